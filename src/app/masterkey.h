#pragma once

#include "app/appconfig.h"
#include "core/clock.h"
#include "core/result.h"
#include "crypto/vault.h"
#include "storage/database.h"

#include <memory>

namespace testum::app {

/// Finds the master key of this database, or makes one on the very first start; never afterwards.
/// Checks it against the canary in `settings` ("vault.key_id", "vault.canary"). Two first starts at
/// once make one key: the step is under a lock file of the data directory.
/// Errors: failed_precondition/vault.key_missing (database has a key id, no source has the key),
/// failed_precondition/vault.wrong_key (args "expected", "found": key ids),
/// unavailable/vault.keychain_locked and the stores' own. `source`, when given, becomes the kind of
/// store that has the key ("keychain", "file", "environment").
[[nodiscard]] Result<std::unique_ptr<crypto::Vault>> openVault(const AppConfig &config,
                                                               storage::Database &database,
                                                               const Clock &clock,
                                                               QString *source = nullptr);

} // namespace testum::app
