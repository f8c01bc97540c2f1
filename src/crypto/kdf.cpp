#include "crypto/kdf.h"

#include "crypto/opensslerror.h"
#include "crypto/opensslhandles.h"

#include <openssl/core_names.h>

#include <array>

namespace testum::crypto {

namespace {

OSSL_PARAM octets(const char *name, QByteArrayView value)
{
    // OpenSSL only reads the bytes; an empty value still needs an address.
    const char *data = value.data() ? value.data() : "";
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(data),
                                             static_cast<std::size_t>(value.size()));
}

Result<SecretBytes> derive(const char *algorithm, const OSSL_PARAM *params, qsizetype length)
{
    if (length <= 0)
        return opensslError(algorithm);
    const KdfHandle kdf(EVP_KDF_fetch(nullptr, algorithm, nullptr));
    if (!kdf)
        return opensslError(algorithm);
    const KdfContext context(EVP_KDF_CTX_new(kdf.get()));
    if (!context)
        return opensslError(algorithm);
    SecretBytes key = SecretBytes::zeros(length);
    if (EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(key.data()),
                       static_cast<std::size_t>(length), params) != 1)
        return opensslError(algorithm);
    return key;
}

} // namespace

Result<SecretBytes> hkdfSha256(QByteArrayView inputKey, QByteArrayView salt, QByteArrayView info,
                               qsizetype length)
{
    std::array<char, 7> digest{"SHA256"};
    const std::array params{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, inputKey), octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    return derive(OSSL_KDF_NAME_HKDF, params.data(), length);
}

Result<SecretBytes> scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost,
                           qsizetype length)
{
    if (cost.logN < 1 || cost.logN > 30 || cost.r < 1 || cost.r > 64 || cost.p < 1 || cost.p > 64)
        return opensslError("scrypt parameters");
    std::uint64_t n = std::uint64_t{1} << cost.logN;
    std::uint32_t r = static_cast<std::uint32_t>(cost.r);
    std::uint32_t p = static_cast<std::uint32_t>(cost.p);
    // OpenSSL refuses to use more than 32 MiB unless told; what it counts is 128·r·(N + p) and some
    // working space.
    std::uint64_t maxMemoryBytes = 128U * std::uint64_t{r} * (n + p + 2) + 65536U;
    const std::array params{
        octets(OSSL_KDF_PARAM_PASSWORD, password),
        octets(OSSL_KDF_PARAM_SALT, salt),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &maxMemoryBytes),
        OSSL_PARAM_construct_end()};
    return derive("SCRYPT", params.data(), length);
}

} // namespace testum::crypto
