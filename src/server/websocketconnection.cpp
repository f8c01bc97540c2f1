#include "server/websocketconnection.h"

#include "server/socketpressure.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <utility>

namespace testum::server {

namespace {

constexpr qint64 kMaxMessageBytes = 64 * 1024; // of a client's message, which nobody reads
constexpr qint64 kSocketBytes = 256 * 1024;
constexpr qint64 kMaxUnsentForPong = 64 * 1024; // a client that only pings must also read
constexpr qint64 kPieceBytes = 64 * 1024;
constexpr qint64 kCloseMs = 5'000;      // without a sign of life
constexpr qint64 kSlowCloseMs = 30'000; // of a reader that is known to be slow
constexpr qint64 kMaxCloseMs = 60'000;  // with signs of life
constexpr qsizetype kKeyBytes = 16;

qint64 nowMs() { return QDateTime::currentMSecsSinceEpoch(); }

/// RFC 6455 4.2.2.
QByteArray handshakeAnswer(const QByteArray &key)
{
    const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                       QCryptographicHash::Sha1)
                                  .toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           accept + "\r\n\r\n";
}

/// The code to answer a client's close frame with (RFC 6455 5.5.1, 7.4).
CloseCode replyTo(CloseCode code)
{
    const auto number = static_cast<quint16>(code);
    if (code == CloseCode::NoStatus)
        return CloseCode::Normal;
    const bool mayBeSent = (number >= 1000 && number <= 1003) ||
                           (number >= 1007 && number <= 1014) || (number >= 3000 && number <= 4999);
    return mayBeSent ? code : CloseCode::ProtocolError;
}

} // namespace

bool WebSocketConnection::isHandshakeKey(const QByteArray &key)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == kKeyBytes;
}

WebSocketConnection::WebSocketConnection(std::unique_ptr<QTcpSocket> socket, const QByteArray &key,
                                         const QByteArray &leftover)
    : m_socket(std::move(socket))
    , m_reader(kMaxMessageBytes, {.ping = [this](QByteArrayView payload) { onPing(payload); },
                                  .pong = [] {}, // any byte is a sign of life
                                  .closed = [this](CloseCode code) { onClosed(code); }})
    , m_signOfLifeMs(nowMs())
{
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &WebSocketConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &WebSocketConnection::abort);
    connectSent(*m_socket, this, [this](qint64) {
        m_signOfLifeMs = nowMs();
        pump();
        if (unsentBytes() < kSocketBytes / 2)
            Q_EMIT drained();
    });
    m_socket->write(handshakeAnswer(key));
    // Queued, so that the owner has connected to the signals before the first frame is read.
    QMetaObject::invokeMethod(
        this,
        [this, leftover] {
            feed(leftover);
            read();
        },
        Qt::QueuedConnection);
}

WebSocketConnection::~WebSocketConnection() { m_socket->disconnect(this); }

void WebSocketConnection::send(const QByteArray &frames, qint64 lastSeq)
{
    if (m_closing || m_gone)
        return;
    m_queue.push_back({frames, lastSeq});
    m_queuedBytes += frames.size();
    pump();
}

void WebSocketConnection::ping()
{
    // A client that has bytes to take needs no ping: taking them is the sign of life.
    if (!m_closing && !m_gone && m_queue.empty())
        m_socket->write(pingFrame());
}

qint64 WebSocketConnection::unsentBytes() const
{
    return m_queuedBytes + server::unsentBytes(*m_socket);
}

void WebSocketConnection::close(CloseCode code, const QByteArray &reason)
{
    if (m_closing || m_gone)
        return;
    m_queue.push_back({closeFrame(code, reason), -1});
    m_queuedBytes += m_queue.back().frames.size();
    m_closing = true;
    m_closeMs = code == CloseCode::TryAgainLater ? kSlowCloseMs : kCloseMs;
    m_closeStartMs = nowMs();
    pump();
}

void WebSocketConnection::dropQueue()
{
    m_queue.clear();
    m_queuedBytes = 0;
}

void WebSocketConnection::checkDeadline(qint64 now)
{
    if (!m_closing || m_gone)
        return;
    // Once our close frame is through only the client's small answer is missing.
    const bool sent = m_closeWritten && unsentBytes() == 0;
    const qint64 quietMs = now - std::max(m_signOfLifeMs, m_closeStartMs);
    if (quietMs >= (sent ? kCloseMs : m_closeMs) || now - m_closeStartMs >= kMaxCloseMs)
        abort();
}

void WebSocketConnection::abort()
{
    if (m_gone)
        return;
    m_gone = true;
    m_closing = true;
    dropQueue();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed();
}

void WebSocketConnection::read()
{
    while (!m_gone && m_socket->bytesAvailable() > 0)
        feed(m_socket->read(kPieceBytes));
}

void WebSocketConnection::feed(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_peerClosed || m_gone)
        return;
    m_signOfLifeMs = nowMs();
    if (const auto error = m_reader.feed(bytes)) {
        m_peerClosed = true; // nothing it sends is looked at any more
        close(*error);
    }
}

void WebSocketConnection::pump()
{
    while (!m_queue.empty() && server::unsentBytes(*m_socket) < kSocketBytes) {
        const Piece piece = std::move(m_queue.front());
        m_queue.pop_front();
        m_queuedBytes -= piece.frames.size();
        m_socket->write(piece.frames); // shares the bytes, does not copy them
        if (piece.lastSeq >= 0)
            m_sentSeq = piece.lastSeq;
        else
            m_closeWritten = true;
    }
    // The server ends the TCP connection, once both close frames are through (RFC 6455 7.1.1).
    if (m_closeWritten && m_peerClosed)
        m_socket->disconnectFromHost();
}

void WebSocketConnection::onPing(QByteArrayView payload)
{
    if (!m_closing && unsentBytes() < kMaxUnsentForPong)
        m_socket->write(pongFrame(payload));
}

void WebSocketConnection::onClosed(CloseCode code)
{
    m_peerClosed = true;
    dropQueue();
    if (m_closeWritten)
        return pump();
    m_closing = false; // a close frame of ours went with the queue
    close(replyTo(code));
}

} // namespace testum::server
