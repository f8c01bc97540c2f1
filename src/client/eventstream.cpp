#include "client/eventstream.h"

#include "client/httptransport.h"
#include "client/problem.h"

#include <QJsonDocument>
#include <QPointer>
#include <QRandomGenerator>

namespace testum::client {

namespace {

constexpr qint64 kMaxMessageBytes = 64LL * 1024 * 1024;
constexpr int kFirstDelayMs = 100;
constexpr int kMaxDelayMs = 5'000;

/// At once after a connection that worked, then doubling from 0.1 s to 5 s; ±20 % so that many
/// watchers of a restarted server spread out.
int delayMs(int failures)
{
    if (failures == 0)
        return 0;
    const int exact = std::min(kMaxDelayMs, kFirstDelayMs << std::min(failures - 1, 6));
    return exact * 4 / 5 + QRandomGenerator::global()->bounded(exact * 2 / 5 + 1);
}

template <typename Slot>
void onSocketError(QWebSocket *socket, QObject *context, Slot slot)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) // the signal's name changed
    QObject::connect(socket, &QWebSocket::errorOccurred, context, slot);
#else
    QObject::connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), context,
                     slot);
#endif
}

} // namespace

EventStream::EventStream(const HttpOptions &options, HttpSender &sender, const QString &taskId,
                         qint64 afterSeq, FeedQueue &queue)
    : m_options(options)
    , m_sender(sender)
    , m_taskId(taskId)
    , m_seq(afterSeq)
    , m_queue(queue)
{
    m_retryTimer.setSingleShot(true);
    m_connectTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] { open(); });
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { lost(QStringLiteral("no connection in time")); });
    connect(&m_beatTimer, &QTimer::timeout, this, [this] { beat(); });
    m_sinceProgress.start();
}

EventStream::~EventStream()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void EventStream::open()
{
    m_upgraded = false;
    m_isLost = false;
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(kMaxMessageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(kMaxMessageBytes);
    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, [this] {
        m_upgraded = true;
        m_connectTimer.stop();
        m_sinceAlive.start();
        m_sinceProgress.start();
        m_beatTimer.start(m_options.heartbeat);
    });
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { accept(text); });
    connect(socket, &QWebSocket::pong, this, [this] { m_sinceAlive.start(); });
    connect(socket, &QWebSocket::disconnected, this, [this] { lost(m_socket->closeReason()); });
    onSocketError(socket, this, [this] { lost(m_socket->errorString()); });
    connect(socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        const QSslCertificate peer = m_socket->sslConfiguration().peerCertificate();
        if (m_sender.trust().accepts(peer))
            m_socket->ignoreSslErrors();
        else
            m_refusal = m_sender.trust().refusal(peer, errors);
    });
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(m_seq));
    const QNetworkRequest request = m_sender.request(
        QStringLiteral("ws"), QStringLiteral("/api/v1/ws/tasks/") + m_taskId, query);
    m_socket->setSslConfiguration(request.sslConfiguration());
    m_connectTimer.start(m_options.connectTimeout);
    m_socket->open(request);
}

void EventStream::accept(const QString &text)
{
    if (m_finished || m_isLost)
        return;
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = message.value(QStringLiteral("type")).toString();
    if (type == QLatin1String("error")) {
        finish(errorFromFeed(message));
        return;
    }
    bool wanted = true;
    if (type == QLatin1String("connected")) {
        wanted = !std::exchange(m_wasConnected, true); // once, not after each reconnect
    } else {
        const qint64 seq = message.value(QStringLiteral("seq")).toInteger();
        wanted = seq > m_seq;
        if (wanted) {
            m_seq = seq;
            m_failures = 0;
        }
    }
    if (wanted && !m_queue.push(message)) {
        m_finished = true; // the follower has left
        return;
    }
    m_sinceAlive.start(); // after push(): waiting for the follower is not the server's silence
    m_sinceProgress.start();
    if (type == QLatin1String("done"))
        finish({});
}

void EventStream::beat()
{
    if (m_sinceAlive.elapsed() > 2 * m_options.heartbeat.count())
        lost(QStringLiteral("the server is silent"));
    else
        m_socket->ping();
}

void EventStream::lost(const QString &why)
{
    if (m_finished || std::exchange(m_isLost, true))
        return;
    m_connectTimer.stop();
    m_beatTimer.stop();
    m_lastTrouble = why;
    m_socket->disconnect(this);
    m_socket->abort();
    if (m_refusal)
        finish(*m_refusal);
    else if (m_upgraded)
        retry();
    else
        ask();
}

/// A refused upgrade tells QWebSocket's user no status: the same question over plain HTTP does.
void EventStream::ask()
{
    ApiCall call;
    call.path = QStringLiteral("/api/v1/tasks/") + m_taskId;
    // The sender's answer may come after this object is gone.
    const QPointer<EventStream> self(this);
    m_sender.send(call, [self](const Result<ApiReply> &reply) {
        if (!self || self->m_finished)
            return;
        if (!reply) {
            if (reply.error().is("client.tls_failed") || reply.error().is("client.pin_mismatch"))
                self->finish(reply.error());
            else
                self->retry();
            return;
        }
        const bool refused = reply->status >= 400 && reply->status < 500 && reply->status != 429;
        if (refused)
            self->finish(errorFromReply(reply.value()));
        else
            self->retry();
    });
}

void EventStream::retry()
{
    if (m_sinceProgress.elapsed() < m_options.reconnectFor.count()) {
        m_retryTimer.start(delayMs(m_failures++));
        return;
    }
    Error error{ErrorCode::Unavailable, "client.server_unreachable",
                QStringLiteral("The connection to the server was lost and could not be restored"),
                m_lastTrouble};
    error.args = {{QStringLiteral("url"), m_options.url.toString(QUrl::RemoveUserInfo)}};
    finish(error);
}

void EventStream::finish(Result<void> result)
{
    m_finished = true;
    m_retryTimer.stop();
    m_connectTimer.stop();
    m_beatTimer.stop();
    m_queue.finish(std::move(result));
}

} // namespace testum::client
