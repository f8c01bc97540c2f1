#include "gui/runrequest.h"

#include <QJsonArray>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qsizetype kMostHistory = 50;

} // namespace

QJsonObject RunRequest::toJson() const
{
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("run_command")},
                     {QStringLiteral("command"), command},
                     {QStringLiteral("platforms"), QJsonArray::fromStringList(platforms)},
                     {QStringLiteral("timeout"), timeoutS}};
    if (width > 0)
        body.insert(QStringLiteral("width"), width);
    if (connectTimeoutS > 0)
        body.insert(QStringLiteral("connect_timeout"), connectTimeoutS);
    if (connectRetries >= 0)
        body.insert(QStringLiteral("connect_retries"), connectRetries);
    if (outputCapMiB > 0)
        body.insert(QStringLiteral("output_cap"), outputCapMiB * kMiB);
    return body;
}

RunRequest RunRequest::fromTask(const QJsonObject &task, const QStringList &platforms)
{
    const QJsonObject spec = task.value(QLatin1String("spec")).toObject();
    const auto number = [&spec](const char *field) {
        return spec.value(QLatin1String(field)).toDouble();
    };
    RunRequest request;
    request.platforms = platforms;
    request.command = spec.value(QLatin1String("command")).toString();
    request.timeoutS = int(number("timeout"));
    // The spec tells what was in force then, be it asked for or the setting.
    request.width = int(number("width"));
    request.connectTimeoutS = int(number("connect_timeout"));
    request.connectRetries = int(number("connect_retries"));
    request.outputCapMiB = int((qint64(number("output_cap")) + kMiB - 1) / kMiB);
    return request;
}

QVariantMap RunRequest::toVariant() const
{
    return {{QStringLiteral("command"), command},
            {QStringLiteral("platforms"), platforms},
            {QStringLiteral("timeout"), timeoutS},
            {QStringLiteral("width"), width},
            {QStringLiteral("connect_timeout"), connectTimeoutS},
            {QStringLiteral("connect_retries"), connectRetries},
            {QStringLiteral("output_cap"), outputCapMiB}};
}

RunRequest RunRequest::fromVariant(const QVariantMap &map)
{
    RunRequest request;
    const auto number = [&map](const char *field, int usual, int least, int most) {
        return std::clamp(map.value(QLatin1String(field), usual).toInt(), least, most);
    };
    request.command =
        map.value(QStringLiteral("command")).toString().left(RunRequest::kMostCharacters);
    request.platforms = map.value(QStringLiteral("platforms")).toStringList();
    request.timeoutS = number("timeout", kUsualTimeoutS, 0, 604'800);
    request.width = number("width", 0, 0, 512);
    request.connectTimeoutS = number("connect_timeout", 0, 0, 300);
    request.connectRetries = number("connect_retries", -1, -1, 10);
    request.outputCapMiB = number("output_cap", 0, 0, 1'048'576);
    return request;
}

QStringList historyWith(QStringList history, const QString &command)
{
    history.removeAll(command);
    history.prepend(command);
    return history.mid(0, kMostHistory);
}

} // namespace testum::gui
