#include "gui/tasknews.h"

#include "gui/connection.h"
#include "gui/desktopnotifier.h"
#include "gui/notifications.h"
#include "gui/preferences.h"
#include "gui/taskending.h"
#include "gui/taskwatcher.h"
#include "gui/trayicon.h"

#include <QEvent>

namespace testum::gui {

TaskNews::TaskNews(Connection &connection, TaskWatcher &watcher, Notifications &notifications,
                   Preferences &preferences, QWidget *window)
    : QObject(window)
    , m_connection(connection)
    , m_notifications(notifications)
    , m_preferences(preferences)
    , m_window(window)
    , m_notifier(new DesktopNotifier(this))
    , m_tray(new TrayIcon(preferences, this))
{
    m_notifier->setTrayIcon(m_tray->icon());
    connect(&watcher, &TaskWatcher::taskEnded, this, &TaskNews::tell);
    connect(&watcher, &TaskWatcher::runningChanged, m_tray, &TrayIcon::setRunning);
    connect(m_notifier, &DesktopNotifier::activated, this, &TaskNews::pathChosen);
    window->installEventFilter(this);
}

bool TaskNews::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::WindowActivate)
        m_tray->setAttention(false);
    return QObject::eventFilter(watched, event);
}

void TaskNews::forget()
{
    m_notifier->forget();
    m_tray->setAttention(false);
}

void TaskNews::tell(const QJsonObject &task)
{
    // What other people run is in the list; the news are about one's own.
    if (task.value(QStringLiteral("created_by")) !=
        m_connection.me().value(QStringLiteral("username")))
        return;
    const TaskEnding ending = taskEnding(task);
    const bool inFront = m_window && m_window->isActiveWindow();
    if (!inFront && m_preferences.notifyOnEnd())
        m_notifier->notify(QStringLiteral("testum"), ending.text, ending.path);
    if (!inFront && ending.tone == Tone::Danger)
        m_tray->setAttention(true);
    if (inFront && ending.path == m_shownPath)
        return;
    Notification notification;
    notification.tone = ending.tone;
    notification.text = ending.text;
    notification.actionText = tr("&Open", "a task");
    notification.actionPath = ending.path;
    m_notifications.post(std::move(notification));
}

} // namespace testum::gui
