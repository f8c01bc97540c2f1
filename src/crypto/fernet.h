#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace testum::crypto {

/// Fernet tokens (github.com/fernet/spec): version 0x80, 64-bit time, AES-128-CBC with PKCS#7,
/// HMAC-SHA256 over all of it, url-safe base64 with padding. Immutable; any thread.
class Fernet
{
public:
    static constexpr qsizetype kKeyBytes = 32;
    static constexpr qsizetype kIvBytes = 16;
    static constexpr std::chrono::seconds kMaxClockSkew{60};

    /// `key`: 32 bytes, the first half signs, the second encrypts.
    /// Errors: invalid_argument/fernet.key_size.
    [[nodiscard]] static Result<Fernet> create(SecretBytes key);

    /// A token with a random IV, stamped `nowS` (seconds since 1970).
    [[nodiscard]] Result<QByteArray> generate(const SecretBytes &message, qint64 nowS) const;
    /// The same with a given IV: for the published vectors only, an IV must never be used twice.
    [[nodiscard]] Result<QByteArray> generateWithIv(const SecretBytes &message, qint64 nowS,
                                                    QByteArrayView iv) const;

    /// The message of a token. With a `ttl` the token's time is held against `nowS`; without one it
    /// is not looked at, so that a wrong clock cannot lock anyone out of stored secrets.
    /// Errors (all data_loss), one class each: fernet.bad_base64, fernet.too_short,
    /// fernet.bad_version, fernet.bad_mac, fernet.expired, fernet.from_the_future,
    /// fernet.bad_block_size, fernet.bad_padding.
    [[nodiscard]] Result<SecretBytes>
    verify(QByteArrayView token, qint64 nowS,
           std::optional<std::chrono::seconds> ttl = std::nullopt) const;

private:
    explicit Fernet(SecretBytes key);

    [[nodiscard]] QByteArrayView signingKey() const;
    [[nodiscard]] QByteArrayView encryptionKey() const;

    SecretBytes m_key;
};

} // namespace testum::crypto
