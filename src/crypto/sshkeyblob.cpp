#include "crypto/sshkeyblob.h"

#include "crypto/opensslhandles.h"
#include "crypto/sshwire.h"

#include <openssl/core_names.h>
#include <openssl/err.h>

#include <array>
#include <bit>
#include <string>

namespace testum::crypto {

namespace {

constexpr int kMinRsaBits = 2048;
constexpr int kMaxRsaBits = 16384; // OpenSSH's own limit
constexpr qsizetype kEd25519Bytes = 32;

enum class Family { Rsa, Ecdsa, Ed25519, Dsa };

struct KeyType
{
    QLatin1String name;
    Family family;
    bool isSecurityKey; ///< FIDO: an application string follows (PROTOCOL.u2f)
    const char *sshCurve;
    const char *opensslGroup;
    int bits;
};

constexpr std::array kKeyTypes{
    KeyType{QLatin1String("ssh-ed25519"), Family::Ed25519, false, "", "", 256},
    KeyType{QLatin1String("ssh-rsa"), Family::Rsa, false, "", "", 0},
    KeyType{QLatin1String("ecdsa-sha2-nistp256"), Family::Ecdsa, false, "nistp256", "P-256", 256},
    KeyType{QLatin1String("ecdsa-sha2-nistp384"), Family::Ecdsa, false, "nistp384", "P-384", 384},
    KeyType{QLatin1String("ecdsa-sha2-nistp521"), Family::Ecdsa, false, "nistp521", "P-521", 521},
    KeyType{QLatin1String("sk-ssh-ed25519@openssh.com"), Family::Ed25519, true, "", "", 256},
    KeyType{QLatin1String("sk-ecdsa-sha2-nistp256@openssh.com"), Family::Ecdsa, true, "nistp256",
            "P-256", 256},
    // Known only to be refused with its own words.
    KeyType{QLatin1String("ssh-dss"), Family::Dsa, false, "", "", 1024},
};

const KeyType *findType(QStringView name)
{
    for (const KeyType &type : kKeyTypes) {
        if (name == type.name)
            return &type;
    }
    return nullptr;
}

Error refused(const char *reason, const ErrorArgs &args = {})
{
    return fieldError(QStringLiteral("public_key"), reason, args);
}

int bitLength(QByteArrayView magnitude)
{
    return static_cast<int>(magnitude.size() - 1) * 8 +
           static_cast<int>(std::bit_width(static_cast<unsigned char>(magnitude.front())));
}

bool isPointOnCurve(const char *group, QByteArrayView point)
{
    constexpr char kUncompressed = 4; // the only form SSH knows (RFC 5656 3.1)
    if (point.isEmpty() || point.front() != kUncompressed)
        return false;
    std::string groupName(group);
    QByteArray copy = point.toByteArray();
    const std::array params{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, groupName.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, copy.data(),
                                          static_cast<std::size_t>(copy.size())),
        OSSL_PARAM_construct_end()};
    const KeyContext builder(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *raw = nullptr;
    const bool built = builder && EVP_PKEY_fromdata_init(builder.get()) == 1 &&
                       EVP_PKEY_fromdata(builder.get(), &raw, EVP_PKEY_PUBLIC_KEY,
                                         const_cast<OSSL_PARAM *>(params.data())) == 1;
    const KeyHandle key(raw);
    const KeyContext checker(built ? EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr)
                                   : nullptr);
    const bool valid = checker && EVP_PKEY_public_check(checker.get()) == 1;
    ERR_clear_error();
    return valid;
}

Result<int> readRsa(SshWireReader &reader)
{
    const auto exponent = reader.readPositiveMpint();
    const auto modulus = reader.readPositiveMpint();
    if (!exponent || !modulus)
        return refused("key.malformed");
    const bool oddNumbers = (exponent->back() & 1) != 0 && (modulus->back() & 1) != 0;
    const int bits = bitLength(*modulus);
    if (!oddNumbers || bitLength(*exponent) < 2 || bitLength(*exponent) > bits ||
        bits > kMaxRsaBits)
        return refused("key.malformed");
    if (bits < kMinRsaBits)
        return refused("key.too_weak", {{QStringLiteral("bits"), QString::number(bits)},
                                        {QStringLiteral("type"), QStringLiteral("RSA")}});
    return bits;
}

Result<int> readEcdsa(const KeyType &type, SshWireReader &reader)
{
    const auto curve = reader.readString();
    const auto point = reader.readString();
    if (!curve || !point || *curve != QByteArrayView(type.sshCurve) ||
        !isPointOnCurve(type.opensslGroup, *point))
        return refused("key.malformed");
    return type.bits;
}

Result<int> readEd25519(const KeyType &type, SshWireReader &reader)
{
    const auto point = reader.readString();
    if (!point || point->size() != kEd25519Bytes)
        return refused("key.malformed");
    return type.bits;
}

Result<int> readKey(const KeyType &type, SshWireReader &reader)
{
    switch (type.family) {
    case Family::Rsa:
        return readRsa(reader);
    case Family::Ecdsa:
        return readEcdsa(type, reader);
    case Family::Ed25519:
        return readEd25519(type, reader);
    case Family::Dsa:
        break;
    }
    return refused("key.too_weak", {{QStringLiteral("bits"), QString::number(type.bits)},
                                    {QStringLiteral("type"), QStringLiteral("DSA")}});
}

} // namespace

bool isSupportedKeyType(QStringView type) { return findType(type) != nullptr; }

Result<int> publicKeyBits(QStringView typeName, QByteArrayView blob)
{
    const KeyType *type = findType(typeName);
    if (!type)
        return refused("key.unsupported_type", {{QStringLiteral("type"), typeName.toString()}});
    SshWireReader reader(blob);
    if (reader.readString() != QByteArrayView(typeName.toLatin1()))
        return refused("key.malformed");
    TESTUM_TRY(const int bits, readKey(*type, reader));
    if (type->isSecurityKey && reader.readString().value_or(QByteArrayView()).isEmpty())
        return refused("key.malformed");
    if (!reader.atEnd())
        return refused("key.malformed");
    return bits;
}

} // namespace testum::crypto
