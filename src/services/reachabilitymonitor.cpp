#include "services/reachabilitymonitor.h"

#include "core/guardthread.h"
#include "tasks/threadname.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <mutex>

namespace testum::services {

using domain::Permission;
using domain::Reachability;
using storage::PlatformAddress;

namespace {

// Name resolution runs on threads of its own; what is left here is poll(). Sanitizers enlarge every
// frame.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr uint kStackBytes = 2 * 1024 * 1024;
#else
constexpr uint kStackBytes = 256 * 1024;
#endif
constexpr int kIdleThreadMs = 5'000;

} // namespace

struct ReachabilityMonitor::Private
{
    /// A platform at the address it was looked at.
    struct Entry
    {
        QString host;
        int port = 0;
        Reachability reachability;
    };

    Private(const Clock &systemClock, domain::TcpConnect tcpConnect)
        : clock(systemClock)
        , connect(std::move(tcpConnect))
    {
        pool.setMaxThreadCount(kMaxChecks);
        pool.setStackSize(kStackBytes);
        pool.setExpiryTimeout(kIdleThreadMs);
    }

    void start(const PlatformAddress &address);
    void run(const PlatformAddress &address);
    void keep(const PlatformAddress &address, const domain::TcpReach &reach);
    void forgetAllBut(const QList<PlatformAddress> &addresses);
    [[nodiscard]] Reachability known(const PlatformAddress &address) const;
    void initThread();

    const Clock &clock;
    const domain::TcpConnect connect;
    std::atomic<int> threadNumber{0};
    CancelToken cancel;

    mutable std::mutex mutex; ///< guards what follows
    QHash<QString, Entry> entries;
    bool stopped = false;

    QThreadPool pool; ///< last: its threads use the rest
};

/// The caller holds the mutex.
void ReachabilityMonitor::Private::start(const PlatformAddress &address)
{
    Entry &entry = entries[address.id];
    const bool isSame = entry.host == address.host && entry.port == address.port;
    if (isSame && entry.reachability.state == Reachability::State::Checking)
        return;
    if (!isSame) {
        entry = {address.host, address.port, {}};
        entry.reachability.platformId = address.id;
    }
    entry.reachability.state = Reachability::State::Checking;
    pool.start([this, address] {
        if (!guardThread("reach", [&] { run(address); }))
            keep(address, {.outcome = Error{}});
    });
}

void ReachabilityMonitor::Private::run(const PlatformAddress &address)
{
    initThread();
    const domain::TcpReach reach = connect(address.host, address.port, kTimeout, cancel);
    if (!cancel.isCancelled())
        keep(address, reach);
}

void ReachabilityMonitor::Private::keep(const PlatformAddress &address,
                                        const domain::TcpReach &reach)
{
    const std::lock_guard lock(mutex);
    const auto entry = entries.find(address.id);
    // Deleted or moved meanwhile: the answer is another machine's.
    if (entry == entries.end() || entry->host != address.host || entry->port != address.port)
        return;
    Reachability &reachability = entry->reachability;
    reachability.latencyMs.reset();
    reachability.reason.clear();
    reachability.checkedAtMs = clock.nowMs();
    if (reach.outcome)
        reachability.latencyMs = static_cast<int>(reach.connectTime.count());
    else
        reachability.reason = QLatin1String(reach.outcome.error().reason);
    reachability.state = reachability.verdict();
}

/// The caller holds the mutex.
void ReachabilityMonitor::Private::forgetAllBut(const QList<PlatformAddress> &addresses)
{
    if (entries.size() <= addresses.size())
        return; // bounded by what exists: not worth a look
    QSet<QString> alive;
    alive.reserve(addresses.size());
    for (const PlatformAddress &address : addresses)
        alive.insert(address.id);
    entries.removeIf([&alive](const auto &entry) { return !alive.contains(entry.key()); });
}

/// The caller holds the mutex.
Reachability ReachabilityMonitor::Private::known(const PlatformAddress &address) const
{
    const auto entry = entries.constFind(address.id);
    if (entry != entries.cend() && entry->host == address.host && entry->port == address.port)
        return entry->reachability;
    Reachability nothing;
    nothing.platformId = address.id;
    return nothing;
}

void ReachabilityMonitor::Private::initThread()
{
    static thread_local bool initialized = false;
    if (initialized)
        return;
    initialized = true;
    tasks::setThisThreadName("reach-" + QByteArray::number(++threadNumber));
    storage::Database::forbidInThisThread();
}

ReachabilityMonitor::ReachabilityMonitor(storage::Database &database, const Clock &clock,
                                         domain::TcpConnect connect)
    : m_database(database)
    , d(std::make_unique<Private>(clock, std::move(connect)))
{}

ReachabilityMonitor::~ReachabilityMonitor() { stop(); }

Result<QList<Reachability>> ReachabilityMonitor::list(const domain::Actor &actor)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsRead));
    TESTUM_TRY(const auto addresses, storage::PlatformRepository(m_database).addresses());
    {
        const std::lock_guard lock(d->mutex);
        d->forgetAllBut(addresses);
    }
    return of(addresses);
}

Result<QList<Reachability>> ReachabilityMonitor::check(const domain::Actor &actor,
                                                       const TargetSelection &targets)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRun));
    TESTUM_TRY(const auto addresses, resolve(targets));
    {
        const std::lock_guard lock(d->mutex);
        if (d->stopped) {
            return Error{ErrorCode::Unavailable, "task.draining",
                         QStringLiteral("The engine is shutting down and checks no platforms")};
        }
        for (const PlatformAddress &address : addresses)
            d->start(address);
    }
    return of(addresses);
}

QList<Reachability> ReachabilityMonitor::of(const QList<PlatformAddress> &addresses) const
{
    QList<Reachability> found;
    found.reserve(addresses.size());
    const std::lock_guard lock(d->mutex);
    for (const PlatformAddress &address : addresses)
        found.append(d->known(address));
    return found;
}

Result<QList<PlatformAddress>> ReachabilityMonitor::resolve(const TargetSelection &targets)
{
    storage::PlatformRepository platforms(m_database);
    if (targets.all)
        return platforms.addresses();
    TESTUM_TRY(const auto records, platforms.resolve(targets.platforms));
    QList<PlatformAddress> addresses;
    QSet<QString> seen;
    for (const storage::PlatformRecord &record : records) {
        const domain::Platform &platform = record.platform;
        if (!seen.contains(platform.id))
            addresses.append({platform.id, platform.name, platform.host, platform.port});
        seen.insert(platform.id);
    }
    return addresses;
}

void ReachabilityMonitor::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopped = true;
    }
    d->cancel.cancel(CancelReason::Shutdown);
    d->pool.clear();
    d->pool.waitForDone();
    const std::lock_guard lock(d->mutex);
    for (auto &entry : d->entries)
        entry.reachability.state = entry.reachability.verdict();
}

} // namespace testum::services
