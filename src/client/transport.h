#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace testum::client {

struct ApiCall
{
    QByteArray method = "GET";
    QString path; ///< "/api/v1/…", not percent-encoded
    QUrlQuery query;
    std::optional<QJsonObject> body;
    QList<QPair<QByteArray, QByteArray>> headers{}; ///< beyond the usual ones, e.g. Range
};

struct ApiReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// How an ApiClient reaches a route table: in this process (app::InProcessTransport) or over HTTP
/// (HttpTransport). Blocks the calling thread; one call at a time per object.
class Transport
{
public:
    virtual ~Transport() = default;

    /// Errors: only when no answer came (unavailable/client.server_unreachable,
    /// client.tls_failed, deadline_exceeded/client.timeout). An error status is an answer.
    [[nodiscard]] virtual Result<ApiReply> send(const ApiCall &call) = 0;

    /// Follows a task's feed from `afterSeq` (messages: domain/taskmessage.h). Reconnects and
    /// resumes by itself. Returns after "done", when `onMessage` answers false, or when `cancel`
    /// fires (cancelled/task.cancelled). Errors: as send(), and the feed's own "error".
    [[nodiscard]] virtual Result<void>
    follow(const QString &taskId, qint64 afterSeq,
           const std::function<bool(const QJsonObject &)> &onMessage, CancelToken &cancel) = 0;

    /// Any thread, also while send() waits: ends it and every later one with an error, as when
    /// nobody answers. Nothing where a call does not wait for another process.
    virtual void abort() {}
};

} // namespace testum::client
