#include "storage/taskrepository.h"

#include "storage/databaseerror.h"
#include "storage/liststatement.h"
#include "storage/searchtext.h"

namespace testum::storage {

namespace {

constexpr const char *kTaskColumns =
    "id, type, spec, status, total_pending, total_running, total_success, total_failed,"
    " total_cancelled, total_interrupted, created_by, created_at, started_at, finished_at";

constexpr const char *kRunColumns =
    "id, task_id, platform_id, platform_name, status, exit_code, exit_signal, error_reason,"
    " error_message, remote_state, attempt, node_id, lease_until, stdout_bytes, stderr_bytes,"
    " truncated, result_location, metadata, created_at, started_at, finished_at";

/// Rows of one INSERT: a run each would cost a round trip each on PostgreSQL.
constexpr qsizetype kRunsPerInsert = 100;

domain::Task readTask(Row &row)
{
    domain::Task task;
    task.id = row.text();
    task.type = domain::taskTypeFromName(row.text()).value_or(domain::TaskType::RunCommand);
    task.spec = row.object();
    task.status = domain::runStatusFromName(row.text()).value_or(domain::RunStatus::Failed);
    task.totals.pending = row.integer();
    task.totals.running = row.integer();
    task.totals.success = row.integer();
    task.totals.failed = row.integer();
    task.totals.cancelled = row.integer();
    task.totals.interrupted = row.integer();
    task.createdBy = row.text();
    task.createdAtMs = row.number();
    task.startedAtMs = row.number();
    task.finishedAtMs = row.number();
    return task;
}

domain::TaskRun readRun(Row &row)
{
    domain::TaskRun run;
    run.id = row.text();
    run.taskId = row.text();
    run.platformId = row.text();
    run.platformName = row.text();
    run.status = domain::runStatusFromName(row.text()).value_or(domain::RunStatus::Failed);
    run.exitCode = row.optionalInteger();
    run.exitSignal = row.text();
    run.errorReason = row.text();
    run.errorMessage = row.text();
    run.remoteState = row.text();
    run.attempt = row.integer();
    run.nodeId = row.text();
    run.leaseUntilMs = row.number();
    run.stdoutBytes = row.number();
    run.stderrBytes = row.number();
    run.truncated = row.flag();
    run.resultLocation = row.text();
    run.metadata = row.object();
    run.createdAtMs = row.number();
    run.startedAtMs = row.number();
    run.finishedAtMs = row.number();
    return run;
}

ListFilter statusFilter()
{
    return {QStringLiteral("status = ?"), [](const QString &v) {
                using Value = std::optional<QVariant>;
                return domain::runStatusFromName(v) ? Value(v) : Value();
            }};
}

const ListSource &taskSource()
{
    static const ListSource source{
        QLatin1String(kTaskColumns),
        QStringLiteral("tasks"),
        QStringLiteral("created_at DESC, id DESC"),
        {{QStringLiteral("created_at"), QStringLiteral("created_at")},
         {QStringLiteral("started_at"), QStringLiteral("started_at")},
         {QStringLiteral("finished_at"), QStringLiteral("finished_at")},
         {QStringLiteral("status"), QStringLiteral("status")},
         {QStringLiteral("type"), QStringLiteral("type")}},
        {{QStringLiteral("status"), statusFilter()},
         {QStringLiteral("type"), {QStringLiteral("type = ?")}},
         {QStringLiteral("created_by"), {QStringLiteral("created_by = ?")}},
         {QStringLiteral("platform_id"),
          {QStringLiteral("EXISTS (SELECT 1 FROM task_runs r WHERE r.task_id = tasks.id"
                          " AND r.platform_id = ?)")}}}};
    return source;
}

ListSource runSource(const QString &taskId)
{
    return {QLatin1String(kRunColumns),
            QStringLiteral("task_runs"),
            QStringLiteral("id"),
            {{QStringLiteral("platform_name"), QStringLiteral("platform_name")},
             {QStringLiteral("status"), QStringLiteral("status")},
             {QStringLiteral("started_at"), QStringLiteral("started_at")},
             {QStringLiteral("finished_at"), QStringLiteral("finished_at")}},
            {{QStringLiteral("status"), statusFilter()},
             {QStringLiteral("platform_id"), {QStringLiteral("platform_id = ?")}}},
            QStringLiteral("task_id = ?"),
            {taskId}};
}

Result<void> insertRuns(Database &database, const QList<domain::TaskRun> &runs)
{
    const QString row = QStringLiteral("(?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?)");
    for (qsizetype i = 0; i < runs.size(); i += kRunsPerInsert) {
        const QList<domain::TaskRun> chunk = runs.mid(i, kRunsPerInsert);
        QVariantList values;
        for (const domain::TaskRun &run : chunk) {
            values << run.id << run.taskId
                   << (run.platformId.isEmpty() ? QVariant() : QVariant(run.platformId))
                   << run.platformName << run.attempt << run.nodeId << run.leaseUntilMs
                   << jsonText(run.metadata) << run.createdAtMs;
        }
        TESTUM_TRY_VOID(database.execChanging(
            QStringLiteral("INSERT INTO task_runs (id, task_id, platform_id, platform_name, status,"
                           " attempt, node_id, lease_until, metadata, created_at) VALUES ") +
                QStringList(chunk.size(), row).join(QStringLiteral(", ")),
            values));
    }
    return {};
}

Result<QList<QPair<QString, QString>>> readPairs(Database &database, const QString &condition,
                                                 const QVariantList &values)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(QStringLiteral("SELECT task_id, id FROM task_runs WHERE status IN"
                                            " ('pending', 'running') AND %1 ORDER BY id")
                                 .arg(condition),
                             values));
    QList<QPair<QString, QString>> pairs;
    while (query.next())
        pairs.append({query.value(0).toString(), query.value(1).toString()});
    return pairs;
}

} // namespace

Result<void> TaskRepository::insert(const domain::Task &task, const QList<domain::TaskRun> &runs)
{
    const QString nodeId = runs.isEmpty() ? QString() : runs.first().nodeId;
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("INSERT INTO tasks (id, type, spec, status, node_id, total_pending,"
                       " search_text, created_by, created_at)"
                       " VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?)"),
        {task.id, domain::taskTypeName(task.type), jsonText(task.spec), nodeId, runs.size(),
         searchText({task.spec.value(QStringLiteral("command")).toString()}), task.createdBy,
         task.createdAtMs}));
    return insertRuns(m_database, runs);
}

Result<domain::Task> TaskRepository::task(const QString &id)
{
    TESTUM_TRY(
        QSqlQuery query,
        m_database.exec(
            QStringLiteral("SELECT %1 FROM tasks WHERE id = ?").arg(QLatin1String(kTaskColumns)),
            {id}));
    if (!query.next())
        return notFoundError("task.not_found", {{QStringLiteral("task"), id}});
    Row row(query);
    return readTask(row);
}

Result<domain::Page<domain::Task>> TaskRepository::list(const domain::ListQuery &query)
{
    return readPage<domain::Task>(m_database, taskSource(), query, readTask);
}

Result<domain::TaskRun> TaskRepository::run(const QString &runId)
{
    TESTUM_TRY(
        QSqlQuery query,
        m_database.exec(
            QStringLiteral("SELECT %1 FROM task_runs WHERE id = ?").arg(QLatin1String(kRunColumns)),
            {runId}));
    if (!query.next())
        return notFoundError("task.run_not_found", {{QStringLiteral("run"), runId}});
    Row row(query);
    return readRun(row);
}

Result<domain::Page<domain::TaskRun>> TaskRepository::runs(const QString &taskId,
                                                           const domain::ListQuery &query)
{
    return readPage<domain::TaskRun>(m_database, runSource(taskId), query, readRun);
}

Result<qint64> TaskRepository::requestCancel(const QString &taskId, qint64 nowMs)
{
    // The first request's time stays.
    return m_database.execChanging(
        QStringLiteral("UPDATE task_runs SET cancel_requested_at ="
                       " CASE WHEN cancel_requested_at = 0 THEN ? ELSE cancel_requested_at END"
                       " WHERE task_id = ? AND status IN ('pending', 'running')"),
        {nowMs, taskId});
}

Result<QList<QPair<QString, QString>>> TaskRepository::cancelRequests(const QString &nodeId)
{
    return readPairs(m_database, QStringLiteral("node_id = ? AND cancel_requested_at > 0"),
                     {nodeId});
}

Result<void> TaskRepository::renewLeases(const QString &nodeId, qint64 leaseUntilMs)
{
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("UPDATE task_runs SET lease_until = ?"
                       " WHERE node_id = ? AND status IN ('pending', 'running')"),
        {leaseUntilMs, nodeId}));
    return {};
}

Result<QList<QPair<QString, QString>>> TaskRepository::expiredRuns(qint64 nowMs)
{
    return readPairs(m_database, QStringLiteral("lease_until < ?"), {nowMs});
}

} // namespace testum::storage
