#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "crypto/vault.h"
#include "domain/sshtransport.h"
#include "storage/platformrepository.h"

#include <QHash>

#include <memory>

namespace testum::services {

/// Turns stored platforms into SshTargets: authenticates the pins, opens the secrets. Lives for one
/// task, in one thread; platforms that use the same stored key share its opened private half.
class TargetBuilder
{
public:
    TargetBuilder(storage::Database &database, const crypto::Vault &vault,
                  domain::HostKeyPolicy policy);

    /// Errors: data_loss/ssh.pins_tampered, data_loss/vault.cannot_open (the record was moved or
    /// changed, or sealed under another key), failed_precondition/key.no_private_half.
    [[nodiscard]] Result<domain::SshTarget> build(const storage::PlatformRecord &record,
                                                  const QList<domain::HostKey> &hostKeys);

private:
    [[nodiscard]] Result<std::shared_ptr<const domain::SshCredentials>>
    credentials(const storage::PlatformRecord &record);
    [[nodiscard]] Result<std::shared_ptr<const domain::SshCredentials>>
    storedKey(const QString &keyId);

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    domain::HostKeyPolicy m_policy;
    QHash<QString, std::shared_ptr<const domain::SshCredentials>> m_storedKeys;
};

} // namespace testum::services
