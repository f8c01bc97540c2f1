#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>

namespace testum::crypto {

/// The decoded parts of a JWS in compact serialization whose signature was right.
struct JwsParts
{
    QByteArray header;
    QByteArray payload;
};

/// BASE64URL(header) "." BASE64URL(payload) "." BASE64URL(HMAC-SHA256) (RFC 7515 3.1, HS256).
[[nodiscard]] Result<QByteArray> signJws(const QByteArray &header, const QByteArray &payload,
                                         const SecretBytes &key);
/// The signature is checked before anything is parsed; what the header says is the caller's to
/// judge. `key` has at least 32 bytes (RFC 7518 3.2).
/// Errors: unauthenticated/auth.token_invalid.
[[nodiscard]] Result<JwsParts> verifyJws(const QByteArray &token, const SecretBytes &key);

} // namespace testum::crypto
