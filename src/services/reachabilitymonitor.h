#pragma once

#include "core/clock.h"
#include "domain/actor.h"
#include "domain/reachability.h"
#include "services/targetselection.h"
#include "storage/platformrepository.h"

#include <memory>

namespace testum::services {

/// Which platforms answer on their SSH port: TCP connects on demand, without credentials, on a
/// small thread pool of its own ("reach-N"). The results live in this process's memory and count
/// for the address they were found at. One mutex guards them; any thread with a database
/// connection.
class ReachabilityMonitor
{
public:
    static constexpr int kMaxChecks = 32; ///< at once
    static constexpr std::chrono::seconds kTimeout{5};

    ReachabilityMonitor(storage::Database &database, const Clock &clock,
                        domain::TcpConnect connect);
    ~ReachabilityMonitor(); ///< stop()

    /// Of every platform, by name.
    [[nodiscard]] Result<QList<domain::Reachability>> list(const domain::Actor &actor);
    /// Starts a check of each, or joins the one under way, and returns at once with their states.
    /// No platforms at all is fine: then there is nothing to check.
    /// Errors: not_found/platform.not_found, unavailable/task.draining after stop().
    [[nodiscard]] Result<QList<domain::Reachability>> check(const domain::Actor &actor,
                                                            const TargetSelection &targets);
    /// What is known of these, in their order.
    [[nodiscard]] QList<domain::Reachability>
    of(const QList<storage::PlatformAddress> &addresses) const;

    /// Ends the checks under way within about 100 ms; none begins afterwards.
    void stop();

private:
    [[nodiscard]] Result<QList<storage::PlatformAddress>> resolve(const TargetSelection &targets);

    struct Private;
    storage::Database &m_database;
    std::unique_ptr<Private> d;
};

} // namespace testum::services
