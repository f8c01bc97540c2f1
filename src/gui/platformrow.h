#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace testum::gui {

/// What the last look at a platform's port found.
struct Reachability
{
    QString state = QStringLiteral("unknown"); ///< online, offline, checking, unknown
    QString reason{};                          ///< of offline: a token
    qint64 latencyMs = -1;                     ///< -1: none
    qint64 checkedAtMs = 0;

    friend bool operator==(const Reachability &, const Reachability &) = default;
};

/// A platform as lists show it, ready to be compared and painted. A value; any thread.
struct PlatformRow
{
    QString id;
    QString name;
    QString host;
    int port = 22;
    QString username;
    QString authMethod; ///< password, private_key, agent
    QString sshKeyId;
    QString group;
    QStringList tags;
    QString description;
    QString fingerprint; ///< of the pinned host key
    QString os;          ///< "Debian GNU/Linux 12"
    QString kernel;
    QString architecture;
    QString hostname;
    int cpus = 0;
    qint64 memoryBytes = 0;
    qint64 diskTotalBytes = 0;
    qint64 diskFreeBytes = 0;
    qint64 uptimeS = 0;
    qint64 lastSeenMs = 0;
    QString errorReason; ///< of the last login that failed
    qint64 errorAtMs = 0;
    Reachability reach;
    QString searchText; ///< folded

    [[nodiscard]] static PlatformRow fromJson(const QJsonObject &platform);
    /// host_key_changed, login_failed, else the reachability's state.
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString address() const; ///< "10.0.0.1:22", "[::1]:22"
    [[nodiscard]] QString sshCommand() const;
    /// When it was last looked at or signed in to.
    [[nodiscard]] qint64 checkedAtMs() const;
};

[[nodiscard]] QList<PlatformRow> platformRows(const QJsonArray &platforms);
[[nodiscard]] Reachability reachabilityFrom(const QJsonObject &item);
/// As a shell takes it for one word.
[[nodiscard]] QString shellQuoted(const QString &word);
/// A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula.
[[nodiscard]] QString csvCell(const QString &text);

} // namespace testum::gui
