#pragma once

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace testum::gui {

class Connection;
class DesktopNotifier;
class Notifications;
class Preferences;
class TaskWatcher;
class TrayIcon;

/// Tells about tasks that have ended: the user's own as a notification in the window, and on the
/// desktop while the window is not in front.
class TaskNews : public QObject
{
    Q_OBJECT

public:
    TaskNews(Connection &connection, TaskWatcher &watcher, Notifications &notifications,
             Preferences &preferences, QWidget *window);

    /// Its running count and attention follow. Owned by the window.
    [[nodiscard]] TrayIcon &tray() const { return *m_tray; }
    /// The task on screen is not told about in the window.
    void setShownPath(const QString &path) { m_shownPath = path; }
    /// Another engine follows: what was told of this one leads nowhere any more.
    void forget();

Q_SIGNALS:
    void pathChosen(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell(const QJsonObject &task);

    Connection &m_connection;
    Notifications &m_notifications;
    Preferences &m_preferences;
    QPointer<QWidget> m_window;
    DesktopNotifier *m_notifier;
    TrayIcon *m_tray;
    QString m_shownPath;
};

} // namespace testum::gui
