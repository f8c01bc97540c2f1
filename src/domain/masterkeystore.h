#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QString>

namespace testum::domain {

/// Where the master key lives. The key is 32 random bytes; stores hold it as url-safe base64 text.
class MasterKeyStore
{
public:
    virtual ~MasterKeyStore() = default;

    /// For messages and the About page: "keychain", "file", "environment", "credential".
    [[nodiscard]] virtual QString kind() const = 0;
    /// Blocks: file or keychain access.
    /// Errors: not_found/vault.key_not_found; unavailable/vault.keychain_unavailable;
    /// invalid_argument/vault.key_malformed (not 32 bytes of url-safe base64).
    [[nodiscard]] virtual Result<SecretBytes> read() = 0;
    /// Stores a new key; verifies it by reading it back. Never overwrites one:
    /// already_exists/vault.key_exists. Errors: unimplemented/vault.read_only_source.
    [[nodiscard]] virtual Result<void> write(const SecretBytes &key) = 0;
};

} // namespace testum::domain
