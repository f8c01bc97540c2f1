#include "gui/taskrerun.h"

#include <QJsonArray>

namespace testum::gui {

QStringList rerunPlatforms(const QList<HostRun> &runs, bool onlyFailed)
{
    QStringList platforms;
    for (const HostRun &run : runs) {
        if (!run.platformId.isEmpty() && (!onlyFailed || run.isFailed()))
            platforms.append(run.platformId);
    }
    return platforms;
}

QJsonObject rerunBody(const QJsonObject &task, const QStringList &platforms)
{
    const QJsonValue type = task.value(QLatin1String("type"));
    const QJsonObject spec = task.value(QLatin1String("spec")).toObject();
    QJsonObject body{{QStringLiteral("type"), type},
                     {QStringLiteral("platforms"), QJsonArray::fromStringList(platforms)}};
    for (const char *field :
         {"command", "timeout", "connect_timeout", "width", "connect_retries", "output_cap"}) {
        const QJsonValue value = spec.value(QLatin1String(field));
        const bool isSettings = value.isDouble() && value.toDouble() < 0; // "as the settings say"
        if (!value.isUndefined() && !isSettings)
            body.insert(QLatin1String(field), value);
    }
    return body;
}

} // namespace testum::gui
