#pragma once

#include "core/result.h"

#include <QHostAddress>
#include <QString>

#include <chrono>

namespace testum::server {

/// Where the API listens and what a client may cost. A value.
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
    /// Bodies that have not been answered yet, of all connections together.
    qint64 maxBufferedBodyBytes = 64 * 1024 * 1024;
    std::chrono::milliseconds headTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{30'000};
    std::chrono::milliseconds idleTimeout{75'000};
    /// A client must take 64 KiB of an answer (or the rest of it) in this time.
    std::chrono::milliseconds sendTimeout{30'000};
    qint64 maxSocketBufferBytes = 8 * 1024 * 1024; ///< a slower WebSocket reader is closed

    [[nodiscard]] bool tls() const { return !tlsCertFile.isEmpty() || !tlsKeyFile.isEmpty(); }
    /// Takes over `--listen`: "127.0.0.1:8000", "[::1]:8000", "localhost:0", "*:443".
    /// Errors: invalid_argument/server.address_invalid.
    [[nodiscard]] Result<void> setListen(const QString &hostAndPort);
    /// The address to bind. Errors: invalid_argument/server.address_invalid; server.tls_needed for
    /// plain HTTP on an address that other machines reach, unless insecureHttp.
    [[nodiscard]] Result<QHostAddress> bindAddress() const;
};

} // namespace testum::server
