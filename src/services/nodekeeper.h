#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/outputsink.h"
#include "storage/database.h"
#include "storage/outputwriter.h"
#include "tasks/taskdispatcher.h"

#include <QString>
#include <QThread>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace testum::services {

/// This process as a node of the database: registers it, beats its heart, renews the leases of its
/// runs, carries out cancel requests that came through the database, and ends runs of dead nodes as
/// interrupted (they are never rerun). Owns its thread ("node") and that thread's connection.
class NodeKeeper
{
public:
    static constexpr qint64 kBeatMs = 2'000;
    static constexpr qint64 kLeaseMs = 15'000;

    NodeKeeper(storage::Database &database, tasks::TaskDispatcher &dispatcher,
               storage::OutputWriter &writer, const Clock &clock, QString nodeId);
    ~NodeKeeper(); ///< stop()

    /// Registers the node, recovers once, starts the thread.
    [[nodiscard]] Result<void> start();
    /// Ends the thread and takes the node off the list.
    void stop();

private:
    void loop();
    [[nodiscard]] Result<void> beat();
    [[nodiscard]] Result<void> recover();

    storage::Database &m_database;
    tasks::TaskDispatcher &m_dispatcher;
    storage::OutputWriter &m_writer;
    const Clock &m_clock;
    QString m_nodeId;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
};

/// Outcomes for runs that are ended from outside a job.
[[nodiscard]] domain::RunOutcome cancelledOutcome();
[[nodiscard]] domain::RunOutcome interruptedOutcome();
[[nodiscard]] domain::RunOutcome shutdownOutcome();

} // namespace testum::services
