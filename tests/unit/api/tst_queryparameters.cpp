#include "api/queryparameters.h"

#include <QTest>

using namespace testum;
using api::QueryParameter;

class QueryParametersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWindow_data();
    void readsTheWindow();
    void readsSortSearchAndFilters();
    void turnsTimesIntoMilliseconds_data();
    void turnsTimesIntoMilliseconds();
    void refuses_data();
    void refuses();
    void reportsEveryParameter();
    void takesNoListParametersElsewhere();
    void readsOtherValues();
};

namespace {

constexpr QueryParameter kParameters[] = {
    {"sort", QueryParameter::Type::Sort, "", "name,created_at"},
    {"state", QueryParameter::Type::Choice, "", "on,off"},
    {"enabled", QueryParameter::Type::Boolean, ""},
    {"from", QueryParameter::Type::Time, ""},
    {"host", QueryParameter::Type::Text, ""},
    {"after", QueryParameter::Type::Integer, "", "", 0, 100},
};

api::Route routeWith(unsigned flags)
{
    return {"GET", "/", {}, nullptr, nullptr, 200, nullptr, "x", "x", "x", flags, kParameters};
}

Result<api::Query> read(const char *query, unsigned flags = api::kPaged | api::kSearchable)
{
    return api::readQuery(routeWith(flags), QUrlQuery(QString::fromUtf8(query)));
}

} // namespace

void QueryParametersTest::readsTheWindow_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("limit");
    QTest::addColumn<qint64>("offset");
    QTest::newRow("default") << QByteArray() << 100 << qint64(0);
    QTest::newRow("limit") << QByteArray("limit=1000") << 1000 << qint64(0);
    QTest::newRow("offset") << QByteArray("limit=10&offset=30") << 10 << qint64(30);
    QTest::newRow("first page") << QByteArray("page=1") << 100 << qint64(0);
    QTest::newRow("page") << QByteArray("page=4&page_size=25") << 25 << qint64(75);
    QTest::newRow("page size alone") << QByteArray("page_size=25") << 25 << qint64(0);
    QTest::newRow("last page") << QByteArray("page=1000000000&page_size=1000") << 1000
                               << qint64(999'999'999'000);
}

void QueryParametersTest::readsTheWindow()
{
    QFETCH(QByteArray, query);
    const auto parsed = read(query.constData());
    QVERIFY(parsed);
    QTEST(parsed->list.limit, "limit");
    QTEST(parsed->list.offset, "offset");
}

void QueryParametersTest::readsSortSearchAndFilters()
{
    const auto parsed = read("sort=-created_at&q=%D0%BF%D1%80%D0%B8%20a%2Bb&state=on&host=a");
    QVERIFY(parsed);
    QCOMPARE(parsed->list.sort, QStringLiteral("created_at"));
    QVERIFY(parsed->list.descending);
    QCOMPARE(parsed->list.search, QStringLiteral("при a+b"));
    QCOMPARE(parsed->list.filters,
             (QMap<QString, QString>{{QStringLiteral("state"), QStringLiteral("on")},
                                     {QStringLiteral("host"), QStringLiteral("a")}}));
}

void QueryParametersTest::turnsTimesIntoMilliseconds_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("expected");
    QTest::newRow("utc") << QByteArray("2026-01-31T10:00:00Z") << QStringLiteral("1769853600000");
    QTest::newRow("milliseconds") << QByteArray("2026-01-31T10:00:00.250Z")
                                  << QStringLiteral("1769853600250");
    QTest::newRow("zone") << QByteArray("2026-01-31T13:00:00%2B03:00")
                          << QStringLiteral("1769853600000");
    QTest::newRow("west") << QByteArray("2026-01-31T05:00:00-05:00")
                          << QStringLiteral("1769853600000");
    QTest::newRow("no zone") << QByteArray("2026-01-31T10:00:00")
                             << QStringLiteral("1769853600000");
    QTest::newRow("day") << QByteArray("2026-01-31") << QStringLiteral("1769817600000");
}

void QueryParametersTest::turnsTimesIntoMilliseconds()
{
    QFETCH(QByteArray, time);
    const auto parsed = read(QByteArray("from=" + time).constData());
    QVERIFY(parsed);
    QTEST(parsed->list.filters.value(QStringLiteral("from")), "expected");
}

void QueryParametersTest::refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *query, const char *field, const char *reason) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(field)
                             << QByteArray(reason);
    };
    row("colour=red", "colour", "field.unknown");
    row("limit=0", "limit", "field.out_of_range");
    row("limit=1001", "limit", "field.out_of_range");
    row("limit=ten", "limit", "field.wrong_type");
    row("limit=", "limit", "field.wrong_type");
    row("limit=99999999999999999999", "limit", "field.wrong_type");
    row("offset=-1", "offset", "field.out_of_range");
    row("page=0", "page", "field.out_of_range");
    row("page=1&offset=3", "page", "field.not_together");
    row("q=a&search=b", "q", "field.not_together");
    row("sort=colour", "sort", "field.unknown_value");
    row("sort=--name", "sort", "field.unknown_value");
    row("sort=", "sort", "field.unknown_value");
    row("state=half", "state", "field.unknown_value");
    row("enabled=1", "enabled", "field.unknown_value");
    row("from=yesterday", "from", "field.bad_format");
    row("host=a%00b", "host", "field.bad_text");
    row("host=a&host=b", "host", "field.repeated");
}

void QueryParametersTest::refuses()
{
    QFETCH(QByteArray, query);
    const auto parsed = read(query.constData());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(parsed.error().fields.size(), 1);
    QTEST(parsed.error().fields.first().field, "field");
    QTEST(QByteArray(parsed.error().fields.first().reason), "reason");
}

void QueryParametersTest::reportsEveryParameter()
{
    const auto parsed = read("limit=0&colour=red&sort=x");
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().fields.size(), 3);
}

void QueryParametersTest::takesNoListParametersElsewhere()
{
    QVERIFY(!read("limit=10", 0));
    QVERIFY(!read("q=a", api::kPaged));
}

void QueryParametersTest::readsOtherValues()
{
    const auto parsed = read("after=7", 0);
    QVERIFY(parsed);
    QCOMPARE(parsed->integer(QStringLiteral("after"), 0), 7);
    QCOMPARE(parsed->integer(QStringLiteral("limit"), 5), 5);
}

QTEST_GUILESS_MAIN(QueryParametersTest)
#include "tst_queryparameters.moc"
