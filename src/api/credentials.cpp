#include "api/credentials.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

constexpr char kCookieName[] = "access_token";

int defaultPort(const QString &scheme) { return scheme == "https"_L1 ? 443 : 80; }

QByteArray cookieValue(const QByteArray &header)
{
    for (const QByteArray &pair : header.split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.first(equals).trimmed() == kCookieName)
            return pair.sliced(equals + 1).trimmed();
    }
    return {};
}

} // namespace

PresentedToken presentedToken(const ApiRequest &request)
{
    const QByteArray authorization = request.header("authorization").trimmed();
    if (!authorization.isEmpty()) {
        constexpr qsizetype kPrefix = 7; // "Bearer "
        if (authorization.size() <= kPrefix ||
            qstrnicmp(authorization.constData(), "Bearer ", kPrefix) != 0)
            return {PresentedToken::Kind::Malformed, {}};
        return {PresentedToken::Kind::Bearer, authorization.sliced(kPrefix).trimmed()};
    }
    const QByteArray cookie = cookieValue(request.header("cookie"));
    if (!cookie.isEmpty())
        return {PresentedToken::Kind::Cookie, cookie};
    return {};
}

bool isSameOrigin(const ApiRequest &request)
{
    const QUrl origin(QString::fromLatin1(request.header("origin")), QUrl::StrictMode);
    const QString scheme = origin.scheme();
    if (!origin.isValid() || (scheme != "http"_L1 && scheme != "https"_L1))
        return false;
    if (request.overTls && scheme != "https"_L1)
        return false;
    const QUrl own(scheme + "://"_L1 + QString::fromLatin1(request.header("host")),
                   QUrl::StrictMode);
    if (!own.isValid() || own.host().isEmpty())
        return false;
    return origin.host() == own.host() &&
           origin.port(defaultPort(scheme)) == own.port(defaultPort(scheme));
}

Error originRefused()
{
    return Error{ErrorCode::PermissionDenied, "auth.origin_refused",
                 u"The request's origin is another site"_s};
}

Result<void> requireSameSite(const ApiRequest &request)
{
    const bool sameSite = request.headers.contains("origin")
                              ? isSameOrigin(request)
                              : request.header("sec-fetch-site") == "same-origin";
    if (sameSite)
        return {};
    return originRefused();
}

QByteArray tokenCookie(const QByteArray &token, qint64 maxAgeS, bool secure)
{
    QByteArray cookie = kCookieName;
    cookie += '=' + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=";
    cookie += QByteArray::number(token.isEmpty() ? 0 : maxAgeS);
    if (secure)
        cookie += "; Secure";
    return cookie;
}

} // namespace testum::api
