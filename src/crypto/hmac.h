#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace testum::crypto {

constexpr qsizetype kSha256Bytes = 32;

/// HMAC-SHA256 (RFC 2104, RFC 4231), 32 bytes. Any thread. Errors: internal/crypto.failed.
[[nodiscard]] Result<QByteArray> hmacSha256(QByteArrayView key, QByteArrayView message);
/// Compares in a time that depends on the lengths only.
[[nodiscard]] bool equalConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace testum::crypto
