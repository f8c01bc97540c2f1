#pragma once

#include "core/result.h"
#include "crypto/vault.h"
#include "services/platformservice.h"
#include "storage/platformrepository.h"

namespace testum::services {

/// The derivation context of one secret column of a platform: bound to its row and its address.
[[nodiscard]] crypto::SecretContext platformSecretContext(const domain::Platform &platform,
                                                          const char *column);

/// The context of a stored SSH key's private half: bound to its row, keys have no address.
[[nodiscard]] crypto::SecretContext sshKeySecretContext(const QString &keyId);

/// Applies the secrets of `input` to `record`, sealed for record.platform's (new) address. Where
/// `addressChanged`, every secret that stays stored must have been given again.
/// Errors: InvalidArgument with one FieldError (platform.secret_needed_again,
/// platform.private_key_malformed) a refused secret; the vault's.
[[nodiscard]] Result<void> applySecrets(const crypto::Vault &vault, const PlatformInput &input,
                                        bool addressChanged, storage::PlatformRecord &record);

/// "password", "private_key" … of the secrets that `input` sets or removes, for the audit log.
[[nodiscard]] QStringList namesOfGivenSecrets(const PlatformInput &input);

} // namespace testum::services
