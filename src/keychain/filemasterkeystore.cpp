#include "keychain/masterkeystores.h"

#include "domain/masterkey.h"
#include "keychain/privatefile.h"

#include <utility>

namespace testum::keychain {

FileMasterKeyStore::FileMasterKeyStore(QString path, bool readOnly, QString kind)
    : m_path(std::move(path))
    , m_readOnly(readOnly)
    , m_kind(std::move(kind))
{}

QString FileMasterKeyStore::kind() const { return m_kind; }

Result<SecretBytes> FileMasterKeyStore::read()
{
    const FileOwner owner = m_readOnly ? FileOwner::Administrator : FileOwner::Ourselves;
    TESTUM_TRY(const SecretBytes text, readPrivateFile(m_path, owner));
    return domain::decodeMasterKey(text.view());
}

Result<void> FileMasterKeyStore::write(const SecretBytes &key)
{
    if (m_readOnly)
        return Error{ErrorCode::Unimplemented, "vault.read_only_source",
                     QStringLiteral("This master key file is only read")};
    if (key.size() != domain::kMasterKeyBytes)
        return Error{ErrorCode::InvalidArgument, "vault.key_malformed",
                     QStringLiteral("The master key does not have 32 bytes")};
    TESTUM_TRY_VOID(createPrivateFile(m_path, domain::encodeMasterKey(key).view()));
    TESTUM_TRY(const SecretBytes stored, read());
    if (!stored.equals(key.view()))
        return Error{ErrorCode::DataLoss, "vault.key_not_stored",
                     QStringLiteral("The master key reads back different from what was written")};
    return {};
}

} // namespace testum::keychain
