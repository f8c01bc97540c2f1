#pragma once

#include <QHash>
#include <QObject>
#include <QString>

class QSystemTrayIcon;

namespace testum::gui {

/// Native notifications: the desktop's service over D-Bus where there is one, else the tray icon's.
/// A click opens a path in the window. Main thread.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject *parent = nullptr);

    /// Without a service: through this icon, while it is shown. Nullptr: none.
    void setTrayIcon(QSystemTrayIcon *icon);
    /// `text` is plain. Errors are nobody's: a desktop without notifications shows none.
    void notify(const QString &title, const QString &text, const QString &path);
    /// What was told so far leads nowhere any more.
    void forget();

Q_SIGNALS:
    void activated(const QString &path);

private Q_SLOTS:
    /// Slots by name: QDBusConnection::connect() takes nothing else.
    void onActionInvoked(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    [[nodiscard]] bool notifyOverBus(const QString &title, const QString &text,
                                     const QString &path);

    void notifyByTray(const QString &title, const QString &text, const QString &path);

    QSystemTrayIcon *m_tray = nullptr;
    QString m_trayPath;
    QHash<uint, QString> m_paths;
    bool m_subscribed = false;
    int m_forgotten = 0; ///< how often
};

} // namespace testum::gui
