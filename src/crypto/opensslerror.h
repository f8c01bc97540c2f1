#pragma once

#include "core/error.h"

namespace testum::crypto {

/// The Error of a failed OpenSSL call: internal/crypto.failed, with the thread's OpenSSL error
/// queue (emptied) as detail. `operation` is the step that failed ("HMAC").
[[nodiscard]] Error opensslError(const char *operation);

} // namespace testum::crypto
