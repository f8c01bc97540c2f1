#pragma once

#include "core/result.h"
#include "storage/outputitem.h"

#include <QByteArrayView>
#include <QHash>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace testum::storage {

/// What jobs handed over and is not committed yet, bounded in bytes. append() cuts each stream into
/// chunks at UTF-8 boundaries and lets the newest chunk of a run grow until the writer takes it.
/// Thread-safe; one thread takes.
class OutputQueue
{
public:
    struct Limits
    {
        std::chrono::milliseconds flushInterval;
        qint64 flushBytes;
        qint64 maxPendingBytes;
        qint64 maxCommitBytes;
    };

    explicit OutputQueue(Limits limits);

    /// Queues an item that somebody waits for: due at once. False once closed.
    [[nodiscard]] bool push(OutputItem item);
    /// Admits appends of a started run.
    void add(const std::shared_ptr<OutputRun> &run);
    /// Blocks while maxPendingBytes are pending. Errors: as OutputSink::append.
    [[nodiscard]] Result<void> append(const domain::RunRef &ref, domain::Stream stream,
                                      QByteArrayView bytes, qint64 atMs);
    void finish(const domain::RunRef &ref, const domain::RunOutcome &outcome, qint64 atMs);

    /// Blocks until a batch is due; empty once closed and drained.
    [[nodiscard]] OutputItems take();
    /// What take() gave out is committed or given up: makes room.
    void release(qint64 bytes);
    /// The run's appends are refused from now on.
    void lose(OutputRun &run);
    /// Refuses new work and wakes everybody; take() drains what is there.
    void close();
    [[nodiscard]] bool isClosed() const;
    /// Sleeps, cut short by close().
    void sleepUnlessClosed(std::chrono::milliseconds duration);
    [[nodiscard]] qint64 pendingBytes() const;

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    void pushLocked(OutputItem item, std::chrono::milliseconds delay);
    [[nodiscard]] qsizetype growChunk(const std::shared_ptr<OutputRun> &run, domain::Stream stream,
                                      QByteArrayView bytes, qint64 atMs);
    void addBytes(const std::shared_ptr<OutputRun> &run, domain::Stream stream,
                  QByteArrayView bytes, qint64 atMs);
    [[nodiscard]] bool isDue() const;

    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_room;
    QHash<QString, std::shared_ptr<OutputRun>> m_runs; ///< that may append, by run id
    std::deque<OutputItem> m_items;
    TimePoint m_dueAt{};
    qint64 m_queuedBytes = 0;  ///< in m_items
    qint64 m_pendingBytes = 0; ///< and those being committed
    bool m_closed = false;
};

} // namespace testum::storage
