#include "crypto/jws.h"

#include "crypto/hmac.h"
#include "crypto/strictbase64.h"

namespace testum::crypto {

namespace {

constexpr qsizetype kMinKeyBytes = 32;
constexpr qsizetype kMaxTokenBytes = 4096;

Error invalid(const char *message)
{
    return Error{ErrorCode::Unauthenticated, "auth.token_invalid", QString::fromLatin1(message)};
}

Result<QByteArray> signature(QByteArrayView signingInput, const SecretBytes &key)
{
    if (key.size() < kMinKeyBytes)
        return Error{ErrorCode::Internal, "crypto.failed",
                     QStringLiteral("A key for HS256 has at least 32 bytes")};
    return hmacSha256(key.view(), signingInput);
}

} // namespace

Result<QByteArray> signJws(const QByteArray &header, const QByteArray &payload,
                           const SecretBytes &key)
{
    QByteArray token =
        header.toBase64(kBase64UrlUnpadded) + '.' + payload.toBase64(kBase64UrlUnpadded);
    TESTUM_TRY(const QByteArray mac, signature(token, key));
    return token + '.' + mac.toBase64(kBase64UrlUnpadded);
}

Result<JwsParts> verifyJws(const QByteArray &token, const SecretBytes &key)
{
    if (token.size() > kMaxTokenBytes)
        return invalid("The token is too long");
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return invalid("The token does not have three parts");
    const auto header = decodeStrictBase64(parts[0], kBase64UrlUnpadded);
    const auto payload = decodeStrictBase64(parts[1], kBase64UrlUnpadded);
    const auto given = decodeStrictBase64(parts[2], kBase64UrlUnpadded);
    if (!header || !payload || !given)
        return invalid("The token is not base64url");
    TESTUM_TRY(const QByteArray mac,
               signature(QByteArrayView(token).first(token.lastIndexOf('.')), key));
    if (!equalConstantTime(mac, *given))
        return invalid("The token's signature is wrong");
    return JwsParts{*header, *payload};
}

} // namespace testum::crypto
