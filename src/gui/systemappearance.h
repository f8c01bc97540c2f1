#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

class QDBusVariant;

namespace testum::gui {

/// What the desktop asks for: dark, light, more contrast, less motion. Qt's own word from 6.5 on,
/// else the XDG settings portal over D-Bus, else the palette the application started with. Main
/// thread.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);

    [[nodiscard]] QString themeId() const; ///< "dark", "light", "hc"
    [[nodiscard]] bool reducesMotion() const { return m_reducesMotion; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    /// A slot by name: QDBusConnection::connect() takes nothing else.
    void onPortalSetting(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void askPortal(const QString &key);
    void take(const QString &key, const QVariant &value);

    bool m_dark = false;
    bool m_highContrast = false;
    bool m_reducesMotion = false;
};

} // namespace testum::gui
