#pragma once

#include "tasks/taskdispatcher.h"

#include <QHash>
#include <QString>

#include <deque>
#include <list>
#include <memory>
#include <optional>

namespace testum::tasks {

/// Which job may start next: the waiting jobs of all tasks, and how many run per task and per host.
/// Tasks take turns; within a task the first job whose host has room goes first. Not thread-safe:
/// TaskDispatcher's mutex guards it.
class JobQueue
{
public:
    struct Host
    {
        QString key;
        int running = 0;
        int users = 0; ///< waiting and running jobs; the entry goes with the last one
    };
    struct Task
    {
        struct Waiting
        {
            JobSpec spec;
            Host *host;
        };

        QString id;
        int width = 1;
        int running = 0;
        std::list<Waiting> waiting;
        bool inTurn = false; ///< listed in m_turns
    };
    /// A job taken to be run: to be given back with finished().
    struct Taken
    {
        JobSpec spec;
        Task *task;
        Host *host;
    };

    void add(const QString &taskId, int width, QList<JobSpec> jobs);
    /// The next job that may start now, if any.
    [[nodiscard]] std::optional<Taken> take();
    /// Ends the accounting of a taken job.
    void finished(Task *task, Host *host);

    /// Drops waiting jobs; answer what was dropped, in order.
    [[nodiscard]] QStringList dropTask(const QString &taskId);
    [[nodiscard]] bool dropRun(const QString &runId);
    [[nodiscard]] QList<QPair<QString, QString>> dropAll(); ///< (task id, run id)

    [[nodiscard]] bool contains(const QString &runId) const { return m_runs.contains(runId); }
    [[nodiscard]] int waitingCount() const { return static_cast<int>(m_runs.size()); }

private:
    struct Place
    {
        Task *task;
        std::list<Task::Waiting>::iterator job;
    };

    [[nodiscard]] Host *hostOf(const domain::SshTarget &target);
    void leaveHost(Host *host);
    void removeIfIdle(Task *task);

    QHash<QString, std::shared_ptr<Task>> m_tasks;
    QHash<QString, std::shared_ptr<Host>> m_hosts;
    QHash<QString, Place> m_runs; ///< waiting ones, by run id
    std::deque<Task *> m_turns;   ///< tasks with waiting jobs, next first
};

} // namespace testum::tasks
