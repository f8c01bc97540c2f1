#include "storage/outputrunstate.h"

#include "storage/row.h"

#include <algorithm>

namespace testum::storage {

namespace {

constexpr qsizetype kIdsAStatement = 400;
constexpr qsizetype kRunsAStatement = 100;

QString locationOf(const domain::RunRef &run, const OutputSize &size)
{
    return size.fileBytes > 0 ? QStringLiteral("file:") + run.runId : QString();
}

/// SET … of an end, and its values.
QString outcomeSql()
{
    return QStringLiteral("status = ?, exit_code = ?, exit_signal = ?, error_reason = ?,"
                          " error_message = ?, remote_state = ?, truncated = ?, metadata = ?,"
                          " finished_at = ?");
}

QVariantList outcomeValues(const domain::RunOutcome &outcome, qint64 nowMs)
{
    return {domain::runStatusName(outcome.status),
            outcome.exitCode ? QVariant(*outcome.exitCode) : QVariant(),
            outcome.exitSignal,
            outcome.errorReason,
            outcome.errorMessage,
            outcome.remoteState,
            outcome.truncated,
            jsonText(outcome.metadata),
            nowMs};
}

} // namespace

Result<bool> OutputRunState::start(const domain::RunRef &run)
{
    TESTUM_TRY(const qint64 changed,
               m_database.execChanging(
                   QStringLiteral("UPDATE task_runs SET status = 'running', attempt = ?,"
                                  " started_at = ? WHERE id = ? AND task_id = ? AND node_id = ?"
                                  " AND status = 'pending' AND cancel_requested_at = 0"),
                   {run.attempt, m_nowMs, run.runId, run.taskId, run.nodeId}));
    return changed > 0;
}

Result<bool> OutputRunState::cancelUnstarted(const domain::RunRef &run,
                                             const domain::RunOutcome &outcome)
{
    QVariantList values = outcomeValues(outcome, m_nowMs);
    values << run.runId << run.taskId << run.nodeId;
    TESTUM_TRY(const qint64 changed,
               m_database.execChanging(
                   QStringLiteral("UPDATE task_runs SET ") + outcomeSql() +
                       QStringLiteral(" WHERE id = ? AND task_id = ? AND node_id = ?"
                                      " AND status = 'pending' AND cancel_requested_at <> 0"),
                   values));
    return changed > 0;
}

Result<QSet<QString>> OutputRunState::grow(const QList<GrownRun> &runs)
{
    QSet<QString> ours;
    for (qsizetype at = 0; at < runs.size(); at += kRunsAStatement)
        TESTUM_TRY_VOID(growSome(runs.mid(at, kRunsAStatement), ours));
    return ours;
}

/// One statement for many runs: a round trip each would take longer than the interval between two
/// commits once hundreds of hosts talk at once.
Result<void> OutputRunState::growSome(const QList<GrownRun> &runs, QSet<QString> &ours)
{
    static const QString kRow =
        QStringLiteral("(CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS INTEGER), CAST(? AS BIGINT),"
                       " CAST(? AS BIGINT), CAST(? AS TEXT))");
    QStringList rows;
    QVariantList values;
    for (const GrownRun &run : runs) {
        rows << kRow;
        values << run.ref.runId << run.ref.nodeId << run.ref.attempt << run.size.streamBytes[0]
               << run.size.streamBytes[1] << locationOf(run.ref, run.size);
    }
    const QString sql =
        QStringLiteral(
            "WITH grown (run, node, number, out_bytes, err_bytes, location) AS (VALUES ") +
        rows.join(u',') +
        QStringLiteral(") UPDATE task_runs SET stdout_bytes = out_bytes,"
                       " stderr_bytes = err_bytes, result_location = location FROM grown"
                       " WHERE id = run AND node_id = node AND attempt = number"
                       " AND status = 'running' RETURNING id");
    TESTUM_TRY(QSqlQuery query, m_database.exec(sql, values));
    while (query.next())
        ours.insert(query.value(0).toString());
    return {};
}

Result<bool> OutputRunState::finish(const domain::RunRef &run, const OutputSize &size,
                                    const domain::RunOutcome &outcome)
{
    QVariantList values = outcomeValues(outcome, m_nowMs);
    values << size.streamBytes[0] << size.streamBytes[1] << locationOf(run, size) << run.runId
           << run.nodeId << run.attempt;
    TESTUM_TRY(const qint64 changed,
               m_database.execChanging(
                   QStringLiteral("UPDATE task_runs SET ") + outcomeSql() +
                       QStringLiteral(", stdout_bytes = ?, stderr_bytes = ?, result_location = ?"
                                      " WHERE id = ? AND node_id = ? AND attempt = ?"
                                      " AND status = 'running'"),
                   values));
    return changed > 0;
}

Result<QList<ClosedRun>> OutputRunState::close(const QList<QPair<QString, QString>> &taskAndRunIds,
                                               const domain::RunOutcome &outcome)
{
    QStringList ids;
    ids.reserve(taskAndRunIds.size());
    for (const auto &[taskId, runId] : taskAndRunIds)
        ids.append(runId);
    std::sort(ids.begin(), ids.end());
    QList<ClosedRun> closed;
    for (qsizetype at = 0; at < ids.size(); at += kIdsAStatement) {
        const QStringList part = ids.mid(at, kIdsAStatement);
        // Two statements, because RETURNING answers the status after the change.
        for (const auto before : {domain::RunStatus::Pending, domain::RunStatus::Running})
            TESTUM_TRY_VOID(closeFrom(before, part, outcome, closed));
    }
    return closed;
}

Result<void> OutputRunState::closeFrom(domain::RunStatus before, const QStringList &runIds,
                                       const domain::RunOutcome &outcome, QList<ClosedRun> &closed)
{
    QString sql = QStringLiteral("UPDATE task_runs SET ") + outcomeSql() +
                  QStringLiteral(" WHERE status = ? AND id IN (?") +
                  QStringLiteral(", ?").repeated(runIds.size() - 1) + QStringLiteral(")");
    QVariantList values = outcomeValues(outcome, m_nowMs);
    values << domain::runStatusName(before);
    for (const QString &id : runIds)
        values << id;
    if (outcome.status == domain::RunStatus::Interrupted) {
        sql += QStringLiteral(" AND lease_until < ?");
        values << m_nowMs;
    }
    sql += QStringLiteral(" RETURNING task_id, id, platform_id, attempt");
    TESTUM_TRY(QSqlQuery query, m_database.exec(sql, values));
    while (query.next())
        closed.append({query.value(0).toString(), query.value(1).toString(),
                       query.value(2).toString(), query.value(3).toInt(), before});
    return {};
}

} // namespace testum::storage
