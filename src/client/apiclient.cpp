#include "client/apiclient.h"

#include "client/problem.h"

#include <QJsonDocument>

namespace testum::client {

namespace {

constexpr int kPageSize = 1000; ///< the most the API gives at once

Error invalidAnswer(const QString &what)
{
    return {ErrorCode::Internal, "client.response_invalid",
            QStringLiteral("The server's answer is not what this version expects: %1").arg(what)};
}

bool hasItem(const QUrlQuery &query, const char *key)
{
    return query.hasQueryItem(QLatin1String(key));
}

} // namespace

ApiClient::ApiClient(std::unique_ptr<Transport> transport)
    : m_transport(std::move(transport))
{}

ApiClient::~ApiClient() = default;

Result<ApiReply> ApiClient::answer(const ApiCall &call)
{
    TESTUM_TRY(ApiReply reply, m_transport->send(call));
    if (reply.status < 200 || reply.status > 299)
        return errorFromReply(reply);
    return reply;
}

Result<QJsonObject> ApiClient::object(const ApiCall &call)
{
    TESTUM_TRY(const ApiReply reply, answer(call));
    if (reply.body.isEmpty())
        return QJsonObject{};
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &parse);
    if (!document.isObject())
        return invalidAnswer(parse.error == QJsonParseError::NoError
                                 ? QStringLiteral("no JSON object")
                                 : parse.errorString());
    return document.object();
}

Result<QJsonObject> ApiClient::get(const QString &path, const QUrlQuery &query)
{
    return object({"GET", path, query, std::nullopt});
}

Result<JsonPage> ApiClient::list(const QString &path, const QUrlQuery &query)
{
    TESTUM_TRY(const QJsonObject body, get(path, query));
    const QJsonValue items = body.value(QStringLiteral("items"));
    if (!items.isArray())
        return invalidAnswer(QStringLiteral("no list"));
    const QJsonArray array = items.toArray();
    return JsonPage{array, body.value(QStringLiteral("total")).toInteger(array.size())};
}

Result<QJsonArray> ApiClient::listAll(const QString &path, QUrlQuery query)
{
    if (!hasItem(query, "limit"))
        query.addQueryItem(QStringLiteral("limit"), QString::number(kPageSize));
    QJsonArray all;
    for (;;) {
        query.removeAllQueryItems(QStringLiteral("offset"));
        query.addQueryItem(QStringLiteral("offset"), QString::number(all.size()));
        TESTUM_TRY(const JsonPage page, list(path, query));
        for (const QJsonValue &item : page.items)
            all.append(item);
        // An empty page ends it whatever `total` says: rows may go while they are read.
        if (page.items.isEmpty() || all.size() >= page.total)
            return all;
    }
}

Result<QJsonObject> ApiClient::post(const QString &path, const QJsonObject &body)
{
    return object({"POST", path, {}, body});
}

Result<QJsonObject> ApiClient::put(const QString &path, const QJsonObject &body)
{
    return object({"PUT", path, {}, body});
}

Result<void> ApiClient::remove(const QString &path)
{
    TESTUM_TRY_VOID(answer({"DELETE", path, {}, std::nullopt}));
    return {};
}

Result<QByteArray> ApiClient::output(const QString &taskId, const QString &runId,
                                     const QString &stream, qint64 offset, qint64 max)
{
    if (max <= 0)
        return QByteArray();
    ApiCall call;
    call.path = QStringLiteral("/api/v1/tasks/%1/runs/%2/output").arg(taskId, runId);
    call.query.addQueryItem(QStringLiteral("stream"), stream);
    call.headers.append({"Range", "bytes=" + QByteArray::number(offset) + '-' +
                                      QByteArray::number(offset + max - 1)});
    TESTUM_TRY(ApiReply reply, m_transport->send(call));
    if (reply.status == 416) // RFC 9110 15.5.17: nothing at that offset
        return QByteArray();
    if (reply.status == 206)
        return std::move(reply.body);
    if (reply.status < 200 || reply.status > 299)
        return errorFromReply(reply);
    return reply.body.mid(offset, max); // a server may ignore Range and answer 200 with the whole
}

Result<void> ApiClient::follow(const QString &taskId, qint64 afterSeq,
                               const std::function<bool(const QJsonObject &)> &onMessage,
                               CancelToken &cancel)
{
    return m_transport->follow(taskId, afterSeq, onMessage, cancel);
}

} // namespace testum::client
