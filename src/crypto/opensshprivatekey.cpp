#include "crypto/opensshprivatekey.h"

#include "crypto/opensslerror.h"
#include "crypto/random.h"
#include "crypto/sshwire.h"

#include <QtEndian>

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace testum::crypto {

namespace {

constexpr QByteArrayView kMagic("openssh-key-v1\0", 15);
constexpr QByteArrayView kKeyType("ssh-ed25519");
constexpr qsizetype kBlockBytes = 8; // of the cipher "none"

/// Private section: two equal check numbers, the key, its comment, padding 1, 2, 3 …
Result<SecretWireWriter> privateSection(const SecretBytes &seed, const QByteArray &publicKey,
                                        const QByteArray &comment)
{
    constexpr qsizetype kFixedBytes = 256;
    TESTUM_TRY(const SecretBytes check, randomBytes(4));
    SecretWireWriter section(kFixedBytes + comment.size());
    section.appendBytes(check.view());
    section.appendBytes(check.view());
    section.appendString(kKeyType);
    section.appendString(publicKey);
    section.appendUint32(static_cast<quint32>(seed.size() + publicKey.size()));
    section.appendBytes(seed.view());
    section.appendBytes(publicKey);
    section.appendString(comment);
    for (char pad = 1; section.size() % kBlockBytes != 0; ++pad)
        section.appendBytes({&pad, 1});
    return section;
}

/// Base64 in lines of 70 characters between the markers, never outside wiped memory.
Result<SecretBytes> armoured(QByteArrayView binary)
{
    constexpr QByteArrayView kBegin("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    constexpr QByteArrayView kEnd("-----END OPENSSH PRIVATE KEY-----\n");
    constexpr qsizetype kLineLength = 70;
    const qsizetype digits = (binary.size() + 2) / 3 * 4;
    SecretBytes base64 = SecretBytes::zeros(digits + 1); // EVP_EncodeBlock adds a NUL
    if (binary.size() > std::numeric_limits<int>::max() / 2 ||
        EVP_EncodeBlock(reinterpret_cast<unsigned char *>(base64.data()),
                        reinterpret_cast<const unsigned char *>(binary.data()),
                        static_cast<int>(binary.size())) != digits)
        return opensslError("base64");
    const qsizetype lines = (digits + kLineLength - 1) / kLineLength;
    SecretWireWriter text(kBegin.size() + digits + lines + kEnd.size());
    text.appendBytes(kBegin);
    for (qsizetype at = 0; at < digits; at += kLineLength) {
        text.appendBytes(base64.view().sliced(at, std::min(kLineLength, digits - at)));
        text.appendBytes("\n");
    }
    text.appendBytes(kEnd);
    return SecretBytes(text.view());
}

} // namespace

QByteArray ed25519PublicBlob(const QByteArray &publicKey)
{
    QByteArray blob;
    appendSshString(blob, kKeyType);
    appendSshString(blob, publicKey);
    return blob;
}

Result<SecretBytes> openSshEd25519PrivateKey(const SecretBytes &seed, const QByteArray &publicKey,
                                             const QByteArray &comment)
{
    constexpr qsizetype kHeaderBytes = 256;
    TESTUM_TRY(const SecretWireWriter section, privateSection(seed, publicKey, comment));
    SecretWireWriter file(kHeaderBytes + section.size());
    file.appendBytes(kMagic);
    file.appendString("none"); // cipher
    file.appendString("none"); // key derivation
    file.appendString({});     // its options
    file.appendUint32(1);      // number of keys
    file.appendString(ed25519PublicBlob(publicKey));
    file.appendString(section.view());
    return armoured(file.view());
}

} // namespace testum::crypto
