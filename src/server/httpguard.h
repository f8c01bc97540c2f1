#pragma once

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

namespace testum::server {

/// Accepts connections, plain or TLS, up to a cap; above it a newcomer gets 503 and is closed.
/// Never stops accepting for good when the process runs out of file descriptors. API thread; owned
/// by HttpServer.
class HttpGuard : public QTcpServer
{
    Q_OBJECT

public:
    struct Callbacks
    {
        std::function<bool()> hasRoom;
        std::function<void(std::unique_ptr<QTcpSocket>)> accepted;
    };
    HttpGuard(std::optional<QSslConfiguration> tls, Callbacks callbacks);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> makeSocket(qintptr descriptor) const;

    std::optional<QSslConfiguration> m_tls;
    Callbacks m_callbacks;
};

} // namespace testum::server
