#include "domain/task.h"

#include "domain/json.h"

#include <array>

namespace testum::domain {

namespace {

constexpr std::array kStatuses{RunStatus::Pending, RunStatus::Running,   RunStatus::Success,
                               RunStatus::Failed,  RunStatus::Cancelled, RunStatus::Interrupted};

} // namespace

QString taskTypeName(TaskType type)
{
    switch (type) {
    case TaskType::RunCommand:
        return QStringLiteral("run_command");
    case TaskType::TestConnection:
        return QStringLiteral("test_connection");
    }
    return {};
}

std::optional<TaskType> taskTypeFromName(const QString &name)
{
    for (const TaskType type : {TaskType::RunCommand, TaskType::TestConnection}) {
        if (taskTypeName(type) == name)
            return type;
    }
    return std::nullopt;
}

QString runStatusName(RunStatus status)
{
    switch (status) {
    case RunStatus::Pending:
        return QStringLiteral("pending");
    case RunStatus::Running:
        return QStringLiteral("running");
    case RunStatus::Success:
        return QStringLiteral("success");
    case RunStatus::Failed:
        return QStringLiteral("failed");
    case RunStatus::Cancelled:
        return QStringLiteral("cancelled");
    case RunStatus::Interrupted:
        return QStringLiteral("interrupted");
    }
    return {};
}

std::optional<RunStatus> runStatusFromName(const QString &name)
{
    for (const RunStatus status : kStatuses) {
        if (runStatusName(status) == name)
            return status;
    }
    return std::nullopt;
}

bool isFinal(RunStatus status)
{
    return status != RunStatus::Pending && status != RunStatus::Running;
}

int &RunTotals::of(RunStatus status)
{
    switch (status) {
    case RunStatus::Pending:
        return pending;
    case RunStatus::Running:
        return running;
    case RunStatus::Success:
        return success;
    case RunStatus::Failed:
        return failed;
    case RunStatus::Cancelled:
        return cancelled;
    case RunStatus::Interrupted:
        break;
    }
    return interrupted;
}

QJsonObject RunTotals::toJson() const
{
    QJsonObject json;
    RunTotals copy = *this;
    for (const RunStatus status : kStatuses)
        json.insert(runStatusName(status), copy.of(status));
    json.insert(QStringLiteral("total"), total());
    return json;
}

RunStatus aggregateStatus(const RunTotals &totals)
{
    const int unfinished = totals.pending + totals.running;
    if (unfinished > 0)
        return totals.pending == totals.total() ? RunStatus::Pending : RunStatus::Running;
    if (totals.failed > 0)
        return RunStatus::Failed;
    if (totals.interrupted > 0)
        return RunStatus::Interrupted;
    if (totals.cancelled > 0)
        return RunStatus::Cancelled;
    return RunStatus::Success;
}

QJsonObject TaskSpec::toJson() const
{
    QJsonObject json;
    if (type == TaskType::RunCommand)
        json.insert(QStringLiteral("command"), command);
    json.insert(QStringLiteral("timeout"), static_cast<double>(timeoutMs) / 1000.0);
    json.insert(QStringLiteral("connect_timeout"), static_cast<double>(connectTimeoutMs) / 1000.0);
    json.insert(QStringLiteral("width"), width);
    json.insert(QStringLiteral("connect_retries"), connectRetries);
    json.insert(QStringLiteral("output_cap"), outputCapBytes);
    return json;
}

TaskSpec TaskSpec::fromJson(TaskType type, const QJsonObject &json)
{
    TaskSpec spec;
    spec.type = type;
    spec.command = json.value(QStringLiteral("command")).toString();
    spec.timeoutMs = qRound64(json.value(QStringLiteral("timeout")).toDouble() * 1000.0);
    const QJsonValue connect = json.value(QStringLiteral("connect_timeout"));
    if (connect.isDouble())
        spec.connectTimeoutMs = qRound64(connect.toDouble() * 1000.0);
    spec.width = json.value(QStringLiteral("width")).toInt(spec.width);
    spec.connectRetries = json.value(QStringLiteral("connect_retries")).toInt(spec.connectRetries);
    spec.outputCapBytes = json.value(QStringLiteral("output_cap")).toInteger(spec.outputCapBytes);
    return spec;
}

QJsonObject TaskRun::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("task_id"), taskId},
        {QStringLiteral("platform_id"), textOrNull(platformId)},
        {QStringLiteral("platform_name"), platformName},
        {QStringLiteral("status"), runStatusName(status)},
        {QStringLiteral("exit_code"), intOrNull(exitCode)},
        {QStringLiteral("exit_signal"), textOrNull(exitSignal)},
        {QStringLiteral("error_reason"), textOrNull(errorReason)},
        {QStringLiteral("error_message"), textOrNull(errorMessage)},
        {QStringLiteral("remote_state"), textOrNull(remoteState)},
        {QStringLiteral("attempt"), attempt},
        {QStringLiteral("stdout_bytes"), stdoutBytes},
        {QStringLiteral("stderr_bytes"), stderrBytes},
        {QStringLiteral("truncated"), truncated},
        {QStringLiteral("result_location"), textOrNull(resultLocation)},
        {QStringLiteral("metadata"),
         metadata.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(metadata)},
        {QStringLiteral("created_at"), timeToJson(createdAtMs)},
        {QStringLiteral("started_at"), timeToJson(startedAtMs)},
        {QStringLiteral("finished_at"), timeToJson(finishedAtMs)},
    };
}

QJsonObject Task::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("type"), taskTypeName(type)},
        {QStringLiteral("spec"), spec},
        {QStringLiteral("status"), runStatusName(status)},
        {QStringLiteral("totals"), totals.toJson()},
        {QStringLiteral("created_by"), textOrNull(createdBy)},
        {QStringLiteral("created_at"), timeToJson(createdAtMs)},
        {QStringLiteral("started_at"), timeToJson(startedAtMs)},
        {QStringLiteral("finished_at"), timeToJson(finishedAtMs)},
    };
}

QString streamName(Stream stream)
{
    switch (stream) {
    case Stream::Stdout:
        return QStringLiteral("stdout");
    case Stream::Stderr:
        return QStringLiteral("stderr");
    case Stream::Event:
        return QStringLiteral("event");
    }
    return {};
}

} // namespace testum::domain
