#pragma once

#include "gui/mergedoutput.h"
#include "gui/outputbuffer.h"

#include <QHash>
#include <QString>

#include <memory>
#include <mutex>

namespace testum::gui {

/// The output of a task: a buffer a run over one spool, and all of them merged. Any thread.
class TaskOutput
{
public:
    TaskOutput();

    /// `name` stands before the run's lines in merged(). Of a known run: does nothing.
    void addRun(const QString &runId, const QString &name);
    /// Null: an unknown run.
    [[nodiscard]] std::shared_ptr<OutputBuffer> buffer(const QString &runId) const;
    [[nodiscard]] std::shared_ptr<const MergedOutput> merged() const { return m_merged; }
    [[nodiscard]] OutputSpool &spool() { return *m_spool; }

    /// Of the feed; merged() gets the lines too. A run that was not added gets its id as its name.
    void append(const QString &runId, OutputBuffer::Channel channel, QByteArrayView bytes,
                qint64 atMs);
    void finish(const QString &runId);

private:
    struct Run
    {
        std::shared_ptr<OutputBuffer> buffer;
        int source = -1;
        qint64 mergedLines = 0;
    };
    [[nodiscard]] Run runOf(const QString &runId);
    void merge(const QString &runId, const Run &run);

    const std::shared_ptr<OutputSpool> m_spool;
    const std::shared_ptr<MergedOutput> m_merged;
    mutable std::mutex m_mutex;
    QHash<QString, Run> m_runs;
};

} // namespace testum::gui
