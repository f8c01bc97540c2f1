#pragma once

#include "api/api.h"
#include "core/result.h"

#include <QByteArray>

namespace testum::api {

/// The access token a request carries, and how.
struct PresentedToken
{
    enum class Kind { None, Malformed, Bearer, Cookie };

    Kind kind = Kind::None;
    QByteArray token;
};

/// An Authorization header wins over the cookie `access_token`; one that is no bearer token is
/// Malformed, never ignored. Any thread.
[[nodiscard]] PresentedToken presentedToken(const ApiRequest &request);

/// True when the Origin header names the host the request was sent to. A browser sets both itself,
/// so another site cannot forge it. Behind a proxy that ends TLS the schemes may differ.
[[nodiscard]] bool isSameOrigin(const ApiRequest &request);

/// The guard against cross-site requests, for a request that a cookie authenticates and that
/// changes something: a same-origin Origin, or without one Sec-Fetch-Site: same-origin.
/// Errors: permission_denied/auth.origin_refused.
[[nodiscard]] Result<void> requireSameSite(const ApiRequest &request);
[[nodiscard]] Error originRefused();

/// A Set-Cookie value for the token; an empty token removes the cookie.
[[nodiscard]] QByteArray tokenCookie(const QByteArray &token, qint64 maxAgeS, bool secure);

} // namespace testum::api
