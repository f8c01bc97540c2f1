#include "server/websockethub.h"

#include "core/guardthread.h"
#include "core/ids.h"
#include "domain/taskmessage.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringView>

#include <algorithm>
#include <optional>
#include <utility>

namespace testum::server {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kPieceBytes = 256 * 1024;      // read from the store at a time
constexpr qint64 kMaxUnsentBytes = 1024 * 1024; // while catching up
constexpr qint64 kSliceMs = 4;                  // of catching up between other events
constexpr int kLocalPollFactor = 10; // a feed that this node publishes is polled that much rarer

qint64 nowMs() { return QDateTime::currentMSecsSinceEpoch(); }

/// The id in a feed's path, or nothing for another path.
std::optional<QString> taskIdOf(QStringView path)
{
    if (path.endsWith(u'/'))
        path.chop(1);
    if (path.startsWith(u"/api/v1/"))
        path = path.sliced(7);
    QStringView id;
    if (path.startsWith(u"/ws/tasks/"))
        id = path.sliced(10);
    else if (path.startsWith(u"/tasks/") && path.endsWith(u"/ws") && path.size() > 10)
        id = path.sliced(7, path.size() - 10);
    if (id.isEmpty() || id.contains(u'/'))
        return std::nullopt;
    return id.toString();
}

QByteArray encode(const QJsonObject &message)
{
    QByteArray frame;
    appendTextFrame(frame, QJsonDocument(message).toJson(QJsonDocument::Compact));
    return frame;
}

struct Encoded
{
    QByteArray frames;
    qint64 lastSeq = 0;
    bool done = false;
};

Encoded encode(const QList<domain::OutputChunk> &chunks)
{
    Encoded encoded;
    for (const domain::OutputChunk &chunk : chunks) {
        const QJsonObject message = domain::toMessage(chunk);
        appendTextFrame(encoded.frames, QJsonDocument(message).toJson(QJsonDocument::Compact));
        encoded.lastSeq = chunk.seq;
        encoded.done = message.value(QStringLiteral("type")) == QStringLiteral("done");
    }
    return encoded;
}

std::optional<qint64> afterOf(const QUrlQuery &query)
{
    if (!query.hasQueryItem(QStringLiteral("after")))
        return 0;
    bool isNumber = false;
    const qint64 after = query.queryItemValue(QStringLiteral("after")).toLongLong(&isNumber);
    if (!isNumber || after < 0)
        return std::nullopt;
    return after;
}

} // namespace

struct WebSocketHub::Watcher
{
    quint64 id = 0;
    std::unique_ptr<WebSocketConnection> connection;
    domain::Actor actor;
    QString taskId;
    qint64 nextSeq = 1;
    bool live = false;      ///< has all that is stored, waits for batches
    bool scheduled = false; ///< its number is in m_catchingUp
    qint64 pingedAtMs = 0;
};

struct WebSocketHub::Feed
{
    std::vector<Watcher *> watchers;
    qint64 polledAtMs = 0;
    bool local = false; ///< batches of this task come from this process
};

WebSocketHub::WebSocketHub(FeedSource source, HubOptions options)
    : m_source(std::move(source))
    , m_options(options)
    , m_recheckedAtMs(nowMs())
{
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this,
            [this] { guardThread("WebSocket catch-up", [this] { catchUpSome(); }); });
    m_poll.setInterval(m_options.pollInterval);
    connect(&m_poll, &QTimer::timeout, this,
            [this] { guardThread("WebSocket poll", [this] { poll(); }); });
    const auto shortest = std::min(
        {m_options.pingInterval, m_options.recheckInterval, std::chrono::milliseconds(1s)});
    m_tick.setInterval(shortest);
    connect(&m_tick, &QTimer::timeout, this,
            [this] { guardThread("WebSocket tick", [this] { tick(); }); });
}

WebSocketHub::~WebSocketHub() = default;

bool WebSocketHub::isFeedPath(const QString &path) { return taskIdOf(path).has_value(); }

std::variant<api::ApiResponse, WebSocketHub::Admission>
WebSocketHub::admit(const api::ApiRequest &request)
{
    Result<domain::Actor> actor = m_source.authenticate(request);
    if (!actor)
        return m_source.problem(actor.error(), request);
    const std::optional<qint64> after = afterOf(request.query);
    if (!after)
        return m_source.problem(fieldError(QStringLiteral("after"), "field.invalid"), request);
    Result<domain::Task> task = m_source.task(*actor, taskIdOf(request.path).value_or(QString()));
    if (!task)
        return m_source.problem(task.error(), request);
    return Admission{std::move(*actor), std::move(*task), *after};
}

void WebSocketHub::watch(std::unique_ptr<WebSocketConnection> connection, Admission admission)
{
    auto watcher = std::make_unique<Watcher>();
    watcher->id = ++m_lastId;
    watcher->connection = std::move(connection);
    watcher->actor = std::move(admission.actor);
    watcher->taskId = admission.task.id;
    watcher->nextSeq = admission.afterSeq + 1;
    watcher->pingedAtMs = nowMs();

    WebSocketConnection *socket = watcher->connection.get();
    // Queued: a connection may close while the hub walks over its watchers.
    connect(
        socket, &WebSocketConnection::closed, this, [this, id = watcher->id] { remove(id); },
        Qt::QueuedConnection);
    connect(socket, &WebSocketConnection::drained, this, [this, id = watcher->id] {
        const auto found = m_watchers.find(id);
        if (found != m_watchers.end() && !found->second->live)
            scheduleCatchUp(*found->second);
    });

    auto &feed = m_feeds[watcher->taskId];
    if (!feed)
        feed = std::make_shared<Feed>();
    feed->watchers.push_back(watcher.get());
    Watcher &added = *m_watchers.emplace(watcher->id, std::move(watcher)).first->second;
    socket->send(encode(domain::connectedMessage(admission.task, admission.afterSeq)),
                 admission.afterSeq);
    scheduleCatchUp(added);
    if (!m_tick.isActive()) {
        m_tick.start();
        m_poll.start();
    }
}

void WebSocketHub::publish(const std::shared_ptr<const domain::CommittedBatch> &batch)
{
    const auto feed = m_feeds.value(batch->taskId);
    if (!feed)
        return;
    guardThread("WebSocket publish", [&] {
        feed->local = true;
        feed->polledAtMs = nowMs();
        publishTo(*feed, batch->chunks);
    });
}

void WebSocketHub::publishTo(Feed &feed, const QList<domain::OutputChunk> &chunks)
{
    if (chunks.isEmpty())
        return;
    std::optional<Encoded> encoded; // once for all
    for (Watcher *watcher : feed.watchers) {
        // One that still reads the store finds the batch there: it is committed.
        if (!watcher->live || watcher->nextSeq > chunks.last().seq)
            continue;
        if (watcher->nextSeq != chunks.first().seq) {
            watcher->live = false;
            scheduleCatchUp(*watcher);
            continue;
        }
        if (!encoded)
            encoded = encode(chunks);
        deliver(*watcher, encoded->frames, encoded->lastSeq, encoded->done);
    }
}

void WebSocketHub::deliver(Watcher &watcher, const QByteArray &frames, qint64 lastSeq, bool done)
{
    WebSocketConnection &connection = *watcher.connection;
    connection.send(frames, lastSeq);
    watcher.nextSeq = lastSeq + 1;
    if (done) {
        connection.close(CloseCode::Normal);
    } else if (watcher.live && connection.unsentBytes() > m_options.maxSocketBufferBytes) {
        connection.dropQueue();
        connection.close(CloseCode::TryAgainLater,
                         "slow reader, resume with after=" +
                             QByteArray::number(connection.lastSentSeq()));
    }
}

void WebSocketHub::scheduleCatchUp(Watcher &watcher)
{
    if (watcher.scheduled || watcher.connection->isClosing())
        return;
    watcher.scheduled = true;
    m_catchingUp.push_back(watcher.id);
    if (!m_step.isActive())
        m_step.start(0);
}

void WebSocketHub::catchUpSome()
{
    QElapsedTimer slice;
    slice.start();
    while (!m_catchingUp.empty() && slice.elapsed() < kSliceMs) {
        const auto found = m_watchers.find(m_catchingUp.front());
        m_catchingUp.pop_front();
        if (found == m_watchers.end())
            continue;
        found->second->scheduled = false;
        catchUp(*found->second);
    }
    if (!m_catchingUp.empty())
        m_step.start(0);
}

void WebSocketHub::catchUp(Watcher &watcher)
{
    if (watcher.live || watcher.connection->isClosing())
        return;
    // Far from the cap: reading the store is paced by the reader and never makes it a slow one.
    if (watcher.connection->unsentBytes() >
        std::min(kMaxUnsentBytes, m_options.maxSocketBufferBytes / 4))
        return; // drained() goes on
    const auto chunks =
        m_source.chunks(watcher.actor, watcher.taskId, watcher.nextSeq - 1, kPieceBytes);
    if (!chunks)
        return fail(watcher, chunks.error());
    if (chunks->isEmpty())
        return finishCatchUp(watcher);
    const Encoded encoded = encode(*chunks);
    deliver(watcher, encoded.frames, encoded.lastSeq, encoded.done);
    scheduleCatchUp(watcher);
}

void WebSocketHub::finishCatchUp(Watcher &watcher)
{
    // A task that is final and has nothing more will never publish: its `done` is behind `after`.
    // The state is read before the second look, since the last batch and the state commit together.
    const auto task = m_source.task(watcher.actor, watcher.taskId);
    if (!task)
        return fail(watcher, task.error());
    if (!domain::isFinal(task->status)) {
        watcher.live = true;
        return;
    }
    const auto rest = m_source.chunks(watcher.actor, watcher.taskId, watcher.nextSeq - 1, 1);
    if (rest && rest->isEmpty())
        watcher.connection->close(CloseCode::Normal);
    else
        scheduleCatchUp(watcher);
}

void WebSocketHub::fail(Watcher &watcher, const Error &error)
{
    qCWarning(lcTestum, "A feed ends: %s", error.reason);
    const bool denied =
        error.code == ErrorCode::PermissionDenied || error.code == ErrorCode::Unauthenticated;
    watcher.connection->send(
        encode(QJsonObject{{QStringLiteral("type"), QStringLiteral("error")},
                           {QStringLiteral("payload"), error.message},
                           {QStringLiteral("reason"), QLatin1String(error.reason)}}),
        watcher.nextSeq - 1);
    watcher.connection->close(denied ? CloseCode::PolicyViolation : CloseCode::InternalError,
                              QByteArray(error.reason));
}

void WebSocketHub::poll()
{
    const qint64 now = nowMs();
    const QList<QString> taskIds = m_feeds.keys();
    for (const QString &taskId : taskIds) {
        const auto feed = m_feeds.value(taskId);
        const qint64 interval =
            m_options.pollInterval.count() * (feed->local ? kLocalPollFactor : 1);
        if (now - feed->polledAtMs < interval)
            continue;
        feed->polledAtMs = now;
        const Watcher *ahead = nullptr;
        for (const Watcher *watcher : feed->watchers) {
            if (watcher->live && !watcher->connection->isClosing() &&
                (!ahead || watcher->nextSeq > ahead->nextSeq))
                ahead = watcher;
        }
        if (!ahead)
            continue;
        const auto chunks = m_source.chunks(ahead->actor, taskId, ahead->nextSeq - 1, kPieceBytes);
        if (chunks)
            publishTo(*feed, *chunks);
    }
}

void WebSocketHub::tick()
{
    const qint64 now = nowMs();
    for (const auto &[id, watcher] : m_watchers) {
        WebSocketConnection &connection = *watcher->connection;
        connection.checkDeadline(now);
        if (connection.isClosing())
            continue;
        if (now - connection.lastSignOfLifeMs() > m_options.pongTimeout.count()) {
            connection.abort();
        } else if (now - watcher->pingedAtMs >= m_options.pingInterval.count()) {
            watcher->pingedAtMs = now;
            connection.ping();
        }
    }
    if (now - m_recheckedAtMs >= m_options.recheckInterval.count())
        recheckSessions();
}

void WebSocketHub::recheckSessions()
{
    guardThread("WebSocket session check", [this] {
        m_recheckedAtMs = nowMs();
        QHash<QString, bool> validity; // one question a session
        for (const auto &[id, watcher] : m_watchers) {
            if (watcher->connection->isClosing())
                continue;
            const QString key = watcher->actor.userId + u'/' + watcher->actor.sessionId;
            auto known = validity.constFind(key);
            if (known == validity.cend()) {
                const Result<bool> valid = m_source.isStillValid(watcher->actor);
                known = validity.insert(key, !valid || *valid); // no answer: ask again later
            }
            if (!*known) {
                watcher->connection->dropQueue();
                watcher->connection->close(CloseCode::PolicyViolation, "session ended");
            }
        }
    });
}

void WebSocketHub::closeAll()
{
    for (const auto &[id, watcher] : m_watchers) {
        watcher->connection->dropQueue();
        watcher->connection->close(CloseCode::GoingAway, "server stops");
    }
    if (m_watchers.empty())
        Q_EMIT emptied();
}

qsizetype WebSocketHub::watcherCount() const { return static_cast<qsizetype>(m_watchers.size()); }

void WebSocketHub::remove(quint64 id)
{
    auto node = m_watchers.extract(id);
    if (node.empty())
        return;
    const std::unique_ptr<Watcher> watcher = std::move(node.mapped());
    const auto feed = m_feeds.find(watcher->taskId);
    if (feed != m_feeds.end()) {
        std::erase((*feed)->watchers, watcher.get());
        if ((*feed)->watchers.empty())
            m_feeds.erase(feed);
    }
    watcher->connection.release()->deleteLater();
    if (m_watchers.empty()) {
        m_tick.stop();
        m_poll.stop();
        Q_EMIT emptied();
    }
}

} // namespace testum::server
