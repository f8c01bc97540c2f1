#include "crypto/jwt.h"

#include "crypto/jws.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <optional>

namespace testum::crypto {

namespace {

constexpr qint64 kLeewayS = 60;
constexpr QLatin1String kIssuer("testum");

Error invalid(const char *message)
{
    return Error{ErrorCode::Unauthenticated, "auth.token_invalid", QString::fromLatin1(message)};
}

bool isOurHeader(const QByteArray &json)
{
    const QJsonObject header = QJsonDocument::fromJson(json).object();
    // Exactly these two: "none", another algorithm, "crit" or a key reference have no meaning here.
    return header.size() == 2 &&
           header.value(QStringLiteral("typ")) == QJsonValue(QStringLiteral("JWT")) &&
           header.value(QStringLiteral("alg")) == QJsonValue(QStringLiteral("HS256"));
}

std::optional<qint64> wholeSeconds(const QJsonValue &value)
{
    constexpr double kMaxExact = 9007199254740991.0; // 2^53 - 1
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = value.toDouble();
    if (seconds < 0 || seconds > kMaxExact || std::floor(seconds) != seconds)
        return std::nullopt;
    return static_cast<qint64>(seconds);
}

std::optional<JwtClaims> claimsFromJson(const QJsonObject &json)
{
    constexpr qsizetype kClaimCount = 7;
    const auto issuedAtS = wholeSeconds(json.value(QStringLiteral("iat")));
    const auto expiresAtS = wholeSeconds(json.value(QStringLiteral("exp")));
    if (json.size() != kClaimCount || json.value(QStringLiteral("iss")) != QJsonValue(kIssuer) ||
        json.value(QStringLiteral("aud")) != QJsonValue(kIssuer) || !issuedAtS || !expiresAtS)
        return std::nullopt;
    JwtClaims claims;
    claims.subject = json.value(QStringLiteral("sub")).toString();
    claims.sessionId = json.value(QStringLiteral("sid")).toString();
    claims.id = json.value(QStringLiteral("jti")).toString();
    claims.issuedAtS = *issuedAtS;
    claims.expiresAtS = *expiresAtS;
    if (claims.subject.isEmpty() || claims.sessionId.isEmpty() || claims.id.isEmpty())
        return std::nullopt;
    return claims;
}

} // namespace

Result<QByteArray> signJwt(const JwtClaims &claims, const SecretBytes &key)
{
    const QJsonObject payload{
        {QStringLiteral("iss"), kIssuer},          {QStringLiteral("aud"), kIssuer},
        {QStringLiteral("sub"), claims.subject},   {QStringLiteral("sid"), claims.sessionId},
        {QStringLiteral("jti"), claims.id},        {QStringLiteral("iat"), claims.issuedAtS},
        {QStringLiteral("exp"), claims.expiresAtS}};
    return signJws(QByteArrayLiteral("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"),
                   QJsonDocument(payload).toJson(QJsonDocument::Compact), key);
}

Result<JwtClaims> verifyJwt(const QByteArray &token, const SecretBytes &key, qint64 nowS)
{
    TESTUM_TRY(const JwsParts parts, verifyJws(token, key));
    if (!isOurHeader(parts.header))
        return invalid("The token's header is not typ JWT, alg HS256");
    const auto claims = claimsFromJson(QJsonDocument::fromJson(parts.payload).object());
    if (!claims)
        return invalid("The token's claims are not the required ones");
    if (claims->issuedAtS > nowS + kLeewayS || claims->expiresAtS <= claims->issuedAtS)
        return invalid("The token's times contradict the clock or each other");
    if (nowS >= claims->expiresAtS + kLeewayS)
        return Error{ErrorCode::Unauthenticated, "auth.token_expired",
                     QStringLiteral("The token has expired")};
    return *claims;
}

} // namespace testum::crypto
