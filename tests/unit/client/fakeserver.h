#pragma once

#include <QEventLoop>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>

namespace testum::tests {

/// A request as it arrived.
struct SeenRequest
{
    QByteArray line; ///< "GET /api/v1/me HTTP/1.1"
    QByteArray head; ///< with the line, to the empty line
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &row : head.split('\n')) {
            if (row.toLower().startsWith(name.toLower() + ':'))
                return row.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

/// A small HTTP and WebSocket server on loopback, in a thread of its own, that answers what the
/// test says. The callbacks run in that thread.
class FakeServer
{
public:
    /// Raw bytes of the answer; empty: close without any; "hang": never answer.
    using Answer = std::function<QByteArray(const SeenRequest &)>;
    /// A socket whose upgrade was accepted, and what `after` it asked for.
    using OnSocket = std::function<void(QWebSocket *, qint64 after)>;

    explicit FakeServer(Answer answer, OnSocket onSocket = {}, QSslConfiguration tls = {})
        : m_answer(std::move(answer))
        , m_onSocket(std::move(onSocket))
        , m_tls(std::move(tls))
    {
        m_thread.reset(QThread::create([this] { serve(); }));
        m_thread->start();
        m_ready.acquire();
    }
    ~FakeServer()
    {
        m_thread->quit();
        m_thread->wait();
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                        .arg(m_tls.localCertificate().isNull() ? QStringLiteral("http")
                                                               : QStringLiteral("https"))
                        .arg(m_port));
    }
    [[nodiscard]] QList<SeenRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

    [[nodiscard]] static QByteArray reply(int status, const QByteArray &body,
                                          const QByteArray &type = "application/json",
                                          const QByteArray &moreHeaders = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders +
               "\r\n" + body;
    }

private:
    class Listener : public QTcpServer
    {
    public:
        std::function<void(qintptr)> onDescriptor;

    protected:
        void incomingConnection(qintptr descriptor) override { onDescriptor(descriptor); }
    };

    void serve()
    {
        Listener listener;
        QWebSocketServer sockets(QStringLiteral("fake"), QWebSocketServer::NonSecureMode);
        listener.onDescriptor = [&](qintptr descriptor) {
            auto *socket = new QSslSocket(&listener);
            socket->setSocketDescriptor(descriptor);
            if (!m_tls.localCertificate().isNull()) {
                socket->setSslConfiguration(m_tls);
                socket->startServerEncryption();
            }
            QObject::connect(socket, &QSslSocket::readyRead, socket,
                             [this, socket, &sockets] { read(socket, sockets); });
            QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        };
        QObject::connect(&sockets, &QWebSocketServer::newConnection, &sockets, [&] {
            QWebSocket *socket = sockets.nextPendingConnection();
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            m_onSocket(socket, QUrlQuery(socket->requestUrl())
                                   .queryItemValue(QStringLiteral("after"))
                                   .toLongLong());
        });
        listener.listen(QHostAddress::LocalHost);
        m_port = listener.serverPort();
        m_ready.release();
        QEventLoop loop;
        loop.exec(); // until QThread::quit()
    }

    void read(QSslSocket *socket, QWebSocketServer &sockets)
    {
        if (!socket->isOpen())
            return;
        const QByteArray seen = socket->peek(1024 * 1024);
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request;
        request.head = seen.left(end);
        request.line = request.head.left(request.head.indexOf('\r'));
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (seen.size() < end + 4 + length)
            return;
        request.body = seen.mid(end + 4, length);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.append(request);
        }
        const bool upgrade = request.header("Upgrade").toLower() == "websocket";
        const QByteArray answer = upgrade && m_onSocket ? QByteArray() : m_answer(request);
        if (upgrade && m_onSocket) {
            socket->disconnect();
            sockets.handleConnection(socket);
            Q_EMIT socket->readyRead(); // the head is already here
            return;
        }
        socket->read(end + 4 + length);
        if (answer == "hang")
            return;
        socket->write(answer);
        if (answer.isEmpty())
            socket->disconnectFromHost();
    }

    Answer m_answer;
    OnSocket m_onSocket;
    QSslConfiguration m_tls;
    std::unique_ptr<QThread> m_thread;
    std::binary_semaphore m_ready{0};
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QList<SeenRequest> m_requests;
};

} // namespace testum::tests
