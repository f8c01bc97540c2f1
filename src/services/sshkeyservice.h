#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "crypto/sshpublickey.h"
#include "crypto/vault.h"
#include "domain/actor.h"
#include "domain/page.h"
#include "domain/platform.h"
#include "storage/sshkeyrepository.h"

#include <optional>

namespace testum::services {

/// SSH keys. Stateless; any thread with a database connection.
class SshKeyService
{
public:
    SshKeyService(storage::Database &database, const crypto::Vault &vault, const Clock &clock);

    [[nodiscard]] Result<domain::Page<domain::SshKey>> list(const domain::Actor &actor,
                                                            const domain::ListQuery &query);
    [[nodiscard]] Result<domain::SshKey> get(const domain::Actor &actor, const QString &idOrName);
    [[nodiscard]] Result<domain::SshKey> create(const domain::Actor &actor, const QString &name,
                                                const QString &publicKey);
    [[nodiscard]] Result<domain::SshKey> generate(const domain::Actor &actor, const QString &name,
                                                  crypto::KeyKind kind, const QString &comment);
    /// Name and public key; replacing the public key drops a stored private half.
    [[nodiscard]] Result<domain::SshKey> update(const domain::Actor &actor, const QString &idOrName,
                                                const std::optional<QString> &name,
                                                const std::optional<QString> &publicKey);
    [[nodiscard]] Result<void> remove(const domain::Actor &actor, const QString &idOrName);

private:
    [[nodiscard]] Result<storage::SshKeyRecord> find(const QString &idOrName);
    [[nodiscard]] Result<domain::SshKey> insert(const domain::Actor &actor,
                                                storage::SshKeyRecord record, const char *action);

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    const Clock &m_clock;
};

} // namespace testum::services
