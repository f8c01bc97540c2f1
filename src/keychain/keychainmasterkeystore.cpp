#include "keychain/masterkeystores.h"

#include "core/ids.h"
#include "domain/masterkey.h"
#include "keychain/keychainthread.h"

#include <utility>

namespace testum::keychain {

namespace {

using Outcome = KeychainAnswer::Outcome;

QString serviceName() { return QStringLiteral("testum"); }

Error unavailable(const QString &detail)
{
    return Error{ErrorCode::Unavailable, "vault.keychain_unavailable",
                 QStringLiteral("No keychain of the operating system answers"), detail};
}

Error locked(const QString &detail)
{
    return Error{ErrorCode::Unavailable, "vault.keychain_locked",
                 QStringLiteral("The keychain of the operating system is locked"), detail};
}

Result<void> asResult(const KeychainAnswer &answer)
{
    switch (answer.outcome) {
    case Outcome::Done:
        return {};
    case Outcome::NotFound:
        return Error{ErrorCode::NotFound, "vault.key_not_found",
                     QStringLiteral("The keychain holds no master key, or is locked"),
                     answer.detail};
    case Outcome::Locked:
        return locked(answer.detail);
    case Outcome::Unavailable:
        break;
    }
    return unavailable(answer.detail);
}

} // namespace

KeychainMasterKeyStore::KeychainMasterKeyStore(QString account, std::chrono::milliseconds timeout)
    : m_account(std::move(account))
    , m_timeout(timeout)
{}

QString KeychainMasterKeyStore::kind() const { return QStringLiteral("keychain"); }

Result<SecretBytes> KeychainMasterKeyStore::read()
{
    const KeychainAnswer answer = readEntry(serviceName(), m_account, m_timeout);
    TESTUM_TRY_VOID(asResult(answer));
    return domain::decodeMasterKey(answer.secret.view());
}

Result<void> KeychainMasterKeyStore::write(const SecretBytes &key)
{
    if (key.size() != domain::kMasterKeyBytes)
        return Error{ErrorCode::InvalidArgument, "vault.key_malformed",
                     QStringLiteral("The master key does not have 32 bytes")};
    // Only an open keychain says truly that there is no entry.
    TESTUM_TRY_VOID(available());
    const KeychainAnswer before = readEntry(serviceName(), m_account, m_timeout);
    if (before.outcome == Outcome::Done)
        return Error{ErrorCode::AlreadyExists, "vault.key_exists",
                     QStringLiteral("The keychain holds a master key already")};
    if (before.outcome != Outcome::NotFound)
        return asResult(before);
    TESTUM_TRY_VOID(
        asResult(writeEntry(serviceName(), m_account, domain::encodeMasterKey(key), m_timeout)));
    TESTUM_TRY(const SecretBytes stored, read());
    if (!stored.equals(key.view()))
        return Error{ErrorCode::DataLoss, "vault.key_not_stored",
                     QStringLiteral("The master key reads back different from what was written")};
    return {};
}

Result<void> KeychainMasterKeyStore::available()
{
    const QString probe = QStringLiteral("probe-") + newId();
    const QByteArray text = newId().toLatin1();
    const KeychainAnswer written = writeEntry(serviceName(), probe, SecretBytes(text), m_timeout);
    if (written.outcome != Outcome::Done) {
        // The write may yet succeed, when somebody answers the keychain's question: then the probe
        // goes right behind it.
        (void)deleteEntry(serviceName(), probe, std::chrono::milliseconds(0));
        return asResult(written);
    }
    const KeychainAnswer stored = readEntry(serviceName(), probe, m_timeout);
    const KeychainAnswer deleted = deleteEntry(serviceName(), probe, m_timeout);
    if (stored.outcome == Outcome::NotFound)
        return locked(stored.detail);
    TESTUM_TRY_VOID(asResult(stored));
    if (!stored.secret.equals(text))
        return unavailable(QStringLiteral("a probe read back different from what was written"));
    return asResult(deleted);
}

Result<void> KeychainMasterKeyStore::remove()
{
    return asResult(deleteEntry(serviceName(), m_account, m_timeout));
}

} // namespace testum::keychain
