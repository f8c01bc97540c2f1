#include "keychain/masterkeystores.h"

#include "domain/masterkey.h"

#include <utility>

namespace testum::keychain {

EnvironmentMasterKeyStore::EnvironmentMasterKeyStore(SecretBytes text)
    : m_text(std::move(text))
{}

QString EnvironmentMasterKeyStore::kind() const { return QStringLiteral("environment"); }

Result<SecretBytes> EnvironmentMasterKeyStore::read()
{
    if (m_text.view().trimmed().isEmpty())
        return Error{ErrorCode::NotFound, "vault.key_not_found",
                     QStringLiteral("The environment holds no master key")};
    return domain::decodeMasterKey(m_text.view());
}

Result<void> EnvironmentMasterKeyStore::write(const SecretBytes &)
{
    return Error{ErrorCode::Unimplemented, "vault.read_only_source",
                 QStringLiteral("A master key cannot be written to the environment")};
}

} // namespace testum::keychain
