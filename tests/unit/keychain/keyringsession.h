#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace testum::tests {

/// The environment of a desktop session that has nothing in common with the user's: its own home
/// below `directory`, no D-Bus address.
inline QProcessEnvironment privateSession(const QString &directory)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto folder = [&](const char *variable, const char *name) {
        const QString path = directory + u'/' + QLatin1String(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                        QFileDevice::ExeOwner);
        environment.insert(QLatin1String(variable), path);
    };
    folder("HOME", "home");
    folder("XDG_RUNTIME_DIR", "run");
    folder("XDG_DATA_HOME", "data");
    folder("XDG_CONFIG_HOME", "config");
    folder("XDG_CACHE_HOME", "cache");
    for (const char *variable : {"DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "DISPLAY",
                                 "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"})
        environment.remove(QLatin1String(variable));
    return environment;
}

/// Runs `script` (bash) on a D-Bus of its own with an unlocked gnome-keyring; "$0" and "$@" are
/// `arguments`. The keyring ends with the bus.
inline void startInKeyringSession(QProcess &process, const QString &script,
                                  const QStringList &arguments)
{
    const QString unlock = QStringLiteral(
        "printf %s secret | "
        "gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 99\n");
    process.start(QStringLiteral("dbus-run-session"),
                  QStringList{QStringLiteral("--"), QStringLiteral("bash"), QStringLiteral("-c"),
                              unlock + script} +
                      arguments);
}

} // namespace testum::tests
