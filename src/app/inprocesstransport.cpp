#include "app/inprocesstransport.h"

#include "domain/taskmessage.h"

#include <QJsonDocument>
#include <QScopeGuard>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace testum::app {

namespace {

/// Batches of one task as the writer commits them, handed from its thread to the follower's.
class BatchQueue
{
public:
    using Batch = std::shared_ptr<const domain::CommittedBatch>;

    void push(Batch batch)
    {
        const std::lock_guard lock(m_mutex);
        // A follower that reads slower than the hosts talk catches up from the store instead.
        if (m_batches.size() >= kMaxBatches)
            m_batches.clear();
        m_batches.push_back(std::move(batch));
        m_changed.notify_one();
    }
    Batch next(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return !m_batches.empty(); });
        if (m_batches.empty())
            return {};
        Batch batch = std::move(m_batches.front());
        m_batches.pop_front();
        return batch;
    }

private:
    static constexpr std::size_t kMaxBatches = 64;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_batches;
};

/// Delivers chunks in seq order exactly once; knows when the feed is over.
class Delivery
{
public:
    Delivery(qint64 afterSeq, const std::function<bool(const QJsonObject &)> &onMessage)
        : m_last(afterSeq)
        , m_onMessage(onMessage)
    {}

    [[nodiscard]] qint64 last() const { return m_last; }
    [[nodiscard]] bool isOver() const { return m_over; }
    void deliver(const QList<domain::OutputChunk> &chunks)
    {
        for (const domain::OutputChunk &chunk : chunks) {
            if (m_over || chunk.seq <= m_last)
                continue;
            m_last = chunk.seq;
            const QJsonObject message = domain::toMessage(chunk);
            m_over = !m_onMessage(message) ||
                     message.value(QStringLiteral("type")) == QStringLiteral("done");
        }
    }

private:
    qint64 m_last;
    bool m_over = false;
    const std::function<bool(const QJsonObject &)> &m_onMessage;
};

constexpr qint64 kReadBytes = 1024 * 1024;
constexpr std::chrono::milliseconds kPollInterval{500}; // for tasks that another node runs

} // namespace

InProcessTransport::InProcessTransport(AppContext &context, QByteArray acceptLanguage)
    : m_context(context)
    , m_acceptLanguage(std::move(acceptLanguage))
    , m_owner(domain::Actor::localOwner(accountName()))
{}

Result<client::ApiReply> InProcessTransport::send(const client::ApiCall &call)
{
    api::ApiRequest request;
    request.method = call.method;
    request.path = call.path;
    request.query = call.query;
    request.headers.insert("accept-language", m_acceptLanguage);
    for (const auto &header : call.headers)
        request.headers.insert(header.first.toLower(), header.second);
    if (call.body) {
        request.headers.insert("content-type", "application/json");
        request.body = QJsonDocument(*call.body).toJson(QJsonDocument::Compact);
    }
    request.actor = m_owner;
    api::ApiResponse response = m_context.router().handle(request);
    client::ApiReply reply;
    reply.status = response.status;
    reply.contentType = response.contentType;
    reply.body = std::move(response.body);
    while (response.source && reply.body.size() < response.source->size) {
        TESTUM_TRY(const QByteArray piece, response.source->read(reply.body.size(), kReadBytes));
        if (piece.isEmpty())
            break;
        reply.body += piece;
    }
    return reply;
}

Result<void> InProcessTransport::follow(const QString &taskId, qint64 afterSeq,
                                        const std::function<bool(const QJsonObject &)> &onMessage,
                                        CancelToken &cancel)
{
    services::TaskService &tasks = m_context.services().tasks;
    const auto queue = std::make_shared<BatchQueue>();
    // Subscribe first, then read the backlog: nothing falls between the two.
    const auto subscription = QObject::connect(
        &m_context.events(), &domain::Events::outputCommitted, &m_context.events(),
        [queue, taskId](const BatchQueue::Batch &batch) {
            if (batch->taskId == taskId)
                queue->push(batch);
        },
        Qt::DirectConnection);
    const auto unsubscribe = qScopeGuard([&subscription] { QObject::disconnect(subscription); });

    TESTUM_TRY(const domain::Task task, tasks.get(m_owner, taskId));
    if (!onMessage(domain::connectedMessage(task, afterSeq)))
        return {};
    Delivery delivery(afterSeq, onMessage);
    bool behind = true;
    while (!delivery.isOver()) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, "task.cancelled",
                         QStringLiteral("Following the task was stopped")};
        if (behind) {
            // Read before the chunks: what an ended task has not stored by then will never come.
            TESTUM_TRY(const domain::Task now, tasks.get(m_owner, taskId));
            TESTUM_TRY(const auto chunks,
                       tasks.chunks(m_owner, taskId, delivery.last(), kReadBytes));
            delivery.deliver(chunks);
            behind = !chunks.isEmpty();
            if (!behind && domain::isFinal(now.status))
                return {};
            continue;
        }
        const auto batch = queue->next(kPollInterval);
        const bool fits =
            batch && !batch->chunks.isEmpty() && batch->chunks.first().seq <= delivery.last() + 1;
        if (fits)
            delivery.deliver(batch->chunks);
        else
            behind = true;
    }
    return {};
}

QString accountName()
{
    for (const char *name : {"USER", "LOGNAME", "USERNAME"}) {
        const QString value = qEnvironmentVariable(name);
        if (!value.isEmpty())
            return value;
    }
    return QStringLiteral("owner");
}

} // namespace testum::app
