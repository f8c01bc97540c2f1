#include "storage/outputpublisher.h"

#include <condition_variable>
#include <mutex>

namespace testum::storage {

namespace {

constexpr qint64 kMaxHeldBytes = 32 * 1024 * 1024;
// A receiver that never lets go is slowed by, not waited for: nobody stops the writer.
constexpr std::chrono::milliseconds kMaxWait{100};

qint64 bytesOf(const domain::CommittedBatch &batch)
{
    qint64 bytes = 0;
    for (const domain::OutputChunk &chunk : batch.chunks)
        bytes += chunk.data.size();
    return bytes;
}

} // namespace

/// Bytes of batches that somebody still refers to.
struct OutputPublisher::Held
{
    std::mutex mutex;
    std::condition_variable released;
    qint64 bytes = 0;

    void add(qint64 more)
    {
        const std::lock_guard lock(mutex);
        bytes += more;
        released.notify_all();
    }
    void waitForRoom()
    {
        std::unique_lock lock(mutex);
        released.wait_for(lock, kMaxWait, [this] { return bytes <= kMaxHeldBytes; });
    }
};

OutputPublisher::OutputPublisher(domain::Events &events)
    : m_events(events)
    , m_held(std::make_shared<Held>())
{}

OutputPublisher::~OutputPublisher() = default;

void OutputPublisher::publish(std::shared_ptr<domain::CommittedBatch> batch)
{
    const qint64 bytes = bytesOf(*batch);
    m_held->add(bytes);
    const domain::CommittedBatch *content = batch.get();
    std::shared_ptr<const domain::CommittedBatch> counted(
        content, [held = m_held, bytes, owned = std::move(batch)](const auto *) mutable {
            owned.reset();
            held->add(-bytes);
        });
    Q_EMIT m_events.outputCommitted(std::move(counted));
    m_held->waitForRoom();
}

} // namespace testum::storage
