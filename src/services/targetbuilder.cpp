#include "services/targetbuilder.h"

#include "services/pinseal.h"
#include "services/platformsecrets.h"
#include "storage/sshkeyrepository.h"

namespace testum::services {

using domain::AuthMethod;
using domain::SshCredentials;

TargetBuilder::TargetBuilder(storage::Database &database, const crypto::Vault &vault,
                             domain::HostKeyPolicy policy)
    : m_database(database)
    , m_vault(vault)
    , m_policy(policy)
{}

Result<domain::SshTarget> TargetBuilder::build(const storage::PlatformRecord &record,
                                               const QList<domain::HostKey> &hostKeys)
{
    const domain::Platform &platform = record.platform;
    TESTUM_TRY_VOID(checkPins(m_vault, platform.id, hostKeys, record.pinMac));
    domain::SshTarget target;
    target.platformId = platform.id;
    target.name = platform.name;
    target.host = platform.host;
    target.port = platform.port;
    target.username = platform.username;
    target.hostKeys = hostKeys;
    target.policy = m_policy;
    TESTUM_TRY(target.credentials, credentials(record));
    return target;
}

Result<std::shared_ptr<const SshCredentials>>
TargetBuilder::credentials(const storage::PlatformRecord &record)
{
    const domain::Platform &platform = record.platform;
    if (platform.authMethod == AuthMethod::PrivateKey && record.encryptedPrivateKey.isEmpty())
        return storedKey(platform.sshKeyId);

    auto opened = std::make_shared<SshCredentials>();
    opened->method = platform.authMethod;
    const auto open = [&](const char *column, const QByteArray &sealed) -> Result<SecretBytes> {
        if (sealed.isEmpty())
            return SecretBytes();
        return m_vault.open(platformSecretContext(platform, column), sealed);
    };
    if (platform.authMethod == AuthMethod::Password) {
        TESTUM_TRY(opened->password, open("encrypted_password", record.encryptedPassword));
    }
    if (platform.authMethod == AuthMethod::PrivateKey) {
        TESTUM_TRY(opened->privateKey, open("encrypted_private_key", record.encryptedPrivateKey));
        TESTUM_TRY(opened->passphrase, open("encrypted_passphrase", record.encryptedPassphrase));
    }
    return std::shared_ptr<const SshCredentials>(std::move(opened));
}

Result<std::shared_ptr<const SshCredentials>> TargetBuilder::storedKey(const QString &keyId)
{
    if (const auto known = m_storedKeys.value(keyId))
        return known;
    TESTUM_TRY(const auto record, storage::SshKeyRepository(m_database).byId(keyId));
    if (record.encryptedPrivateKey.isEmpty()) {
        return Error{ErrorCode::FailedPrecondition, "key.no_private_half",
                     QStringLiteral("Only the public half of the key is stored")};
    }
    auto opened = std::make_shared<SshCredentials>();
    opened->method = AuthMethod::PrivateKey;
    TESTUM_TRY(opened->privateKey,
               m_vault.open(sshKeySecretContext(keyId), record.encryptedPrivateKey));
    const std::shared_ptr<const SshCredentials> shared = std::move(opened);
    m_storedKeys.insert(keyId, shared);
    return shared;
}

} // namespace testum::services
