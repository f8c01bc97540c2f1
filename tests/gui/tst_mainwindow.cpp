#include "scriptedtransport.h"

#include "support/window/windowfixture.h"

#include "gui/belldrawer.h"
#include "gui/commandpalette.h"
#include "gui/connectionbanner.h"
#include "gui/errors.h"
#include "gui/focusrings.h"
#include "gui/mainwindow.h"
#include "gui/pageheader.h"
#include "gui/pagehost.h"
#include "gui/pagetable.h"
#include "gui/sidebar.h"
#include "gui/sidebarbutton.h"
#include "gui/signout.h"
#include "gui/taskwatcher.h"
#include "gui/toast.h"
#include "gui/toastarea.h"
#include "gui/windowactions.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QUrlQuery>
#include <QVBoxLayout>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

/// A page that records what the window does with it.
class NotedPage final : public Page
{
public:
    NotedPage(const QString &pageId, PageContext &context, QWidget *parent)
        : Page(pageId, context, parent)
        , field(new QLineEdit(this))
    {
        auto *column = new QVBoxLayout(this);
        field->setAccessibleName(QStringLiteral("field"));
        field->setObjectName(QStringLiteral("fieldLineEdit"));
        column->addWidget(field);
        column->addStretch();
        add = addPageAction(pageId + QStringLiteral("AddAction"), QStringLiteral("plus"),
                            QKeySequence(Qt::CTRL | Qt::Key_N), QStringLiteral("platforms.write"));
        add->setText(QStringLiteral("Add %1").arg(pageId));
        add->setProperty("primary", true);
        setHeaderActions({add});
    }
    [[nodiscard]] QString title() const override { return id().toUpper(); }
    void open(const QString &subPath, const QString &query) override
    {
        Page::open(subPath, query);
        opened.append(subPath + u'?' + query);
    }
    void leave() override { ++left; }
    void refresh() override { ++refreshed; }
    void focusSearch() override { field->setFocus(); }
    [[nodiscard]] bool mayLeave() override { return !dirty; }

    QLineEdit *field;
    QAction *add;
    QStringList opened;
    int left = 0;
    int refreshed = 0;
    bool dirty = false;
};

PageFactories notedPages()
{
    PageFactories factories;
    QStringList ids{QStringLiteral("task"), QStringLiteral("welcome")};
    for (const PageEntry &entry : pageEntries())
        ids.append(QLatin1String(entry.id));
    for (const QString &id : std::as_const(ids))
        factories.insert(id, [id](PageContext &context, QWidget *parent) {
            return new NotedPage(id, context, parent);
        });
    return factories;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_shared<ScriptedEngine>();
        m_engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
        m_engine->answer(QStringLiteral("/health"),
                         {{QStringLiteral("status"), QStringLiteral("ok")}});
        m_engine->answer(QStringLiteral("/api/v1/tasks"), list({}));
        m_engine->answer(QStringLiteral("/api/v1/platforms"), list({}));
        m_fixture->preferences().remove(QStringLiteral("window/geometry"));
        m_fixture->preferences().remove(QStringLiteral("window/sidebarCollapsed"));
        m_fixture->notifications().clear();
        m_window = std::make_unique<MainWindow>(m_fixture->connection(), m_fixture->notifications(),
                                                m_fixture->preferences(), m_fixture->engine(),
                                                notedPages());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture->connection().close();
    }
    void cleanupTestCase()
    {
        m_focusRings.reset();
        m_fixture.reset();
    }

    void makesAPageOnlyWhenItIsOpened()
    {
        connectAs(ScriptedEngine::allPermissions());
        QVERIFY(m_window->pageHost().pages().isEmpty());
        m_window->openPath(QStringLiteral("platforms"));
        QCOMPARE(m_window->pageHost().pages().size(), 1);
        m_window->openPath(QStringLiteral("tasks/42?after=1"));
        QCOMPARE(page()->id(), QStringLiteral("task"));
        QCOMPARE(page()->opened, QStringList{QStringLiteral("42?after=1")});
        m_window->openPath(QStringLiteral("platforms"));
        QCOMPARE(m_window->pageHost().pages().size(), 2);
        QCOMPARE(page()->opened.size(), 2);
    }

    void doesWhatWaitsForUndoBeforeItLeavesAServer()
    {
        connectAs(ScriptedEngine::allPermissions());
        int undone = 0;
        QStringList states;
        m_fixture->notifications().undoable(
            QStringLiteral("gone"), [&undone] { ++undone; },
            [this, &states] { states.append(m_fixture->connection().profile().name); });
        const QString server = m_fixture->connection().profile().name;
        const auto undo = m_fixture->notifications().all().first().action;
        m_fixture->connection().close();
        QCOMPARE(states, QStringList{server});
        undo(); // too late
        QCOMPARE(undone, 0);
    }

    void goesBackAndForwardByKeysAndMouse()
    {
        connectAs(ScriptedEngine::allPermissions());
        for (const char *path : {"home", "platforms", "tasks/7"})
            m_window->openPath(QLatin1String(path));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->currentPath(), QStringLiteral("platforms"));
        QTest::mouseClick(page()->field, Qt::BackButton);
        QCOMPARE(m_window->currentPath(), QStringLiteral("home"));
        QVERIFY(!m_window->windowActions().back->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::mouseClick(page()->field, Qt::ForwardButton);
        QCOMPARE(m_window->currentPath(), QStringLiteral("tasks/7"));
        QVERIFY(!m_window->windowActions().forward->isEnabled());
    }

    void staysOnAPageWithUnsavedChanges()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("settings"));
        page()->dirty = true;
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPath(), QStringLiteral("settings"));
        QTest::mouseClick(sidebarButton("keys"), Qt::LeftButton);
        QVERIFY(sidebarButton("settings")->isChecked()); // the page on screen, not the one refused
        QVERIFY(!m_window->close());
        page()->dirty = false;
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPath(), QStringLiteral("platforms"));
    }

    void ignoresAPathThatLeadsNowhere()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("home"));
        m_window->openPath(QStringLiteral("nowhere/1"));
        QCOMPARE(m_window->currentPath(), QStringLiteral("home"));
    }

    void showsOnlyPagesThatTheRoleMayOpen()
    {
        connectAs({QStringLiteral("platforms.read"), QStringLiteral("keys.read"),
                   QStringLiteral("tasks.read")});
        QCOMPARE(sidebar()->shownPages(),
                 (QStringList{QStringLiteral("home"), QStringLiteral("platforms"),
                              QStringLiteral("keys"), QStringLiteral("tasks"),
                              QStringLiteral("settings")}));
        m_window->openPath(QStringLiteral("users"));
        QVERIFY(!m_window->currentPage());
        QVERIFY(hasLabel(QStringLiteral("Ask an administrator for access")));
    }

    void disablesWhatTheRoleMayNotDoAndSaysWhoMay()
    {
        connectAs({QStringLiteral("platforms.read")});
        m_window->openPath(QStringLiteral("platforms"));
        QVERIFY(!page()->add->isEnabled());
        QCOMPARE(page()->add->toolTip(), QStringLiteral("Requires the operator role"));
    }

    void collapsesTheSidebarInANarrowWindowUntilToldOtherwise()
    {
        m_window->resize(1280, 800);
        QVERIFY(!sidebar()->isCollapsed());
        m_window->resize(1100, 800);
        QVERIFY(sidebar()->isCollapsed());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!sidebar()->isCollapsed());
        m_window->resize(1280, 800);
        QVERIFY(!sidebar()->isCollapsed());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(sidebar()->isCollapsed());
        QCOMPARE(m_window->size(), QSize(1280, 800));
    }

    void remembersItsSizeForTheNextStart()
    {
        m_window->resize(1300, 760);
        QVERIFY(m_window->close());
        MainWindow next(m_fixture->connection(), m_fixture->notifications(),
                        m_fixture->preferences(), m_fixture->engine(), notedPages());
        QCOMPARE(next.size(), QSize(1300, 760));
    }

    void saysThatTheServerIsLostAndRefreshesWhenItIsBack()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        auto *banner = m_window->findChild<ConnectionBanner *>();
        QVERIFY(banner->isHidden());
        m_engine->setGone(true);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::Lost);
        QVERIFY(!banner->isHidden());
        const int before = page()->refreshed;
        m_engine->setGone(false);
        QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::Online);
        QVERIFY(banner->isHidden());
        QVERIFY(page()->refreshed > before);
    }

    void leadsToSigningInAgainWhenTheSessionEnds()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_engine->answer(QStringLiteral("/api/v1/tasks"),
                         {{QStringLiteral("code"), QStringLiteral("unauthenticated")},
                          {QStringLiteral("reason"), QStringLiteral("auth.session_ended")}},
                         401);
        m_window->taskWatcher().poke();
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::SignedOut);
        QTest::mouseClick(m_window->findChild<ConnectionBanner *>()->actionButton(),
                          Qt::LeftButton);
        QCOMPARE(m_window->currentPath(), QStringLiteral("welcome?server=local"));
        QVERIFY(sidebar()->isHidden());
    }

    void forgetsThePagesOfAnotherEngine()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_window->openPath(QStringLiteral("welcome?server=other"));
        m_fixture->connection().open(ServerProfile::thisComputer(),
                                     ScriptedTransport::factory(m_engine),
                                     [](const Result<void> &) {});
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::Online);
        QCOMPARE(m_window->pageHost().pages().size(), 1);
        QCOMPARE(page()->id(), QStringLiteral("welcome"));
    }

    void signsOutBehindWhatWasPromised()
    {
        const QString deleted = QStringLiteral("/api/v1/platforms/p1");
        const QString logout = QStringLiteral("/api/v1/auth/logout");
        m_engine->answer(deleted, QJsonObject());
        m_engine->answer(logout, QJsonObject());
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        Connection &connection = m_fixture->connection();
        m_fixture->notifications().undoable(
            QStringLiteral("deleted"), [] {},
            [&connection, deleted] {
                connection.commit<bool>(
                    &connection,
                    [deleted](client::ApiClient &client) -> Result<bool> {
                        QThread::msleep(100);
                        return client.remove(deleted).has_value();
                    },
                    [](const Result<bool> &) {});
            });
        PageContext context = pageContext();
        signOut(context);
        QCOMPARE(connection.state(), Connection::State::Closed);
        QCOMPARE(m_window->currentPath(), QStringLiteral("welcome?server=local"));
        QTRY_COMPARE(m_engine->calls(logout), 1);
        const QStringList called = m_engine->called();
        QVERIFY(called.contains(deleted));
        QVERIFY(called.indexOf(deleted) < called.indexOf(logout));
    }

    void leadsEveryPathThroughWelcomeWhileNothingIsAttached()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("keys"));
        m_window->openPath(QStringLiteral("platforms"));
        page()->dirty = true;
        m_fixture->connection().close();
        QCOMPARE(m_window->currentPath(), QStringLiteral("welcome"));
        QCOMPARE(m_window->pageHost().pages().size(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPath(), QStringLiteral("welcome?then=platforms"));
        m_window->openPath(QStringLiteral("run?platforms=a&task=b"));
        const QUrlQuery query(page()->opened.last().mid(1));
        QCOMPARE(query.queryItemValue(QStringLiteral("then"), QUrl::FullyDecoded),
                 QStringLiteral("run?platforms=a&task=b"));
        QCOMPARE(m_window->pageHost().pages().size(), 1);
    }

    void forgetsWhatItToldAboutTheEngineItLeaves()
    {
        connectAs(ScriptedEngine::allPermissions());
        Notifications &notifications = m_fixture->notifications();
        notifications.error(QStringLiteral("of the first"));
        notifications.undoable(
            QStringLiteral("deleted"), [] {},
            [&notifications] {
                QMetaObject::invokeMethod(
                    &notifications,
                    [&notifications] { notifications.error(QStringLiteral("not deleted")); },
                    Qt::QueuedConnection);
            });
        connectAs(ScriptedEngine::allPermissions());
        QCOMPARE(notifications.all().size(), 1);
        QCOMPARE(notifications.all().first().text, QStringLiteral("not deleted"));
        QCOMPARE(m_window->findChild<ToastArea *>()->toasts().size(), 1);
    }

    void keepsUndoOnScreenUntilItIsOver()
    {
        Notifications &notifications = m_fixture->notifications();
        const auto nothing = [] {};
        notifications.undoable(QStringLiteral("a"), nothing, nothing);
        for (int i = 0; i < 4; ++i)
            notifications.info(QStringLiteral("Info %1").arg(i));
        const auto *area = m_window->findChild<ToastArea *>();
        QCOMPARE(area->toasts().size(), 3);
        QCOMPARE(area->toasts().first()->text(), QStringLiteral("a"));
        notifications.commitAll();
        QCOMPARE(area->toasts().size(), 2);
        QVERIFY(area->toasts().first()->text() != QStringLiteral("a"));
    }

    void leadsToTheReviewOfAnotherCertificate()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_engine->answer(QStringLiteral("/api/v1/tasks"), [](const client::ApiCall &) {
            return Error{ErrorCode::Unavailable, "client.pin_mismatch"};
        });
        m_window->taskWatcher().poke();
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::Lost);
        auto *banner = m_window->findChild<ConnectionBanner *>();
        QVERIFY(hasLabel(errorSentence(Error{ErrorCode::Unavailable, "client.pin_mismatch"})));
        QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
        QCOMPARE(m_window->currentPath(), QStringLiteral("welcome?server=local&from=platforms"));
    }

    void countsRunningTasksAndTellsWhenOneEnds()
    {
        const QJsonObject running = task(QStringLiteral("running"), {});
        m_engine->answer(QStringLiteral("/api/v1/tasks"), list({running}));
        m_engine->answer(QStringLiteral("/api/v1/tasks/t1"),
                         task(QStringLiteral("success"), QStringLiteral("2026-11-24T10:00:00Z")));
        connectAs(ScriptedEngine::allPermissions());
        QTRY_COMPARE(sidebarButton("tasks")->badge(), 1);
        m_engine->answer(QStringLiteral("/api/v1/tasks"), list({}));
        m_window->taskWatcher().poke();
        QTRY_COMPARE(sidebarButton("tasks")->badge(), 0);
        QTRY_COMPARE(m_fixture->notifications().all().size(), 1);
        QCOMPARE(m_fixture->notifications().all().first().text,
                 QStringLiteral("Task finished: uptime"));
        QTest::mouseClick(m_window->findChild<Toast *>()->actionButton(), Qt::LeftButton);
        QCOMPARE(m_window->currentPath(), QStringLiteral("tasks/t1"));
    }

    void countsThePlatformsThatAreOffline()
    {
        m_engine->answer(
            QStringLiteral("/api/v1/stats"),
            {{QStringLiteral("platforms"), QJsonObject{{QStringLiteral("offline"), 3}}}});
        connectAs(ScriptedEngine::allPermissions());
        QTRY_COMPARE(sidebarButton("platforms")->badge(), 3);
        QCOMPARE(sidebarButton("platforms")->accessibleDescription(),
                 QStringLiteral("3 platforms offline"));
    }

    void showsAtMostThreeToastsAndKeepsAllForTheBell()
    {
        for (int i = 0; i < 5; ++i)
            m_fixture->notifications().error(QStringLiteral("Error %1").arg(i));
        auto *area = m_window->findChild<ToastArea *>();
        QCOMPARE(area->toasts().size(), 3);
        QCOMPARE(area->toasts().last()->text(), QStringLiteral("Error 4"));
        QVERIFY(m_window->rect().contains(area->geometry()));
        QCOMPARE(m_fixture->notifications().unreadCount(), 5);
        m_window->windowActions().bell->trigger();
        auto *drawer = m_window->findChild<BellDrawer *>();
        QVERIFY(drawer->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
        QCOMPARE(m_fixture->notifications().unreadCount(), 0);
    }

    void takesBackWhatIsUndoneAndCommitsTheRestAtTheEnd()
    {
        QStringList done;
        const auto note = [&done](const QString &what) {
            return [&done, what] { done.append(what); };
        };
        m_fixture->notifications().undoable(QStringLiteral("a"), note(QStringLiteral("undo a")),
                                            note(QStringLiteral("commit a")));
        m_fixture->notifications().undoable(QStringLiteral("b"), note(QStringLiteral("undo b")),
                                            note(QStringLiteral("commit b")));
        QTest::mouseClick(m_window->findChild<ToastArea *>()->toasts().first()->actionButton(),
                          Qt::LeftButton);
        QVERIFY(m_window->close());
        QCOMPARE(done, (QStringList{QStringLiteral("undo a"), QStringLiteral("commit b")}));
    }

    void walksTheRegionsByF6()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        page()->field->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(m_window->findChild<PageHeader *>()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(sidebarButton("platforms")));
        QVERIFY(!m_focusRings->visibleRing().isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(page()->field));
    }

    void findsAnythingByThePalette()
    {
        m_engine->answer(QStringLiteral("/api/v1/platforms"),
                         list({QJsonObject{{QStringLiteral("id"), QStringLiteral("p1")},
                                           {QStringLiteral("name"), QStringLiteral("web-0001")},
                                           {QStringLiteral("host"), QStringLiteral("10.0.0.1")}}}));
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("home"));
        page()->field->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        CommandPalette &palette = m_window->commandPalette();
        QVERIFY(palette.isVisible());
        const auto rows = [&palette] { return palette.list()->model()->rowCount(); };
        QTest::keyClicks(palette.field(), QStringLiteral("web-0"));
        QTRY_COMPARE(rows(), 1);
        QTest::keyClick(palette.field(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_window->currentPath(), QStringLiteral("run?platforms=p1"));
        QVERIFY(!palette.isVisible());

        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(palette.field(), QStringLiteral("gkfnajhvs")); // «платформы» as QWERTY
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPath(), QStringLiteral("platforms"));
    }

    void runsCommandsOfThePageByThePalette()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("keys"));
        QSignalSpy triggered(page()->add, &QAction::triggered);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        CommandPalette &palette = m_window->commandPalette();
        QTest::keyClicks(palette.field(), QStringLiteral("add keys"));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QTRY_COMPARE(triggered.size(), 1);
    }

    void speaksTheOtherLanguageAtOnce()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_fixture->preferences().setLanguageChoice(QStringLiteral("ru"));
        QTRY_COMPARE(sidebarButton("home")->text(), QStringLiteral("Главная"));
        m_fixture->preferences().setLanguageChoice(QStringLiteral("en"));
        QTRY_COMPARE(sidebarButton("home")->text(), QStringLiteral("Home"));
    }

    void givesEveryControlOfTheShellAName()
    {
        connectAs(ScriptedEngine::allPermissions());
        m_window->openPath(QStringLiteral("platforms"));
        m_window->windowActions().bell->trigger();
        m_fixture->notifications().warning(QStringLiteral("Careful"));
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *accessible =
                QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + u' ' +
                                QLatin1String(widget->metaObject()->className())));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        }
    }

    void asksTheGuardBeforeItCloses()
    {
        int asked = 0;
        m_window->setCloseGuard([&asked] {
            ++asked;
            return false;
        });
        QVERIFY(!m_window->close());
        QCOMPARE(asked, 1);
        m_window->closeForGood();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(asked, 1);
    }

private:
    PageContext pageContext()
    {
        return {m_fixture->connection(), m_fixture->notifications(), m_fixture->preferences(),
                m_fixture->engine(), [this](const QString &path) { m_window->openPath(path); }};
    }
    static QJsonObject list(const QJsonArray &items)
    {
        return {{QStringLiteral("items"), items}, {QStringLiteral("total"), items.size()}};
    }
    static QJsonObject task(const QString &status, const QJsonValue &finishedAt)
    {
        return {{QStringLiteral("id"), QStringLiteral("t1")},
                {QStringLiteral("type"), QStringLiteral("run_command")},
                {QStringLiteral("status"), status},
                {QStringLiteral("created_by"), QStringLiteral("local:me")},
                {QStringLiteral("spec"),
                 QJsonObject{{QStringLiteral("command"), QStringLiteral("uptime")}}},
                {QStringLiteral("finished_at"), finishedAt}};
    }
    void connectAs(const QStringList &permissions)
    {
        m_engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me(permissions));
        m_fixture->connection().open(ServerProfile::thisComputer(),
                                     ScriptedTransport::factory(m_engine),
                                     [](const Result<void> &) {});
        QTRY_COMPARE(m_fixture->connection().state(), Connection::State::Online);
    }
    [[nodiscard]] NotedPage *page() const
    {
        return static_cast<NotedPage *>(m_window->currentPage());
    }
    [[nodiscard]] Sidebar *sidebar() const { return m_window->findChild<Sidebar *>(); }
    [[nodiscard]] SidebarButton *sidebarButton(const char *page) const
    {
        return m_window->findChild<SidebarButton *>(QLatin1String(page) +
                                                    QStringLiteral("SidebarButton"));
    }
    [[nodiscard]] bool hasLabel(const QString &text) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    }

    std::unique_ptr<WindowFixture> m_fixture = std::make_unique<WindowFixture>(EngineAccess());
    std::unique_ptr<FocusRings> m_focusRings = std::make_unique<FocusRings>();
    std::shared_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
