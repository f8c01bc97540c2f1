#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArrayView>

namespace testum::domain {

constexpr qsizetype kMasterKeyBytes = 32;

/// The text form of a master key: url-safe base64 with padding, as Fernet keys are written
/// (44 characters).
[[nodiscard]] SecretBytes encodeMasterKey(const SecretBytes &key);
/// White space around the text (a file's last newline) and missing padding are forgiven.
/// Errors: invalid_argument/vault.key_malformed.
[[nodiscard]] Result<SecretBytes> decodeMasterKey(QByteArrayView text);

} // namespace testum::domain
