#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace testum::crypto {

/// Where a secret belongs. All of it goes into the derivation of the record's key, so a ciphertext
/// moved to another row, column or address cannot be opened.
struct SecretContext
{
    QString table;
    QString column;
    QString rowId;
    QString host; ///< empty where the noun has no address
    int port = 0;
    QString username;
};

/// Seals and opens secrets at rest: standard Fernet tokens under
/// HKDF-SHA256(master, salt = key id, info = "testum/v1" ‖ table ‖ column ‖ row id ‖ host ‖ port ‖
/// username) with every part length-prefixed. Immutable after creation; any thread.
class Vault
{
public:
    /// `masterKey`: 32 bytes. The key id is the first 16 hex digits of
    /// HKDF(master, info = "testum/v1/key-id"), so it identifies the key without revealing it.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> create(SecretBytes masterKey,
                                                               const Clock &clock);
    /// A new random master key.
    [[nodiscard]] static Result<SecretBytes> generateMasterKey();
    /// 32 bytes ↔ url-safe base64 with padding, as Fernet keys are written.
    [[nodiscard]] static SecretBytes encodeKey(const SecretBytes &key);
    [[nodiscard]] static Result<SecretBytes>
    decodeKey(QByteArrayView text); ///< vault.key_malformed

    [[nodiscard]] QString keyId() const;
    [[nodiscard]] Result<QByteArray> seal(const SecretContext &context,
                                          const SecretBytes &secret) const;
    /// Errors: data_loss/vault.cannot_open: wrong key, or the record was moved or changed.
    [[nodiscard]] Result<SecretBytes> open(const SecretContext &context,
                                           const QByteArray &token) const;
    /// A 32-byte key for another purpose ("jwt", "pins"), from the same master.
    [[nodiscard]] Result<SecretBytes> deriveKey(const QByteArray &purpose) const;
    /// Hex HMAC-SHA256 of `message` under deriveKey(purpose).
    [[nodiscard]] Result<QByteArray> mac(const QByteArray &purpose,
                                         const QByteArray &message) const;

private:
    Vault(SecretBytes masterKey, QString keyId, const Clock &clock);

    SecretBytes m_masterKey;
    QString m_keyId;
    const Clock &m_clock;
};

} // namespace testum::crypto
