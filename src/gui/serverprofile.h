#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace testum::gui {

/// A place the window can attach to: this computer, or a saved server. Holds no password and no
/// token: those live in memory only.
struct ServerProfile
{
    QString id;   ///< "local", or a UUID
    QString name; ///< what the user calls it
    QUrl url;     ///< empty for this computer
    QString username;
    QByteArray pinnedSha256; ///< 32 bytes; empty: the system's trust, or caFile's
    QString caFile;

    [[nodiscard]] bool isLocal() const { return url.isEmpty(); }
    [[nodiscard]] static ServerProfile thisComputer()
    {
        return {QStringLiteral("local"), QString(), QUrl(), QString(), QByteArray(), QString()};
    }
};

} // namespace testum::gui
