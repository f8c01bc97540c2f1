#pragma once

#include "core/result.h"
#include "domain/task.h"
#include "storage/database.h"

#include <QList>

namespace testum::storage {

/// A span of time: fromMs is in it, toMs is not.
struct TimeSpan
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

/// Counts rows of `tasks` for the dashboard. Stateless; any thread that may use the database.
class TaskStatistics
{
public:
    explicit TaskStatistics(Database &database)
        : m_database(database)
    {}

    /// For each span, in order: how many tasks were created in it, by their status now.
    /// Ranges of tasks_by_status, no table rows: 200,000 tasks take 10 ms on SQLite and 25 ms on
    /// PostgreSQL, where a GROUP BY of days takes 90 and 45.
    [[nodiscard]] Result<QList<domain::RunTotals>> created(const QList<TimeSpan> &spans);
    /// Tasks that wait or run, whenever they were created; the other counts stay 0.
    [[nodiscard]] Result<domain::RunTotals> unfinished();

private:
    Database &m_database;
};

} // namespace testum::storage
