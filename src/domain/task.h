#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace testum::domain {

enum class TaskType { RunCommand, TestConnection };

/// Of a run; a task's status is derived from its runs by aggregateStatus().
enum class RunStatus { Pending, Running, Success, Failed, Cancelled, Interrupted };

[[nodiscard]] QString taskTypeName(TaskType type); ///< "run_command" | "test_connection"
[[nodiscard]] std::optional<TaskType> taskTypeFromName(const QString &name);
[[nodiscard]] QString runStatusName(RunStatus status); ///< "pending" … "interrupted"
[[nodiscard]] std::optional<RunStatus> runStatusFromName(const QString &name);
[[nodiscard]] bool isFinal(RunStatus status);

/// Number of runs by status.
struct RunTotals
{
    int pending = 0;
    int running = 0;
    int success = 0;
    int failed = 0;
    int cancelled = 0;
    int interrupted = 0;

    [[nodiscard]] int total() const
    {
        return pending + running + success + failed + cancelled + interrupted;
    }
    [[nodiscard]] int &of(RunStatus status);
    [[nodiscard]] QJsonObject toJson() const; ///< with "total"
};

/// pending while nothing ran; running while anything is unfinished; else the worst of
/// failed > interrupted > cancelled > success.
[[nodiscard]] RunStatus aggregateStatus(const RunTotals &totals);

/// What to do, as asked for; stored as the task's `spec` (JSON, no secrets).
struct TaskSpec
{
    TaskType type = TaskType::RunCommand;
    QString command;      ///< run_command only
    qint64 timeoutMs = 0; ///< of the command, 0: none
    qint64 connectTimeoutMs = 15'000;
    int width = 0;             ///< runs at once, 0: the setting
    int connectRetries = -1;   ///< -1: the setting
    qint64 outputCapBytes = 0; ///< per run, 0: the setting

    [[nodiscard]] QJsonObject toJson() const; ///< "command", "timeout" (s), "connect_timeout" (s) …
    [[nodiscard]] static TaskSpec fromJson(TaskType type, const QJsonObject &json);
};

/// One execution on one platform.
struct TaskRun
{
    QString id;
    QString taskId;
    QString platformId;   ///< empty once the platform is deleted
    QString platformName; ///< as it was when the task was made
    RunStatus status = RunStatus::Pending;
    std::optional<int> exitCode;
    QString exitSignal; ///< "TERM", without SIG
    QString errorReason;
    QString errorMessage;
    QString remoteState; ///< "gone" | "alive" | "unknown" after a stop, else empty
    int attempt = 0;
    QString nodeId;
    qint64 leaseUntilMs = 0;
    qint64 stdoutBytes = 0; ///< stored bytes
    qint64 stderrBytes = 0;
    bool truncated = false;
    QString resultLocation; ///< "file:…" when the output is not in the database
    QJsonObject metadata;
    qint64 createdAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

struct Task
{
    QString id;
    TaskType type = TaskType::RunCommand;
    QJsonObject spec;
    RunStatus status = RunStatus::Pending;
    RunTotals totals;
    QString createdBy;
    qint64 createdAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

/// Which stream a stored chunk came from. Event chunks carry a state change as JSON and share the
/// task's seq, so that one number resumes output and states alike.
enum class Stream { Stdout = 1, Stderr = 2, Event = 3 };

[[nodiscard]] QString streamName(Stream stream); ///< "stdout" | "stderr" | "event"

/// A committed piece of a run's output. seq counts from 1 within a task, without holes. A chunk of
/// stdout or stderr never ends inside a UTF-8 sequence of valid text.
struct OutputChunk
{
    QString runId;
    QString platformId;
    qint64 seq = 0;
    Stream stream = Stream::Stdout;
    qint64 streamOffset = 0; ///< bytes of this stream before this chunk
    qint64 atMs = 0;
    QByteArray data; ///< Event: the JSON object of taskfeed's "status" or "done" payload
};

} // namespace testum::domain
