#pragma once

#include "api/api.h"
#include "core/error.h"
#include "core/result.h"
#include "domain/actor.h"
#include "domain/events.h"
#include "domain/task.h"
#include "server/websocketconnection.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <variant>
#include <vector>

namespace testum::server {

/// Where the hub gets admission and stored output: the services in the product.
struct FeedSource
{
    std::function<Result<domain::Actor>(const api::ApiRequest &)> authenticate;
    std::function<Result<bool>(const domain::Actor &)> isStillValid;
    std::function<Result<domain::Task>(const domain::Actor &, const QString &taskId)> task;
    /// As TaskService::chunks().
    std::function<Result<QList<domain::OutputChunk>>(const domain::Actor &, const QString &taskId,
                                                     qint64 afterSeq, qint64 maxBytes)>
        chunks;
    std::function<api::ApiResponse(const Error &, const api::ApiRequest &)> problem;
};

struct HubOptions
{
    qint64 maxSocketBufferBytes = 8 * 1024 * 1024;
    std::chrono::milliseconds pollInterval{500}; ///< of tasks that another node runs
    std::chrono::milliseconds pingInterval{20'000};
    std::chrono::milliseconds pongTimeout{60'000};
    std::chrono::milliseconds recheckInterval{4'000}; ///< of the watchers' sessions
};

/// The live feeds of tasks (messages: domain/taskmessage.h). A watcher is registered first, then
/// reads the store from `after` until nothing is left, then gets the published batches; a batch
/// that does not follow its last seq sends it back to the store. So no gap and no duplicate. A
/// batch is encoded once for all its watchers. A reader that falls too far behind is closed with
/// 1013 and resumes; the engine never waits for it. API thread.
class WebSocketHub : public QObject
{
    Q_OBJECT

public:
    /// An upgrade that may go on.
    struct Admission
    {
        domain::Actor actor;
        domain::Task task;
        qint64 afterSeq = 0;
    };

    WebSocketHub(FeedSource source, HubOptions options);
    ~WebSocketHub() override;

    /// /ws/tasks/{id}, /api/v1/ws/tasks/{id}, /api/v1/tasks/{id}/ws.
    [[nodiscard]] static bool isFeedPath(const QString &path);
    /// Decides an upgrade: who asks, the task, `?after=`. Else the answer that refuses it.
    [[nodiscard]] std::variant<api::ApiResponse, Admission> admit(const api::ApiRequest &request);
    void watch(std::unique_ptr<WebSocketConnection> connection, Admission admission);

    /// Slot of Events::outputCommitted.
    void publish(const std::shared_ptr<const domain::CommittedBatch> &batch);
    /// Slot of Events::sessionsRevoked.
    void recheckSessions();
    /// Ends all watchers with 1001; emptied() follows, at the latest after a few seconds.
    void closeAll();

    [[nodiscard]] qsizetype watcherCount() const;

Q_SIGNALS:
    void emptied();

private:
    struct Watcher;
    struct Feed;

    void publishTo(Feed &feed, const QList<domain::OutputChunk> &chunks);
    void scheduleCatchUp(Watcher &watcher);
    void catchUpSome();
    void catchUp(Watcher &watcher);
    void finishCatchUp(Watcher &watcher);
    void deliver(Watcher &watcher, const QByteArray &frames, qint64 lastSeq, bool done);
    void fail(Watcher &watcher, const Error &error);
    void poll();
    void tick();
    void remove(quint64 id);

    FeedSource m_source;
    HubOptions m_options;
    std::unordered_map<quint64, std::unique_ptr<Watcher>> m_watchers;
    QHash<QString, std::shared_ptr<Feed>> m_feeds; ///< by task
    std::deque<quint64> m_catchingUp;
    quint64 m_lastId = 0;
    QTimer m_step; ///< one slice of catching up
    QTimer m_poll;
    QTimer m_tick;
    qint64 m_recheckedAtMs = 0;
};

} // namespace testum::server
