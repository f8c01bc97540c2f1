#pragma once

#include "api/router.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "domain/events.h"

#include <QString>
#include <QThread>

#include <chrono>
#include <memory>

namespace testum::server {

struct ServerOptions
{
    QString listenHost = QStringLiteral("127.0.0.1");
    quint16 port = 8000; ///< 0: any free one
    QString tlsCertFile; ///< PEM; with tlsKeyFile: HTTPS, TLS 1.2+
    QString tlsKeyFile;
    bool insecureHttp = false; ///< allow plain HTTP on a non-loopback address
    int maxConnections = 2048;
    qint64 maxHeadBytes = 64 * 1024;
    qint64 maxBodyBytes = 1024 * 1024;
    std::chrono::milliseconds headTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{30'000};
    std::chrono::milliseconds idleTimeout{75'000};
    qint64 maxSocketBufferBytes = 8 * 1024 * 1024; ///< a slower WebSocket reader is closed
};

/// The "api" thread: HTTP server and WebSocket hub, with that thread's database connection.
/// Owned by the composition root; start() and stop() from the main thread.
class ApiThread
{
public:
    ApiThread(const api::Router &router, domain::Events &events, ServerOptions options);
    ~ApiThread(); ///< stop()

    /// Blocks until it listens. Answers the URL ("http://127.0.0.1:8000").
    /// Errors: invalid_argument/server.tls_needed, server.tls_unreadable, server.address_invalid;
    /// unavailable/server.address_in_use.
    [[nodiscard]] Result<QString> start();
    /// Stops accepting, ends sockets with 1001, ends the thread.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::server
