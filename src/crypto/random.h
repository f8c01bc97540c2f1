#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>

namespace testum::crypto {

/// `size` bytes of OpenSSL's CSPRNG. Errors: internal/crypto.random_failed.
[[nodiscard]] Result<SecretBytes> randomBytes(qsizetype size);
/// 256 random bits as unpadded url-safe base64: for tokens and tickets.
[[nodiscard]] Result<QByteArray> randomToken();
/// Hex SHA-256 of a token, as it is stored.
[[nodiscard]] QByteArray tokenHash(QByteArrayView token);

} // namespace testum::crypto
