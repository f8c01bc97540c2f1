#include "tasks/jobqueue.h"

#include <algorithm>

namespace testum::tasks {

JobQueue::Host *JobQueue::hostOf(const domain::SshTarget &target)
{
    const QString key = target.host.toLower() + u':' + QString::number(target.port);
    auto &host = m_hosts[key];
    if (!host) {
        host = std::make_shared<Host>();
        host->key = key;
    }
    ++host->users;
    return host.get();
}

void JobQueue::leaveHost(Host *host)
{
    if (--host->users == 0)
        m_hosts.remove(QString(host->key));
}

void JobQueue::add(const QString &taskId, int width, QList<JobSpec> jobs)
{
    auto &entry = m_tasks[taskId];
    if (!entry) {
        entry = std::make_shared<Task>();
        entry->id = taskId;
    }
    Task *task = entry.get();
    task->width = std::max({task->width, width, 1});
    for (JobSpec &job : jobs) {
        const QString runId = job.run.runId;
        Host *host = hostOf(job.target);
        task->waiting.push_back({std::move(job), host});
        m_runs.insert(runId, {task, std::prev(task->waiting.end())});
    }
    if (!task->inTurn && !task->waiting.empty()) {
        task->inTurn = true;
        m_turns.push_back(task);
    }
    removeIfIdle(task);
}

std::optional<JobQueue::Taken> JobQueue::take()
{
    for (std::size_t turn = m_turns.size(); turn > 0; --turn) {
        Task *task = m_turns.front();
        m_turns.pop_front();
        const auto job =
            task->running >= task->width
                ? task->waiting.end()
                : std::find_if(task->waiting.begin(), task->waiting.end(),
                               [](const Task::Waiting &waiting) {
                                   return waiting.host->running < TaskDispatcher::kMaxPerHost;
                               });
        if (job == task->waiting.end()) {
            m_turns.push_back(task);
            continue;
        }
        Taken taken{std::move(job->spec), task, job->host};
        m_runs.remove(taken.spec.run.runId);
        task->waiting.erase(job);
        ++task->running;
        ++taken.host->running;
        task->inTurn = !task->waiting.empty();
        if (task->inTurn)
            m_turns.push_back(task);
        return taken;
    }
    return std::nullopt;
}

void JobQueue::finished(Task *task, Host *host)
{
    --host->running;
    leaveHost(host);
    --task->running;
    removeIfIdle(task);
}

void JobQueue::removeIfIdle(Task *task)
{
    if (!task->waiting.empty())
        return;
    if (task->inTurn) {
        m_turns.erase(std::find(m_turns.begin(), m_turns.end(), task));
        task->inTurn = false;
    }
    if (task->running == 0)
        m_tasks.remove(QString(task->id));
}

QStringList JobQueue::dropTask(const QString &taskId)
{
    QStringList dropped;
    const auto task = m_tasks.value(taskId);
    if (!task)
        return dropped;
    for (const Task::Waiting &job : task->waiting) {
        dropped.append(job.spec.run.runId);
        m_runs.remove(job.spec.run.runId);
        leaveHost(job.host);
    }
    task->waiting.clear();
    removeIfIdle(task.get());
    return dropped;
}

bool JobQueue::dropRun(const QString &runId)
{
    const auto found = m_runs.constFind(runId);
    if (found == m_runs.constEnd())
        return false;
    const Place place = *found;
    m_runs.erase(found);
    leaveHost(place.job->host);
    place.task->waiting.erase(place.job);
    removeIfIdle(place.task);
    return true;
}

QList<QPair<QString, QString>> JobQueue::dropAll()
{
    QList<QPair<QString, QString>> dropped;
    const QStringList taskIds = m_tasks.keys();
    for (const QString &taskId : taskIds) {
        const QStringList runIds = dropTask(taskId);
        for (const QString &runId : runIds)
            dropped.append({taskId, runId});
    }
    return dropped;
}

} // namespace testum::tasks
