#pragma once

#include "server/websocketframe.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

#include <deque>
#include <memory>

namespace testum::server {

/// The server's end of one WebSocket (RFC 6455), on a socket whose upgrade was admitted. Keeps what
/// the client has not taken yet in a queue of shared byte arrays, so that 1,000 watchers of one
/// feed hold one copy, and can drop the unsent rest between two messages. API thread; owned by
/// WebSocketHub until closed().
class WebSocketConnection : public QObject
{
    Q_OBJECT

public:
    /// A Sec-WebSocket-Key: base64 of 16 bytes.
    [[nodiscard]] static bool isHandshakeKey(const QByteArray &key);

    /// Answers 101. `leftover`: bytes that were read behind the request's head.
    WebSocketConnection(std::unique_ptr<QTcpSocket> socket, const QByteArray &key,
                        const QByteArray &leftover);
    ~WebSocketConnection() override;

    /// Queues whole frames. `lastSeq`: what lastSentSeq() says once they are on their way.
    void send(const QByteArray &frames, qint64 lastSeq);
    void ping();
    /// Bytes that are queued or written but not yet in the kernel.
    [[nodiscard]] qint64 unsentBytes() const;
    /// Of the last frames that went to the socket and cannot be taken back.
    [[nodiscard]] qint64 lastSentSeq() const { return m_sentSeq; }
    /// When the client last sent something or took bytes.
    [[nodiscard]] qint64 lastSignOfLifeMs() const { return m_signOfLifeMs; }

    /// Sends what is queued, then the close frame, and waits for the client's.
    void close(CloseCode code, const QByteArray &reason = {});
    /// Forgets what is queued but not yet in the socket.
    void dropQueue();
    [[nodiscard]] bool isClosing() const { return m_closing; }
    /// Ends the connection when a close takes too long.
    void checkDeadline(qint64 nowMs);
    void abort();

Q_SIGNALS:
    void drained(); ///< less than half of what may be in the socket is left
    void closed();  ///< once

private:
    struct Piece
    {
        QByteArray frames;
        qint64 lastSeq;
    };

    void read();
    void feed(QByteArrayView bytes);
    void pump();
    void onPing(QByteArrayView payload);
    void onClosed(CloseCode code);

    std::unique_ptr<QTcpSocket> m_socket;
    FrameReader m_reader;
    std::deque<Piece> m_queue;
    qint64 m_queuedBytes = 0;
    qint64 m_sentSeq = 0;
    qint64 m_signOfLifeMs = 0;
    qint64 m_closeMs = 0; ///< the close under way may take so long without a sign of life
    qint64 m_closeStartMs = 0;
    bool m_closing = false;
    bool m_closeWritten = false;
    bool m_peerClosed = false;
    bool m_gone = false;
};

} // namespace testum::server
