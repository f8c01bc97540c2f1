#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/task.h"
#include "storage/database.h"

namespace testum::storage {

/// Rows of `tasks` and `task_runs`. Stateless; writes inside the caller's Transaction. State
/// changes of runs under way belong to OutputWriter; here are creation, reading, cancel requests
/// and leases.
class TaskRepository
{
public:
    explicit TaskRepository(Database &database)
        : m_database(database)
    {}

    /// Inserts the task and its runs (status pending, leased to `nodeId` until `leaseUntilMs`).
    [[nodiscard]] Result<void> insert(const domain::Task &task, const QList<domain::TaskRun> &runs);

    [[nodiscard]] Result<domain::Task> task(const QString &id); ///< not_found/task.not_found
    /// sort: created_at started_at finished_at status type; filters: status, type, created_by,
    /// platform_id; search: the command. Newest first by default. Totals are filled.
    [[nodiscard]] Result<domain::Page<domain::Task>> list(const domain::ListQuery &query);
    [[nodiscard]] Result<domain::TaskRun>
    run(const QString &runId); ///< not_found/task.run_not_found
    /// sort: platform_name status started_at finished_at; filters: status, platform_id. By
    /// creation.
    [[nodiscard]] Result<domain::Page<domain::TaskRun>> runs(const QString &taskId,
                                                             const domain::ListQuery &query);

    /// Marks every unfinished run of the task as asked to cancel (column cancel_requested_at).
    /// Answers how many.
    [[nodiscard]] Result<qint64> requestCancel(const QString &taskId, qint64 nowMs);
    /// Runs of this node that are asked to cancel and are not finished: (taskId, runId) pairs.
    [[nodiscard]] Result<QList<QPair<QString, QString>>> cancelRequests(const QString &nodeId);
    /// Extends the lease of every unfinished run of the node.
    [[nodiscard]] Result<void> renewLeases(const QString &nodeId, qint64 leaseUntilMs);
    /// Unfinished runs whose lease has expired, of any node: (taskId, runId) pairs.
    [[nodiscard]] Result<QList<QPair<QString, QString>>> expiredRuns(qint64 nowMs);

private:
    Database &m_database;
};

/// Rows of `nodes`: every engine process, with its heartbeat.
class NodeRepository
{
public:
    explicit NodeRepository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<void> insert(const QString &nodeId, const QString &hostName, qint64 nowMs);
    [[nodiscard]] Result<void> heartbeat(const QString &nodeId, qint64 nowMs);
    [[nodiscard]] Result<void> remove(const QString &nodeId);
    [[nodiscard]] Result<void> removeOlderThan(qint64 heartbeatMs);

private:
    Database &m_database;
};

} // namespace testum::storage
