#include "server/httpconnection.h"

#include "core/logging.h"
#include "server/halfclose.h"
#include "server/responsehead.h"
#include "server/socketpressure.h"

#include <QDateTime>
#include <QHostAddress>
#include <QSslSocket>

#include <algorithm>
#include <limits>
#include <utility>

namespace testum::server {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kReadBufferBytes = 64 * 1024;
constexpr qint64 kPieceBytes = 64 * 1024;
constexpr qint64 kSocketBytes = 256 * 1024;  // of an answer, handed to the socket ahead
constexpr qint64 kProgressBytes = 64 * 1024; // per sendTimeout
// Closing with unread input makes the kernel send RST, which may overtake the answer.
constexpr auto kLinger = 1500ms;
constexpr qint64 kNever = std::numeric_limits<qint64>::max();

qint64 nowMs() { return QDateTime::currentMSecsSinceEpoch(); }

} // namespace

HttpConnection::HttpConnection(quint64 id, std::unique_ptr<QTcpSocket> socket,
                               ConnectionContext &context)
    : m_id(id)
    , m_socket(std::move(socket))
    , m_context(context)
{
    // The limit that keeps an unread body in the kernel: Qt reads no further than this.
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::drop);
    connectSent(*m_socket, this, [this](qint64 bytes) { onSent(bytes); });
    setDeadline(m_context.options.headTimeout);
}

HttpConnection::~HttpConnection()
{
    releaseBody();
    if (m_socket)
        m_socket->disconnect(this);
}

void HttpConnection::answer(api::ApiResponse response)
{
    if (m_phase != Phase::Handling)
        return;
    releaseBody();
    m_response = std::move(response);
    const bool hasBody = mayHaveBody(m_response.status);
    ResponseFraming framing{.http10 = m_head.http10, .keepAlive = m_head.keepAlive};
    if (hasBody)
        framing.bodyBytes = m_response.source ? m_response.source->size : m_response.body.size();
    m_socket->write(responseHead(m_response, framing));
    if (!hasBody || m_head.method == "HEAD")
        m_response.source.reset();
    else if (!m_response.source)
        m_socket->write(m_response.body);
    m_response.body.clear();
    m_sourceOffset = 0;
    m_sentBytes = 0;
    m_phase = Phase::Sending;
    setDeadline(m_context.options.sendTimeout);
    pump();
}

void HttpConnection::answerAndClose(api::ApiResponse response)
{
    m_head.keepAlive = false;
    answer(std::move(response));
}

std::unique_ptr<QTcpSocket> HttpConnection::takeSocket(QByteArray &leftover)
{
    m_phase = Phase::Gone;
    m_socket->disconnect(this);
    leftover = std::exchange(m_input, {});
    return std::move(m_socket);
}

void HttpConnection::checkDeadline(qint64 now)
{
    if (now < m_deadlineMs)
        return;
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    const bool beforeHandshake = tls && !tls->isEncrypted();
    const bool slowRequest = m_phase == Phase::Body || (m_phase == Phase::Head && !beforeHandshake);
    if (slowRequest)
        refuse({408, "http.request_timeout", "The request did not arrive in time"});
    else
        drop();
}

void HttpConnection::drop()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_deadlineMs = kNever;
    releaseBody();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(m_id);
}

void HttpConnection::read()
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Head:
        readHead();
        break;
    case Phase::Body:
        readBody();
        break;
    case Phase::Closing:
        discard();
        break;
    case Phase::Handling:
    case Phase::Sending:
    case Phase::Gone:
        break;
    }
}

void HttpConnection::readHead()
{
    const qint64 maxHead = m_context.options.maxHeadBytes;
    while (m_phase == Phase::Idle || m_phase == Phase::Head) {
        m_input += m_socket->read(maxHead + 1 - m_input.size());
        if (m_input.isEmpty())
            return;
        if (m_phase == Phase::Idle) {
            m_phase = Phase::Head;
            setDeadline(m_context.options.headTimeout);
        }
        const HeadScanner::State state = m_scanner.feed(m_input);
        const qint64 headBytes =
            state == HeadScanner::State::Complete ? m_scanner.end() : m_input.size();
        if (state == HeadScanner::State::Malformed)
            return refuse({400, "http.malformed_request", "The head holds a byte it may not hold"});
        if (headBytes > maxHead)
            return refuse({431, "http.head_too_large", "The head is too large"});
        if (state == HeadScanner::State::Complete) {
            auto parsed = parseRequestHead(
                QByteArrayView(m_input).first(m_scanner.end()).sliced(m_scanner.begin()));
            m_input.remove(0, m_scanner.end());
            m_scanner.reset();
            if (const auto *refusal = std::get_if<HttpRefusal>(&parsed))
                return refuse(*refusal);
            return acceptHead(std::move(std::get<RequestHead>(parsed)));
        }
        if (m_socket->bytesAvailable() == 0)
            return;
    }
}

void HttpConnection::acceptHead(RequestHead head)
{
    m_head = std::move(head);
    m_request = {};
    m_request.method = m_head.method;
    m_request.path = m_head.path;
    m_request.query = m_head.query;
    m_request.headers = m_head.headers;
    m_request.peer = m_socket->peerAddress().toString();
    m_request.overTls = qobject_cast<QSslSocket *>(m_socket.get()) != nullptr;
    if (m_head.contentLength > m_context.options.maxBodyBytes)
        return refuse({413, "http.body_too_large", "The body is too large"});
    if (m_head.contentLength == 0)
        return deliver();
    if (m_head.expectContinue && m_input.isEmpty() && m_socket->bytesAvailable() == 0)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_phase = Phase::Body;
    setDeadline(m_context.options.bodyTimeout);
    readBody();
}

void HttpConnection::readBody()
{
    QByteArray &body = m_request.body;
    while (true) {
        const qint64 missing = m_head.contentLength - body.size();
        QByteArray piece;
        if (m_input.isEmpty()) {
            piece = m_socket->read(std::min(missing, kPieceBytes));
        } else {
            piece = m_input.left(missing);
            m_input.remove(0, piece.size());
        }
        if (piece.isEmpty())
            return;
        m_context.bufferedBodyBytes += piece.size();
        m_countedBodyBytes += piece.size();
        if (m_context.bufferedBodyBytes > m_context.options.maxBufferedBodyBytes)
            return refuse({503, "http.too_busy", "Too many requests are being received"});
        body += piece;
        if (body.size() == m_head.contentLength)
            return deliver();
    }
}

void HttpConnection::deliver()
{
    m_phase = Phase::Handling;
    m_deadlineMs = kNever;
    Q_EMIT requestReceived(m_id);
}

void HttpConnection::refuse(const HttpRefusal &refusal)
{
    qCDebug(lcTestum, "Refused a request of %s: %s", qPrintable(m_socket->peerAddress().toString()),
            refusal.message);
    m_phase = Phase::Handling;
    m_linger = true;
    m_input.clear();
    m_request.body.clear();
    answerAndClose(m_context.problem(refusal, m_request));
}

void HttpConnection::pump()
{
    if (m_phase != Phase::Sending)
        return;
    const auto &source = m_response.source;
    while (source && m_sourceOffset < source->size && unsentBytes(*m_socket) < kSocketBytes) {
        const qint64 wanted = std::min(kPieceBytes, source->size - m_sourceOffset);
        const Result<QByteArray> piece = source->read(m_sourceOffset, wanted);
        if (!piece || piece->isEmpty() || piece->size() > wanted) {
            // The length is already promised: only a broken connection tells the client.
            qCWarning(lcTestum, "An answer's source ended early: %s",
                      piece ? "no bytes" : piece.error().reason);
            return drop();
        }
        m_socket->write(*piece);
        m_sourceOffset += piece->size();
    }
    const bool allWritten = !source || m_sourceOffset >= source->size;
    if (allWritten && unsentBytes(*m_socket) <= kPieceBytes)
        finishAnswer();
}

void HttpConnection::onSent(qint64 bytes)
{
    if (m_phase == Phase::Closing)
        return endWriting();
    if (m_phase != Phase::Sending)
        return;
    m_sentBytes += bytes;
    if (m_sentBytes >= kProgressBytes) {
        m_sentBytes = 0;
        setDeadline(m_context.options.sendTimeout);
    }
    pump();
}

void HttpConnection::finishAnswer()
{
    m_response = {};
    if (!m_head.keepAlive)
        return close();
    m_phase = Phase::Idle;
    m_request = {};
    setDeadline(m_context.options.idleTimeout);
    // Queued: a pipeline of requests takes turns with the other connections.
    if (!m_input.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::close()
{
    m_phase = Phase::Closing;
    m_linger = m_linger || !m_input.isEmpty() || m_socket->bytesAvailable() > 0;
    if (m_linger) {
        m_input.clear();
        setDeadline(kLinger);
        m_socket->flush();
        endWriting();
        return discard();
    }
    setDeadline(m_context.options.sendTimeout);
    m_socket->disconnectFromHost();
}

void HttpConnection::endWriting()
{
    if (m_linger && unsentBytes(*m_socket) == 0)
        halfClose(*m_socket);
}

void HttpConnection::discard()
{
    // Bounded a call, so that a client that never stops sending does not hold the thread.
    for (int i = 0; i < 16 && m_socket->bytesAvailable() > 0; ++i)
        m_socket->skip(kPieceBytes);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::setDeadline(std::chrono::milliseconds fromNow)
{
    m_deadlineMs = nowMs() + fromNow.count();
}

void HttpConnection::releaseBody()
{
    m_context.bufferedBodyBytes -= std::exchange(m_countedBodyBytes, 0);
}

} // namespace testum::server
