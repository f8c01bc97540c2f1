#pragma once

#include "domain/outputsink.h"
#include "domain/task.h"

#include <QJsonObject>

namespace testum::domain {

/// The messages of a task's live feed (WebSocket and in-process), with the original's `type` and
/// `payload`:
///   {"type":"connected","payload":TASK_ID,"status":…,"totals":{…},"seq":N}
///   {"type":"status","payload":"running"|"success"|…,"seq","run_id","platform_id","run":{…}}
///   {"type":"output","payload":TEXT,"seq","run_id","platform_id","stream":"stdout"|"stderr"}
///   {"type":"done","payload":"success"|…,"totals":{…},"seq"}
///   {"type":"error","payload":TEXT,"reason":TOKEN}
/// Output is UTF-8; invalid bytes are U+FFFD here and exact in …/output.

/// Data of an Event chunk for a run's state change. `outcome` is null for "running".
[[nodiscard]] QByteArray statusEvent(RunStatus status, int attempt, const RunOutcome *outcome);
/// Data of the task's last chunk.
[[nodiscard]] QByteArray doneEvent(const RunTotals &totals);

/// The message of a committed chunk.
[[nodiscard]] QJsonObject toMessage(const OutputChunk &chunk);
[[nodiscard]] QJsonObject connectedMessage(const Task &task, qint64 seq);

} // namespace testum::domain
