#include "crypto/random.h"

#include "crypto/strictbase64.h"

#include <QCryptographicHash>

#include <openssl/err.h>
#include <openssl/rand.h>

#include <limits>

namespace testum::crypto {

Result<SecretBytes> randomBytes(qsizetype size)
{
    SecretBytes bytes = SecretBytes::zeros(size);
    // RAND_priv_bytes: a generator of its own, so that published randomness (IVs, salts, tokens)
    // tells nothing about keys.
    if (size < 0 || size > std::numeric_limits<int>::max() ||
        (size > 0 && RAND_priv_bytes(reinterpret_cast<unsigned char *>(bytes.data()),
                                     static_cast<int>(size)) != 1)) {
        ERR_clear_error();
        return Error{ErrorCode::Internal, "crypto.random_failed",
                     QStringLiteral("The random generator gave no bytes")};
    }
    return bytes;
}

Result<QByteArray> randomToken()
{
    constexpr qsizetype kTokenBytes = 32;
    TESTUM_TRY(const SecretBytes bytes, randomBytes(kTokenBytes));
    return QByteArray::fromRawData(bytes.constData(), bytes.size()).toBase64(kBase64UrlUnpadded);
}

QByteArray tokenHash(QByteArrayView token)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(token);
    return hash.result().toHex();
}

} // namespace testum::crypto
