#include "storage/searchtext.h"

#include <QTest>

using namespace testum::storage;

class SearchTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsByUnicodesRules_data();
    void foldsByUnicodesRules();
    void escapesLikesWildcards_data();
    void escapesLikesWildcards();
    void aTagIsNotFoundInsideAnother_data();
    void aTagIsNotFoundInsideAnother();
};

void SearchTextTest::foldsByUnicodesRules_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("equal");
    const auto row = [](const char *name, const char *left, const char *right, bool equal) {
        QTest::newRow(name) << QString::fromUtf8(left) << QString::fromUtf8(right) << equal;
    };
    row("ascii", "Web-1", "wEB-1", true);
    row("cyrillic", "СЕРВЕР", "сервер", true);
    row("composed", "caf\u00e9", "CAFE\u0301", true);
    row("greek final sigma", "ΟΔΟΣ", "οδος", true);
    row("other letter", "web", "wеb", false); // the second has a Cyrillic е
}

void SearchTextTest::foldsByUnicodesRules()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QTEST(folded(left) == folded(right), "equal");
}

void SearchTextTest::escapesLikesWildcards_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("plain") << QStringLiteral("web") << QStringLiteral("%web%");
    QTest::newRow("percent") << QStringLiteral("50%") << QStringLiteral("%50!%%");
    QTest::newRow("underscore") << QStringLiteral("a_b") << QStringLiteral("%a!_b%");
    QTest::newRow("escape") << QStringLiteral("hey!") << QStringLiteral("%hey!!%");
    QTest::newRow("backslash") << QStringLiteral("a\\b") << QStringLiteral("%a\\b%");
}

void SearchTextTest::escapesLikesWildcards()
{
    QFETCH(QString, part);
    QTEST(likeContains(part), "pattern");
}

void SearchTextTest::aTagIsNotFoundInsideAnother_data()
{
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QStringList &tags, const char *tag, bool found) {
        QTest::newRow(name) << tags << QString::fromUtf8(tag) << found;
    };
    const QString web = QStringLiteral("web");
    const QString db = QStringLiteral("db");
    row("first", {web, db}, "web", true);
    row("last", {web, db}, "db", true);
    row("folded", {QStringLiteral("WEB")}, "weB", true);
    row("none", {}, "web", false);
    row("part", {QStringLiteral("webserver")}, "web", false);
    row("separator", {web, db}, ",", false);
    row("across two", {web, db}, "web\"\n\"db", false);
    row("quotes", {QStringLiteral("a\"b")}, "a\"b", true);
    row("inside quotes", {QStringLiteral("a\"b\"c")}, "b", false);
    row("line break", {QStringLiteral("a\n\"web\"\nb")}, "web", false);
}

void SearchTextTest::aTagIsNotFoundInsideAnother()
{
    QFETCH(QStringList, tags);
    QFETCH(QString, tag);
    QTEST(tagLines(tags).contains(tagLine(tag)), "found");
}

QTEST_GUILESS_MAIN(SearchTextTest)
#include "tst_searchtext.moc"
