#pragma once

#include "gui/connection.h"
#include "gui/page.h"
#include "gui/pagefactory.h"

#include <QMainWindow>

#include <functional>

namespace testum::gui {

class BellDrawer;
class CommandPalette;
class ConnectionBanner;
class OfflineCounter;
class PageHeader;
class PageHost;
class Sidebar;
class StatusLine;
class TaskNews;
class TaskWatcher;
class ToastArea;
class TrayIcon;
class WindowActions;

/// The window: sidebar, header, one page at a time, what is told without being asked. Pages are
/// made when they are first opened and kept. Made once in main(), or alone by a test with pages of
/// its own. References outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Connection &connection, Notifications &notifications, Preferences &preferences,
               const EngineAccess &engine, PageFactories factories, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// "home", "tasks/ID", "run?platforms=ID". Stays where it is when the page on screen has
    /// changes that the user goes on editing. The server switcher opens "welcome?server=ID".
    /// While nothing is attached every path leads through the welcome page.
    void openPath(const QString &path);
    [[nodiscard]] QString currentPath() const;
    [[nodiscard]] Page *currentPage() const;

    /// Asked when the window is to be closed: false keeps it (the guard asks the user then, or
    /// hides it, and calls closeForGood()).
    void setCloseGuard(std::function<bool()> guard) { m_closeGuard = std::move(guard); }
    /// Closes without asking; the application quits with its last window.
    void closeForGood();
    /// Shown, not minimised, in front.
    void bringToFront();

    [[nodiscard]] WindowActions &windowActions() const { return *m_actions; }
    [[nodiscard]] TaskWatcher &taskWatcher() const { return *m_watcher; }
    [[nodiscard]] TrayIcon &tray() const;
    [[nodiscard]] CommandPalette &commandPalette() const { return *m_palette; }
    [[nodiscard]] PageHost &pageHost() const { return *m_host; }

Q_SIGNALS:
    void currentPathChanged(const QString &path);
    /// Ctrl+Q, the tray's Quit: main() decides as for closing.
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(PageFactories factories);
    void wireActions();
    void wireConnection();
    void showPath();
    void showHeader();
    void showUser();
    void showBadges();
    void onStateChanged(Connection::State state);
    [[nodiscard]] QString reachable(const QString &path) const;
    void leaveEngine();
    void refreshPage();
    void focusRegion(int step);
    void toggleDrawer(bool open);
    void restoreLayout();
    void saveLayout();
    void retranslate();

    Connection &m_connection;
    Notifications &m_notifications;
    Preferences &m_preferences;
    PageContext m_context;
    std::function<bool()> m_closeGuard;

    WindowActions *m_actions;
    TaskWatcher *m_watcher;
    TaskNews *m_news;
    OfflineCounter *m_offline;
    Sidebar *m_sidebar;
    PageHeader *m_header;
    ConnectionBanner *m_banner;
    PageHost *m_host;
    BellDrawer *m_drawer;
    StatusLine *m_status;
    ToastArea *m_toasts;
    CommandPalette *m_palette;

    bool m_closingForGood = false;
};

} // namespace testum::gui
