// What the run page works with, by itself: lists of names, the tree of hosts, the request.

#include "gui/datatable.h"
#include "gui/hosttreefilter.h"
#include "gui/hosttreemodel.h"
#include "gui/nodeset.h"
#include "gui/runrequest.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace testum;
using gui::HostTreeFilter;
using gui::HostTreeModel;
using gui::PlatformRow;
using gui::RunRequest;

namespace {

PlatformRow platform(const QString &name, const QString &group = {}, const QStringList &tags = {})
{
    return PlatformRow::fromJson({{QStringLiteral("id"), QStringLiteral("id-") + name},
                                  {QStringLiteral("name"), name},
                                  {QStringLiteral("host"), name + QStringLiteral(".example.org")},
                                  {QStringLiteral("group_name"), group},
                                  {QStringLiteral("tags"), QJsonArray::fromStringList(tags)}});
}

QList<PlatformRow> fleet()
{
    return {
        platform(QStringLiteral("web-10"), QStringLiteral("Production"), {QStringLiteral("web")}),
        platform(QStringLiteral("web-2"), QStringLiteral("Production"), {QStringLiteral("Web")}),
        platform(QStringLiteral("db-1"), QStringLiteral("Production"), {QStringLiteral("db")}),
        platform(QStringLiteral("lab")),
        platform(QStringLiteral("stage-1"), QStringLiteral("Staging"), {QStringLiteral("web")})};
}

} // namespace

class TestRunModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }
    void nodeSetsAreExpanded_data();
    void nodeSetsAreExpanded();
    void treeHasGroupsInOrder();
    void groupsThatAreAlikeAreNotMixed();
    void groupsHaveThreeStates();
    void quickSetsChoose();
    void choiceOutlivesANewList();
    void listFindsNamesAndAddresses();
    void searchNarrowsAndItsGroupsMeanWhatIsShown();
    void tenThousandHostsAreQuick();
    void requestBecomesABody();
    void requestComesBackFromPreferences();
    void historyHoldsEachOnce();
};

void TestRunModels::nodeSetsAreExpanded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("lines and commas") << "a, b;c\n\nd\te" << QStringList{"a", "b", "c", "d", "e"};
    QTest::newRow("each once") << "a b a" << QStringList{"a", "b"};
    QTest::newRow("width of the numbers")
        << "web-[009-011].msk" << QStringList{"web-009.msk", "web-010.msk", "web-011.msk"};
    QTest::newRow("numbers and ranges") << "n[1-2,7]" << QStringList{"n1", "n2", "n7"};
    QTest::newRow("two of them") << "r[1-2]s[3-4]" << QStringList{"r1s3", "r1s4", "r2s3", "r2s4"};
    QTest::newRow("comment") << "# all of them\na # the first\nb" << QStringList{"a", "b"};
    QTest::newRow("address is a name") << "[::1] 10.0.0.1" << QStringList{"[::1]", "10.0.0.1"};
    QTest::newRow("backwards is a name") << "a[3-1]" << QStringList{"a[3-1]"};
    QTest::newRow("open is a name") << "a[1-\nb" << QStringList{"a[1-", "b"};
    QTest::newRow("nothing") << " \n" << QStringList{};
}

void TestRunModels::nodeSetsAreExpanded()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, names);
    QCOMPARE(gui::expandNodeSet(text), names);
    QCOMPARE(gui::expandNodeSet(QStringLiteral("n[1-999999999999]"), 1000).size(), 1000);
}

void TestRunModels::treeHasGroupsInOrder()
{
    HostTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setPlatforms(fleet());
    QCOMPARE(model.rowCount(), 3);
    const auto name = [&model](int group, int host) {
        return model.index(host, 0, model.index(group, 0)).data().toString();
    };
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Production"));
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("Without group"));
    QCOMPARE(name(0, 0), QStringLiteral("db-1"));
    QCOMPARE(name(0, 1), QStringLiteral("web-2")); // numbers by their value
    QCOMPARE(name(0, 2), QStringLiteral("web-10"));
    QCOMPARE(model.groups(), QStringList({"Production", "Staging"}));
    QCOMPARE(model.tags().size(), 2);
}

void TestRunModels::groupsThatAreAlikeAreNotMixed()
{
    HostTreeModel model;
    model.setPlatforms({platform(QStringLiteral("a"), QStringLiteral("web")),
                        platform(QStringLiteral("b"), QStringLiteral("Web")),
                        platform(QStringLiteral("c"), QStringLiteral("web")),
                        platform(QStringLiteral("d"), QStringLiteral("Web"))});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
}

void TestRunModels::groupsHaveThreeStates()
{
    HostTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setPlatforms(fleet());
    const QModelIndex group = model.index(0, 0);
    const QModelIndex host = model.index(0, 0, group);
    const auto state = [&group] { return group.data(Qt::CheckStateRole).toInt(); };
    QCOMPARE(state(), int(Qt::Unchecked));
    QVERIFY(model.setData(host, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(state(), int(Qt::PartiallyChecked));
    QCOMPARE(group.siblingAtColumn(1).data().toString(), QStringLiteral("1/3"));
    QVERIFY(model.setData(group, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(state(), int(Qt::Checked));
    QCOMPARE(model.chosenCount(), 3);
    QVERIFY(model.setData(host, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(state(), int(Qt::PartiallyChecked));
    QVERIFY(model.setData(group, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.chosenCount(), 0);
}

void TestRunModels::quickSetsChoose()
{
    HostTreeModel model;
    model.setPlatforms(fleet());
    model.chooseTag(QStringLiteral("web")); // in any case
    QCOMPARE(model.chosen(), QStringList({"id-web-2", "id-web-10", "id-stage-1"}));
    model.chooseGroup(QStringLiteral("Production"));
    QCOMPARE(model.chosenCount(), 4);
    model.chooseAll();
    QCOMPARE(model.chosenCount(), 5);
    model.chooseNone();
    QCOMPARE(model.chosenCount(), 0);
}

void TestRunModels::choiceOutlivesANewList()
{
    HostTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.chooseOnly({QStringLiteral("id-lab"), QStringLiteral("id-new")}); // before they are here
    QCOMPARE(model.chosenCount(), 0);
    QList<PlatformRow> platforms = fleet();
    model.setPlatforms(platforms);
    QCOMPARE(model.chosen(), QStringList(QStringLiteral("id-lab")));
    platforms.append(platform(QStringLiteral("new")));
    model.setPlatforms(platforms);
    QCOMPARE(model.chosenCount(), 2);
}

void TestRunModels::listFindsNamesAndAddresses()
{
    HostTreeModel model;
    model.setPlatforms(fleet());
    const QStringList unknown =
        model.chooseNamed({QStringLiteral("DB-1"), QStringLiteral("web-2.example.org"),
                           QStringLiteral("id-lab"), QStringLiteral("nowhere")});
    QCOMPARE(unknown, QStringList(QStringLiteral("nowhere")));
    QCOMPARE(model.chosen(), QStringList({"id-db-1", "id-web-2", "id-lab"}));
}

void TestRunModels::searchNarrowsAndItsGroupsMeanWhatIsShown()
{
    HostTreeModel model;
    HostTreeFilter filter;
    QAbstractItemModelTester tester(&filter);
    filter.setSourceModel(&model);
    model.setPlatforms(fleet());
    filter.setSearch(QStringLiteral("WEB"));
    QCOMPARE(filter.shownIds(), QStringList({"id-web-2", "id-web-10", "id-stage-1"}));
    filter.setSearch(QStringLiteral("group:prod tag:web"));
    QCOMPARE(filter.shownIds(), QStringList({"id-web-2", "id-web-10"}));
    QVERIFY(filter.setData(filter.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(), QStringList({"id-web-2", "id-web-10"})); // not db-1, which is hidden
    const auto box = [&filter] {
        return Qt::CheckState(filter.index(0, 0).data(Qt::CheckStateRole).toInt());
    };
    QCOMPARE(box(), Qt::Checked); // of those shown
    model.choose({QStringLiteral("id-web-2")}, false);
    QCOMPARE(box(), Qt::PartiallyChecked);
    filter.setSearch(QStringLiteral("db-1"));
    QCOMPARE(box(), Qt::Unchecked);
    model.chooseOnly({QStringLiteral("id-web-2"), QStringLiteral("id-web-10")});
    filter.setSearch(QStringLiteral("status:offline"));
    QCOMPARE(filter.rowCount(), 0);
    filter.setSearch(QString());
    QCOMPARE(filter.rowCount(), 3);
}

void TestRunModels::tenThousandHostsAreQuick()
{
    QList<PlatformRow> platforms;
    for (int i = 0; i < 10'000; ++i)
        platforms.append(platform(QStringLiteral("host-%1").arg(i),
                                  QStringLiteral("group-%1").arg(i % 50), {QStringLiteral("t")}));
    HostTreeModel model;
    HostTreeFilter filter;
    filter.setSourceModel(&model);
    QElapsedTimer timer;
    timer.start();
    model.setPlatforms(platforms);
    const qint64 loaded = timer.restart();
    filter.setSearch(QStringLiteral("host-77"));
    const qint64 filtered = timer.restart();
    filter.setSearch(QString());
    model.chooseAll();
    const qint64 chosen = timer.elapsed();
    QCOMPARE(model.chosenCount(), 10'000);
    // The issue allows 300 ms each; a loaded machine and a debug build get some more.
    QVERIFY2(loaded < 900 && filtered < 900 && chosen < 900,
             qPrintable(QStringLiteral("%1, %2, %3 ms").arg(loaded).arg(filtered).arg(chosen)));
}

void TestRunModels::requestBecomesABody()
{
    RunRequest request;
    request.command = QStringLiteral("uptime");
    request.platforms = {QStringLiteral("a")};
    QCOMPARE(request.toJson(),
             QJsonObject({{QStringLiteral("type"), QStringLiteral("run_command")},
                          {QStringLiteral("command"), QStringLiteral("uptime")},
                          {QStringLiteral("platforms"), QJsonArray{QStringLiteral("a")}},
                          {QStringLiteral("timeout"), 60}})); // the rest is the settings'
    request.width = 4;
    request.connectRetries = 0;
    request.connectTimeoutS = 7;
    request.outputCapMiB = 2;
    const QJsonObject body = request.toJson();
    QCOMPARE(body.value(QStringLiteral("width")).toInt(), 4);
    QCOMPARE(body.value(QStringLiteral("connect_retries")).toInt(-1), 0);
    QCOMPARE(body.value(QStringLiteral("connect_timeout")).toInt(), 7);
    QCOMPARE(body.value(QStringLiteral("output_cap")).toInt(), 2 * 1024 * 1024);
}

void TestRunModels::requestComesBackFromPreferences()
{
    RunRequest request;
    request.command = QStringLiteral("a\n\"b\"");
    request.platforms = {QStringLiteral("x"), QStringLiteral("y")};
    request.timeoutS = 0;
    request.connectRetries = 3;
    QCOMPARE(RunRequest::fromVariant(request.toVariant()), request);
    QCOMPARE(RunRequest::fromVariant({}), RunRequest());
    const RunRequest odd = RunRequest::fromVariant(
        {{QStringLiteral("timeout"), -5}, {QStringLiteral("width"), 100'000}});
    QCOMPARE(odd.timeoutS, 0);
    QCOMPARE(odd.width, 512);
}

void TestRunModels::historyHoldsEachOnce()
{
    QStringList history;
    for (int i = 0; i < 60; ++i)
        history = gui::historyWith(history, QString::number(i));
    QCOMPARE(history.size(), 50);
    history = gui::historyWith(history, QStringLiteral("30"));
    QCOMPARE(history.first(), QStringLiteral("30"));
    QCOMPARE(history.count(QStringLiteral("30")), 1);
}

QTEST_GUILESS_MAIN(TestRunModels)
#include "tst_runmodels.moc"
