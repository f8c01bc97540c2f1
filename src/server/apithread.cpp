#include "server/apithread.h"

#include "core/guardthread.h"
#include "server/httpserver.h"
#include "server/openfiles.h"
#include "server/websockethub.h"
#include "services/authservice.h"
#include "services/taskservice.h"

#include <QThread>
#include <QTimer>

#include <chrono>
#include <future>
#include <utility>

namespace testum::server {

namespace {

using namespace std::chrono_literals;

constexpr auto kStopTime = 2s; // for close frames and answers under way

RequestHandler handlerOf(const api::Router &router)
{
    return {.handle = [&router](const api::ApiRequest &request) { return router.handle(request); },
            .isSlow = [&router](const api::ApiRequest &request) { return router.isSlow(request); },
            .problem = &api::Router::problem,
            .waitsForHost =
                [&router](const api::ApiRequest &request) { return router.waitsForHost(request); }};
}

FeedSource sourceOf(const api::Router &router)
{
    const services::ServiceSet &services = router.services();
    services::TaskService &tasks = services.tasks;
    services::AuthService &auth = services.auth;
    return {
        .authenticate =
            [&router](const api::ApiRequest &request) {
                return router.authenticateUpgrade(request);
            },
        .isStillValid = [&auth](const domain::Actor &actor) { return auth.isStillValid(actor); },
        .task = [&tasks](const domain::Actor &actor,
                         const QString &taskId) { return tasks.get(actor, taskId); },
        .chunks =
            [&tasks](const domain::Actor &actor, const QString &taskId, qint64 afterSeq,
                     qint64 maxBytes) { return tasks.chunks(actor, taskId, afterSeq, maxBytes); },
        .problem = &api::Router::problem};
}

/// All that lives in the api thread.
class ApiHost : public QObject
{
public:
    ApiHost(const api::Router &router, domain::Events &events, const ServerOptions &options)
        : m_hub(sourceOf(router), {.maxSocketBufferBytes = options.maxSocketBufferBytes})
        , m_server(options, handlerOf(router), &m_hub)
    {
        connect(&events, &domain::Events::outputCommitted, &m_hub, &WebSocketHub::publish);
        connect(&events, &domain::Events::sessionsRevoked, &m_hub, &WebSocketHub::recheckSessions);
    }

    [[nodiscard]] Result<QString> listen() { return m_server.listen(); }

    /// Ends the thread's event loop once the last connection is through.
    void beginStop()
    {
        m_server.stopAccepting();
        m_hub.closeAll();
        m_stopDeadline.setRemainingTime(kStopTime);
        connect(&m_stopTimer, &QTimer::timeout, this, [this] {
            if (m_server.connectionCount() == 0 || m_stopDeadline.hasExpired())
                QThread::currentThread()->quit();
        });
        m_stopTimer.start(10ms);
    }

private:
    WebSocketHub m_hub;
    HttpServer m_server;
    QTimer m_stopTimer;
    QDeadlineTimer m_stopDeadline;
};

} // namespace

struct ApiThread::Private : public QThread
{
    Private(const api::Router &apiRouter, domain::Events &engineEvents, ServerOptions serverOptions)
        : router(apiRouter)
        , events(engineEvents)
        , options(std::move(serverOptions))
    {
        setObjectName(QStringLiteral("api"));
    }

    void run() override
    {
        bool told = false;
        guardThread("api", [&] {
            ApiHost apiHost(router, events, options);
            const Result<QString> url = apiHost.listen();
            if (url)
                host = &apiHost;
            told = true;
            listening.set_value(url);
            if (url)
                exec();
            host = nullptr;
        });
        if (!told)
            listening.set_value(Error{.code = ErrorCode::Internal, .reason = "internal"});
    }

    const api::Router &router;
    domain::Events &events;
    const ServerOptions options;
    std::promise<Result<QString>> listening;
    ApiHost *host = nullptr; ///< written before `listening` is set, read by stop() after that
};

ApiThread::ApiThread(const api::Router &router, domain::Events &events, ServerOptions options)
    : d(std::make_unique<Private>(router, events, std::move(options)))
{}

ApiThread::~ApiThread() { stop(); }

Result<QString> ApiThread::start()
{
    raiseOpenFileLimit();
    d->listening = {};
    auto listening = d->listening.get_future();
    d->start();
    Result<QString> url = listening.get();
    if (!url)
        d->wait();
    return url;
}

void ApiThread::stop()
{
    if (!d->isRunning())
        return;
    QMetaObject::invokeMethod(
        d->host, [host = d->host] { host->beginStop(); }, Qt::QueuedConnection);
    d->wait();
}

} // namespace testum::server
