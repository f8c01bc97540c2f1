#include "gui/systemappearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

namespace testum::gui {

namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kObject = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kSpace = "org.freedesktop.appearance";
constexpr auto kColorScheme = "color-scheme";
constexpr auto kContrast = "contrast";
constexpr auto kReducedMotion = "reduced-motion";

/// A value inside the variants that Read() wraps around it.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

bool hasSessionBus()
{
#ifdef Q_OS_WIN
    return false;
#else
    // Without this variable QtDBus would start a bus of its own.
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
#endif
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QStyleHints *hints = QGuiApplication::styleHints();
    const auto isDark = [hints] { return hints->colorScheme() == Qt::ColorScheme::Dark; };
    m_dark = isDark();
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this, isDark] {
        m_dark = isDark();
        Q_EMIT changed();
    });
#else
    // The application's palette is ours by now; the style's is the desktop's, as far as Qt knows
    // it.
    constexpr int kMiddle = 127;
    m_dark = QApplication::style()->standardPalette().color(QPalette::Base).lightness() < kMiddle;
#endif
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1String(kService), QLatin1String(kObject), QLatin1String(kInterface),
                QStringLiteral("SettingChanged"), this,
                SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    askPortal(QLatin1String(kContrast));
    askPortal(QLatin1String(kReducedMotion));
    askPortal(QLatin1String(kColorScheme));
}

QString SystemAppearance::themeId() const
{
    if (m_highContrast)
        return QStringLiteral("hc");
    return m_dark ? QStringLiteral("dark") : QStringLiteral("light");
}

void SystemAppearance::askPortal(const QString &key)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kObject),
                                       QLatin1String(kInterface), QStringLiteral("Read"));
    call.setArguments({QString::fromLatin1(kSpace), key});
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(key, unwrapped(reply.value().variant()));
        watcher->deleteLater();
    });
}

void SystemAppearance::onPortalSetting(const QString &space, const QString &key,
                                       const QDBusVariant &value)
{
    if (space == QLatin1String(kSpace))
        take(key, unwrapped(value.variant()));
}

void SystemAppearance::take(const QString &key, const QVariant &value)
{
    const auto set = [this](bool &field, bool now) {
        if (field == now)
            return;
        field = now;
        Q_EMIT changed();
    };
    const uint number = value.toUInt();
    if (key == QLatin1String(kContrast))
        set(m_highContrast, number == 1);
    else if (key == QLatin1String(kReducedMotion))
        set(m_reducesMotion, number == 1);
    else if (key == QLatin1String(kColorScheme))
        set(m_dark, number == 1);
}

} // namespace testum::gui
