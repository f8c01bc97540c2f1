#include "gui/taskoutput.h"

namespace testum::gui {

TaskOutput::TaskOutput()
    : m_spool(std::make_shared<OutputSpool>())
    , m_merged(std::make_shared<MergedOutput>())
{}

void TaskOutput::addRun(const QString &runId, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    if (m_runs.contains(runId))
        return;
    Run run;
    run.buffer = std::make_shared<OutputBuffer>(m_spool);
    run.source = m_merged->addSource(run.buffer, name);
    m_runs.insert(runId, run);
}

std::shared_ptr<OutputBuffer> TaskOutput::buffer(const QString &runId) const
{
    const std::lock_guard lock(m_mutex);
    return m_runs.value(runId).buffer;
}

TaskOutput::Run TaskOutput::runOf(const QString &runId)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto run = m_runs.constFind(runId);
        if (run != m_runs.constEnd())
            return *run;
    }
    addRun(runId, runId);
    const std::lock_guard lock(m_mutex);
    return m_runs.value(runId);
}

void TaskOutput::append(const QString &runId, OutputBuffer::Channel channel, QByteArrayView bytes,
                        qint64 atMs)
{
    const Run run = runOf(runId);
    run.buffer->append(channel, bytes, atMs);
    merge(runId, run);
}

void TaskOutput::finish(const QString &runId)
{
    const Run run = runOf(runId);
    run.buffer->finish();
    merge(runId, run);
}

void TaskOutput::merge(const QString &runId, const Run &run)
{
    const qint64 finished = run.buffer->finishedLines();
    if (finished == run.mergedLines)
        return;
    m_merged->addLines(run.source, run.mergedLines, finished - run.mergedLines);
    const std::lock_guard lock(m_mutex);
    m_runs[runId].mergedLines = finished;
}

} // namespace testum::gui
