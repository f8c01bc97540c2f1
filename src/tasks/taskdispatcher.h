#pragma once

#include "core/canceltoken.h"
#include "core/clock.h"
#include "domain/outputsink.h"
#include "domain/sshtransport.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace testum::tasks {

/// One host of a task: everything a worker needs, so that it touches no database.
struct JobSpec
{
    domain::RunRef run;
    domain::SshTarget target;
    domain::TaskType type = domain::TaskType::RunCommand;
    domain::CommandSpec command;
    int connectRetries = 3;
    qint64 outputCapBytes = 64LL * 1024 * 1024;
    /// Set when the target could not be prepared (a secret that cannot be opened, tampered pins):
    /// the run fails with it without any connection.
    std::optional<Error> refused;
};

/// How a TaskDispatcher runs its jobs.
struct DispatcherOptions
{
    /// Called first on each ssh-N thread (app: storage::Database::forbidInThisThread).
    std::function<void()> threadInit;
    int maxThreads = 512;
    std::chrono::milliseconds retryDelay{500}; ///< before the second connect attempt; then doubled
    std::chrono::milliseconds maxRetryDelay{8'000};
};

/// Runs jobs on its own thread pool ("ssh-N"): at most `width` of a task at once, at most
/// kMaxPerHost to one host:port, fair between tasks. One mutex guards the state. Any thread.
class TaskDispatcher
{
public:
    static constexpr int kMaxPerHost = 8;
    static constexpr int kMaxThreads = 512;

    TaskDispatcher(domain::SshTransport &transport, domain::OutputSink &sink,
                   DispatcherOptions options = {});
    ~TaskDispatcher(); ///< shutDown(0)
    TaskDispatcher(const TaskDispatcher &) = delete;
    TaskDispatcher &operator=(const TaskDispatcher &) = delete;

    /// Queues the jobs; `width` < 1 counts as 1. More jobs for a known task join it and may widen
    /// it. False once shutDown() began.
    bool submit(const QString &taskId, int width, QList<JobSpec> jobs);
    /// Cancels running jobs of the task and drops its waiting ones; answers the run ids that were
    /// waiting and will never start (the caller closes them with OutputWriter::closeRuns).
    [[nodiscard]] QStringList cancelTask(const QString &taskId);
    /// The same for one run. True when it was waiting.
    bool cancelRun(const QString &runId, CancelReason reason);
    /// True while the run waits or is under way here.
    [[nodiscard]] bool isKnown(const QString &runId) const;
    [[nodiscard]] int runningCount() const;
    [[nodiscard]] int waitingCount() const;

    /// No new jobs start; waits up to `grace` for the running ones, then cancels them and waits for
    /// their clean end. Answers the runs that never started.
    QList<QPair<QString, QString>> shutDown(std::chrono::milliseconds grace);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::tasks
