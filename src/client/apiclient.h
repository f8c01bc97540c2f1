#pragma once

#include "client/transport.h"
#include "core/result.h"
#include "core/secretbytes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace testum::client {

/// One page of a list answer.
struct JsonPage
{
    QJsonArray items;
    qint64 total = 0;
};

/// Typed calls over a Transport; problem+json answers become Errors with the server's code, reason,
/// sentence (`message`, in the language set) and fields. Blocks; one thread at a time.
class ApiClient
{
public:
    explicit ApiClient(std::unique_ptr<Transport> transport);
    ~ApiClient();

    [[nodiscard]] Result<QJsonObject> get(const QString &path, const QUrlQuery &query = {});
    [[nodiscard]] Result<JsonPage> list(const QString &path, const QUrlQuery &query = {});
    /// All pages of a list.
    [[nodiscard]] Result<QJsonArray> listAll(const QString &path, QUrlQuery query = {});
    [[nodiscard]] Result<QJsonObject> post(const QString &path, const QJsonObject &body);
    [[nodiscard]] Result<QJsonObject> put(const QString &path, const QJsonObject &body);
    [[nodiscard]] Result<void> remove(const QString &path);
    /// Raw bytes of one stream of a run, [offset, offset+max); empty at or behind the end.
    [[nodiscard]] Result<QByteArray> output(const QString &taskId, const QString &runId,
                                            const QString &stream, qint64 offset, qint64 max);
    [[nodiscard]] Result<void> follow(const QString &taskId, qint64 afterSeq,
                                      const std::function<bool(const QJsonObject &)> &onMessage,
                                      CancelToken &cancel);
    /// Any thread: as Transport::abort().
    void abort() { m_transport->abort(); }

private:
    [[nodiscard]] Result<ApiReply> answer(const ApiCall &call);
    [[nodiscard]] Result<QJsonObject> object(const ApiCall &call);

    std::unique_ptr<Transport> m_transport;
};

} // namespace testum::client
