#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/actor.h"
#include "domain/task.h"
#include "storage/database.h"
#include "storage/platformrepository.h"

#include <QDate>
#include <QJsonObject>

namespace testum::services {

class ReachabilityMonitor;

/// What the dashboard shows. Tasks count for the time they were created at.
struct Statistics
{
    struct Day
    {
        QDate date;
        domain::RunTotals tasks;
    };

    int platformsOnline = 0;
    int platformsOffline = 0;
    int platformsUnknown = 0;
    domain::RunTotals unfinished;            ///< pending and running tasks
    domain::RunTotals last24Hours;           ///< tasks
    QList<Day> days;                         ///< oldest first, the last one is today
    QList<storage::PlatformFault> attention; ///< newest first

    [[nodiscard]] QJsonObject toJson() const;
};

/// Counts for the dashboard. Stateless; any thread with a database connection.
class StatisticsService
{
public:
    static constexpr int kMaxDays = 90;
    static constexpr int kMaxAttention = 50;

    StatisticsService(storage::Database &database, const ReachabilityMonitor &reachability,
                      const Clock &clock);

    /// `days`: how many, 1 to kMaxDays. Days begin at midnight `utcOffset` east of UTC.
    [[nodiscard]] Result<Statistics> collect(const domain::Actor &actor, int days,
                                             std::chrono::minutes utcOffset);

private:
    [[nodiscard]] Result<void> countPlatforms(Statistics &statistics);
    [[nodiscard]] Result<void> countTasks(Statistics &statistics, int days,
                                          std::chrono::minutes utcOffset);

    storage::Database &m_database;
    const ReachabilityMonitor &m_reachability;
    const Clock &m_clock;
};

} // namespace testum::services
