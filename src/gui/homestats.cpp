#include "gui/homestats.h"

#include "gui/timetext.h"

#include <QJsonArray>

namespace testum::gui {

HomeStats HomeStats::fromJson(const QJsonObject &json)
{
    const QJsonObject platforms = json.value(QLatin1String("platforms")).toObject();
    const QJsonObject tasks = json.value(QLatin1String("tasks")).toObject();
    const auto number = [](const QJsonObject &object, const char *field) {
        return object.value(QLatin1String(field)).toInt();
    };
    HomeStats stats;
    stats.platforms = number(platforms, "total");
    stats.online = number(platforms, "online");
    stats.offline = number(platforms, "offline");
    stats.unknown = number(platforms, "unknown");
    stats.running = number(tasks, "running");
    stats.pending = number(tasks, "pending");
    stats.failed24h = number(tasks, "failed_24h");
    stats.total24h = number(tasks, "total_24h");
    for (const QJsonValue &value : json.value(QLatin1String("days")).toArray()) {
        const QJsonObject day = value.toObject();
        stats.days.append(
            {QDate::fromString(day.value(QLatin1String("date")).toString(), Qt::ISODate),
             number(day, "success"), number(day, "failed"), number(day, "cancelled"),
             number(day, "interrupted")});
    }
    for (const QJsonValue &value : json.value(QLatin1String("attention")).toArray()) {
        const QJsonObject item = value.toObject();
        stats.attention.append({item.value(QLatin1String("platform_id")).toString(),
                                item.value(QLatin1String("name")).toString(),
                                item.value(QLatin1String("reason")).toString(),
                                epochMs(item.value(QLatin1String("at")))});
    }
    return stats;
}

StatusChip attentionChip(const QString &reason)
{
    const QString kind = failureKind(reason);
    if (kind == QLatin1String("login_failed") || kind == QLatin1String("host_key_changed"))
        return platformChip(kind);
    return platformChip(QStringLiteral("offline"));
}

} // namespace testum::gui
