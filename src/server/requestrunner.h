#pragma once

#include "server/httpserver.h"
#include "server/requesthead.h"

namespace testum::server {

/// Runs one request through the handler with what HTTP asks of every resource: HEAD is GET (the
/// connection leaves the body out), OPTIONS tells the allowed methods, and no exception escapes.
/// Any thread the handler may run on.
[[nodiscard]] api::ApiResponse runRequest(const RequestHandler &handler,
                                          const api::ApiRequest &request);

/// The problem+json answer of a refusal that no route made: the handler's wording with the
/// refusal's own status.
[[nodiscard]] api::ApiResponse refusalAnswer(const RequestHandler &handler,
                                             const HttpRefusal &refusal,
                                             const api::ApiRequest &request);

} // namespace testum::server
