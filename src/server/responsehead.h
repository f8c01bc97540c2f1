#pragma once

#include "api/api.h"

#include <QByteArray>

namespace testum::server {

/// How an answer is framed on its connection.
struct ResponseFraming
{
    bool http10 = false; ///< the request's version: keep-alive must be said
    bool keepAlive = true;
    qint64 bodyBytes = 0;
};

/// The reason phrase of RFC 9110; empty for a status that has none here.
[[nodiscard]] QByteArray statusText(int status);
/// 204 and 304 (and 1xx) have neither a body nor a Content-Length.
[[nodiscard]] bool mayHaveBody(int status);

/// Status line, the answer's own headers, then ours: Date, framing, and the safe defaults of an API
/// (nosniff, no-store, a Content-Security-Policy that allows nothing) where the answer set none.
/// Headers of the answer that would break the framing are left out.
[[nodiscard]] QByteArray responseHead(const api::ApiResponse &response,
                                      const ResponseFraming &framing);

} // namespace testum::server
