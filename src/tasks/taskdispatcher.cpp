#include "tasks/taskdispatcher.h"

#include "core/guardthread.h"
#include "tasks/hostjob.h"
#include "tasks/jobqueue.h"
#include "tasks/threadname.h"

#include <QHash>
#include <QThreadPool>

#include <condition_variable>
#include <mutex>

namespace testum::tasks {

namespace {

// Only touched pages cost memory. 256 KiB would do for libssh itself; the name service modules
// behind getaddrinfo() are not ours to bound, and sanitizers enlarge every frame.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr uint kStackBytes = 2 * 1024 * 1024;
#else
constexpr uint kStackBytes = 512 * 1024;
#endif

} // namespace

struct TaskDispatcher::Private
{
    struct Running
    {
        QString taskId;
        std::shared_ptr<CancelToken> cancel;
        JobQueue::Task *task;
        JobQueue::Host *host;
    };

    Private(domain::SshTransport &sshTransport, domain::OutputSink &outputSink,
            DispatcherOptions dispatcherOptions)
        : transport(sshTransport)
        , sink(outputSink)
        , options(std::move(dispatcherOptions))
        , maxRunning(std::clamp(options.maxThreads, 1, kMaxThreads))
    {
        pool.setMaxThreadCount(maxRunning);
        pool.setStackSize(kStackBytes);
    }

    void startWhatMay();
    void ended(const QString &runId);
    void initThread();

    domain::SshTransport &transport;
    domain::OutputSink &sink;
    const DispatcherOptions options;
    const int maxRunning;
    std::atomic<int> threadNumber{0};

    mutable std::mutex mutex; ///< guards what follows
    std::condition_variable allEnded;
    JobQueue queue;
    QHash<QString, Running> running; ///< by run id
    bool draining = false;

    QThreadPool pool; ///< last: its threads use the rest
};

/// The caller holds the mutex.
void TaskDispatcher::Private::startWhatMay()
{
    while (!draining && running.size() < maxRunning) {
        auto taken = queue.take();
        if (!taken)
            return;
        const QString runId = taken->spec.run.runId;
        auto cancel = std::make_shared<CancelToken>();
        running.insert(runId, {taken->spec.run.taskId, cancel, taken->task, taken->host});
        auto job = std::make_unique<HostJob>(
            std::move(taken->spec), transport, sink, std::move(cancel),
            HostJob::Backoff{options.retryDelay, options.maxRetryDelay}, [this] { initThread(); },
            [this, runId] { ended(runId); });
        pool.start(job.release()); // deletes it after run()
    }
}

void TaskDispatcher::Private::initThread()
{
    static thread_local bool initialized = false;
    if (initialized)
        return;
    initialized = true;
    setThisThreadName("ssh-" + QByteArray::number(++threadNumber));
    if (options.threadInit)
        options.threadInit();
}

void TaskDispatcher::Private::ended(const QString &runId)
{
    const std::lock_guard lock(mutex);
    const Running job = running.take(runId);
    queue.finished(job.task, job.host);
    startWhatMay();
    if (running.isEmpty())
        allEnded.notify_all();
}

TaskDispatcher::TaskDispatcher(domain::SshTransport &transport, domain::OutputSink &sink,
                               DispatcherOptions options)
    : d(std::make_unique<Private>(transport, sink, std::move(options)))
{}

TaskDispatcher::~TaskDispatcher() { shutDown(std::chrono::milliseconds(0)); }

bool TaskDispatcher::submit(const QString &taskId, int width, QList<JobSpec> jobs)
{
    const std::lock_guard lock(d->mutex);
    if (d->draining)
        return false;
    d->queue.add(taskId, width, std::move(jobs));
    d->startWhatMay();
    return true;
}

QStringList TaskDispatcher::cancelTask(const QString &taskId)
{
    const std::lock_guard lock(d->mutex);
    for (const Private::Running &job : std::as_const(d->running)) {
        if (job.taskId == taskId)
            job.cancel->cancel(CancelReason::Cancelled);
    }
    return d->queue.dropTask(taskId);
}

bool TaskDispatcher::cancelRun(const QString &runId, CancelReason reason)
{
    const std::lock_guard lock(d->mutex);
    if (const auto job = d->running.constFind(runId); job != d->running.constEnd())
        job->cancel->cancel(reason);
    return d->queue.dropRun(runId);
}

bool TaskDispatcher::isKnown(const QString &runId) const
{
    const std::lock_guard lock(d->mutex);
    return d->running.contains(runId) || d->queue.contains(runId);
}

int TaskDispatcher::runningCount() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(d->running.size());
}

int TaskDispatcher::waitingCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->queue.waitingCount();
}

QList<QPair<QString, QString>> TaskDispatcher::shutDown(std::chrono::milliseconds grace)
{
    QList<QPair<QString, QString>> neverStarted;
    {
        std::unique_lock lock(d->mutex);
        d->draining = true;
        neverStarted = d->queue.dropAll();
        const auto idle = [this] { return d->running.isEmpty(); };
        if (!d->allEnded.wait_for(lock, grace, idle)) {
            for (const Private::Running &job : std::as_const(d->running))
                job.cancel->cancel(CancelReason::Shutdown);
            d->allEnded.wait(lock, idle);
        }
    }
    d->pool.waitForDone();
    return neverStarted;
}

} // namespace testum::tasks
