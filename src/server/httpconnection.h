#pragma once

#include "api/api.h"
#include "server/requesthead.h"
#include "server/serveroptions.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace testum::server {

/// What all connections of one server share.
struct ConnectionContext
{
    ServerOptions options;
    /// The problem+json answer of a refusal, in the request's language.
    std::function<api::ApiResponse(const HttpRefusal &, const api::ApiRequest &)> problem;
    qint64 bufferedBodyBytes = 0;
};

/// One HTTP/1.x connection: reads one request at a time out of the socket, within the limits of
/// bytes and time, and writes its answer. Nothing is read beyond the request that is being
/// answered, so a client costs at most one head and one body. After a refusal nothing that follows
/// on the connection is ever looked at.
/// API thread; owned by HttpServer until closed().
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(quint64 id, std::unique_ptr<QTcpSocket> socket, ConnectionContext &context);
    ~HttpConnection() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] const RequestHead &head() const { return m_head; }
    [[nodiscard]] const api::ApiRequest &request() const { return m_request; }
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Idle || m_phase == Phase::Head; }

    /// Answers the request that was announced last. Ignored unless one waits for its answer.
    void answer(api::ApiResponse response);
    /// The same, then ends the connection.
    void answerAndClose(api::ApiResponse response);
    /// Hands the socket out after an upgrade, and what was read behind the head. closed() does not
    /// follow.
    [[nodiscard]] std::unique_ptr<QTcpSocket> takeSocket(QByteArray &leftover);
    /// Acts on a limit of time that has passed.
    void checkDeadline(qint64 nowMs);
    /// Ends the connection at once.
    void drop();

Q_SIGNALS:
    void requestReceived(quint64 id);
    void closed(quint64 id);

private:
    enum class Phase { Idle, Head, Body, Handling, Sending, Closing, Gone };

    void read();
    void readHead();
    void acceptHead(RequestHead head);
    void readBody();
    void deliver();
    void refuse(const HttpRefusal &refusal);
    void pump();
    void onSent(qint64 bytes);
    void finishAnswer();
    void close();
    void endWriting();
    void discard();
    void setDeadline(std::chrono::milliseconds fromNow);
    void releaseBody();

    const quint64 m_id;
    std::unique_ptr<QTcpSocket> m_socket;
    ConnectionContext &m_context;
    Phase m_phase = Phase::Head;
    qint64 m_deadlineMs = 0;
    QByteArray m_input; ///< at most one head's limit
    HeadScanner m_scanner;
    RequestHead m_head;
    api::ApiRequest m_request;
    api::ApiResponse m_response;
    qint64 m_sourceOffset = 0;
    qint64 m_sentBytes = 0; ///< since the send deadline was set
    qint64 m_countedBodyBytes = 0;
    bool m_linger = false; ///< more input may be under way that is not ours to read
};

} // namespace testum::server
