#include "crypto/opensslerror.h"
#include "crypto/opensslhandles.h"
#include "crypto/opensshprivatekey.h"
#include "crypto/sshpublickey.h"
#include "crypto/sshwire.h"

#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <utility>

namespace testum::crypto {

namespace {

constexpr std::size_t kEd25519Bytes = 32;

Result<KeyHandle> generate(KeyKind kind)
{
    KeyHandle key;
    switch (kind) {
    case KeyKind::Ed25519:
        key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        break;
    case KeyKind::Rsa3072:
        key.reset(EVP_RSA_gen(3072));
        break;
    case KeyKind::Rsa4096:
        key.reset(EVP_RSA_gen(4096));
        break;
    case KeyKind::EcdsaP256:
        key.reset(EVP_EC_gen("P-256"));
        break;
    }
    if (!key)
        return opensslError("key generation");
    return key;
}

Result<QByteArray> number(const EVP_PKEY *key, const char *name)
{
    BIGNUM *raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1)
        return opensslError("key export");
    const BignumHandle value(raw);
    QByteArray bytes(BN_num_bytes(value.get()), Qt::Uninitialized);
    if (BN_bn2bin(value.get(), reinterpret_cast<unsigned char *>(bytes.data())) != bytes.size())
        return opensslError("key export");
    return bytes;
}

Result<QByteArray> rsaBlob(const EVP_PKEY *key)
{
    TESTUM_TRY(const QByteArray exponent, number(key, OSSL_PKEY_PARAM_RSA_E));
    TESTUM_TRY(const QByteArray modulus, number(key, OSSL_PKEY_PARAM_RSA_N));
    QByteArray blob;
    appendSshString(blob, "ssh-rsa");
    appendSshMpint(blob, exponent);
    appendSshMpint(blob, modulus);
    return blob;
}

Result<QByteArray> ecdsaBlob(const EVP_PKEY *key)
{
    constexpr std::size_t kPointBytes = 65; // 4 ‖ x ‖ y
    std::array<unsigned char, kPointBytes> point{};
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, point.data(),
                                        point.size(), &size) != 1 ||
        size != point.size())
        return opensslError("key export");
    QByteArray blob;
    appendSshString(blob, "ecdsa-sha2-nistp256");
    appendSshString(blob, "nistp256");
    appendSshString(blob, QByteArrayView(point.data(), static_cast<qsizetype>(point.size())));
    return blob;
}

Result<QByteArray> ed25519PublicKey(const EVP_PKEY *key)
{
    QByteArray bytes(kEd25519Bytes, Qt::Uninitialized);
    std::size_t size = kEd25519Bytes;
    if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(bytes.data()), &size) !=
            1 ||
        size != kEd25519Bytes)
        return opensslError("key export");
    return bytes;
}

Result<SecretBytes> ed25519Seed(const EVP_PKEY *key)
{
    SecretBytes seed = SecretBytes::zeros(kEd25519Bytes);
    std::size_t size = kEd25519Bytes;
    if (EVP_PKEY_get_raw_private_key(key, reinterpret_cast<unsigned char *>(seed.data()), &size) !=
            1 ||
        size != kEd25519Bytes)
        return opensslError("key export");
    return seed;
}

Result<SecretBytes> pkcs8Pem(const EVP_PKEY *key)
{
    const BioHandle bio(BIO_new(BIO_s_secmem())); // wiped when freed
    if (!bio ||
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslError("key export");
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    if (size <= 0 || !data)
        return opensslError("key export");
    return SecretBytes(QByteArrayView(data, size));
}

QString lineOf(const QByteArray &type, const QByteArray &blob, const QString &comment)
{
    return QString::fromLatin1(type) + u' ' + QString::fromLatin1(blob.toBase64()) + u' ' + comment;
}

Result<GeneratedKeyPair> pair(const QByteArray &type, const QByteArray &blob,
                              SecretBytes privateKey, const QString &comment)
{
    // Reading the new key as any other one checks it and fills in bits and fingerprint.
    TESTUM_TRY(SshPublicKey publicKey, parsePublicKey(lineOf(type, blob, comment)));
    return GeneratedKeyPair{std::move(publicKey), std::move(privateKey)};
}

} // namespace

Result<GeneratedKeyPair> generateKeyPair(KeyKind kind, const QString &comment)
{
    if (!isValidKeyComment(comment))
        return fieldError(QStringLiteral("comment"), "key.comment_malformed");
    TESTUM_TRY(const KeyHandle key, generate(kind));
    switch (kind) {
    case KeyKind::Ed25519: {
        TESTUM_TRY(const QByteArray publicKey, ed25519PublicKey(key.get()));
        TESTUM_TRY(const SecretBytes seed, ed25519Seed(key.get()));
        TESTUM_TRY(SecretBytes text, openSshEd25519PrivateKey(seed, publicKey, comment.toUtf8()));
        return pair("ssh-ed25519", ed25519PublicBlob(publicKey), std::move(text), comment);
    }
    case KeyKind::Rsa3072:
    case KeyKind::Rsa4096: {
        TESTUM_TRY(const QByteArray blob, rsaBlob(key.get()));
        TESTUM_TRY(SecretBytes text, pkcs8Pem(key.get()));
        return pair("ssh-rsa", blob, std::move(text), comment);
    }
    case KeyKind::EcdsaP256: {
        TESTUM_TRY(const QByteArray blob, ecdsaBlob(key.get()));
        TESTUM_TRY(SecretBytes text, pkcs8Pem(key.get()));
        return pair("ecdsa-sha2-nistp256", blob, std::move(text), comment);
    }
    }
    return opensslError("key generation");
}

} // namespace testum::crypto
