// The run page on a real engine and a real sshd.

#include "gui/banner.h"
#include "gui/codeedit.h"
#include "gui/hostlistdialog.h"
#include "gui/hosttreemodel.h"
#include "gui/pageengine.h"
#include "gui/pagehost.h"
#include "gui/preferences.h"
#include "gui/runpage.h"
#include "gui/searchedit.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeView>

using namespace testum;
using gui::RunRequest;
using tests::PageEngine;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

class TestRunPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_engine.reset(); }

    void runReachesTheHost();
    void nothingChosenNothingRuns();
    void keyboardAloneRuns();
    void optionsArriveAtTheTask();
    void manyHostsAreConfirmed();
    void opensWithPlatforms();
    void opensWithATaskAgain();
    void opensWithFailedHostsOnly();
    void whatIsTypedCountsMoreThanALateTask();
    void wayBackDoesNotOverwrite();
    void draftAndHistorySurvive();
    void pastedListChooses();
    void refusedRunIsTold();
    void tooLongCommandIsTold();
    void viewerMayNotRun();
    void languageChangesAtOnce();

private:
    gui::RunPage &open(const QString &query = {})
    {
        m_page = std::make_unique<gui::RunPage>(m_engine->window.context(), nullptr);
        tests::showPage(*m_page, {}, query);
        m_seen = m_engine->window.opened().size();
        return *m_page;
    }
    template <typename T>
    T *child(const char *name)
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void type(const QString &command)
    {
        child<gui::CodeEdit>("commandCodeEdit")->setPlainText(command);
    }
    /// The task that the page has opened, when it has ended.
    [[nodiscard]] QJsonObject openedTask()
    {
        const bool isOpen = QTest::qWaitFor(
            [this] { return m_engine->window.opened().size() > m_seen; }, kPatienceMs);
        if (!isOpen || !m_engine->opened().startsWith(QStringLiteral("tasks/")))
            qFatal("No task was opened");
        return m_engine->engine.waitForTask(m_engine->opened().section(QLatin1Char('/'), 1));
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<gui::RunPage> m_page;
    QString m_web;
    QString m_db;
    QString m_dead;
    qsizetype m_seen = 0; ///< pages that were opened before
};

void TestRunPage::initTestCase()
{
    m_engine = std::make_unique<PageEngine>();
    m_web = m_engine->addPlatform(
        QStringLiteral("web-1"),
        {{QStringLiteral("group_name"), QStringLiteral("Production")},
         {QStringLiteral("tags"), QJsonArray{QStringLiteral("web"), QStringLiteral("edge")}}});
    m_db = m_engine->addPlatform(QStringLiteral("db-1"),
                                 {{QStringLiteral("group_name"), QStringLiteral("Production")}});
    m_dead = m_engine->addPlatform(QStringLiteral("dead"), {{QStringLiteral("port"), 1}});
}

void TestRunPage::cleanup()
{
    m_page.reset();
    m_engine->window.preferences().remove(QStringLiteral("run/local/draft"));
}

void TestRunPage::runReachesTheHost()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    page.hosts().choose({m_web, m_db}, true);
    type(QStringLiteral("echo from the window"));
    auto *button = child<QPushButton>("runButton");
    QCOMPARE(button->text(), QStringLiteral("&Run on 2 hosts"));
    QTest::mouseClick(button, Qt::LeftButton);
    const QJsonObject task = openedTask();
    QCOMPARE(task.value(QStringLiteral("status")).toString(), QStringLiteral("success"));
    QCOMPARE(
        task.value(QStringLiteral("totals")).toObject().value(QStringLiteral("success")).toInt(),
        2);
}

void TestRunPage::nothingChosenNothingRuns()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    const auto hint = [this] { return child<QLabel>("summaryLabel")->text(); };
    type(QStringLiteral("true"));
    QVERIFY(!child<QPushButton>("runButton")->isEnabled());
    QCOMPARE(hint(), QStringLiteral("Select at least one host"));
    page.hosts().choose({m_web}, true);
    QVERIFY(child<QPushButton>("runButton")->isEnabled());
    type(QStringLiteral("  \n"));
    QVERIFY(!child<QPushButton>("runButton")->isEnabled());
    QCOMPARE(hint(), QStringLiteral("Enter a command"));
}

void TestRunPage::keyboardAloneRuns()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    auto *edit = child<gui::CodeEdit>("commandCodeEdit");
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("echo keys"));
    page.focusSearch();
    QWidget *search = QApplication::focusWidget();
    QVERIFY(qobject_cast<gui::SearchEdit *>(search) != nullptr);
    QTest::keyClicks(search, QStringLiteral("web-1"));
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClick(search, Qt::Key_Down);
    auto *tree = child<QTreeView>("hostTreeView");
    QVERIFY(tree->hasFocus());
    QTest::keyClick(tree, Qt::Key_Home);
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(page.hosts().chosen(), QStringList(m_web));
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(page.hosts().chosenCount(), 0);
    QTest::keyClick(tree, Qt::Key_A, Qt::ControlModifier); // all that are shown
    QCOMPARE(page.hosts().chosen(), QStringList(m_web));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    const QJsonObject task = openedTask();
    QCOMPARE(task.value(QStringLiteral("stdout")).toString(), QStringLiteral("keys\n"));
    QCOMPARE(edit->toPlainText(), QStringLiteral("echo keys")); // no line break came of it
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(!edit->hasFocus()); // Tab is no trap
}

void TestRunPage::optionsArriveAtTheTask()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    page.hosts().choose({m_web}, true);
    type(QStringLiteral("true"));
    child<QSpinBox>("timeoutSpinBox")->setValue(33);
    child<QSpinBox>("widthSpinBox")->setValue(2);
    child<QSpinBox>("connectTimeoutSpinBox")->setValue(9);
    child<QSpinBox>("retriesSpinBox")->setValue(1);
    child<QSpinBox>("outputCapSpinBox")->setValue(5);
    tests::trigger(page, "runAction");
    const QJsonObject spec = openedTask().value(QStringLiteral("spec")).toObject();
    QCOMPARE(spec.value(QStringLiteral("timeout")).toDouble(), 33);
    QCOMPARE(spec.value(QStringLiteral("width")).toInt(), 2);
    QCOMPARE(spec.value(QStringLiteral("connect_timeout")).toDouble(), 9);
    QCOMPARE(spec.value(QStringLiteral("connect_retries")).toInt(), 1);
    QCOMPARE(spec.value(QStringLiteral("output_cap")).toInt(), 5 * 1024 * 1024);
}

void TestRunPage::manyHostsAreConfirmed()
{
    QStringList more;
    for (int i = 0; i < 60; ++i)
        more.append(
            m_engine->addPlatform(QStringLiteral("many-%1").arg(i), {{QStringLiteral("port"), 1}}));
    gui::RunPage &page = open(QStringLiteral("platforms=") + more.join(QLatin1Char(',')));
    QTRY_COMPARE(page.hosts().chosenCount(), 60);
    type(QStringLiteral("true"));
    const int tasks = m_engine->engine.owner("GET", QStringLiteral("/api/v1/tasks"))
                          .value(QStringLiteral("total"))
                          .toInt();
    tests::trigger(page, "runAction");
    auto *dialog = page.findChild<gui::ConfirmDialog *>();
    QVERIFY(dialog);
    auto *confirm = dialog->findChild<QPushButton *>(QStringLiteral("confirmPushButton"));
    QVERIFY(!confirm->isEnabled());
    dialog->findChild<QLineEdit *>(QStringLiteral("countLineEdit"))->setText(QStringLiteral("60"));
    QVERIFY(confirm->isEnabled());
    dialog->reject();
    QTRY_VERIFY(!page.findChild<gui::ConfirmDialog *>());
    QCOMPARE(m_engine->engine.owner("GET", QStringLiteral("/api/v1/tasks"))
                 .value(QStringLiteral("total"))
                 .toInt(),
             tasks);
    tests::trigger(page, "runAction");
    dialog = page.findChild<gui::ConfirmDialog *>();
    dialog->findChild<QLineEdit *>(QStringLiteral("countLineEdit"))->setText(QStringLiteral("60"));
    tests::confirm(page);
    QCOMPARE(openedTask()
                 .value(QStringLiteral("totals"))
                 .toObject()
                 .value(QStringLiteral("total"))
                 .toInt(),
             60);
    m_page.reset();
    for (const QString &id : std::as_const(more))
        (void)m_engine->engine.owner("DELETE", QStringLiteral("/api/v1/platforms/") + id);
}

void TestRunPage::opensWithPlatforms()
{
    gui::RunPage &page = open(QStringLiteral("platforms=%1,%2").arg(m_web, m_dead));
    QTRY_COMPARE(page.hosts().chosenCount(), 2);
    page.open({}, QStringLiteral("platforms=") + m_db);
    QTRY_COMPARE(page.hosts().chosen(), QStringList(m_db));
}

void TestRunPage::opensWithATaskAgain()
{
    const QString id = m_engine->run(QStringLiteral("echo once"), {m_web, m_db});
    gui::RunPage &page = open(QStringLiteral("task=") + id);
    QTRY_COMPARE(page.request().command, QStringLiteral("echo once"));
    QTRY_COMPARE(page.hosts().chosenCount(), 2);
    QCOMPARE(page.request().timeoutS, 0);
    QCOMPARE(page.request().connectRetries, 0);
}

void TestRunPage::opensWithFailedHostsOnly()
{
    const QString id = m_engine->run(QStringLiteral("echo partly"), {m_web, m_dead});
    gui::RunPage &page = open(QStringLiteral("task=%1&only=failed").arg(id));
    QTRY_COMPARE(page.request().command, QStringLiteral("echo partly"));
    QTRY_COMPARE(page.hosts().chosen(), QStringList(m_dead));
    page.open({}, QStringLiteral("task=no-such-task"));
    QTRY_VERIFY(page.findChild<gui::Banner *>()->isVisible());
}

void TestRunPage::whatIsTypedCountsMoreThanALateTask()
{
    const QString id = m_engine->run(QStringLiteral("echo late"), {m_web});
    gui::RunPage &page = open(QStringLiteral("task=") + id);
    type(QStringLiteral("echo mine")); // its answer is still on its way
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    QTest::qWait(300);
    QCOMPARE(page.request().command, QStringLiteral("echo mine"));
    QSignalSpy busy(&page, &gui::Page::busyChanged);
    page.refresh();
    QTRY_COMPARE(busy.count(), 2); // nothing is waited for any more
}

void TestRunPage::wayBackDoesNotOverwrite()
{
    const QString id = m_engine->run(QStringLiteral("echo before"), {m_web});
    const gui::PageFactory make = [](gui::PageContext &context, QWidget *parent) {
        return new gui::RunPage(context, parent);
    };
    gui::PageHost host(m_engine->window.context(),
                       {{QStringLiteral("run"), make}, {QStringLiteral("platforms"), make}});
    host.openPath(QStringLiteral("run?task=") + id);
    auto *page = static_cast<gui::RunPage *>(host.currentPage());
    QTRY_COMPARE(page->request().command, QStringLiteral("echo before"));
    page->findChild<gui::CodeEdit *>()->setPlainText(QStringLiteral("echo edited"));
    host.openPath(QStringLiteral("platforms"));
    host.goBack();
    QCOMPARE(host.path().text(), QStringLiteral("run"));
    QCOMPARE(host.currentPage(), page);
    QTRY_VERIFY(!host.isBusy());
    QCOMPARE(page->request().command, QStringLiteral("echo edited"));
}

void TestRunPage::draftAndHistorySurvive()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    page.hosts().choose({m_db}, true);
    type(QStringLiteral("echo draft"));
    child<QSpinBox>("timeoutSpinBox")->setValue(12);
    tests::trigger(page, "runAction");
    (void)openedTask();
    type(QStringLiteral("echo half-writ"));
    page.leave();
    m_page.reset();

    gui::RunPage &again = open();
    QTRY_COMPARE(again.hosts().chosen(), QStringList(m_db));
    QCOMPARE(again.request().command, QStringLiteral("echo half-writ"));
    QCOMPARE(again.request().timeoutS, 12);
    auto *menu = child<QMenu>("historyMenu");
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("echo draft"));
    menu->actions().first()->trigger();
    QCOMPARE(again.request().command, QStringLiteral("echo draft"));
    child<gui::CodeEdit>("commandCodeEdit")->undo();
    QCOMPARE(again.request().command, QStringLiteral("echo half-writ"));
}

void TestRunPage::pastedListChooses()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    QTest::mouseClick(child<QPushButton>("pastePushButton"), Qt::LeftButton);
    auto *dialog = page.findChild<gui::HostListDialog *>();
    QVERIFY(dialog);
    auto *names = dialog->findChild<QPlainTextEdit *>(QStringLiteral("namesPlainTextEdit"));
    auto *choose = dialog->findChild<QPushButton *>(QStringLiteral("choosePushButton"));
    QVERIFY(!choose->isEnabled());
    names->setPlainText(QStringLiteral("web-[1-2]\ndb-1"));
    QTest::mouseClick(choose, Qt::LeftButton);
    QVERIFY(dialog->isVisible()); // web-2 is unknown
    QCOMPARE(names->toPlainText(), QStringLiteral("web-2"));
    QVERIFY(dialog->findChild<gui::Banner *>()->isVisible());
    QCOMPARE(page.hosts().chosenCount(), 2);
    names->setPlainText(QStringLiteral("dead"));
    QTest::mouseClick(choose, Qt::LeftButton);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(page.hosts().chosenCount(), 3);
}

void TestRunPage::refusedRunIsTold()
{
    const QString gone = m_engine->addPlatform(QStringLiteral("gone"));
    gui::RunPage &page = open(QStringLiteral("platforms=") + gone);
    QTRY_COMPARE(page.hosts().chosenCount(), 1);
    type(QStringLiteral("true"));
    (void)m_engine->engine.owner("DELETE", QStringLiteral("/api/v1/platforms/") + gone);
    tests::trigger(page, "runAction");
    auto *banner = page.findChild<gui::Banner *>(QStringLiteral("banner"));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().startsWith(QStringLiteral("The task could not be started: ")),
             qPrintable(banner->text()));
    QVERIFY(child<QPushButton>("runButton")->isEnabled());
    page.refresh(); // the platform is gone from the tree
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    QCOMPARE(page.hosts().chosenCount(), 0);
}

void TestRunPage::tooLongCommandIsTold()
{
    gui::RunPage &page = open();
    QTRY_COMPARE(page.hosts().hostCount(), 3);
    page.hosts().choose({m_web}, true);
    type(QString(RunRequest::kMostCharacters + 1, QLatin1Char('x')));
    QVERIFY(!child<QPushButton>("runButton")->isEnabled());
    QVERIFY(child<QLabel>("summaryLabel")
                ->text()
                .startsWith(QStringLiteral("The command is too long: 65,537 of at most 65,536")));
}

void TestRunPage::viewerMayNotRun()
{
    QVERIFY(m_engine->openAs(domain::Role::Viewer));
    gui::RunPage &page = open(QStringLiteral("platforms=") + m_web);
    QTRY_COMPARE(page.hosts().chosenCount(), 1);
    type(QStringLiteral("true"));
    QVERIFY(!child<QPushButton>("runButton")->isEnabled());
    QCOMPARE(page.findChild<QAction *>(QStringLiteral("runAction"))->toolTip(),
             QStringLiteral("Requires the operator role"));
    m_page.reset();
    QVERIFY(m_engine->window.openLocal());
}

void TestRunPage::languageChangesAtOnce()
{
    gui::RunPage &page = open(QStringLiteral("platforms=%1,%2,%3").arg(m_web, m_db, m_dead));
    QTRY_COMPARE(page.hosts().chosenCount(), 3);
    type(QStringLiteral("true"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QCOMPARE(page.title(), QStringLiteral("Запуск"));
    QTRY_COMPARE(child<QPushButton>("runButton")->text(), QStringLiteral("&Запустить на 3 хостах"));
    QCOMPARE(child<QLabel>("headingLabel")->text(), QStringLiteral("Хосты: выбрано 3"));
    QCOMPARE(child<gui::CodeEdit>("commandCodeEdit")->toPlainText(), QStringLiteral("true"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
}

QTEST_MAIN(TestRunPage)
#include "tst_runpage.moc"
