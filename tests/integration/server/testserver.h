#pragma once

#include "server/httpserver.h"
#include "server/websockethub.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <future>
#include <optional>

namespace testum::server {

/// A problem+json answer as the router makes it, without its words.
inline api::ApiResponse testProblem(const Error &error, const api::ApiRequest &)
{
    api::ApiResponse response;
    response.status = error.code == ErrorCode::Unauthenticated    ? 401
                      : error.code == ErrorCode::PermissionDenied ? 403
                      : error.code == ErrorCode::NotFound         ? 404
                                                                  : 422;
    response.contentType = "application/problem+json";
    response.body =
        QJsonDocument(QJsonObject{{QStringLiteral("status"), response.status},
                                  {QStringLiteral("reason"), QLatin1String(error.reason)}})
            .toJson(QJsonDocument::Compact);
    return response;
}

inline api::ApiResponse testAnswer(const QByteArray &body, int status = 200)
{
    api::ApiResponse response;
    response.status = status;
    response.body = body;
    return response;
}

/// An HttpServer with its hub in a thread of its own, on a free loopback port.
class TestServer : private QThread
{
public:
    TestServer(ServerOptions options, RequestHandler handler, std::optional<FeedSource> source = {},
               HubOptions hubOptions = {})
        : m_options(std::move(options))
        , m_handler(std::move(handler))
        , m_source(std::move(source))
        , m_hubOptions(hubOptions)
    {
        m_options.port = 0;
        auto url = m_url.get_future();
        start();
        const Result<QString> result = url.get();
        if (!result)
            qFatal("The test server does not listen: %s", result.error().reason);
        m_port = static_cast<quint16>(QUrl(*result).port());
    }
    ~TestServer() override
    {
        quit();
        wait();
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Runs `function(HttpServer &, WebSocketHub *)` in the server's thread and waits for it.
    template <typename Function>
    void inThread(Function function)
    {
        QMetaObject::invokeMethod(
            m_server, [this, &function] { function(*m_server, m_hub); },
            Qt::BlockingQueuedConnection);
    }
    [[nodiscard]] qsizetype connectionCount()
    {
        qsizetype count = 0;
        inThread([&](HttpServer &server, WebSocketHub *) { count = server.connectionCount(); });
        return count;
    }

private:
    void run() override
    {
        std::unique_ptr<WebSocketHub> hub;
        if (m_source)
            hub = std::make_unique<WebSocketHub>(*m_source, m_hubOptions);
        HttpServer server(m_options, m_handler, hub.get());
        m_server = &server;
        m_hub = hub.get();
        m_url.set_value(server.listen());
        exec();
    }

    ServerOptions m_options;
    RequestHandler m_handler;
    std::optional<FeedSource> m_source;
    HubOptions m_hubOptions;
    std::promise<Result<QString>> m_url;
    HttpServer *m_server = nullptr;
    WebSocketHub *m_hub = nullptr;
    quint16 m_port = 0;
};

} // namespace testum::server
