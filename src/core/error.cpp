#include "core/error.h"

#include <cstring>

namespace testum {

const char *toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "invalid_argument";
    case ErrorCode::Unauthenticated:
        return "unauthenticated";
    case ErrorCode::PermissionDenied:
        return "permission_denied";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::AlreadyExists:
        return "already_exists";
    case ErrorCode::FailedPrecondition:
        return "failed_precondition";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::ResourceExhausted:
        return "resource_exhausted";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::DeadlineExceeded:
        return "deadline_exceeded";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::Unimplemented:
        return "unimplemented";
    case ErrorCode::Internal:
        return "internal";
    case ErrorCode::DataLoss:
        return "data_loss";
    }
    return "internal";
}

bool Error::is(const char *token) const { return std::strcmp(reason, token) == 0; }

Error fieldError(const QString &field, const char *reason, const ErrorArgs &args)
{
    Error error{ErrorCode::InvalidArgument, "request.invalid",
                QStringLiteral("The field %1 was refused").arg(field)};
    error.fields.append({field, reason, args});
    return error;
}

} // namespace testum
