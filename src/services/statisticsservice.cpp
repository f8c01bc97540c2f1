#include "services/statisticsservice.h"

#include "domain/json.h"
#include "services/reachabilitymonitor.h"
#include "storage/taskstatistics.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <tuple>

namespace testum::services {

using domain::Reachability;
using storage::PlatformFault;

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

/// An error of a login says nothing more once the port was seen to answer after it.
bool isOver(const PlatformFault &fault, const Reachability &now)
{
    const bool isAway = fault.reason == QLatin1String("ssh.unreachable") ||
                        fault.reason == QLatin1String("ssh.resolve_failed");
    return isAway && now.verdict() == Reachability::State::Online && now.checkedAtMs > fault.atMs;
}

/// The faults of logins, and the platforms that a check found away.
QList<PlatformFault> attentionTo(const QList<PlatformFault> &faults,
                                 const QList<storage::PlatformAddress> &addresses,
                                 const QList<Reachability> &reachability)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < addresses.size(); ++i)
        places.insert(addresses[i].id, i);
    QList<PlatformFault> attention;
    for (const PlatformFault &fault : faults) {
        const qsizetype place = places.value(fault.id, -1);
        if (place < 0 || !isOver(fault, reachability[place]))
            attention.append(fault);
        places.remove(fault.id);
    }
    for (const qsizetype place : std::as_const(places)) {
        const Reachability &away = reachability[place];
        if (away.verdict() == Reachability::State::Offline)
            attention.append(
                {away.platformId, addresses[place].name, away.reason, away.checkedAtMs});
    }
    std::sort(attention.begin(), attention.end(),
              [](const PlatformFault &a, const PlatformFault &b) {
                  return std::tie(b.atMs, a.name) < std::tie(a.atMs, b.name);
              });
    return attention.first(std::min<qsizetype>(attention.size(), StatisticsService::kMaxAttention));
}

} // namespace

QJsonObject Statistics::toJson() const
{
    QJsonArray dayList;
    for (const Day &day : days) {
        dayList.append(QJsonObject{{QStringLiteral("date"), day.date.toString(Qt::ISODate)},
                                   {QStringLiteral("success"), day.tasks.success},
                                   {QStringLiteral("failed"), day.tasks.failed},
                                   {QStringLiteral("cancelled"), day.tasks.cancelled},
                                   {QStringLiteral("interrupted"), day.tasks.interrupted}});
    }
    QJsonArray attentionList;
    for (const PlatformFault &fault : attention) {
        attentionList.append(QJsonObject{{QStringLiteral("platform_id"), fault.id},
                                         {QStringLiteral("name"), fault.name},
                                         {QStringLiteral("reason"), fault.reason},
                                         {QStringLiteral("at"), domain::timeToJson(fault.atMs)}});
    }
    return {
        {QStringLiteral("platforms"),
         QJsonObject{
             {QStringLiteral("total"), platformsOnline + platformsOffline + platformsUnknown},
             {QStringLiteral("online"), platformsOnline},
             {QStringLiteral("offline"), platformsOffline},
             {QStringLiteral("unknown"), platformsUnknown}}},
        {QStringLiteral("tasks"), QJsonObject{{QStringLiteral("running"), unfinished.running},
                                              {QStringLiteral("pending"), unfinished.pending},
                                              {QStringLiteral("failed_24h"), last24Hours.failed},
                                              {QStringLiteral("total_24h"), last24Hours.total()}}},
        {QStringLiteral("days"), dayList},
        {QStringLiteral("attention"), attentionList},
    };
}

StatisticsService::StatisticsService(storage::Database &database,
                                     const ReachabilityMonitor &reachability, const Clock &clock)
    : m_database(database)
    , m_reachability(reachability)
    , m_clock(clock)
{}

Result<Statistics> StatisticsService::collect(const domain::Actor &actor, int days,
                                              std::chrono::minutes utcOffset)
{
    TESTUM_TRY_VOID(actor.require(domain::Permission::TasksRead));
    Statistics statistics;
    TESTUM_TRY_VOID(countPlatforms(statistics));
    TESTUM_TRY_VOID(countTasks(statistics, std::clamp(days, 1, kMaxDays), utcOffset));
    return statistics;
}

Result<void> StatisticsService::countPlatforms(Statistics &statistics)
{
    storage::PlatformRepository platforms(m_database);
    TESTUM_TRY(const auto addresses, platforms.addresses());
    TESTUM_TRY(const auto faults, platforms.faults(kMaxAttention));
    const QList<Reachability> reachability = m_reachability.of(addresses);
    for (const Reachability &one : reachability) {
        const auto verdict = one.verdict();
        ++(verdict == Reachability::State::Online    ? statistics.platformsOnline
           : verdict == Reachability::State::Offline ? statistics.platformsOffline
                                                     : statistics.platformsUnknown);
    }
    statistics.attention = attentionTo(faults, addresses, reachability);
    return {};
}

Result<void> StatisticsService::countTasks(Statistics &statistics, int days,
                                           std::chrono::minutes utcOffset)
{
    const qint64 nowMs = m_clock.nowMs();
    const qint64 offsetMs = std::chrono::milliseconds(utcOffset).count();
    const qint64 today = (nowMs + offsetMs) / kDayMs; // days since 1970-01-01 there
    QList<storage::TimeSpan> spans;
    for (qint64 day = today - days + 1; day <= today; ++day) {
        statistics.days.append({QDate(1970, 1, 1).addDays(day), {}});
        spans.append({day * kDayMs - offsetMs, (day + 1) * kDayMs - offsetMs});
    }
    spans.append({nowMs - kDayMs, nowMs + 1});
    storage::TaskStatistics tasks(m_database);
    TESTUM_TRY(const auto totals, tasks.created(spans));
    for (int day = 0; day < days; ++day)
        statistics.days[day].tasks = totals[day];
    statistics.last24Hours = totals.last();
    TESTUM_TRY(statistics.unfinished, tasks.unfinished());
    return {};
}

} // namespace testum::services
