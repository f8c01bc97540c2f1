#include "storage/outputqueue.h"

#include "storage/outpututf8.h"

#include <algorithm>

namespace testum::storage {

namespace {

// A finished run is somebody's answer: it does not wait the whole interval, only for its
// neighbours.
constexpr std::chrono::milliseconds kFinishDelay{3};
constexpr std::size_t kMaxBatchItems = 4096;

} // namespace

OutputQueue::OutputQueue(Limits limits)
    : m_limits(limits)
{}

bool OutputQueue::push(OutputItem item)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return false;
    pushLocked(std::move(item), std::chrono::milliseconds(0));
    return true;
}

void OutputQueue::pushLocked(OutputItem item, std::chrono::milliseconds delay)
{
    const TimePoint dueAt = std::chrono::steady_clock::now() + delay;
    const bool sooner = m_items.empty() || dueAt < m_dueAt;
    if (sooner)
        m_dueAt = dueAt;
    m_items.push_back(std::move(item));
    if (sooner)
        m_work.notify_one();
}

void OutputQueue::add(const std::shared_ptr<OutputRun> &run)
{
    const std::lock_guard lock(m_mutex);
    m_runs.insert(run->ref.runId, run);
}

Result<void> OutputQueue::append(const domain::RunRef &ref, domain::Stream stream,
                                 QByteArrayView bytes, qint64 atMs)
{
    std::unique_lock lock(m_mutex);
    const auto run = m_runs.value(ref.runId);
    if (!run || run->ref.attempt != ref.attempt)
        return m_closed ? writerStoppedError() : leaseLostError();
    QByteArray &carry = run->carry[streamIndex(stream)];
    QByteArray joined;
    if (!carry.isEmpty()) {
        joined = carry;
        joined.append(bytes);
        bytes = joined;
        carry.clear();
    }
    while (!bytes.isEmpty()) {
        m_room.wait(lock, [&] {
            return m_pendingBytes < m_limits.maxPendingBytes || m_closed || run->lost;
        });
        if (run->lost)
            return leaseLostError();
        if (m_closed)
            return writerStoppedError();
        const qsizetype taken = growChunk(run, stream, bytes, atMs);
        if (taken == 0) {
            carry = bytes.toByteArray();
            return {};
        }
        bytes = bytes.sliced(taken);
    }
    return {};
}

/// Takes the next bytes into the growing chunk or into a new one. Answers how many: 0 when all that
/// is left is the beginning of a UTF-8 sequence.
qsizetype OutputQueue::growChunk(const std::shared_ptr<OutputRun> &run, domain::Stream stream,
                                 QByteArrayView bytes, qint64 atMs)
{
    AppendItem *chunk = run->growing;
    if (chunk && chunk->stream == stream) {
        const qsizetype room = kMaxChunkBytes - chunk->data.size();
        const QByteArrayView part =
            bytes.first(completeUtf8Length(bytes.first(std::min(room, bytes.size()))));
        if (!part.isEmpty()) {
            chunk->data.append(part);
            m_queuedBytes += part.size();
            m_pendingBytes += part.size();
            if (m_queuedBytes >= m_limits.flushBytes)
                m_work.notify_one();
            return part.size();
        }
    }
    const QByteArrayView part =
        bytes.first(completeUtf8Length(bytes.first(std::min(kMaxChunkBytes, bytes.size()))));
    if (!part.isEmpty())
        addBytes(run, stream, part, atMs);
    return part.size();
}

/// Queues a new chunk.
void OutputQueue::addBytes(const std::shared_ptr<OutputRun> &run, domain::Stream stream,
                           QByteArrayView bytes, qint64 atMs)
{
    pushLocked({AppendItem{run, stream, atMs, bytes.toByteArray()}}, m_limits.flushInterval);
    run->growing = std::get_if<AppendItem>(&m_items.back().work);
    m_queuedBytes += bytes.size();
    m_pendingBytes += bytes.size();
    if (m_queuedBytes >= m_limits.flushBytes)
        m_work.notify_one();
}

void OutputQueue::finish(const domain::RunRef &ref, const domain::RunOutcome &outcome, qint64 atMs)
{
    const std::lock_guard lock(m_mutex);
    const auto run = m_runs.take(ref.runId);
    if (!run || m_closed)
        return;
    for (const domain::Stream stream : {domain::Stream::Stdout, domain::Stream::Stderr}) {
        const QByteArray rest = std::exchange(run->carry[streamIndex(stream)], {});
        if (!rest.isEmpty())
            addBytes(run, stream, rest, atMs);
    }
    run->growing = nullptr;
    pushLocked({FinishItem{run, outcome}}, kFinishDelay);
}

bool OutputQueue::isDue() const
{
    return m_closed || m_queuedBytes >= m_limits.flushBytes ||
           std::chrono::steady_clock::now() >= m_dueAt;
}

OutputItems OutputQueue::take()
{
    std::unique_lock lock(m_mutex);
    m_work.wait(lock, [this] { return !m_items.empty() || m_closed; });
    while (!m_items.empty() && !isDue()) {
        const TimePoint dueAt = m_dueAt;
        m_work.wait_until(lock, dueAt);
    }
    OutputItems batch;
    qint64 bytes = 0;
    while (!m_items.empty() && bytes < m_limits.maxCommitBytes && batch.size() < kMaxBatchItems) {
        bytes += m_items.front().bytes();
        if (const auto run = m_items.front().run())
            run->growing = nullptr;
        batch.push_back(std::move(m_items.front()));
        m_items.pop_front();
    }
    m_queuedBytes -= bytes;
    m_dueAt = std::chrono::steady_clock::now(); // what is left waited long enough
    return batch;
}

void OutputQueue::release(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_pendingBytes -= bytes;
    m_room.notify_all();
}

void OutputQueue::lose(OutputRun &run)
{
    const std::lock_guard lock(m_mutex);
    run.lost = true;
    m_room.notify_all();
}

void OutputQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_work.notify_all();
    m_room.notify_all();
}

bool OutputQueue::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

void OutputQueue::sleepUnlessClosed(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    m_room.wait_for(lock, duration, [this] { return m_closed; });
}

qint64 OutputQueue::pendingBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_pendingBytes;
}

} // namespace testum::storage
