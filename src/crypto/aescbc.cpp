#include "crypto/aescbc.h"

#include "crypto/opensslerror.h"
#include "crypto/opensslhandles.h"

#include <openssl/err.h>

#include <limits>

namespace testum::crypto {

namespace {

constexpr qsizetype kMaxBytes = std::numeric_limits<int>::max() - 2 * kAesBlockBytes;

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

enum class Direction { Decrypt = 0, Encrypt = 1 };

Result<CipherContext> startCipher(QByteArrayView key, QByteArrayView iv, Direction direction)
{
    const CipherHandle cipher(EVP_CIPHER_fetch(nullptr, "AES-128-CBC", nullptr));
    CipherContext context(EVP_CIPHER_CTX_new());
    if (!cipher || !context || key.size() != kAesBlockBytes || iv.size() != kAesBlockBytes ||
        EVP_CipherInit_ex2(context.get(), cipher.get(), bytes(key), bytes(iv),
                           static_cast<int>(direction), nullptr) != 1)
        return opensslError("AES-128-CBC");
    return context;
}

} // namespace

Result<QByteArray> encryptAes128Cbc(QByteArrayView key, QByteArrayView iv, QByteArrayView message)
{
    if (message.size() > kMaxBytes)
        return opensslError("AES-128-CBC");
    TESTUM_TRY(const CipherContext context, startCipher(key, iv, Direction::Encrypt));
    QByteArray result(message.size() + kAesBlockBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(result.data());
    int written = 0;
    int last = 0;
    if ((!message.isEmpty() && EVP_EncryptUpdate(context.get(), out, &written, bytes(message),
                                                 static_cast<int>(message.size())) != 1) ||
        EVP_EncryptFinal_ex(context.get(), out + written, &last) != 1)
        return opensslError("AES-128-CBC");
    result.truncate(written + last);
    return result;
}

Result<SecretBytes> decryptAes128Cbc(QByteArrayView key, QByteArrayView iv,
                                     QByteArrayView ciphertext)
{
    if (ciphertext.isEmpty() || ciphertext.size() % kAesBlockBytes != 0 ||
        ciphertext.size() > kMaxBytes)
        return Error{ErrorCode::DataLoss, "fernet.bad_block_size",
                     QStringLiteral("The ciphertext is not a whole number of blocks")};
    TESTUM_TRY(const CipherContext context, startCipher(key, iv, Direction::Decrypt));
    SecretBytes padded = SecretBytes::zeros(ciphertext.size() + kAesBlockBytes);
    auto *out = reinterpret_cast<unsigned char *>(padded.data());
    int written = 0;
    int last = 0;
    if (EVP_DecryptUpdate(context.get(), out, &written, bytes(ciphertext),
                          static_cast<int>(ciphertext.size())) != 1)
        return opensslError("AES-128-CBC");
    if (EVP_DecryptFinal_ex(context.get(), out + written, &last) != 1) {
        ERR_clear_error();
        return Error{ErrorCode::DataLoss, "fernet.bad_padding",
                     QStringLiteral("The padding of the plaintext is wrong")};
    }
    return SecretBytes(padded.view().first(written + last));
}

} // namespace testum::crypto
