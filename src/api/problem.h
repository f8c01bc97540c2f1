#pragma once

#include "api/api.h"
#include "core/error.h"
#include "text/errortext.h"

namespace testum::api {

/// The HTTP status of an error: the only place that knows. The code decides, but for the few
/// reasons HTTP has an own number for (405, 415, 416, 426).
[[nodiscard]] int httpStatus(const Error &error);
/// "Not Found" for 404.
[[nodiscard]] const char *statusTitle(int status);

/// An application/problem+json answer (RFC 9457) with testum's members: {"type", "title", "status",
/// "code", "reason", "message", "args"?, "errors": [{"field", "reason", "message", "args"?}]}. An
/// internal error says nothing about its cause. Any thread.
[[nodiscard]] ApiResponse problemResponse(const Error &error, text::Language language);
[[nodiscard]] text::Language languageOf(const ApiRequest &request);

} // namespace testum::api
