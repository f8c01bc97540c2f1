#pragma once

#include "domain/masterkeystore.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace testum::keychain {

/// A key given in the environment (TESTUM_MASTER_KEY, FERNET_KEY). Read-only.
class EnvironmentMasterKeyStore final : public domain::MasterKeyStore
{
public:
    /// Takes the value over (AppConfig has already wiped it from the process environment).
    explicit EnvironmentMasterKeyStore(SecretBytes text);
    [[nodiscard]] QString kind() const override;
    [[nodiscard]] Result<SecretBytes> read() override;
    [[nodiscard]] Result<void> write(const SecretBytes &key) override;

private:
    SecretBytes m_text;
};

/// A 0600 file. `readOnly` for systemd credentials and TESTUM_MASTER_KEY_FILE. A file that others
/// can read is refused: failed_precondition/vault.key_file_exposed. As an administrator's file,
/// owned by root, its group may read it (systemd's credentials look like that through their ACL).
/// Errors besides: unavailable/vault.key_file_unreadable, unavailable/vault.key_file_unwritable.
class FileMasterKeyStore final : public domain::MasterKeyStore
{
public:
    /// `kind`: "file", or "credential" for systemd's.
    FileMasterKeyStore(QString path, bool readOnly, QString kind = QStringLiteral("file"));
    [[nodiscard]] QString kind() const override;
    [[nodiscard]] Result<SecretBytes> read() override;
    [[nodiscard]] Result<void> write(const SecretBytes &key) override; ///< O_EXCL, fsync, 0600

private:
    QString m_path;
    bool m_readOnly;
    QString m_kind;
};

/// The OS keychain through QtKeychain: service "testum", one entry a data directory (`account`).
/// Runs its jobs in an event loop of an own thread, with an own timeout, never insecureFallback.
/// Any thread. Blocks: up to `timeout` a job.
class KeychainMasterKeyStore final : public domain::MasterKeyStore
{
public:
    explicit KeychainMasterKeyStore(QString account,
                                    std::chrono::milliseconds timeout = std::chrono::seconds(15));
    [[nodiscard]] QString kind() const override;
    /// A locked keyring and a missing entry look alike to a read: not_found/vault.key_not_found
    /// covers both; available() tells them apart.
    [[nodiscard]] Result<SecretBytes> read() override;
    [[nodiscard]] Result<void> write(const SecretBytes &key) override;
    /// Writes, reads back and deletes a random entry.
    /// Errors: unavailable/vault.keychain_unavailable, unavailable/vault.keychain_locked.
    [[nodiscard]] Result<void> available();
    [[nodiscard]] Result<void> remove(); ///< for tests

private:
    QString m_account;
    std::chrono::milliseconds m_timeout;
};

} // namespace testum::keychain
