#include "server/httpserver.h"

#include "core/logging.h"
#include "server/requestrunner.h"
#include "server/tlsconfiguration.h"
#include "server/websocketconnection.h"

#include <QDateTime>

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

namespace testum::server {

namespace {

constexpr int kComputingThreads = 2; // each may take the 128 MiB of a scrypt
constexpr int kWaitingThreads = 16;
constexpr int kMaxSlowPending = 64;
constexpr int kMinSweepMs = 20;
constexpr int kMaxSweepMs = 250;

int sweepMs(const ServerOptions &options)
{
    const auto shortest = std::min(
        {options.headTimeout, options.bodyTimeout, options.idleTimeout, options.sendTimeout});
    return std::clamp(static_cast<int>(shortest.count() / 4), kMinSweepMs, kMaxSweepMs);
}

constexpr HttpRefusal kInternal{500, "internal", "The server met a bug"};

} // namespace

HttpServer::HttpServer(ServerOptions options, RequestHandler handler, WebSocketHub *hub)
    : m_handler(std::move(handler))
    , m_hub(hub)
{
    m_context.options = std::move(options);
    m_context.problem = [this](const HttpRefusal &refusal, const api::ApiRequest &request) {
        return refusalAnswer(m_handler, refusal, request);
    };
    m_computing.pool.setMaxThreadCount(kComputingThreads);
    m_waiting.pool.setMaxThreadCount(kWaitingThreads);
    m_sweep.setInterval(sweepMs(m_context.options));
    connect(&m_sweep, &QTimer::timeout, this, [this] {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        std::vector<HttpConnection *> connections;
        connections.reserve(m_connections.size());
        for (const auto &[id, connection] : m_connections)
            connections.push_back(connection.get());
        for (HttpConnection *connection : connections) // closed ones are deleted later, not here
            connection->checkDeadline(now);
    });
}

HttpServer::~HttpServer()
{
    m_computing.pool.waitForDone();
    m_waiting.pool.waitForDone();
}

Result<QString> HttpServer::listen()
{
    const ServerOptions &options = m_context.options;
    TESTUM_TRY(const QHostAddress address, options.bindAddress());
    std::optional<QSslConfiguration> tls;
    if (options.tls()) {
        TESTUM_TRY(tls, loadTlsConfiguration(options.tlsCertFile, options.tlsKeyFile));
    }
    m_guard = std::make_unique<HttpGuard>(
        std::move(tls),
        HttpGuard::Callbacks{
            .hasRoom = [this] { return makeRoom(); },
            .accepted = [this](std::unique_ptr<QTcpSocket> socket) { accept(std::move(socket)); }});
    if (!m_guard->listen(address, options.port)) {
        return Error{.code = ErrorCode::Unavailable,
                     .reason = "server.address_in_use",
                     .message = QStringLiteral("Cannot listen on %1 port %2")
                                    .arg(options.listenHost)
                                    .arg(options.port),
                     .detail = m_guard->errorString(),
                     .args = {{QStringLiteral("address"), options.listenHost},
                              {QStringLiteral("port"), QString::number(options.port)}}};
    }
    m_sweep.start();
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + address.toString() + u']'
                             : m_guard->serverAddress().toString();
    return QStringLiteral("%1://%2:%3")
        .arg(options.tls() ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(m_guard->serverPort());
}

void HttpServer::stopAccepting()
{
    if (m_guard)
        m_guard->close();
    std::vector<HttpConnection *> idle;
    for (const auto &[id, connection] : m_connections) {
        if (connection->isIdle())
            idle.push_back(connection.get());
    }
    for (HttpConnection *connection : idle)
        connection->drop();
}

qsizetype HttpServer::connectionCount() const
{
    return static_cast<qsizetype>(m_connections.size()) + (m_hub ? m_hub->watcherCount() : 0);
}

bool HttpServer::makeRoom()
{
    if (connectionCount() < m_context.options.maxConnections)
        return true;
    // The oldest one that waits for a request goes, so that idle or slow clients, however many,
    // keep nobody out.
    HttpConnection *oldest = nullptr;
    for (const auto &[id, connection] : m_connections) {
        if (connection->isIdle() && (!oldest || id < oldest->id()))
            oldest = connection.get();
    }
    if (!oldest)
        return false;
    oldest->drop();
    return true;
}

void HttpServer::accept(std::unique_ptr<QTcpSocket> socket)
{
    const quint64 id = ++m_lastId;
    auto connection = std::make_unique<HttpConnection>(id, std::move(socket), m_context);
    connect(connection.get(), &HttpConnection::requestReceived, this, &HttpServer::dispatch);
    connect(connection.get(), &HttpConnection::closed, this, &HttpServer::remove);
    m_connections.emplace(id, std::move(connection));
}

void HttpServer::remove(quint64 id)
{
    // Later: this is called from the connection's own functions.
    auto node = m_connections.extract(id);
    if (!node.empty())
        node.mapped().release()->deleteLater();
}

HttpConnection *HttpServer::find(quint64 id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second.get();
}

void HttpServer::dispatch(quint64 id)
{
    HttpConnection *connection = find(id);
    if (!connection)
        return;
    const api::ApiRequest &request = connection->request();
    if (m_hub && request.method == "GET" && WebSocketHub::isFeedPath(request.path))
        return upgrade(*connection);
    Lane *lane = nullptr;
    try {
        if (m_handler.isSlow(request)) {
            const bool waits = m_handler.waitsForHost && m_handler.waitsForHost(request);
            lane = waits ? &m_waiting : &m_computing;
        }
    } catch (const std::exception &e) {
        qCCritical(lcTestum, "Unexpected exception in isSlow: %s", e.what());
        return connection->answer(refusalAnswer(m_handler, kInternal, request));
    }
    if (lane)
        runSlowly(*connection, *lane);
    else
        connection->answer(runRequest(m_handler, request));
}

void HttpServer::runSlowly(HttpConnection &connection, Lane &lane)
{
    if (lane.pending >= kMaxSlowPending) {
        const HttpRefusal busy{503, "http.too_busy", "Too many slow requests are waiting"};
        return connection.answer(refusalAnswer(m_handler, busy, connection.request()));
    }
    ++lane.pending;
    lane.pool.start([this, &lane, id = connection.id(), request = connection.request()] {
        api::ApiResponse response = runRequest(m_handler, request);
        QMetaObject::invokeMethod(
            this,
            [this, &lane, id, answer = std::move(response)] {
                --lane.pending;
                if (HttpConnection *waiting = find(id))
                    waiting->answer(answer);
            },
            Qt::QueuedConnection);
    });
}

void HttpServer::upgrade(HttpConnection &connection)
{
    const api::ApiRequest &request = connection.request();
    const QByteArray key = request.header("sec-websocket-key");
    const bool rightVersion = request.header("sec-websocket-version") == "13";
    if (!connection.head().upgradeToWebSocket || !rightVersion) {
        api::ApiResponse answer = refusalAnswer(
            m_handler, {426, "http.upgrade_required", "This path is a WebSocket"}, request);
        answer.headers.emplaceBack("Upgrade", "websocket");
        answer.headers.emplaceBack("Sec-WebSocket-Version", "13");
        return connection.answerAndClose(std::move(answer));
    }
    if (!WebSocketConnection::isHandshakeKey(key)) {
        return connection.answerAndClose(refusalAnswer(
            m_handler, {400, "http.malformed_request", "The WebSocket key is not valid"}, request));
    }
    try {
        auto verdict = m_hub->admit(request);
        if (auto *refusal = std::get_if<api::ApiResponse>(&verdict))
            return connection.answerAndClose(std::move(*refusal));
        QByteArray leftover;
        const quint64 id = connection.id();
        auto socket = connection.takeSocket(leftover);
        remove(id);
        m_hub->watch(std::make_unique<WebSocketConnection>(std::move(socket), key, leftover),
                     std::move(std::get<WebSocketHub::Admission>(verdict)));
    } catch (const std::exception &e) {
        qCCritical(lcTestum, "Unexpected exception while admitting a WebSocket: %s", e.what());
        if (find(connection.id()))
            connection.answerAndClose(refusalAnswer(m_handler, kInternal, request));
    }
}

} // namespace testum::server
