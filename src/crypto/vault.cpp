#include "crypto/vault.h"

#include "crypto/fernet.h"
#include "crypto/hmac.h"
#include "crypto/kdf.h"
#include "crypto/random.h"
#include "domain/masterkey.h"

#include <QtEndian>

#include <utility>

namespace testum::crypto {

namespace {

constexpr qsizetype kKeyIdBytes = 8;

void appendPart(QByteArray &info, const QByteArray &part)
{
    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    char length[4];
    qToBigEndian<quint32>(static_cast<quint32>(part.size()), length);
    info.append(length, sizeof length);
    info.append(part);
}

QByteArray recordInfo(const SecretContext &context)
{
    QByteArray info;
    appendPart(info, "testum/v1");
    appendPart(info, context.table.toUtf8());
    appendPart(info, context.column.toUtf8());
    appendPart(info, context.rowId.toUtf8());
    appendPart(info, context.host.toUtf8());
    appendPart(info, QByteArray::number(context.port));
    appendPart(info, context.username.toUtf8());
    return info;
}

Result<Fernet> recordFernet(const SecretBytes &masterKey, const QString &keyId,
                            const SecretContext &context)
{
    TESTUM_TRY(SecretBytes key, hkdfSha256(masterKey.view(), keyId.toLatin1(), recordInfo(context),
                                           Fernet::kKeyBytes));
    return Fernet::create(std::move(key));
}

} // namespace

Vault::Vault(SecretBytes masterKey, QString keyId, const Clock &clock)
    : m_masterKey(std::move(masterKey))
    , m_keyId(std::move(keyId))
    , m_clock(clock)
{}

Result<std::unique_ptr<Vault>> Vault::create(SecretBytes masterKey, const Clock &clock)
{
    if (masterKey.size() != domain::kMasterKeyBytes)
        return Error{ErrorCode::InvalidArgument, "vault.key_malformed",
                     QStringLiteral("The master key does not have 32 bytes")};
    TESTUM_TRY(const SecretBytes id,
               hkdfSha256(masterKey.view(), {}, "testum/v1/key-id", kKeyIdBytes));
    const QString keyId =
        QString::fromLatin1(QByteArray::fromRawData(id.constData(), id.size()).toHex());
    return std::unique_ptr<Vault>(new Vault(std::move(masterKey), keyId, clock));
}

Result<SecretBytes> Vault::generateMasterKey() { return randomBytes(domain::kMasterKeyBytes); }

SecretBytes Vault::encodeKey(const SecretBytes &key) { return domain::encodeMasterKey(key); }

Result<SecretBytes> Vault::decodeKey(QByteArrayView text) { return domain::decodeMasterKey(text); }

QString Vault::keyId() const { return m_keyId; }

Result<QByteArray> Vault::seal(const SecretContext &context, const SecretBytes &secret) const
{
    TESTUM_TRY(const Fernet fernet, recordFernet(m_masterKey, m_keyId, context));
    return fernet.generate(secret, m_clock.nowMs() / 1000);
}

Result<SecretBytes> Vault::open(const SecretContext &context, const QByteArray &token) const
{
    TESTUM_TRY(const Fernet fernet, recordFernet(m_masterKey, m_keyId, context));
    auto opened = fernet.verify(token, m_clock.nowMs() / 1000);
    if (opened || opened.error().code != ErrorCode::DataLoss)
        return opened;
    // One answer for every class: only the log's detail says what was wrong with the token.
    return Error{ErrorCode::DataLoss, "vault.cannot_open",
                 QStringLiteral("A stored secret cannot be opened: the master key is another one, "
                                "or the record was moved or changed"),
                 QString::fromLatin1(opened.error().reason)};
}

Result<SecretBytes> Vault::deriveKey(const QByteArray &purpose) const
{
    QByteArray info;
    appendPart(info, "testum/v1/purpose");
    appendPart(info, purpose);
    return hkdfSha256(m_masterKey.view(), m_keyId.toLatin1(), info, Fernet::kKeyBytes);
}

Result<QByteArray> Vault::mac(const QByteArray &purpose, const QByteArray &message) const
{
    TESTUM_TRY(const SecretBytes key, deriveKey(purpose));
    TESTUM_TRY(const QByteArray mac, hmacSha256(key.view(), message));
    return mac.toHex();
}

} // namespace testum::crypto
