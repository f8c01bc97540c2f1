#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QStringList>

#include <map>

namespace testum::api {

/// A request body whose secret fields never became a QString or a QJsonValue: they are in
/// `secrets`, and `object` holds as many 'x' in their place, so that lengths can still be checked.
struct JsonBody
{
    QJsonObject object;
    std::map<QString, SecretBytes> secrets;
};

constexpr int kMaxJsonDepth = 32;

/// Reads a JSON object (RFC 8259) in strict UTF-8. `secretFields` are names of top-level members.
/// The buffer stays the caller's to wipe. Any thread.
/// Errors: invalid_argument with request.not_utf8, request.not_json (args "offset"),
/// request.too_deep; FieldError field.bad_text for each text with a NUL or a lone surrogate.
[[nodiscard]] Result<JsonBody> readJsonBody(QByteArrayView bytes, const QStringList &secretFields);

} // namespace testum::api
