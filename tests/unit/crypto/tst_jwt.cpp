#include "crypto/jwt.h"

#include "crypto/jws.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace testum;
using namespace testum::crypto;

namespace {

constexpr qint64 kNowS = 1'700'000'000;
constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

SecretBytes key() { return SecretBytes(QByteArray(32, 'k')); }

JwtClaims claims()
{
    return {QStringLiteral("user"), QStringLiteral("session"), QStringLiteral("token"), kNowS,
            kNowS + 900};
}

QJsonObject payload()
{
    return {{QStringLiteral("iss"), QStringLiteral("testum")},
            {QStringLiteral("aud"), QStringLiteral("testum")},
            {QStringLiteral("sub"), QStringLiteral("user")},
            {QStringLiteral("sid"), QStringLiteral("session")},
            {QStringLiteral("jti"), QStringLiteral("token")},
            {QStringLiteral("iat"), kNowS},
            {QStringLiteral("exp"), kNowS + 900}};
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray tokenOf(const QByteArray &header, const QByteArray &body)
{
    return signJws(header, body, key()).value();
}

const char *const kHeader = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

// RFC 7515 A.1
const char *const kRfcKey =
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
const char *const kRfcToken = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                              ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGx"
                              "lLmNvbS9pc19yb290Ijp0cnVlfQ"
                              ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

SecretBytes rfcKey() { return SecretBytes(QByteArray::fromBase64(kRfcKey, kUrl)); }

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsTheVectorOfRfc7515()
    {
        const auto token = signJws(
            "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
            "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
            rfcKey());
        QVERIFY(token.has_value());
        QCOMPARE(*token, QByteArray(kRfcToken));
    }

    void verifiesTheVectorOfRfc7515()
    {
        const auto parts = verifyJws(kRfcToken, rfcKey());
        QVERIFY(parts.has_value());
        QCOMPARE(parts->header, QByteArray("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}"));
        QVERIFY(parts->payload.startsWith("{\"iss\":\"joe\""));
    }

    void refusesTheTokenOfAnotherIssuer()
    {
        const auto read = verifyJwt(kRfcToken, rfcKey(), 1'300'819'000);
        QVERIFY(!read);
        QVERIFY(read.error().is("auth.token_invalid"));
    }

    void readsWhatItSigned()
    {
        const auto read = verifyJwt(signJwt(claims(), key()).value(), key(), kNowS);
        QVERIFY(read.has_value());
        QCOMPARE(read->subject, QStringLiteral("user"));
        QCOMPARE(read->sessionId, QStringLiteral("session"));
        QCOMPARE(read->id, QStringLiteral("token"));
        QCOMPARE(read->issuedAtS, kNowS);
        QCOMPARE(read->expiresAtS, kNowS + 900);
    }

    void declaresItsTypeAndAlgorithm()
    {
        const QByteArray token = signJwt(claims(), key()).value();
        const QJsonObject header =
            QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.')[0], kUrl)).object();
        QCOMPARE(header, (QJsonObject{{QStringLiteral("alg"), QStringLiteral("HS256")},
                                      {QStringLiteral("typ"), QStringLiteral("JWT")}}));
    }

    void holdsTheTimesAgainstTheClock_data()
    {
        QTest::addColumn<qint64>("nowS");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("at once") << kNowS << QByteArray();
        QTest::newRow("last second of the leeway") << kNowS + 959 << QByteArray();
        QTest::newRow("after the leeway") << kNowS + 960 << QByteArray("auth.token_expired");
        QTest::newRow("clock behind within the leeway") << kNowS - 60 << QByteArray();
        QTest::newRow("issued in the future") << kNowS - 61 << QByteArray("auth.token_invalid");
    }
    void holdsTheTimesAgainstTheClock()
    {
        QFETCH(const qint64, nowS);
        const auto read = verifyJwt(signJwt(claims(), key()).value(), key(), nowS);
        if (!read)
            QCOMPARE(read.error().code, ErrorCode::Unauthenticated);
        const QByteArray reason = read ? QByteArray() : QByteArray(read.error().reason);
        QTEST(reason, "reason");
    }

    void refusesAnotherKey()
    {
        const auto read =
            verifyJwt(signJwt(claims(), key()).value(), SecretBytes(QByteArray(32, 'K')), kNowS);
        QVERIFY(!read);
        QVERIFY(read.error().is("auth.token_invalid"));
    }

    void refusesAnotherHeader_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QByteArray("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        QTest::newRow("HS512") << QByteArray("{\"alg\":\"HS512\",\"typ\":\"JWT\"}");
        QTest::newRow("RS256") << QByteArray("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        QTest::newRow("other case") << QByteArray("{\"alg\":\"hs256\",\"typ\":\"JWT\"}");
        QTest::newRow("no typ") << QByteArray("{\"alg\":\"HS256\"}");
        QTest::newRow("another typ") << QByteArray("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}");
        QTest::newRow("crit") << QByteArray(
            "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"],\"exp\":1}");
        QTest::newRow("kid") << QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../x\"}");
        QTest::newRow("jwk") << QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":{}}");
        QTest::newRow("list") << QByteArray("[\"HS256\"]");
        QTest::newRow("empty") << QByteArray();
    }
    void refusesAnotherHeader()
    {
        QFETCH(const QByteArray, header);
        const auto read = verifyJwt(tokenOf(header, json(payload())), key(), kNowS);
        QVERIFY(!read);
        QVERIFY(read.error().is("auth.token_invalid"));
    }

    void refusesOtherClaims_data()
    {
        QTest::addColumn<QJsonObject>("body");
        const auto row = [](const char *name, const char *claim, const QJsonValue &value) {
            QJsonObject body = payload();
            if (value.isUndefined())
                body.remove(QLatin1String(claim));
            else
                body.insert(QLatin1String(claim), value);
            QTest::newRow(name) << body;
        };
        const QJsonValue missing(QJsonValue::Undefined);
        for (const char *claim : {"iss", "aud", "sub", "sid", "jti", "iat", "exp"})
            row(claim, claim, missing);
        row("another issuer", "iss", QStringLiteral("joe"));
        row("another audience", "aud", QStringLiteral("joe"));
        row("a list of audiences", "aud", QJsonArray{QStringLiteral("testum")});
        row("empty subject", "sub", QString());
        row("subject is a number", "sub", 1);
        row("session is null", "sid", QJsonValue::Null);
        row("expiry is text", "exp", QString::number(kNowS + 900));
        row("expiry has a fraction", "exp", static_cast<double>(kNowS) + 0.5);
        row("expiry is negative", "exp", -1);
        row("expiry is huge", "exp", 1e300);
        row("expiry before issue", "exp", kNowS);
        row("a claim too many", "nbf", kNowS);
    }
    void refusesOtherClaims()
    {
        QFETCH(const QJsonObject, body);
        const auto read = verifyJwt(tokenOf(kHeader, json(body)), key(), kNowS);
        QVERIFY(!read);
        QVERIFY(read.error().is("auth.token_invalid"));
    }

    void theHandmadeTokenIsOtherwiseGood()
    {
        QVERIFY(verifyJwt(tokenOf(kHeader, json(payload())), key(), kNowS).has_value());
    }

    void refusesMalformedTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = tokenOf(kHeader, json(payload()));
        const QByteArray unsignedPart = good.left(good.lastIndexOf('.'));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("no signature") << unsignedPart + '.';
        QTest::newRow("two parts") << unsignedPart;
        QTest::newRow("four parts") << good + ".x";
        QTest::newRow("padding") << good + '=';
        QTest::newRow("blank in front") << ' ' + good;
        QTest::newRow("line end") << good + '\n';
        QTest::newRow("standard alphabet") << unsignedPart + ".++++";
        QTest::newRow("signature cut") << good.chopped(2);
        QTest::newRow("too long") << good + QByteArray(5000, 'A');
        QTest::newRow("payload is not JSON") << tokenOf(kHeader, "not json");
    }
    void refusesMalformedTokens()
    {
        QFETCH(const QByteArray, token);
        const auto read = verifyJwt(token, key(), kNowS);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unauthenticated);
        QVERIFY(read.error().is("auth.token_invalid"));
    }

    void refusesEveryChangedCharacter()
    {
        const QByteArray good = tokenOf(kHeader, json(payload()));
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray changed = good;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!verifyJwt(changed, key(), kNowS), qPrintable(QString::number(i)));
        }
    }

    void needsAKeyOf32Bytes()
    {
        QVERIFY(!signJwt(claims(), SecretBytes(QByteArray(31, 'k'))));
        QVERIFY(!verifyJwt(kRfcToken, SecretBytes(), kNowS));
    }
};

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"
