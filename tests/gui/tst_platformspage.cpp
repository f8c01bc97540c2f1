#include "pageengine.h"
#include "pagewidgets.h"
#include "scriptedtransport.h"

#include "gui/chipbutton.h"
#include "gui/hostkeydialog.h"
#include "gui/platformdrawer.h"
#include "gui/platformeditordialog.h"
#include "gui/platformgroupdialog.h"
#include "gui/platformmodel.h"
#include "gui/platformspage.h"
#include "gui/platformtagsdialog.h"
#include "gui/searchedit.h"
#include "gui/statuschiplabel.h"
#include "gui/tagedit.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QSemaphore>
#include <QToolButton>

#include <ctime>
#include <utility>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

constexpr int kPatienceMs = 30'000;
constexpr int kPlatforms = 10'000;
constexpr double kMostMs = 300; ///< of CPU, for 10,000 platforms

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

QJsonObject fleetRow(int number)
{
    const QStringList groups{QStringLiteral("Production"), QStringLiteral("Staging"), QString()};
    const QString group = groups.at(number % 3);
    return {
        {QStringLiteral("id"), QStringLiteral("%1-0000").arg(number)},
        {QStringLiteral("name"), QStringLiteral("web-%1").arg(number, 5, 10, QLatin1Char('0'))},
        {QStringLiteral("host"), QStringLiteral("10.0.%1.%2").arg(number / 250).arg(number % 250)},
        {QStringLiteral("port"), 22},
        {QStringLiteral("username"), QStringLiteral("root")},
        {QStringLiteral("auth_method"), QStringLiteral("agent")},
        {QStringLiteral("group_name"), group.isEmpty() ? QJsonValue() : QJsonValue(group)},
        {QStringLiteral("tags"), QJsonArray{QStringLiteral("web"), QStringLiteral("nginx")}},
        {QStringLiteral("facts"),
         QJsonObject{{QStringLiteral("os"), QStringLiteral("Debian")},
                     {QStringLiteral("os_version"), QStringLiteral("12")}}},
        {QStringLiteral("last_seen_at"), QStringLiteral("2026-11-24T10:00:00.000Z")}};
}

} // namespace

class TestPlatformsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void listShowsWhatTheEngineHas();
    void pathSelectsAndShowsDetails();
    void pathShowsWhatWasHidden();
    void testsAreAskedAboutOneAtATime();
    void queryFilters();
    void filtersCanBeTicked();
    void stateIsTheLoginsFirst();
    void stateIsTheLoginsFirst_data();
    void reachabilityIsShown();
    void testedPlatformShowsItsFacts();
    void runTakesTheSelection();
    void deletingCanBeUndone();
    void deletingIsDoneAfterwards();
    void deletingIsDoneWhenTheServerIsLeft();
    void groupOfManyIsSet();
    void tagsOfManyAreChanged();
    void addressesAreCopied();
    void csvHoldsWhatIsShown();
    void cardsShowTheSameSelection();
    void changedHostKeyIsReplacedOnlyWithATick();
    void editingChangesTheRow();
    void viewersMayOnlyLook();
    void namesArePlainText();
    void failureOffersARetry();
    void tenThousandPlatforms();

private:
    DataTable *table() { return m_page->findChild<DataTable *>(); }
    [[nodiscard]] QStringList names() { return shownTexts(*table(), PlatformModel::Name); }
    void show(const QString &subPath = {}, const QString &query = {})
    {
        m_page = std::make_unique<PlatformsPage>(m_engine->window.context());
        showPage(*m_page, subPath, query);
    }

    [[nodiscard]] bool openScripted(const std::shared_ptr<ScriptedEngine> &engine)
    {
        m_isForeign = true;
        bool isOpen = false;
        m_engine->window.connection().open(
            ServerProfile::thisComputer(), ScriptedTransport::factory(engine),
            [&isOpen](const Result<void> &done) { isOpen = done.has_value(); });
        return QTest::qWaitFor([&isOpen] { return isOpen; }, kPatienceMs);
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<PlatformsPage> m_page;
    bool m_isForeign = false; ///< the connection is not the owner's
    QString m_web;
    QString m_db;
};

void TestPlatformsPage::initTestCase()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    m_engine = std::make_unique<PageEngine>();
}

void TestPlatformsPage::init()
{
    m_web = m_engine->addPlatform(
        QStringLiteral("web-1"),
        {{QStringLiteral("group_name"), QStringLiteral("Production")},
         {QStringLiteral("tags"), QJsonArray{QStringLiteral("nginx"), QStringLiteral("web")}}});
    m_db = m_engine->addPlatform(QStringLiteral("db-1"),
                                 {{QStringLiteral("port"), freePort()},
                                  {QStringLiteral("group_name"), QStringLiteral("Staging")}});
}

void TestPlatformsPage::cleanup()
{
    m_page.reset();
    m_engine->window.notifications().commitAll();
    if (std::exchange(m_isForeign, false))
        QVERIFY(m_engine->window.openLocal());
    const QJsonArray all = m_engine->engine.owner("GET", QStringLiteral("/api/v1/platforms"))
                               .value(QStringLiteral("items"))
                               .toArray();
    for (const QJsonValue &platform : all)
        (void)m_engine->engine.call(
            "DELETE", QStringLiteral("/api/v1/platforms/") + PageEngine::idOf(platform.toObject()),
            {}, m_engine->engine.token(domain::Role::Admin));
}

void TestPlatformsPage::listShowsWhatTheEngineHas()
{
    show();
    QTRY_COMPARE(names(), QStringList({QStringLiteral("db-1"), QStringLiteral("web-1")}));
    QCOMPARE(shownTexts(*table(), PlatformModel::Group).last(), QStringLiteral("Production"));
    QCOMPARE(shownTexts(*table(), PlatformModel::Tags).last(), QStringLiteral("nginx, web"));
    QCOMPARE(shownTexts(*table(), PlatformModel::Address).last(),
             QStringLiteral("%1:%2").arg(m_engine->sshd->host()).arg(m_engine->sshd->port()));
}

void TestPlatformsPage::pathSelectsAndShowsDetails()
{
    show(m_web);
    QTRY_COMPARE(table()->selectedIds(), QStringList{m_web});
    auto *drawer = m_page->findChild<PlatformDrawer *>();
    QVERIFY(drawer->isVisible());
    QTRY_COMPARE(find<QLabel>(drawer, "nameLabel")->text(), QStringLiteral("web-1"));
    QCOMPARE(find<QLabel>(drawer, "tagsLabel")->text(), QStringLiteral("nginx, web"));
    QTest::keyClick(table()->view(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!drawer->isVisible());
}

void TestPlatformsPage::pathShowsWhatWasHidden()
{
    show({}, QStringLiteral("group=Production"));
    QTRY_COMPARE(names(), QStringList{QStringLiteral("web-1")});
    table()->select({m_web});
    m_page->open(m_db, {});
    QCOMPARE(table()->currentId(), m_db);
    QCOMPARE(names().size(), 2);
    table()->search()->searchFor(QStringLiteral("db-1"));
    m_page->open(m_web, {});
    QCOMPARE(table()->currentId(), m_web);
    QVERIFY(table()->search()->text().isEmpty());
    m_page->open(QStringLiteral("deleted"), {});
    QVERIFY(table()->currentId().isEmpty()); // nothing is run on another one
    QVERIFY(!isEnabled(*m_page, "deletePlatformsAction"));
}

void TestPlatformsPage::testsAreAskedAboutOneAtATime()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    const QString task = QStringLiteral("/api/v1/tasks/t1");
    QSemaphore gate;
    engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
    engine->answer(
        QStringLiteral("/api/v1/platforms"),
        {{QStringLiteral("items"), QJsonArray{fleetRow(0)}}, {QStringLiteral("total"), 1}});
    engine->answer(QStringLiteral("/api/v1/tasks"), {{QStringLiteral("id"), QStringLiteral("t1")}});
    engine->answer(task, [&gate](const client::ApiCall &) {
        gate.acquire();
        return client::ApiReply{200, "application/json", R"({"status":"success"})"};
    });
    QVERIFY(openScripted(engine));
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->select({PageEngine::idOf(fleetRow(0))});
    trigger(*m_page, "testPlatformsAction");
    QTRY_COMPARE(engine->calls(task), 1);
    QTest::qWait(1'500); // another second has come
    const int calls = engine->calls(task);
    gate.release(10);
    QCOMPARE(calls, 1);
}

void TestPlatformsPage::queryFilters()
{
    show({}, QStringLiteral("group=Production"));
    QTRY_COMPARE(names(), QStringList{QStringLiteral("web-1")});
    auto *chip = m_page->findChild<ChipButton *>();
    QVERIFY(chip);
    QCOMPARE(chip->text(), QStringLiteral("Group: Production"));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(names().size(), 2);
}

void TestPlatformsPage::filtersCanBeTicked()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    press(m_page.get(), "filterPushButton");
    QWidget *popover = QApplication::activePopupWidget();
    QVERIFY(popover);
    auto *groups = find<QListWidget>(popover, "filter1ListWidget");
    QCOMPARE(groups->item(0)->text(), QStringLiteral("Production (1)"));
    groups->setFocus();
    groups->setCurrentRow(0);
    QTest::keyClick(groups, Qt::Key_Space);
    QCOMPARE(names(), QStringList{QStringLiteral("web-1")});
    press(popover, "resetFiltersPushButton");
    QCOMPARE(names().size(), 2);
    popover->close();
}

void TestPlatformsPage::stateIsTheLoginsFirst_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("reachability");
    QTest::addColumn<QString>("state");
    QTest::newRow("fine") << ""
                          << "online"
                          << "online";
    QTest::newRow("away") << ""
                          << "offline"
                          << "offline";
    QTest::newRow("key") << "ssh.host_key_changed"
                         << "online"
                         << "host_key_changed";
    QTest::newRow("revoked") << "ssh.host_key_revoked"
                             << "online"
                             << "host_key_changed";
    QTest::newRow("login") << "ssh.auth_failed"
                           << "online"
                           << "login_failed";
    QTest::newRow("timeout was earlier") << "ssh.timeout"
                                         << "online"
                                         << "online";
}

void TestPlatformsPage::stateIsTheLoginsFirst()
{
    QFETCH(QString, reason);
    QFETCH(QString, reachability);
    QJsonObject json = fleetRow(1);
    json.insert(QStringLiteral("last_error_reason"), reason);
    PlatformRow row = PlatformRow::fromJson(json);
    row.reach.state = reachability;
    QTEST(row.state(), "state");
}

void TestPlatformsPage::reachabilityIsShown()
{
    show();
    QTRY_COMPARE_WITH_TIMEOUT(shownTexts(*table(), PlatformModel::Status),
                              QStringList({QStringLiteral("Offline"), QStringLiteral("Online")}),
                              kPatienceMs);
    table()->search()->searchFor(QStringLiteral("status:offline"));
    QCOMPARE(names(), QStringList{QStringLiteral("db-1")});
}

void TestPlatformsPage::testedPlatformShowsItsFacts()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    table()->view()->setFocus();
    QTest::keyClick(table()->view(), Qt::Key_T, Qt::ControlModifier);
    const auto row = [this] { return m_page->findChild<PlatformModel *>()->row(m_web); };
    QTRY_VERIFY_WITH_TIMEOUT(row() && !row()->kernel.isEmpty(), kPatienceMs);
    QVERIFY(!row()->fingerprint.isEmpty());
    auto *drawer = m_page->findChild<PlatformDrawer *>();
    trigger(*m_page, "openPlatformAction");
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>(drawer, "taskListWidget")->count(), 1, kPatienceMs);
    QCOMPARE(find<QLabel>(drawer, "kernelLabel")->text().section(u' ', 0, 0), row()->kernel);
    auto *tasks = find<QListWidget>(drawer, "taskListWidget");
    tasks->setCurrentRow(0);
    QTest::keyClick(tasks, Qt::Key_Return);
    QVERIFY2(m_engine->opened().startsWith(QStringLiteral("tasks/")),
             qPrintable(m_engine->opened()));
}

void TestPlatformsPage::runTakesTheSelection()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    QTest::keyClick(table()->view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table()->view(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_engine->opened(), QStringLiteral("run?platforms=%1,%2").arg(m_db, m_web));
}

void TestPlatformsPage::deletingCanBeUndone()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    QTest::keyClick(table()->view(), Qt::Key_Delete);
    QCOMPARE(names(), QStringList{QStringLiteral("db-1")});
    const Notification note = m_engine->window.notifications().all().first();
    QCOMPARE(note.text, QStringLiteral("Platform web-1 is deleted."));
    m_page->refresh(); // it is still there, and stays out of sight
    QTRY_COMPARE(names(), QStringList{QStringLiteral("db-1")});
    note.action();
    QTRY_COMPARE(names().size(), 2);
    QCOMPARE(table()->selectedIds(), QStringList{m_web});
}

void TestPlatformsPage::deletingIsDoneAfterwards()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web, m_db});
    trigger(*m_page, "deletePlatformsAction");
    QVERIFY(names().isEmpty());
    m_engine->window.notifications().commitAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->engine.owner("GET", QStringLiteral("/api/v1/platforms"))
                                  .value(QStringLiteral("total"))
                                  .toInt(),
                              0, kPatienceMs);
}

void TestPlatformsPage::deletingIsDoneWhenTheServerIsLeft()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web, m_db});
    trigger(*m_page, "deletePlatformsAction");
    m_engine->window.notifications().commitAll();
    m_engine->window.connection().close();
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->engine.owner("GET", QStringLiteral("/api/v1/platforms"))
                                  .value(QStringLiteral("total"))
                                  .toInt(),
                              0, kPatienceMs);
    QVERIFY(names().isEmpty());
    QVERIFY(m_engine->window.openLocal());
}

void TestPlatformsPage::groupOfManyIsSet()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web, m_db});
    trigger(*m_page, "setGroupAction");
    auto *dialog = openedDialog<PlatformGroupDialog>();
    find<QComboBox>(dialog, "groupComboBox")->setCurrentText(QStringLiteral("Edge"));
    press(dialog, "setPushButton");
    QTRY_COMPARE(shownTexts(*table(), PlatformModel::Group),
                 QStringList({QStringLiteral("Edge"), QStringLiteral("Edge")}));
}

void TestPlatformsPage::tagsOfManyAreChanged()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web, m_db});
    trigger(*m_page, "setTagsAction");
    auto *dialog = openedDialog<PlatformTagsDialog>();
    QVERIFY(!find<QPushButton>(dialog, "applyPushButton")->isEnabled());
    find<TagEdit>(dialog, "addTagEdit")->setFocus();
    QTest::keyClicks(find<TagEdit>(dialog, "addTagEdit")->lineEdit(), QStringLiteral("eu"));
    QTest::keyClick(find<TagEdit>(dialog, "addTagEdit")->lineEdit(), Qt::Key_Return);
    QTest::keyClicks(find<TagEdit>(dialog, "removeTagEdit")->lineEdit(), QStringLiteral("nginx"));
    press(dialog, "applyPushButton");
    QTRY_COMPARE(shownTexts(*table(), PlatformModel::Tags),
                 QStringList({QStringLiteral("eu"), QStringLiteral("web, eu")}));
}

void TestPlatformsPage::addressesAreCopied()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    trigger(*m_page, "copySshCommandAction");
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("ssh -p %1 %2@%3")
                 .arg(m_engine->sshd->port())
                 .arg(m_engine->sshd->user(), m_engine->sshd->host()));
    QCOMPARE(shellQuoted(QStringLiteral("it's; rm")), QStringLiteral("'it'\\''s; rm'"));
}

void TestPlatformsPage::csvHoldsWhatIsShown()
{
    m_engine->addPlatform(QStringLiteral("x \"1\""),
                          {{QStringLiteral("description"), QStringLiteral("=cmd()")}});
    show();
    QTRY_COMPARE(names().size(), 3);
    table()->search()->searchFor(QStringLiteral("x"));
    trigger(*m_page, "exportPlatformsAction");
    auto *dialog = openedDialog<QFileDialog>();
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("out.csv"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    const QByteArray bytes = readFile(path);
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const QString csv = QString::fromUtf8(bytes);
    QVERIFY(csv.contains(QStringLiteral("\"x \"\"1\"\"\"")));
    QVERIFY(csv.contains(QStringLiteral("\"'=cmd()\"")));
    QVERIFY(!csv.contains(QStringLiteral("db-1")));
}

void TestPlatformsPage::cardsShowTheSameSelection()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    press(m_page.get(), "cardsToolButton");
    auto *cards = find<QListView>(m_page.get(), "cardsListView");
    QVERIFY(cards->isVisible());
    QCOMPARE(cards->model()->rowCount(), 2);
    QCOMPARE(cards->currentIndex().row(), 1);
    cards->setFocus();
    QTest::keyClick(cards, Qt::Key_Left);
    QCOMPARE(table()->selectedIds(), QStringList{m_db});
    press(m_page.get(), "tableToolButton");
    QVERIFY(table()->view()->isVisible());
}

void TestPlatformsPage::changedHostKeyIsReplacedOnlyWithATick()
{
    auto other = SshdServer::start();
    QVERIFY(other);
    (void)m_engine->engine.owner(
        "PUT", QStringLiteral("/api/v1/platforms/%1/host_keys").arg(m_web),
        QJsonObject{
            {QStringLiteral("public_key"),
             other->hostKey().keyType + u' ' + QString::fromLatin1(other->hostKey().publicKey)}});
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    trigger(*m_page, "hostKeyAction");
    auto *dialog = openedDialog<HostKeyDialog>();
    auto *trust = find<QPushButton>(dialog, "trustPushButton");
    QVERIFY(!trust->isEnabled());
    QVERIFY(find<QPushButton>(dialog, "cancelPushButton")->isDefault());
    QCOMPARE(find<QLabel>(dialog, "headingLabel")->text(),
             QStringLiteral("The host key has changed"));
    press(dialog, "verifiedCheckBox");
    QTest::mouseClick(trust, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->findChild<PlatformModel *>()->row(m_web)->fingerprint,
                              m_engine->sshd->hostKeyFingerprint(), kPatienceMs);
}

void TestPlatformsPage::editingChangesTheRow()
{
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    QTest::keyClick(table()->view(), Qt::Key_F2);
    auto *editor = openedDialog<PlatformEditorDialog>();
    auto *name = find<QLineEdit>(editor, "nameLineEdit");
    QCOMPARE(name->text(), QStringLiteral("web-1"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("web-01"));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(names().contains(QStringLiteral("web-01")));
}

void TestPlatformsPage::viewersMayOnlyLook()
{
    m_isForeign = true;
    QVERIFY(m_engine->openAs(domain::Role::Viewer));
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({m_web});
    for (const char *action : {"addPlatformAction", "runOnPlatformsAction", "testPlatformsAction",
                               "editPlatformAction", "deletePlatformsAction", "setGroupAction"})
        QVERIFY2(!isEnabled(*m_page, action), action);
    QVERIFY(isEnabled(*m_page, "copySshCommandAction"));
    QCOMPARE(m_page->findChild<QAction *>(QStringLiteral("runOnPlatformsAction"))->toolTip(),
             QStringLiteral("Requires the operator role"));
}

void TestPlatformsPage::namesArePlainText()
{
    const QString evil = QStringLiteral("<img src=file:///etc/passwd>");
    const QString id = m_engine->addPlatform(evil);
    show(id);
    QTRY_COMPARE(table()->selectedIds(), QStringList{id});
    auto *label = find<QLabel>(m_page->findChild<PlatformDrawer *>(), "nameLabel");
    QTRY_COMPARE(label->text(), evil);
    for (const QLabel *each : m_page->findChildren<QLabel *>())
        QVERIFY2(each->textFormat() == Qt::PlainText || each->text().isEmpty(),
                 qPrintable(each->objectName()));
}

void TestPlatformsPage::failureOffersARetry()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
    engine->answer(QStringLiteral("/api/v1/platforms"), {}, 500);
    QVERIFY(openScripted(engine));
    m_page = std::make_unique<PlatformsPage>(m_engine->window.context());
    showPage(*m_page);
    auto *retry = find<QPushButton>(m_page.get(), "retryActionButton");
    QTRY_VERIFY(retry->isVisible());
    engine->answer(
        QStringLiteral("/api/v1/platforms"),
        {{QStringLiteral("items"), QJsonArray{fleetRow(1)}}, {QStringLiteral("total"), 1}});
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(names().size(), 1);
    m_page.reset();
}

void TestPlatformsPage::tenThousandPlatforms()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
    engine->answer(QStringLiteral("/api/v1/platforms"), [](const client::ApiCall &call) {
        const int offset = call.query.queryItemValue(QStringLiteral("offset")).toInt();
        const int limit = call.query.queryItemValue(QStringLiteral("limit")).toInt();
        QJsonArray items;
        for (int i = offset; i < std::min(offset + limit, kPlatforms); ++i)
            items.append(fleetRow((i * 7919) % kPlatforms));
        const QJsonObject page{{QStringLiteral("items"), items},
                               {QStringLiteral("total"), kPlatforms}};
        return client::ApiReply{200, "application/json", QJsonDocument(page).toJson()};
    });
    QVERIFY(openScripted(engine));
    m_page = std::make_unique<PlatformsPage>(m_engine->window.context());
    const double beforeLoad = cpuMs();
    showPage(*m_page);
    QTRY_COMPARE_WITH_TIMEOUT(table()->shownRows(), kPlatforms, kPatienceMs);
    (void)m_page->grab();
    const double load = cpuMs() - beforeLoad;

    const auto timed = [this](const auto &act) {
        const double before = cpuMs();
        act();
        (void)table()->view()->viewport()->grab();
        return cpuMs() - before;
    };
    const double filtered =
        timed([this] { table()->search()->searchFor(QStringLiteral("web-0004")); });
    QCOMPARE(table()->shownRows(), 10);
    const double unfiltered = timed([this] { table()->search()->searchFor(QString()); });
    const double third =
        timed([this] { table()->search()->searchFor(QStringLiteral("group:staging")); });
    QCOMPARE(table()->shownRows(), 3333);
    table()->search()->searchFor(QString());
    QHeaderView *header = table()->view()->horizontalHeader();
    const double sorted =
        timed([header] { header->setSortIndicator(PlatformModel::Address, Qt::DescendingOrder); });
    table()->view()->selectAll();
    const double sortedSelected =
        timed([header] { header->setSortIndicator(PlatformModel::Name, Qt::DescendingOrder); });
    const double filteredSelected =
        timed([this] { table()->search()->searchFor(QStringLiteral("group:staging")); });
    qInfo("10,000 platforms, CPU ms of the main thread: load and paint %.0f, filter %.0f, a third "
          "%.0f, unfilter %.0f, sort %.0f, all selected: sort %.0f, filter %.0f",
          load, filtered, third, unfiltered, sorted, sortedSelected, filteredSelected);
    for (const double took :
         {load, filtered, third, unfiltered, sorted, sortedSelected, filteredSelected})
        QVERIFY2(took < kMostMs, qPrintable(QString::number(took)));
    m_page.reset();
}

QTEST_MAIN(TestPlatformsPage)

#include "tst_platformspage.moc"
