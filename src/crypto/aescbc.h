#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace testum::crypto {

constexpr qsizetype kAesBlockBytes = 16;

/// AES-128-CBC with PKCS#7 padding (FIPS 197, SP 800-38A, RFC 5652 6.3). Authenticates nothing:
/// only Fernet uses it, after its MAC. Errors: internal/crypto.failed.
[[nodiscard]] Result<QByteArray> encryptAes128Cbc(QByteArrayView key, QByteArrayView iv,
                                                  QByteArrayView message);
/// Errors: data_loss/fernet.bad_block_size, data_loss/fernet.bad_padding.
[[nodiscard]] Result<SecretBytes> decryptAes128Cbc(QByteArrayView key, QByteArrayView iv,
                                                   QByteArrayView ciphertext);

} // namespace testum::crypto
