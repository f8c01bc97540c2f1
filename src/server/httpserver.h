#pragma once

#include "api/api.h"
#include "core/error.h"
#include "core/result.h"
#include "server/httpconnection.h"
#include "server/httpguard.h"
#include "server/serveroptions.h"
#include "server/websockethub.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <unordered_map>

namespace testum::server {

/// What answers the requests: api::Router in the product, a few lambdas in tests.
struct RequestHandler
{
    std::function<api::ApiResponse(const api::ApiRequest &)> handle;
    std::function<bool(const api::ApiRequest &)> isSlow; ///< run handle() off the API thread
    std::function<api::ApiResponse(const Error &, const api::ApiRequest &)> problem;
    /// Of slow ones: it waits for a host and uses no CPU meanwhile. May be empty: none does.
    std::function<bool(const api::ApiRequest &)> waitsForHost{};
};

/// The HTTP/1.1 server: hands whole, checked requests to the handler and WebSocket upgrades to the
/// hub. Slow requests run on a pool of two threads, those that wait for a host on one of sixteen,
/// so that dead hosts hold up no login. The connection is found again by its number: a client that
/// left meanwhile costs nothing. An exception of a handler becomes a 500. Lives in one thread with
/// an event loop; the hub outlives it.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    /// `hub` may be null: then no path upgrades.
    HttpServer(ServerOptions options, RequestHandler handler, WebSocketHub *hub);
    ~HttpServer() override;

    /// Answers the URL. Errors: as ApiThread::start().
    [[nodiscard]] Result<QString> listen();
    /// Takes no new connection and ends those that wait for a request; answers under way go on.
    void stopAccepting();
    [[nodiscard]] qsizetype connectionCount() const;

private:
    /// Requests off this thread, and how many of them are not answered yet.
    struct Lane
    {
        QThreadPool pool;
        int pending = 0;
    };

    [[nodiscard]] bool makeRoom();
    void accept(std::unique_ptr<QTcpSocket> socket);
    void remove(quint64 id);
    void dispatch(quint64 id);
    void runSlowly(HttpConnection &connection, Lane &lane);
    void upgrade(HttpConnection &connection);
    [[nodiscard]] HttpConnection *find(quint64 id) const;

    RequestHandler m_handler;
    WebSocketHub *m_hub;
    ConnectionContext m_context;
    std::unique_ptr<HttpGuard> m_guard;
    std::unordered_map<quint64, std::unique_ptr<HttpConnection>> m_connections;
    quint64 m_lastId = 0;
    QTimer m_sweep; ///< looks at every connection's deadline
    Lane m_computing;
    Lane m_waiting;
};

} // namespace testum::server
