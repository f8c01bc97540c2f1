#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace testum::crypto {

/// The claims testum issues; all are required on reading.
struct JwtClaims
{
    QString subject;   ///< sub: user id
    QString sessionId; ///< sid
    QString id;        ///< jti
    qint64 issuedAtS = 0;
    qint64 expiresAtS = 0;
};

/// JWT (RFC 7519) with JWS HS256 (RFC 7515) only, iss and aud "testum", typ "JWT", leeway 60 s;
/// everything else is refused (RFC 8725). Any thread.
[[nodiscard]] Result<QByteArray> signJwt(const JwtClaims &claims, const SecretBytes &key);
/// Errors: unauthenticated/auth.token_invalid, unauthenticated/auth.token_expired.
[[nodiscard]] Result<JwtClaims> verifyJwt(const QByteArray &token, const SecretBytes &key,
                                          qint64 nowS);

} // namespace testum::crypto
