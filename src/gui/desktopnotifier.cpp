#include "gui/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>
#include <QVariantMap>

namespace testum::gui {

namespace {

// The Desktop Notifications Specification 1.2.
constexpr auto kService = "org.freedesktop.Notifications";
constexpr auto kObject = "/org/freedesktop/Notifications";
constexpr int kShownMs = 10'000;

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent)
    : QObject(parent)
{}

void DesktopNotifier::setTrayIcon(QSystemTrayIcon *icon)
{
    m_tray = icon;
    if (icon)
        connect(icon, &QSystemTrayIcon::messageClicked, this, [this] {
            if (!m_trayPath.isEmpty())
                Q_EMIT activated(m_trayPath);
        });
}

void DesktopNotifier::forget()
{
    ++m_forgotten;
    m_paths.clear();
    m_trayPath.clear();
}

void DesktopNotifier::notify(const QString &title, const QString &text, const QString &path)
{
    if (!notifyOverBus(title, text, path))
        notifyByTray(title, text, path);
}

void DesktopNotifier::notifyByTray(const QString &title, const QString &text, const QString &path)
{
    if (m_tray && m_tray->isVisible() && QSystemTrayIcon::supportsMessages()) {
        m_trayPath = path;
        m_tray->showMessage(title, text, m_tray->icon(), kShownMs);
    }
}

bool DesktopNotifier::notifyOverBus(const QString &title, const QString &text, const QString &path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(title)
    Q_UNUSED(text)
    Q_UNUSED(path)
    return false;
#else
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return false;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    const QString service = QLatin1String(kService);
    if (!m_subscribed) {
        m_subscribed = true;
        bus.connect(service, QLatin1String(kObject), service, QStringLiteral("ActionInvoked"), this,
                    SLOT(onActionInvoked(uint, QString)));
        bus.connect(service, QLatin1String(kObject), service, QStringLiteral("NotificationClosed"),
                    this, SLOT(onClosed(uint, uint)));
    }
    QDBusMessage call = QDBusMessage::createMethodCall(service, QLatin1String(kObject), service,
                                                       QStringLiteral("Notify"));
    // The body may hold markup by the specification: what a host or user wrote is escaped.
    call.setArguments(
        {QStringLiteral("testum"), 0U, QStringLiteral("testum"), title, text.toHtmlEscaped(),
         QStringList{QStringLiteral("default"), tr("Open", "a notification")},
         QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("testum")}}, kShownMs});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, title, text, path, forgotten = m_forgotten] {
                watcher->deleteLater();
                const QDBusPendingReply<uint> reply = *watcher;
                if (forgotten != m_forgotten)
                    return;
                // A bus without a notification service is found out only now.
                if (reply.isError())
                    notifyByTray(title, text, path);
                else
                    m_paths.insert(reply.value(), path);
            });
    return true;
#endif
}

void DesktopNotifier::onActionInvoked(uint id, const QString &action)
{
    Q_UNUSED(action)
    const QString path = m_paths.take(id);
    if (!path.isEmpty())
        Q_EMIT activated(path);
}

void DesktopNotifier::onClosed(uint id, uint reason)
{
    Q_UNUSED(reason)
    m_paths.remove(id);
}

} // namespace testum::gui
