#pragma once

#include "client/feedqueue.h"
#include "client/httpsender.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>
#include <optional>

namespace testum::client {

struct HttpOptions;

/// One task's feed over WebSocket, kept alive across broken connections: reconnects with backoff,
/// asks for what comes after the last seq it has handed on, drops what it has seen. Lives in the
/// transport's thread; hands messages on through the queue.
class EventStream : public QObject
{
    Q_OBJECT

public:
    EventStream(const HttpOptions &options, HttpSender &sender, const QString &taskId,
                qint64 afterSeq, FeedQueue &queue);
    ~EventStream() override;

    void open();

private:
    void accept(const QString &text);
    void beat();
    /// The socket is of no more use: find out why, or try again.
    void lost(const QString &why);
    void ask();
    void retry();
    void finish(Result<void> result);

    const HttpOptions &m_options;
    HttpSender &m_sender;
    QString m_taskId;
    qint64 m_seq;
    FeedQueue &m_queue;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_retryTimer;
    QTimer m_connectTimer;
    QTimer m_beatTimer;
    QElapsedTimer m_sinceAlive;    ///< last byte of this connection
    QElapsedTimer m_sinceProgress; ///< last time a connection stood or a message came
    int m_failures = 0;
    bool m_upgraded = false; ///< this connection
    bool m_wasConnected = false;
    bool m_isLost = false; ///< this connection
    bool m_finished = false;
    QString m_lastTrouble;
    std::optional<Error> m_refusal;
};

} // namespace testum::client
