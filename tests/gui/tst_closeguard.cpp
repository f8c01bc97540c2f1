#include "gui/closedialog.h"
#include "gui/closeguard.h"
#include "gui/preferences.h"
#include "gui/theme.h"

#include <QAbstractButton>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using gui::CloseGuard;

namespace {

/// A window over an engine that is as busy as the test says.
struct Window
{
    Window()
        : preferences(dir.filePath(QStringLiteral("testum.ini")))
    {
        theme.choose(QStringLiteral("dark"));
        engine.isBusy = [this] { return busy; };
        engine.localInfo = [this] {
            gui::LocalEngineInfo info;
            info.serverUrl = serverUrl;
            return info;
        };
        guard = std::make_unique<CloseGuard>(engine, preferences, widget);
        widget.show();
    }
    void press(const char *name)
    {
        QTest::mouseClick(guard->dialog()->findChild<QAbstractButton *>(QLatin1String(name)),
                          Qt::LeftButton);
    }

    QTemporaryDir dir;
    bool busy = false;
    QString serverUrl;
    gui::EngineAccess engine;
    gui::Preferences preferences;
    gui::Theme theme;
    QWidget widget;
    std::unique_ptr<CloseGuard> guard;
};

} // namespace

class TestCloseGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idleWindowClosesWithoutQuestion();
    void activeRunsAreAskedAbout();
    void escapeLeavesItOpen();
    void waitingClosesWhenTheLastRunEnds();
    void waitingCanBeGivenUp();
    void cancellingClosesAtOnce();
    void runningApiServerIsAskedAbout();
    void secondCloseAsksOnce();
    void withoutTrayThereIsNoTrayButton();
};

void TestCloseGuard::idleWindowClosesWithoutQuestion()
{
    Window window;
    QVERIFY(window.guard->mayClose());
    QVERIFY(!window.guard->dialog());
}

void TestCloseGuard::activeRunsAreAskedAbout()
{
    Window window;
    window.busy = true;
    QVERIFY(!window.guard->mayClose());
    QVERIFY(window.guard->dialog()->isVisible());
    auto *stay =
        window.guard->dialog()->findChild<QAbstractButton *>(QStringLiteral("stayPushButton"));
    QTRY_VERIFY(stay->hasFocus()); // Enter does nothing harmful
}

void TestCloseGuard::escapeLeavesItOpen()
{
    Window window;
    window.busy = true;
    QSignalSpy closed(window.guard.get(), &CloseGuard::closeConfirmed);
    QVERIFY(!window.guard->mayClose());
    QTest::keyClick(window.guard->dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!window.guard->dialog());
    window.busy = false;
    QVERIFY(closed.isEmpty());
    QVERIFY(window.widget.isVisible());
}

void TestCloseGuard::waitingClosesWhenTheLastRunEnds()
{
    Window window;
    window.busy = true;
    QSignalSpy closed(window.guard.get(), &CloseGuard::closeConfirmed);
    QVERIFY(!window.guard->mayClose());
    window.press("waitPushButton");
    QVERIFY(window.guard->dialog()
                ->findChild<QProgressBar *>(QStringLiteral("waitProgressBar"))
                ->isVisible());
    QVERIFY(closed.isEmpty());
    window.busy = false;
    QTRY_COMPARE(closed.size(), 1);
}

void TestCloseGuard::waitingCanBeGivenUp()
{
    Window window;
    window.busy = true;
    QSignalSpy closed(window.guard.get(), &CloseGuard::closeConfirmed);
    QVERIFY(!window.guard->mayClose());
    window.press("waitPushButton");
    window.press("stayPushButton");
    QTRY_VERIFY(!window.guard->dialog());
    window.busy = false;
    QVERIFY(!closed.wait(600));
}

void TestCloseGuard::cancellingClosesAtOnce()
{
    Window window;
    window.busy = true;
    QSignalSpy closed(window.guard.get(), &CloseGuard::closeConfirmed);
    QVERIFY(!window.guard->mayClose());
    window.press("cancelPushButton");
    QCOMPARE(closed.size(), 1);
}

void TestCloseGuard::runningApiServerIsAskedAbout()
{
    Window window;
    window.serverUrl = QStringLiteral("http://127.0.0.1:8000");
    QVERIFY(!window.guard->mayClose());
    QVERIFY(!window.guard->dialog()
                 ->findChild<QAbstractButton *>(QStringLiteral("waitPushButton"))
                 ->isVisible());
    QSignalSpy closed(window.guard.get(), &CloseGuard::closeConfirmed);
    window.press("cancelPushButton");
    QCOMPARE(closed.size(), 1);
}

void TestCloseGuard::secondCloseAsksOnce()
{
    Window window;
    window.busy = true;
    QVERIFY(!window.guard->mayClose());
    const auto *dialog = window.guard->dialog();
    QVERIFY(!window.guard->mayClose());
    QCOMPARE(window.guard->dialog(), dialog);
}

void TestCloseGuard::withoutTrayThereIsNoTrayButton()
{
    gui::Theme theme;
    theme.choose(QStringLiteral("dark"));
    const gui::CloseDialog without(true, false, false, nullptr);
    QVERIFY(without.findChild<QAbstractButton *>(QStringLiteral("trayPushButton"))->isHidden());
    const gui::CloseDialog with(true, false, true, nullptr);
    QVERIFY(!with.findChild<QAbstractButton *>(QStringLiteral("trayPushButton"))->isHidden());
}

QTEST_MAIN(TestCloseGuard)
#include "tst_closeguard.moc"
