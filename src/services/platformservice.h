#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "crypto/vault.h"
#include "domain/actor.h"
#include "domain/page.h"
#include "domain/platform.h"
#include "storage/platformrepository.h"

#include <optional>

namespace testum::services {

/// Input of create and update. Unset fields keep their value (create: their default). An empty
/// secret removes the stored one.
struct PlatformInput
{
    std::optional<QString> name;
    std::optional<QString> host;
    std::optional<int> port;
    std::optional<QString> username;
    std::optional<domain::AuthMethod> authMethod;
    std::optional<QString> sshKeyId; ///< empty: none
    std::optional<QString> groupName;
    std::optional<QStringList> tags;
    std::optional<QString> description;
    std::optional<SecretBytes> password;
    std::optional<SecretBytes> privateKey;
    std::optional<SecretBytes> passphrase;
    std::optional<SecretBytes> sudoPassword;
};

/// Platforms and their host keys. Stateless; any thread with a database connection.
class PlatformService
{
public:
    PlatformService(storage::Database &database, const crypto::Vault &vault, const Clock &clock);

    [[nodiscard]] Result<domain::Page<domain::Platform>> list(const domain::Actor &actor,
                                                              const domain::ListQuery &query);
    /// `idOrName` everywhere below.
    [[nodiscard]] Result<domain::Platform> get(const domain::Actor &actor, const QString &idOrName);
    /// Errors: 422 with FieldErrors; already_exists/platform.name_taken.
    [[nodiscard]] Result<domain::Platform> create(const domain::Actor &actor,
                                                  const PlatformInput &input);
    /// When host, port or username change, every stored secret must be given again or removed
    /// (FieldError platform.secret_needed_again): the old one was entrusted to the old address.
    /// A changed host or port also forgets the pins.
    [[nodiscard]] Result<domain::Platform>
    update(const domain::Actor &actor, const QString &idOrName, const PlatformInput &input);
    [[nodiscard]] Result<void> remove(const domain::Actor &actor, const QString &idOrName);

    [[nodiscard]] Result<QList<domain::HostKey>> hostKeys(const domain::Actor &actor,
                                                          const QString &idOrName);
    /// Replaces the pinned key by `publicKey` ("type base64"), which the asker has compared;
    /// the old ones become revoked. Needs host_keys.accept.
    [[nodiscard]] Result<domain::HostKey>
    acceptHostKey(const domain::Actor &actor, const QString &idOrName, const QString &publicKey);
    /// Back to first use. Needs host_keys.accept.
    [[nodiscard]] Result<void> forgetHostKeys(const domain::Actor &actor, const QString &idOrName);

private:
    [[nodiscard]] Result<storage::PlatformRecord> find(const QString &idOrName);

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    const Clock &m_clock;
};

} // namespace testum::services
