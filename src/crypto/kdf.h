#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArrayView>

namespace testum::crypto {

/// HKDF-SHA256 (RFC 5869), extract and expand. `length` at most 255 × 32 bytes. Any thread.
/// Errors: internal/crypto.failed.
[[nodiscard]] Result<SecretBytes> hkdfSha256(QByteArrayView inputKey, QByteArrayView salt,
                                             QByteArrayView info, qsizetype length);

struct ScryptCost
{
    int logN = 17; ///< N = 2^logN
    int r = 8;
    int p = 1;
};

/// scrypt (RFC 7914). Needs 128 × r × N bytes of memory while it runs. Any thread. Blocks: CPU.
/// Errors: internal/crypto.failed.
[[nodiscard]] Result<SecretBytes> scrypt(QByteArrayView password, QByteArrayView salt,
                                         const ScryptCost &cost, qsizetype length);

} // namespace testum::crypto
