// The page of a task on a real engine and real hosts, from click to remote effect.

#include "app/inprocesstransport.h"
#include "gui/banner.h"
#include "gui/confirmdialog.h"
#include "gui/datatable.h"
#include "gui/outputview.h"
#include "gui/runprogressbar.h"
#include "gui/taskpage.h"
#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"
#include "support/window/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace testum;
using tests::SshdServer;
using tests::TestEngine;
using tests::WindowFixture;

namespace {

constexpr int kPatienceMs = 30'000;

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

gui::EngineAccess accessTo(TestEngine &engine)
{
    gui::EngineAccess access;
    access.openLocal = [] { return Result<void>(); };
    access.localTransport = [&engine](const QByteArray &language) {
        return std::unique_ptr<client::Transport>(
            std::make_unique<app::InProcessTransport>(engine.context(), language));
    };
    return access;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

QString firstLine(const gui::TaskPage &page)
{
    return page.pane().view()->visibleText().section(u'\n', 0, 0);
}

} // namespace

class TestTaskPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void runningTaskIsShownLive();
    void failedHostTellsWhy();
    void filterTabsNarrowTheHosts();
    void hostsAreSteppedThroughByKeyboard();
    void allOutputHasHostNames();
    void cancelAsksAndStops();
    void runAgainOnFailedOnly();
    void runAgainIsOfTheTaskThatWasAsked();
    void largeEndedOutputIsFetched();
    void outputIsSearched();
    void outputIsSaved();
    void savingWaitsForTheReplay();
    void pageComesBackWhereItWas();
    void missingTaskIsTold();
    void viewerMayLookOnly();
    void languageChangesAtOnce();
    void namesArePlainText();

private:
    QString addPlatform(const QString &name, int port = 0);
    QString start(const QString &command, const QStringList &platforms);
    gui::TaskPage &open(const QString &taskId);
    void waitForEnd(const QString &taskId) { (void)m_engine->waitForTask(taskId); }
    void show(const QString &platform);
    [[nodiscard]] QString status(const QString &platform) const;
    [[nodiscard]] QString hostOutput() const;
    void press(const char *action)
    {
        auto *found = m_page->findChild<QAction *>(QLatin1String(action));
        QVERIFY2(found, action);
        QTRY_VERIFY2_WITH_TIMEOUT(found->isEnabled(), action, kPatienceMs); // as anyone would wait
        found->trigger();
    }
    void save(const QString &path)
    {
        press("saveOutputAction");
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }
    void confirm()
    {
        auto *dialog = m_page->findChild<gui::ConfirmDialog *>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("confirmPushButton")),
                          Qt::LeftButton);
    }

    std::unique_ptr<SshdServer> m_server;
    std::unique_ptr<TestEngine> m_engine;
    std::unique_ptr<WindowFixture> m_window;
    std::unique_ptr<gui::TaskPage> m_page;
    QTemporaryDir m_dir;
};

void TestTaskPage::initTestCase()
{
    m_server = SshdServer::start();
    QVERIFY(m_server);
    m_engine = std::make_unique<TestEngine>();
    m_window = std::make_unique<WindowFixture>(accessTo(*m_engine));
    QVERIFY(m_window->openLocal());
    addPlatform(QStringLiteral("web-1"));
    addPlatform(QStringLiteral("web-2"));
    addPlatform(QStringLiteral("dead"), 1);
}

void TestTaskPage::cleanup() { m_page.reset(); }

void TestTaskPage::cleanupTestCase()
{
    m_window.reset();
    m_engine.reset();
}

QString TestTaskPage::addPlatform(const QString &name, int port)
{
    return text(
        m_engine->owner("POST", QStringLiteral("/api/v1/platforms"),
                        QJsonObject{{QStringLiteral("name"), name},
                                    {QStringLiteral("host"), m_server->host()},
                                    {QStringLiteral("port"), port > 0 ? port : m_server->port()},
                                    {QStringLiteral("username"), m_server->user()},
                                    {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                                    {QStringLiteral("private_key"),
                                     QString::fromUtf8(m_server->clientPrivateKey())}}),
        "id");
}

QString TestTaskPage::start(const QString &command, const QStringList &platforms)
{
    return text(m_engine->owner("POST", QStringLiteral("/api/v1/tasks"),
                                QJsonObject{{QStringLiteral("type"), QStringLiteral("run_command")},
                                            {QStringLiteral("command"), command},
                                            {QStringLiteral("connect_retries"), 0},
                                            {QStringLiteral("platforms"),
                                             QJsonArray::fromStringList(platforms)}}),
                "id");
}

gui::TaskPage &TestTaskPage::open(const QString &taskId)
{
    m_page = std::make_unique<gui::TaskPage>(m_window->context(), nullptr);
    m_page->resize(1180, 720);
    m_page->show();
    (void)QTest::qWaitForWindowExposed(m_page.get());
    m_page->activateWindow();
    m_page->open(taskId, {});
    return *m_page;
}

void TestTaskPage::show(const QString &platform)
{
    const QAbstractItemModel *rows = m_page->table().view()->model();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (rows->index(row, 0).data().toString() == platform)
            m_page->table().view()->setCurrentIndex(rows->index(row, 0));
    }
}

QString TestTaskPage::status(const QString &platform) const
{
    for (const gui::HostRun &run : m_page->model().runs()) {
        if (run.platformName == platform)
            return run.status;
    }
    return {};
}

QString TestTaskPage::hostOutput() const
{
    const auto &lines = m_page->pane().view()->lines();
    QStringList all;
    for (qint64 i = 0; lines && i < lines->lineCount(); ++i)
        all.append(lines->line(i).text);
    return all.join(u'|');
}

void TestTaskPage::runningTaskIsShownLive()
{
    const QString gate = m_dir.filePath(QStringLiteral("gate"));
    const QString id =
        start(QStringLiteral("echo begin; echo oops >&2; until [ -e '%1' ]; do sleep 0.1; done; "
                             "printf '\\033[32mend\\033[0m\\n'")
                  .arg(gate),
              {QStringLiteral("web-1"), QStringLiteral("web-2")});
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE_WITH_TIMEOUT(page.model().counts().running, 2, kPatienceMs);
    show(QStringLiteral("web-2"));
    QTRY_VERIFY_WITH_TIMEOUT(hostOutput().contains(QStringLiteral("begin")) &&
                                 hostOutput().contains(QStringLiteral("oops")),
                             kPatienceMs);
    QVERIFY(!hostOutput().contains(QStringLiteral("end")));
    QVERIFY(page.findChild<QAction *>(QStringLiteral("cancelTaskAction"))->isEnabled());

    QFile file(gate);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(page.model().counts().success, 2, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(hostOutput().endsWith(QStringLiteral("|end")), kPatienceMs);
    QTRY_VERIFY(!page.findChild<QAction *>(QStringLiteral("cancelTaskAction"))->isEnabled());
    const auto *progress = page.findChild<gui::RunProgressBar *>();
    QCOMPARE(progress->counts().success, 2);
    QVERIFY(!progress->accessibleDescription().isEmpty());
    bool hasStderr = false;
    for (qint64 i = 0; i < page.pane().view()->lines()->lineCount(); ++i)
        hasStderr |= page.pane().view()->lines()->line(i).is(gui::LineFlag::kStderr);
    QVERIFY(hasStderr);
    QVERIFY(page.title().startsWith(QStringLiteral("echo begin")));
}

void TestTaskPage::failedHostTellsWhy()
{
    const QString id = start(QStringLiteral("echo partly; exit 3"),
                             {QStringLiteral("web-1"), QStringLiteral("dead")});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.model().counts().failed, 2);
    show(QStringLiteral("web-1"));
    QTRY_COMPARE(hostOutput(), QStringLiteral("partly"));
    const auto *facts = page.findChild<QLabel *>(QStringLiteral("factsLabel"));
    QTRY_VERIFY(facts->text().contains(QStringLiteral("exit code 3")));
    show(QStringLiteral("dead"));
    const auto *reason = page.findChild<QLabel *>(QStringLiteral("reasonLabel"));
    QTRY_VERIFY2(reason->isVisible() && reason->text().size() > 20, qPrintable(reason->text()));
    const auto *chip = page.findChild<QWidget *>(QStringLiteral("statusChipLabel"));
    QCOMPARE(chip->accessibleName(), QStringLiteral("Unreachable"));
    QTRY_VERIFY(!page.pane().view()->isVisible()); // "No output" in its place
}

void TestTaskPage::filterTabsNarrowTheHosts()
{
    const QString id =
        start(QStringLiteral("true"),
              {QStringLiteral("web-1"), QStringLiteral("web-2"), QStringLiteral("dead")});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.table().shownRows(), 3);
    // What failed is first.
    QCOMPARE(page.table().view()->model()->index(0, 0).data().toString(), QStringLiteral("dead"));
    auto *tabs = page.findChild<QTabBar *>(QStringLiteral("filterTabBar"));
    QCOMPARE(tabs->tabText(0), QStringLiteral("All 3"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Failed 1"));
    QCOMPARE(tabs->tabText(2), QStringLiteral("Running 0"));
    tabs->setCurrentIndex(1);
    QCOMPARE(page.table().shownRows(), 1);
    tabs->setCurrentIndex(2);
    QCOMPARE(page.table().shownRows(), 0);
    tabs->setCurrentIndex(0);
    QCOMPARE(page.table().shownRows(), 3);
}

void TestTaskPage::hostsAreSteppedThroughByKeyboard()
{
    const QString id =
        start(QStringLiteral("true"),
              {QStringLiteral("web-1"), QStringLiteral("web-2"), QStringLiteral("dead")});
    waitForEnd(id);
    gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.table().shownRows(), 3);
    page.table().view()->setFocus();
    const auto shown = [&page] {
        return page.findChild<QLabel *>(QStringLiteral("sourceLabel"))->text();
    };
    QTRY_COMPARE(shown(), QStringLiteral("dead"));
    QTest::keyClick(page.table().view(), Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(shown(), QStringLiteral("web-1"));
    QTest::keyClick(page.pane().view(), Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(shown(), QStringLiteral("web-2"));
    QTest::keyClick(&page, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown(), QStringLiteral("dead"));
    QTest::keyClick(&page, Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(shown(), QStringLiteral("web-2"));
}

void TestTaskPage::allOutputHasHostNames()
{
    const QString id =
        start(QStringLiteral("echo hello"), {QStringLiteral("web-1"), QStringLiteral("web-2")});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.model().rowCount(), 2);
    page.pane().setSource(gui::OutputPane::Source::All);
    QTRY_COMPARE(page.pane().view()->lines()->lineCount(), 2);
    const auto &lines = *page.pane().view()->lines();
    QStringList names;
    for (qint64 i = 0; i < 2; ++i)
        names.append(lines.sourceName(lines.line(i).source));
    names.sort();
    QCOMPARE(names, QStringList({"web-1", "web-2"}));
    QVERIFY(!page.findChild<QLabel *>(QStringLiteral("sourceLabel"))->isVisible());
}

void TestTaskPage::cancelAsksAndStops()
{
    const QString id = start(QStringLiteral("echo begin; sleep 300"), {QStringLiteral("web-1")});
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("web-1")), QStringLiteral("running"),
                              kPatienceMs);
    press("cancelTaskAction");
    auto *dialog = page.findChild<gui::ConfirmDialog *>();
    QVERIFY(dialog);
    // Enter keeps it running: the safe button is the default one.
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!page.findChild<gui::ConfirmDialog *>());
    QCOMPARE(status(QStringLiteral("web-1")), QStringLiteral("running"));
    press("cancelTaskAction");
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("web-1")), QStringLiteral("cancelled"),
                              kPatienceMs);
    QCOMPARE(text(m_engine->waitForTask(id), "status"), QStringLiteral("cancelled"));
    QTRY_VERIFY(
        page.headerActions().contains(page.findChild<QAction *>(QStringLiteral("runAgainAction"))));
}

void TestTaskPage::runAgainOnFailedOnly()
{
    const QString id =
        start(QStringLiteral("echo again"), {QStringLiteral("web-1"), QStringLiteral("dead")});
    waitForEnd(id);
    (void)open(id);
    QTRY_COMPARE(m_page->model().counts().failed, 1);
    const qsizetype opened = m_window->opened().size();
    QTest::keyClick(m_page.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(m_page->findChild<gui::ConfirmDialog *>());
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->opened().size(), opened + 1, kPatienceMs);
    QString path = m_window->opened().last();
    QVERIFY(path.startsWith(QStringLiteral("tasks/")));
    QJsonObject task = m_engine->waitForTask(path.mid(6));
    QCOMPARE(text(task, "platform_name"), QStringLiteral("dead"));
    press("runAgainAction");
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->opened().size(), opened + 2, kPatienceMs);
    path = m_window->opened().last();
    task = m_engine->waitForTask(path.mid(6));
    QCOMPARE(task.value(QStringLiteral("totals")).toObject().value(QStringLiteral("total")).toInt(),
             2);
    QCOMPARE(task.value(QStringLiteral("spec")).toObject().value(QStringLiteral("command")),
             QJsonValue(QStringLiteral("echo again")));
}

void TestTaskPage::runAgainIsOfTheTaskThatWasAsked()
{
    const QString first = start(QStringLiteral("echo first"), {QStringLiteral("web-1")});
    const QString second = start(QStringLiteral("echo second"), {QStringLiteral("web-1")});
    waitForEnd(first);
    waitForEnd(second);
    gui::TaskPage &page = open(first);
    QTRY_COMPARE(page.model().rowCount(), 1);
    press("runAgainAction");
    page.open(second, {});
    QTRY_COMPARE(page.title(), QStringLiteral("echo second"));
    const qsizetype seen = m_window->opened().size();
    confirm();
    QTRY_COMPARE(m_window->opened().size(), seen + 1);
    const QJsonObject task =
        m_engine->owner("GET", QStringLiteral("/api/v1/") + m_window->opened().last());
    QCOMPARE(text(task.value(QStringLiteral("spec")).toObject(), "command"),
             QStringLiteral("echo first"));
}

void TestTaskPage::largeEndedOutputIsFetched()
{
    // Forty megabytes: more than is replayed by the feed.
    const QString id = start(
        QStringLiteral("yes 'a line of fifty characters, with the line end...' | head -n 800000; "
                       "echo last $$ >&2"),
        {QStringLiteral("web-1"), QStringLiteral("web-2")});
    (void)m_engine->waitForTask(id, std::chrono::seconds(120));
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.model().rowCount(), 2);
    // Saved is the host that was on screen, all of it, whoever is looked at meanwhile.
    show(QStringLiteral("web-1"));
    const QString file = m_dir.filePath(QStringLiteral("large.log"));
    save(file);
    show(QStringLiteral("web-2"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatienceMs);
    show(QStringLiteral("web-1"));
    QTRY_VERIFY_WITH_TIMEOUT(page.pane().view()->lines() &&
                                 page.pane().view()->lines()->lineCount() == 800'001,
                             kPatienceMs);
    const QByteArray saved = contentOf(file);
    QCOMPARE(saved.count('\n'), 800'001);
    QVERIFY(saved.endsWith(page.pane().view()->lines()->line(800'000).text.toUtf8() +
                           QByteArray("\n")));
    const auto lines = page.pane().view()->lines();
    QCOMPARE(lines->line(0).atMs, 0); // stored bytes have no times
    QVERIFY(lines->line(800'000).text.startsWith(QStringLiteral("last ")));
    QVERIFY(lines->line(800'000).is(gui::LineFlag::kStderr));
    QCOMPARE(lines->line(799'999).text.size(), 48);
    // The order between the hosts is known to the feed alone.
    page.pane().setSource(gui::OutputPane::Source::All);
    QTRY_COMPARE_WITH_TIMEOUT(page.pane().view()->lines()->lineCount(), 1'600'002, 120'000);
    page.pane().setSource(gui::OutputPane::Source::Host);
    QTRY_COMPARE(page.pane().view()->lines()->lineCount(), 800'001);
    QVERIFY(page.pane().view()->lines()->line(0).atMs > 0);
}

void TestTaskPage::outputIsSearched()
{
    const QString id = start(QStringLiteral("seq 1 3000"), {QStringLiteral("web-1")});
    waitForEnd(id);
    gui::TaskPage &page = open(id);
    QTRY_VERIFY(page.pane().view()->lines() && page.pane().view()->lines()->lineCount() == 3'000);
    QTest::keyClick(page.pane().view(), Qt::Key_Home);
    page.focusSearch();
    auto *find = page.findChild<QLineEdit *>(QStringLiteral("findLineEdit"));
    QVERIFY(find->hasFocus());
    QTest::keyClicks(find, QStringLiteral("77"));
    const auto *label = page.findChild<QLabel *>(QStringLiteral("hitsLabel"));
    QTRY_VERIFY2(label->text().startsWith(QStringLiteral("1 of ")), qPrintable(label->text()));
    QVERIFY(page.pane().view()->visibleText().contains(QStringLiteral("\n77\n")));
    QTest::keyClick(find, Qt::Key_F3);
    QTRY_VERIFY(label->text().startsWith(QStringLiteral("2 of ")));
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier);
    QTRY_VERIFY(label->text().startsWith(QStringLiteral("1 of ")));
    QTest::keyClick(find, Qt::Key_Escape);
    QTRY_VERIFY(label->text().isEmpty());
    page.findChild<QAction *>(QStringLiteral("regexAction"))->setChecked(true);
    QTest::keyClicks(find, QStringLiteral("^(12"));
    QTRY_COMPARE(label->text(), QStringLiteral("Not a valid pattern"));
}

void TestTaskPage::outputIsSaved()
{
    const QString id = start(QStringLiteral("printf 'one\\n\\033[31mtwo\\033[0m <b>\\n'"),
                             {QStringLiteral("web-1")});
    waitForEnd(id);
    (void)open(id);
    QTRY_COMPARE(hostOutput(), QStringLiteral("one|two <b>"));
    const auto saved = [this](const QString &name) -> QByteArray {
        const QString path = m_dir.filePath(name);
        save(path);
        (void)QTest::qWaitFor([&path] { return QFile::exists(path); }, kPatienceMs);
        (void)QTest::qWaitFor([this] { return !m_page->findChild<QFileDialog *>(); });
        return contentOf(path);
    };
    QCOMPARE(saved(QStringLiteral("out.log")), QByteArray("one\ntwo <b>\n"));
    QVERIFY(saved(QStringLiteral("out.ansi")).contains("\x1b[0;38;5;1mtwo\x1b[0m"));
    const QByteArray page = saved(QStringLiteral("out.html"));
    QVERIFY(page.contains("&lt;b&gt;") && page.contains("<span"));
    QVERIFY(saved(QStringLiteral("out.jsonl")).contains(R"("text":"one")"));
}

void TestTaskPage::savingWaitsForTheReplay()
{
    const QString id = start(QStringLiteral("seq 1 1000000"), {QStringLiteral("web-1")});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_VERIFY(page.pane().saveAction()->isEnabled()); // the first lines are here
    const QString file = m_dir.filePath(QStringLiteral("replayed.log"));
    save(file);
    m_page->leave(); // it is saved all the same
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatienceMs);
    QVERIFY(contentOf(file).endsWith("\n1000000\n"));
}

void TestTaskPage::pageComesBackWhereItWas()
{
    const QString gate = m_dir.filePath(QStringLiteral("gate2"));
    const QString id =
        start(QStringLiteral("i=0; until [ -e '%1' ]; do i=$((i+1)); echo $i; sleep 0.02; done")
                  .arg(gate),
              {QStringLiteral("web-1")});
    gui::TaskPage &page = open(id);
    QTRY_VERIFY_WITH_TIMEOUT(
        page.pane().view()->lines() && page.pane().view()->lines()->lineCount() > 10, kPatienceMs);
    page.leave();
    const qint64 before = page.pane().view()->lines()->lineCount();
    QTest::qWait(300); // the host goes on talking, nobody listens
    page.open(id, {});
    QTRY_VERIFY_WITH_TIMEOUT(page.pane().view()->lines()->lineCount() > before + 5, kPatienceMs);
    QFile file(gate);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    waitForEnd(id);
    QTRY_COMPARE_WITH_TIMEOUT(status(QStringLiteral("web-1")), QStringLiteral("success"),
                              kPatienceMs);
    const auto &lines = *page.pane().view()->lines();
    for (qint64 i = 0; i < lines.lineCount(); ++i)
        QCOMPARE(lines.line(i).text, QString::number(i + 1)); // no gap, no duplicate
}

void TestTaskPage::missingTaskIsTold()
{
    const gui::TaskPage &page = open(QStringLiteral("7d9f3c52-0000-4000-8000-000000000009"));
    QTRY_VERIFY([&page] {
        for (const QLabel *label : page.table().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("could not be loaded")))
                return true;
        }
        return false;
    }());
    QVERIFY(!page.findChild<QAction *>(QStringLiteral("cancelTaskAction"))->isEnabled());
}

void TestTaskPage::viewerMayLookOnly()
{
    const QString id = start(QStringLiteral("true"), {QStringLiteral("web-1")});
    waitForEnd(id);
    (void)open(id);
    QTRY_COMPARE(m_page->model().rowCount(), 1);
    QVERIFY(m_page->findChild<QAction *>(QStringLiteral("runAgainAction"))->isEnabled());
    m_window->connection().close(); // nobody is signed in: nothing may be done
    QVERIFY(!m_page->findChild<QAction *>(QStringLiteral("runAgainAction"))->isEnabled());
    QVERIFY(m_window->openLocal());
    QTRY_VERIFY(m_page->findChild<QAction *>(QStringLiteral("runAgainAction"))->isEnabled());
}

void TestTaskPage::languageChangesAtOnce()
{
    const QString id = start(QStringLiteral("true"), {QStringLiteral("web-1")});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(page.model().rowCount(), 1);
    auto *tabs = page.findChild<QTabBar *>(QStringLiteral("sourceTabBar"));
    m_window->preferences().setLanguageChoice(QStringLiteral("ru"));
    QTRY_COMPARE(tabs->tabText(0), QStringLiteral("Хост"));
    const auto *progress = page.findChild<QLabel *>(QStringLiteral("progressLabel"));
    QVERIFY2(progress->text().startsWith(QStringLiteral("1 из 1 хоста")),
             qPrintable(progress->text()));
    m_window->preferences().setLanguageChoice(QStringLiteral("en"));
    QTRY_COMPARE(tabs->tabText(0), QStringLiteral("Host"));
}

void TestTaskPage::namesArePlainText()
{
    const QString name = QStringLiteral("<img src=file:///etc/passwd>");
    addPlatform(name);
    const QString id = start(QStringLiteral("echo '<b>bold</b>'"), {name});
    waitForEnd(id);
    const gui::TaskPage &page = open(id);
    QTRY_COMPARE(firstLine(page), QStringLiteral("<b>bold</b>"));
    const auto *source = page.findChild<QLabel *>(QStringLiteral("sourceLabel"));
    QVERIFY2(source->text().startsWith(QStringLiteral("<img")), qPrintable(source->text()));
    QCOMPARE(source->toolTip(), name.toHtmlEscaped());
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
                 qPrintable(label->objectName() + label->text()));
    }
}

QTEST_MAIN(TestTaskPage)
#include "tst_taskpage.moc"
