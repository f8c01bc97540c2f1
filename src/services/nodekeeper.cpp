#include "services/nodekeeper.h"

#include "core/guardthread.h"
#include "storage/taskrepository.h"

#include <QSysInfo>

namespace testum::services {

namespace {

domain::RunOutcome outcome(domain::RunStatus status, const char *reason, const char *message)
{
    domain::RunOutcome ended;
    ended.status = status;
    ended.errorReason = QString::fromLatin1(reason);
    ended.errorMessage = QString::fromLatin1(message);
    return ended;
}

} // namespace

domain::RunOutcome cancelledOutcome()
{
    return outcome(domain::RunStatus::Cancelled, "task.cancelled",
                   "Cancelled before the command was started");
}

domain::RunOutcome interruptedOutcome()
{
    return outcome(domain::RunStatus::Interrupted, "task.interrupted",
                   "The testum process that ran this ended; the command was not run again");
}

domain::RunOutcome shutdownOutcome()
{
    return outcome(domain::RunStatus::Cancelled, "task.shutdown",
                   "testum was shut down before the command was started");
}

NodeKeeper::NodeKeeper(storage::Database &database, tasks::TaskDispatcher &dispatcher,
                       storage::OutputWriter &writer, const Clock &clock, QString nodeId)
    : m_database(database)
    , m_dispatcher(dispatcher)
    , m_writer(writer)
    , m_clock(clock)
    , m_nodeId(std::move(nodeId))
{}

NodeKeeper::~NodeKeeper() { stop(); }

Result<void> NodeKeeper::start()
{
    const qint64 now = m_clock.nowMs();
    storage::NodeRepository nodes(m_database);
    {
        TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
        TESTUM_TRY_VOID(nodes.insert(m_nodeId, QSysInfo::machineHostName(), now));
        TESTUM_TRY_VOID(nodes.removeOlderThan(now - 24LL * 3600 * 1000));
        TESTUM_TRY_VOID(transaction.commit());
    }
    TESTUM_TRY_VOID(recover());
    m_thread.reset(QThread::create([this] { guardThread("node", [this] { loop(); }); }));
    m_thread->setObjectName(QStringLiteral("node"));
    m_thread->start();
    return {};
}

void NodeKeeper::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread->wait();
    m_thread.reset();
}

void NodeKeeper::loop()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, std::chrono::milliseconds(kBeatMs),
                            [this] { return m_stopping; });
            if (m_stopping)
                break;
        }
        if (const auto beaten = beat(); !beaten) {
            qCWarning(lcTestum, "The node's heartbeat failed: %s",
                      qUtf8Printable(beaten.error().message));
        }
    }
    auto transaction = storage::Transaction::begin(m_database);
    if (transaction && storage::NodeRepository(m_database).remove(m_nodeId))
        (void)transaction->commit();
    m_database.closeThisThread();
}

Result<void> NodeKeeper::beat()
{
    const qint64 now = m_clock.nowMs();
    storage::TaskRepository tasks(m_database);
    {
        TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
        TESTUM_TRY_VOID(storage::NodeRepository(m_database).heartbeat(m_nodeId, now));
        TESTUM_TRY_VOID(tasks.renewLeases(m_nodeId, now + kLeaseMs));
        TESTUM_TRY_VOID(transaction.commit());
    }
    TESTUM_TRY(const auto requests, tasks.cancelRequests(m_nodeId));
    QList<QPair<QString, QString>> neverStarted;
    for (const auto &request : requests) {
        // A running job ends its run itself; one that waited, or that nobody knows, is ended here.
        if (m_dispatcher.cancelRun(request.second, CancelReason::Cancelled) ||
            !m_dispatcher.isKnown(request.second))
            neverStarted.append(request);
    }
    if (!neverStarted.isEmpty())
        TESTUM_TRY_VOID(m_writer.closeRuns(neverStarted, cancelledOutcome()));
    return recover();
}

Result<void> NodeKeeper::recover()
{
    TESTUM_TRY(const auto expired,
               storage::TaskRepository(m_database).expiredRuns(m_clock.nowMs()));
    if (expired.isEmpty())
        return {};
    qCWarning(lcTestum, "%lld runs of a dead node end as interrupted",
              static_cast<long long>(expired.size()));
    return m_writer.closeRuns(expired, interruptedOutcome());
}

} // namespace testum::services
