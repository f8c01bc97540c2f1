#pragma once

#include "core/result.h"

namespace testum::crypto {

/// Known-answer tests (Fernet, HKDF, HMAC, scrypt with small N, SHA-256) run before anything is
/// opened. Errors: internal/crypto.self_test_failed (detail: which).
[[nodiscard]] Result<void> runSelfTest();

} // namespace testum::crypto
