#include "gui/platformrow.h"

#include "gui/datatable.h"
#include "gui/status.h"
#include "gui/timetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace testum::gui {

PlatformRow PlatformRow::fromJson(const QJsonObject &platform)
{
    const auto text = [&platform](const char *key) {
        return platform.value(QLatin1String(key)).toString();
    };
    const QJsonObject facts = platform.value(QStringLiteral("facts")).toObject();
    const auto fact = [&facts](const char *key) {
        return facts.value(QLatin1String(key)).toString();
    };
    const auto number = [&facts](const char *key) {
        return facts.value(QLatin1String(key)).toInteger();
    };
    PlatformRow row;
    row.id = text("id");
    row.name = text("name");
    row.host = text("host");
    row.port = platform.value(QStringLiteral("port")).toInt(22);
    row.username = text("username");
    row.authMethod = text("auth_method");
    row.sshKeyId = text("ssh_key_id");
    row.group = text("group_name");
    for (const QJsonValue &tag : platform.value(QStringLiteral("tags")).toArray())
        row.tags.append(tag.toString());
    row.description = text("description");
    row.fingerprint = text("known_host_fingerprint");
    row.os = QStringList({fact("os"), fact("os_version")}).join(QLatin1Char(' ')).trimmed();
    row.kernel = fact("kernel");
    row.architecture = fact("architecture");
    row.hostname = fact("hostname");
    row.cpus = int(number("cpus"));
    row.memoryBytes = number("memory_bytes");
    row.diskTotalBytes = number("disk_total_bytes");
    row.diskFreeBytes = number("disk_free_bytes");
    row.uptimeS = number("uptime_s");
    row.lastSeenMs = epochMs(platform.value(QStringLiteral("last_seen_at")));
    row.errorReason = text("last_error_reason");
    row.errorAtMs = epochMs(platform.value(QStringLiteral("last_error_at")));
    row.searchText =
        searchKey(QStringList({row.name, row.username + QLatin1Char('@') + row.address(), row.group,
                               row.tags.join(QLatin1Char(' ')), row.os, row.description})
                      .join(QLatin1Char('\n')));
    return row;
}

QString PlatformRow::state() const
{
    const QString kind = failureKind(errorReason);
    if (kind == QLatin1String("host_key_changed") || kind == QLatin1String("login_failed"))
        return kind;
    return reach.state;
}

QString PlatformRow::address() const
{
    const bool isV6 = host.contains(QLatin1Char(':'));
    return isV6 ? QStringLiteral("[%1]:%2").arg(host).arg(port)
                : QStringLiteral("%1:%2").arg(host).arg(port);
}

QString PlatformRow::sshCommand() const
{
    QString command = QStringLiteral("ssh ");
    if (port != 22)
        command += QStringLiteral("-p %1 ").arg(port);
    return command + shellQuoted(username + QLatin1Char('@') + host);
}

qint64 PlatformRow::checkedAtMs() const
{
    return std::max({lastSeenMs, errorAtMs, reach.checkedAtMs});
}

QList<PlatformRow> platformRows(const QJsonArray &platforms)
{
    QList<PlatformRow> rows;
    rows.reserve(platforms.size());
    for (const QJsonValue &platform : platforms)
        rows.append(PlatformRow::fromJson(platform.toObject()));
    return rows;
}

Reachability reachabilityFrom(const QJsonObject &item)
{
    Reachability reach;
    reach.state = item.value(QStringLiteral("state")).toString(reach.state);
    reach.reason = item.value(QStringLiteral("reason")).toString();
    reach.latencyMs = item.value(QStringLiteral("latency_ms")).toInteger(-1);
    reach.checkedAtMs = epochMs(item.value(QStringLiteral("checked_at")));
    return reach;
}

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9@%_+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString csvCell(const QString &text)
{
    QString cell = text;
    // Spreadsheets run what begins like this, also out of a file.
    if (!cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front()))
        cell.prepend(QLatin1Char('\''));
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

} // namespace testum::gui
