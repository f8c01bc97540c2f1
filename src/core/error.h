#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace testum {

/// The canonical status codes of abseil/gRPC that testum uses; api/problem maps them to HTTP.
enum class ErrorCode {
    InvalidArgument,
    Unauthenticated,
    PermissionDenied,
    NotFound,
    AlreadyExists,
    FailedPrecondition,
    Conflict,
    ResourceExhausted,
    Cancelled,
    DeadlineExceeded,
    Unavailable,
    Unimplemented,
    Internal,
    DataLoss,
};

/// The wire spelling of a code, e.g. "invalid_argument".
[[nodiscard]] const char *toString(ErrorCode code);

using ErrorArgs = QMap<QString, QString>;

/// One refused input field. `field` is its JSON path ("port", "tags[2]").
struct FieldError
{
    QString field;
    const char *reason; ///< stable token, worded by text/ErrorText ("field.required")
    ErrorArgs args{};   ///< values for the sentence's {placeholders}
};

/// What went wrong. A value; copied freely; carries no secret, no SQL, no path of this machine.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    const char *reason = "internal"; ///< stable token with static storage ("ssh.host_key_changed")
    QString message{};               ///< one English sentence for logs
    QString detail{};                ///< evidence: a library's own words, an address; may be empty
    ErrorArgs args{};                ///< values for the {placeholders} of ErrorText's sentence
    QList<FieldError> fields{};      ///< filled for invalid_argument on a structured input

    [[nodiscard]] bool is(const char *token) const;
};

/// Shorthand for a refused single field: 422 with one entry in `fields`.
[[nodiscard]] Error fieldError(const QString &field, const char *reason,
                               const ErrorArgs &args = {});

} // namespace testum
