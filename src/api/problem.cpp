#include "api/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

/// The values of the sentence's placeholders, for clients that word the reason themselves.
void insertArgs(QJsonObject &json, const ErrorArgs &args)
{
    if (args.isEmpty())
        return;
    QJsonObject values;
    for (auto it = args.begin(); it != args.end(); ++it)
        values.insert(it.key(), it.value());
    json.insert(u"args"_s, values);
}

} // namespace

int httpStatus(const Error &error)
{
    struct OwnStatus
    {
        const char *reason;
        int status;
    };
    static constexpr OwnStatus kOwnStatuses[] = {
        {"request.method_not_allowed", 405},
        {"request.not_json_type", 415},
        {"request.range_unsatisfiable", 416},
        {"http.upgrade_required", 426},
    };
    for (const OwnStatus &own : kOwnStatuses) {
        if (error.is(own.reason))
            return own.status;
    }
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return 422;
    case ErrorCode::Unauthenticated:
        return 401;
    case ErrorCode::PermissionDenied:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::AlreadyExists:
    case ErrorCode::FailedPrecondition:
    case ErrorCode::Conflict:
    case ErrorCode::Cancelled:
        return 409;
    case ErrorCode::ResourceExhausted:
        return 429;
    case ErrorCode::DeadlineExceeded:
        return 504;
    case ErrorCode::Unavailable:
        return 503;
    case ErrorCode::Unimplemented:
        return 501;
    case ErrorCode::Internal:
    case ErrorCode::DataLoss:
        return 500;
    }
    return 500;
}

const char *statusTitle(int status)
{
    switch (status) {
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Internal Server Error";
    }
}

text::Language languageOf(const ApiRequest &request)
{
    return text::languageFromHeader(QString::fromLatin1(request.header("accept-language")));
}

ApiResponse problemResponse(const Error &error, text::Language language)
{
    Error shown = error;
    if (error.code == ErrorCode::Internal)
        shown = Error{ErrorCode::Internal, "internal"};
    QJsonArray errors;
    for (const FieldError &field : std::as_const(shown.fields)) {
        QJsonObject entry{{u"field"_s, field.field},
                          {u"reason"_s, QString::fromLatin1(field.reason)},
                          {u"message"_s, text::fieldErrorText(field, language)}};
        insertArgs(entry, field.args);
        errors.append(entry);
    }
    ApiResponse response;
    response.status = httpStatus(shown);
    response.contentType = "application/problem+json";
    QJsonObject body{
        {u"type"_s, u"about:blank"_s},
        {u"title"_s, QString::fromLatin1(statusTitle(response.status))},
        {u"status"_s, response.status},
        {u"code"_s, QString::fromLatin1(toString(shown.code))},
        {u"reason"_s, QString::fromLatin1(shown.reason)},
        {u"message"_s, text::errorText(shown, language)},
        {u"errors"_s, errors},
    };
    insertArgs(body, shown.args);
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    response.headers.emplaceBack("Content-Language", text::languageTag(language).toLatin1());
    if (response.status == 401)
        response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"testum\"");
    return response;
}

} // namespace testum::api
