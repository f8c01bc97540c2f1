#include "server/requestrunner.h"

#include "core/logging.h"
#include "server/responsehead.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <exception>

namespace testum::server {

namespace {

ErrorCode codeOf(int status)
{
    switch (status) {
    case 404:
        return ErrorCode::NotFound;
    case 408:
        return ErrorCode::DeadlineExceeded;
    case 413:
    case 431:
        return ErrorCode::ResourceExhausted;
    case 500:
        return ErrorCode::Internal;
    case 501:
    case 505:
        return ErrorCode::Unimplemented;
    case 503:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::InvalidArgument;
    }
}

api::ApiResponse exceptionAnswer(const RequestHandler &handler, const api::ApiRequest &request,
                                 const char *what)
{
    qCCritical(lcTestum, "Unexpected exception while answering %s %s: %s",
               request.method.constData(), qPrintable(request.path), what);
    return refusalAnswer(handler, {500, "internal", "The server met a bug"}, request);
}

/// "GET, POST" → "GET, HEAD, POST, OPTIONS".
QByteArray completeAllow(const QByteArray &allow)
{
    QList<QByteArray> methods;
    for (const QByteArray &item : allow.split(',')) {
        const QByteArray method = item.trimmed();
        if (method.isEmpty() || methods.contains(method))
            continue;
        methods.append(method);
        if (method == "GET" && !allow.contains("HEAD"))
            methods.append("HEAD");
    }
    if (!methods.contains("OPTIONS"))
        methods.append("OPTIONS");
    return methods.join(", ");
}

api::ApiResponse noContent(const QByteArray &allow)
{
    api::ApiResponse response;
    response.status = 204;
    response.headers = {{"Allow", allow}};
    return response;
}

api::ApiResponse optionsAnswer(const RequestHandler &handler, const api::ApiRequest &request)
{
    if (request.path == QLatin1String("*"))
        return noContent("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    api::ApiResponse response = handler.handle(request);
    if (response.status != 405)
        return response;
    for (const auto &[name, value] : response.headers) {
        if (name.compare("allow", Qt::CaseInsensitive) == 0)
            return noContent(completeAllow(value));
    }
    return response;
}

api::ApiResponse answerOf(const RequestHandler &handler, const api::ApiRequest &request)
{
    if (request.method == "OPTIONS")
        return optionsAnswer(handler, request);
    if (request.method != "HEAD")
        return handler.handle(request);
    api::ApiRequest get = request;
    get.method = "GET";
    return handler.handle(get);
}

} // namespace

api::ApiResponse runRequest(const RequestHandler &handler, const api::ApiRequest &request)
{
    try {
        return answerOf(handler, request);
    } catch (const std::exception &e) {
        return exceptionAnswer(handler, request, e.what());
    } catch (...) {
        return exceptionAnswer(handler, request, "not a std::exception");
    }
}

api::ApiResponse refusalAnswer(const RequestHandler &handler, const HttpRefusal &refusal,
                               const api::ApiRequest &request)
{
    const Error error{.code = codeOf(refusal.status),
                      .reason = refusal.reason,
                      .message = QString::fromLatin1(refusal.message)};
    api::ApiResponse response = handler.problem(error, request);
    response.status = refusal.status;
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    if (body.contains(QStringLiteral("status"))) {
        body.insert(QStringLiteral("status"), refusal.status);
        if (body.contains(QStringLiteral("title")))
            body.insert(QStringLiteral("title"), QString::fromLatin1(statusText(refusal.status)));
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return response;
}

} // namespace testum::server
