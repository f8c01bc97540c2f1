#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QNetworkRequest>
#include <QTimer>
#include <QWebSocket>

namespace testum::server {

/// Runs the event loop until `predicate` holds: QTRY_VERIFY looks only every 50 ms, too rarely for
/// a thousand rounds.
template <typename Predicate>
[[nodiscard]] bool waitUntil(Predicate predicate, int timeoutMs = 30'000)
{
    const QDeadlineTimer deadline(timeoutMs);
    QTimer wakeUp;
    wakeUp.start(100);
    while (!predicate() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return predicate();
}

/// Watches a task's feed with Qt's own WebSocket client and checks the order of what comes.
class FeedClient : public QObject
{
public:
    FeedClient(quint16 port, const QString &taskId, qint64 after = 0,
               const QByteArray &user = "alice", const QString &scheme = QStringLiteral("ws"))
        : m_lastSeq(after)
    {
        QUrl url(QStringLiteral("%1://127.0.0.1:%2/ws/tasks/%3").arg(scheme).arg(port).arg(taskId));
        if (after > 0)
            url.setQuery(QStringLiteral("after=%1").arg(after));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + user);
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &FeedClient::onMessage);
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { m_closed = true; });
#if QT_CONFIG(ssl)
        connect(&m_socket, &QWebSocket::sslErrors, &m_socket,
                [this] { m_socket.ignoreSslErrors(); });
#endif
        m_socket.open(request);
    }

    [[nodiscard]] QWebSocket &socket() { return m_socket; }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] int closeCode() const { return static_cast<int>(m_socket.closeCode()); }
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    [[nodiscard]] bool inOrder() const { return m_inOrder; }
    [[nodiscard]] qsizetype count() const { return m_messages.size(); }
    [[nodiscard]] QString typeAt(qsizetype index) const
    {
        return m_messages.value(index).value(QStringLiteral("type")).toString();
    }
    [[nodiscard]] QString lastType() const { return typeAt(m_messages.size() - 1); }
    [[nodiscard]] QJsonObject messageAt(qsizetype index) const { return m_messages.value(index); }
    /// The concatenated payloads of output messages.
    [[nodiscard]] QString output() const { return m_output; }

private:
    void onMessage(const QString &text)
    {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        const QString type = message.value(QStringLiteral("type")).toString();
        if (type == QLatin1String("output") || type == QLatin1String("status") ||
            type == QLatin1String("done")) {
            const qint64 seq = message.value(QStringLiteral("seq")).toInteger();
            m_inOrder = m_inOrder && seq == m_lastSeq + 1;
            m_lastSeq = seq;
        }
        if (type == QLatin1String("output"))
            m_output += message.value(QStringLiteral("payload")).toString();
        m_messages.append(message);
    }

    QWebSocket m_socket;
    QList<QJsonObject> m_messages;
    QString m_output;
    qint64 m_lastSeq = 0;
    bool m_inOrder = true;
    bool m_closed = false;
};

} // namespace testum::server
