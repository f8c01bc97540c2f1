#include "server/httpguard.h"

#include "core/logging.h"

#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <utility>

namespace testum::server {

namespace {

using namespace std::chrono_literals;

constexpr int kBacklog = 1024;
constexpr auto kAcceptPause = 200ms;

} // namespace

HttpGuard::HttpGuard(std::optional<QSslConfiguration> tls, Callbacks callbacks)
    : m_tls(std::move(tls))
    , m_callbacks(std::move(callbacks))
{
    setListenBacklogSize(kBacklog);
    // After a failed accept (no file descriptor left) QTcpServer pauses and stays so.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcTestum, "Cannot accept a connection: %s", qPrintable(errorString()));
        QTimer::singleShot(kAcceptPause, this, [this] { resumeAccepting(); });
    });
}

void HttpGuard::incomingConnection(qintptr descriptor)
{
    if (m_callbacks.hasRoom()) {
        if (auto socket = makeSocket(descriptor))
            m_callbacks.accepted(std::move(socket));
        return;
    }
    QTcpSocket refused;
    if (!refused.setSocketDescriptor(descriptor))
        return;
    if (!m_tls) {
        refused.write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
                      "Retry-After: 5\r\nConnection: close\r\n\r\n");
        refused.flush();
    }
    refused.close();
}

std::unique_ptr<QTcpSocket> HttpGuard::makeSocket(qintptr descriptor) const
{
    if (!m_tls) {
        auto socket = std::make_unique<QTcpSocket>();
        return socket->setSocketDescriptor(descriptor) ? std::move(socket) : nullptr;
    }
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSslConfiguration(*m_tls);
    socket->startServerEncryption();
    return socket;
}

} // namespace testum::server
