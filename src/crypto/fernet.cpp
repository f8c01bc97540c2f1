#include "crypto/fernet.h"

#include "crypto/aescbc.h"
#include "crypto/hmac.h"
#include "crypto/random.h"
#include "crypto/strictbase64.h"

#include <QtEndian>

#include <utility>

namespace testum::crypto {

namespace {

// version 1 | time 8 | IV 16 | ciphertext n × 16 | HMAC 32
constexpr char kVersion = static_cast<char>(0x80);
constexpr qsizetype kTimeOffset = 1;
constexpr qsizetype kIvOffset = kTimeOffset + 8;
constexpr qsizetype kCiphertextOffset = kIvOffset + Fernet::kIvBytes;
constexpr qsizetype kSigningKeyBytes = Fernet::kKeyBytes / 2;

Error refused(const char *reason, const char *message)
{
    return Error{ErrorCode::DataLoss, reason, QString::fromLatin1(message)};
}

Result<void> checkTime(quint64 stampedS, qint64 nowS, std::chrono::seconds ttl)
{
    // A time beyond qint64 is in the future of any clock.
    if (stampedS > static_cast<quint64>(nowS + Fernet::kMaxClockSkew.count()))
        return refused("fernet.from_the_future", "The token's time is in the future");
    if (static_cast<qint64>(stampedS) + ttl.count() < nowS)
        return refused("fernet.expired", "The token is older than its time to live");
    return {};
}

} // namespace

Fernet::Fernet(SecretBytes key)
    : m_key(std::move(key))
{}

Result<Fernet> Fernet::create(SecretBytes key)
{
    if (key.size() != kKeyBytes)
        return Error{ErrorCode::InvalidArgument, "fernet.key_size",
                     QStringLiteral("A Fernet key has 32 bytes")};
    return Fernet(std::move(key));
}

QByteArrayView Fernet::signingKey() const { return m_key.view().first(kSigningKeyBytes); }

QByteArrayView Fernet::encryptionKey() const { return m_key.view().sliced(kSigningKeyBytes); }

Result<QByteArray> Fernet::generate(const SecretBytes &message, qint64 nowS) const
{
    TESTUM_TRY(const SecretBytes iv, randomBytes(kIvBytes));
    return generateWithIv(message, nowS, iv.view());
}

Result<QByteArray> Fernet::generateWithIv(const SecretBytes &message, qint64 nowS,
                                          QByteArrayView iv) const
{
    TESTUM_TRY(const QByteArray ciphertext, encryptAes128Cbc(encryptionKey(), iv, message.view()));
    QByteArray token(kIvOffset, Qt::Uninitialized);
    token[0] = kVersion;
    qToBigEndian<quint64>(static_cast<quint64>(nowS), token.data() + kTimeOffset);
    token.append(iv);
    token.append(ciphertext);
    TESTUM_TRY(const QByteArray mac, hmacSha256(signingKey(), token));
    token.append(mac);
    return token.toBase64(kBase64Url);
}

Result<SecretBytes> Fernet::verify(QByteArrayView token, qint64 nowS,
                                   std::optional<std::chrono::seconds> ttl) const
{
    const auto decoded = decodeStrictBase64(token, kBase64Url);
    if (!decoded)
        return refused("fernet.bad_base64", "The token is not url-safe base64");
    const QByteArrayView all(*decoded);
    if (all.size() < kCiphertextOffset + kSha256Bytes)
        return refused("fernet.too_short", "The token is too short");
    if (all[0] != kVersion)
        return refused("fernet.bad_version", "The token's version is not 0x80");
    const QByteArrayView signedPart = all.chopped(kSha256Bytes);
    TESTUM_TRY(const QByteArray mac, hmacSha256(signingKey(), signedPart));
    if (!equalConstantTime(mac, all.last(kSha256Bytes)))
        return refused("fernet.bad_mac", "The token was not made with this key, or was changed");
    if (ttl)
        TESTUM_TRY_VOID(checkTime(qFromBigEndian<quint64>(all.data() + kTimeOffset), nowS, *ttl));
    return decryptAes128Cbc(encryptionKey(), all.sliced(kIvOffset, kIvBytes),
                            signedPart.sliced(kCiphertextOffset));
}

} // namespace testum::crypto
