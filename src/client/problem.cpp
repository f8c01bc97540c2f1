#include "client/problem.h"

#include "core/reason.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace testum::client {

namespace {

constexpr std::array kCodes{
    ErrorCode::InvalidArgument,  ErrorCode::Unauthenticated,   ErrorCode::PermissionDenied,
    ErrorCode::NotFound,         ErrorCode::AlreadyExists,     ErrorCode::FailedPrecondition,
    ErrorCode::Conflict,         ErrorCode::ResourceExhausted, ErrorCode::Cancelled,
    ErrorCode::DeadlineExceeded, ErrorCode::Unavailable,       ErrorCode::Unimplemented,
    ErrorCode::Internal,         ErrorCode::DataLoss};

/// For answers that name no code of ours.
ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
    case 413:
    case 422:
        return ErrorCode::InvalidArgument;
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::PermissionDenied;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ErrorCode::Conflict;
    case 429:
        return ErrorCode::ResourceExhausted;
    case 501:
        return ErrorCode::Unimplemented;
    case 502:
    case 503:
        return ErrorCode::Unavailable;
    case 504:
        return ErrorCode::DeadlineExceeded;
    default:
        return ErrorCode::Internal;
    }
}

ErrorCode codeOf(const QString &name, ErrorCode fallback)
{
    for (const ErrorCode code : kCodes) {
        if (name == QLatin1String(toString(code)))
            return code;
    }
    return fallback;
}

ErrorArgs argsOf(const QJsonValue &value)
{
    ErrorArgs args;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        args.insert(it.key(), it.value().toVariant().toString());
    return args;
}

FieldError fieldOf(const QJsonObject &json)
{
    FieldError field{json.value(QStringLiteral("field")).toString(),
                     internReason(json.value(QStringLiteral("reason")).toString().toUtf8()),
                     argsOf(json.value(QStringLiteral("args")))};
    if (const QString text = json.value(QStringLiteral("message")).toString(); !text.isEmpty())
        field.args.insert(QStringLiteral("message"), text);
    return field;
}

} // namespace

Error errorFromReply(const ApiReply &reply)
{
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    const QString reason = body.value(QStringLiteral("reason")).toString();
    if (reason.isEmpty()) {
        Error error{
            codeOfStatus(reply.status), "client.response_invalid",
            QStringLiteral("The server answered %1 without saying why. Is the address that of "
                           "a testum server?")
                .arg(reply.status)};
        error.args = {{QStringLiteral("status"), QString::number(reply.status)}};
        return error;
    }
    Error error{codeOf(body.value(QStringLiteral("code")).toString(), codeOfStatus(reply.status)),
                internReason(reason.toUtf8()), body.value(QStringLiteral("message")).toString()};
    error.detail = body.value(QStringLiteral("detail")).toString();
    error.args = argsOf(body.value(QStringLiteral("args")));
    for (const QJsonValue &field : body.value(QStringLiteral("errors")).toArray())
        error.fields.append(fieldOf(field.toObject()));
    return error;
}

Error errorFromFeed(const QJsonObject &message)
{
    const QString reason = message.value(QStringLiteral("reason")).toString();
    Error error{codeOf(message.value(QStringLiteral("code")).toString(), ErrorCode::Unavailable),
                reason.isEmpty() ? "client.response_invalid" : internReason(reason.toUtf8()),
                message.value(QStringLiteral("payload")).toString()};
    return error;
}

} // namespace testum::client
