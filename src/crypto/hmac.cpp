#include "crypto/hmac.h"

#include "crypto/opensslerror.h"
#include "crypto/opensslhandles.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>

#include <array>

namespace testum::crypto {

namespace {

const unsigned char *bytes(QByteArrayView view)
{
    // OpenSSL tells "empty" from "not given" by the pointer.
    return reinterpret_cast<const unsigned char *>(view.data() ? view.data() : "");
}

} // namespace

Result<QByteArray> hmacSha256(QByteArrayView key, QByteArrayView message)
{
    const MacHandle mac(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr));
    if (!mac)
        return opensslError("HMAC");
    const MacContext context(EVP_MAC_CTX_new(mac.get()));
    if (!context)
        return opensslError("HMAC");
    std::array<char, 7> digest{"SHA256"};
    const std::array params{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    QByteArray result(kSha256Bytes, Qt::Uninitialized);
    std::size_t written = 0;
    if (EVP_MAC_init(context.get(), bytes(key), static_cast<std::size_t>(key.size()),
                     params.data()) != 1 ||
        EVP_MAC_update(context.get(), bytes(message), static_cast<std::size_t>(message.size())) !=
            1 ||
        EVP_MAC_final(context.get(), reinterpret_cast<unsigned char *>(result.data()), &written,
                      static_cast<std::size_t>(result.size())) != 1 ||
        written != static_cast<std::size_t>(kSha256Bytes))
        return opensslError("HMAC");
    return result;
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() &&
           (a.isEmpty() ||
            CRYPTO_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0);
}

} // namespace testum::crypto
