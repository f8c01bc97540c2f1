#include "crypto/selftest.h"

#include "crypto/fernet.h"
#include "crypto/hmac.h"
#include "crypto/kdf.h"
#include "crypto/random.h"

namespace testum::crypto {

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

bool hashWorks() // FIPS 180-4, "abc"
{
    return tokenHash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
}

bool hmacWorks() // RFC 4231 4.3
{
    const auto mac = hmacSha256("Jefe", "what do ya want for nothing?");
    return mac && *mac == hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

bool hkdfWorks() // RFC 5869 A.1
{
    const auto key = hkdfSha256(hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                                hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42);
    return key && key->equals(hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                                  "34007208d5b887185865"));
}

bool scryptWorks() // RFC 7914 12, first vector
{
    const auto key = scrypt("", "", ScryptCost{4, 1, 1}, 64);
    return key &&
           key->equals(hex("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                           "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"));
}

bool fernetWorks() // fernet/spec generate.json
{
    const QByteArray token = QByteArrayLiteral(
        "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7Jcbmr"
        "R64jVmpU4IwqDA==");
    constexpr qint64 kNowS = 499162800;
    const auto fernet = Fernet::create(
        SecretBytes(hex("730ff4c7af3d46923e8ed451ee813c87f790b0a226bc96a92de49b5e9c05e1ee")));
    if (!fernet)
        return false;
    const auto made = fernet->generateWithIv(SecretBytes("hello"), kNowS,
                                             hex("000102030405060708090a0b0c0d0e0f"));
    const auto opened = fernet->verify(token, kNowS);
    return made && *made == token && opened && opened->equals("hello");
}

struct KnownAnswerTest
{
    const char *name;
    bool (*works)();
};

constexpr KnownAnswerTest kTests[] = {{"SHA-256", hashWorks},
                                      {"HMAC-SHA256", hmacWorks},
                                      {"HKDF-SHA256", hkdfWorks},
                                      {"scrypt", scryptWorks},
                                      {"Fernet", fernetWorks}};

} // namespace

Result<void> runSelfTest()
{
    for (const KnownAnswerTest &test : kTests) {
        if (!test.works())
            return Error{ErrorCode::Internal, "crypto.self_test_failed",
                         QStringLiteral("A self-test of the cryptography failed"),
                         QString::fromLatin1(test.name)};
    }
    return {};
}

} // namespace testum::crypto
