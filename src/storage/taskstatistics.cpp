#include "storage/taskstatistics.h"

#include "storage/row.h"

#include <limits>

namespace testum::storage {

using domain::RunStatus;
using domain::RunTotals;

namespace {

Result<QList<RunTotals>> count(Database &database, const QList<TimeSpan> &spans,
                               const QList<RunStatus> &statuses)
{
    const QString span =
        QStringLiteral("(CAST(? AS INTEGER), CAST(? AS BIGINT), CAST(? AS BIGINT))");
    QVariantList values;
    for (qsizetype i = 0; i < spans.size(); ++i)
        values << i << spans[i].fromMs << spans[i].toMs;
    QStringList states;
    for (const RunStatus status : statuses)
        states.append(QStringLiteral("('%1')").arg(domain::runStatusName(status)));
    TESTUM_TRY(
        QSqlQuery query,
        database.exec(QStringLiteral("WITH spans (n, since, until) AS (VALUES %1),"
                                     " states (state) AS (VALUES %2) SELECT n, state,"
                                     " (SELECT COUNT(*) FROM tasks WHERE status = state"
                                     " AND created_at >= since AND created_at < until)"
                                     " FROM spans CROSS JOIN states")
                          .arg(QStringList(spans.size(), span).join(u','), states.join(u',')),
                      values));
    QList<RunTotals> totals(spans.size());
    while (query.next()) {
        Row row(query);
        const int index = row.integer();
        if (const auto status = domain::runStatusFromName(row.text()))
            totals[index].of(*status) = row.integer();
    }
    return totals;
}

} // namespace

Result<QList<RunTotals>> TaskStatistics::created(const QList<TimeSpan> &spans)
{
    return count(m_database, spans,
                 {RunStatus::Pending, RunStatus::Running, RunStatus::Success, RunStatus::Failed,
                  RunStatus::Cancelled, RunStatus::Interrupted});
}

Result<RunTotals> TaskStatistics::unfinished()
{
    TESTUM_TRY(const QList<RunTotals> totals,
               count(m_database, {{0, std::numeric_limits<qint64>::max()}},
                     {RunStatus::Pending, RunStatus::Running}));
    return totals.first();
}

} // namespace testum::storage
