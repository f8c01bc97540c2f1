#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <memory>

namespace testum::crypto {

/// OpenSSL's objects as unique_ptr. Only .cpp files of this room include this header.
struct OpensslDeleter
{
    void operator()(EVP_CIPHER *p) const noexcept { EVP_CIPHER_free(p); }
    void operator()(EVP_CIPHER_CTX *p) const noexcept { EVP_CIPHER_CTX_free(p); }
    void operator()(EVP_MAC *p) const noexcept { EVP_MAC_free(p); }
    void operator()(EVP_MAC_CTX *p) const noexcept { EVP_MAC_CTX_free(p); }
    void operator()(EVP_KDF *p) const noexcept { EVP_KDF_free(p); }
    void operator()(EVP_KDF_CTX *p) const noexcept { EVP_KDF_CTX_free(p); }
    void operator()(EVP_PKEY *p) const noexcept { EVP_PKEY_free(p); }
    void operator()(EVP_PKEY_CTX *p) const noexcept { EVP_PKEY_CTX_free(p); }
    void operator()(BIO *p) const noexcept { BIO_free_all(p); }
    void operator()(BIGNUM *p) const noexcept { BN_clear_free(p); }
};

using CipherHandle = std::unique_ptr<EVP_CIPHER, OpensslDeleter>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, OpensslDeleter>;
using MacHandle = std::unique_ptr<EVP_MAC, OpensslDeleter>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, OpensslDeleter>;
using KdfHandle = std::unique_ptr<EVP_KDF, OpensslDeleter>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, OpensslDeleter>;
using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslDeleter>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, OpensslDeleter>;
using BioHandle = std::unique_ptr<BIO, OpensslDeleter>;
using BignumHandle = std::unique_ptr<BIGNUM, OpensslDeleter>;

} // namespace testum::crypto
