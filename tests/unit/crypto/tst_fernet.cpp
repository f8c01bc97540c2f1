#include "crypto/fernet.h"

#include <QTest>

#include <utility>

using namespace testum;
using namespace testum::crypto;
using namespace std::chrono_literals;

namespace {

// The published vectors of github.com/fernet/spec share one key and one message.
const char *const kSecret = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
const char *const kHelloToken =
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4I"
    "wqDA==";
constexpr qint64 kGeneratedS = 499162800; // 1985-10-26T01:20:00-07:00
constexpr qint64 kVerifiedS = kGeneratedS + 1;

QByteArray iv() { return QByteArray::fromHex("000102030405060708090a0b0c0d0e0f"); }

Fernet fernet(const char *secret = kSecret)
{
    return Fernet::create(
               SecretBytes(QByteArray::fromBase64(secret, QByteArray::Base64UrlEncoding)))
        .value();
}

} // namespace

class TestFernet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatesThePublishedToken()
    {
        const auto token = fernet().generateWithIv(SecretBytes("hello"), kGeneratedS, iv());
        QVERIFY(token.has_value());
        QCOMPARE(*token, QByteArray(kHelloToken));
    }

    void verifiesThePublishedToken()
    {
        const auto message = fernet().verify(kHelloToken, kVerifiedS, 60s);
        QVERIFY(message.has_value());
        QVERIFY(message->equals("hello"));
    }

    void refusesThePublishedInvalidTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<qint64>("nowS");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *token, const char *reason,
                            qint64 nowS = kVerifiedS) {
            QTest::newRow(name) << QByteArray(token) << nowS << QByteArray(reason);
        };
        row("incorrect mac",
            "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-"
            "szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQU"
            "FBQUFBQQ==",
            "fernet.bad_mac");
        row("too short",
            "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==", "fernet.too_short");
        row("invalid base64",
            "%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-"
            "szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-"
            "p1YsUD2Q==",
            "fernet.bad_base64");
        row("payload size not multiple of block size",
            "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_"
            "v7mrf"
            "yudzUm",
            "fernet.bad_block_size");
        row("payload padding error",
            "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-"
            "JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIb"
            "kuKNqOhw==",
            "fernet.bad_padding");
        row("far-future TS (unacceptable clock skew)",
            "gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-"
            "Y6mSkTOyTGJmw2Xc2a6kBd-iX"
            "9b_qXQcw==",
            "fernet.from_the_future");
        row("expired TTL",
            "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-"
            "szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-"
            "p1YsUD2Q==",
            "fernet.expired", kGeneratedS + 91);
        row("incorrect IV (causes padding error)",
            "gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-"
            "fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TI"
            "vcZjK1zQ==",
            "fernet.bad_padding");
    }
    void refusesThePublishedInvalidTokens()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const qint64, nowS);
        const auto message = fernet().verify(token, nowS, 60s);
        QVERIFY(!message);
        QCOMPARE(message.error().code, ErrorCode::DataLoss);
        QTEST(QByteArray(message.error().reason), "reason");
    }

    void refusesOtherSpellings_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray token(kHelloToken);
        const QByteArray raw = QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding);
        QByteArray version = raw;
        version[0] = '\x81';
        QTest::newRow("empty") << QByteArray() << QByteArray("fernet.too_short");
        QTest::newRow("another version")
            << version.toBase64(QByteArray::Base64UrlEncoding) << QByteArray("fernet.bad_version");
        QTest::newRow("without padding") << token.chopped(2) << QByteArray("fernet.bad_base64");
        QTest::newRow("stray bits")
            << QByteArray(token).replace("DA==", "DB==") << QByteArray("fernet.bad_base64");
        QTest::newRow("line end") << token + '\n' << QByteArray("fernet.bad_base64");
        QTest::newRow("standard alphabet") << raw.toBase64() << QByteArray("fernet.bad_base64");
        QTest::newRow("a byte more")
            << (raw + 'x').toBase64(QByteArray::Base64UrlEncoding) << QByteArray("fernet.bad_mac");
    }
    void refusesOtherSpellings()
    {
        QFETCH(const QByteArray, token);
        const auto message = fernet().verify(token, kVerifiedS);
        QVERIFY(!message);
        QTEST(QByteArray(message.error().reason), "reason");
    }

    void refusesEveryChangedBit()
    {
        const QByteArray raw = QByteArray::fromBase64(kHelloToken, QByteArray::Base64UrlEncoding);
        const Fernet key = fernet();
        for (qsizetype bit = 0; bit < raw.size() * 8; ++bit) {
            QByteArray changed = raw;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto message =
                key.verify(changed.toBase64(QByteArray::Base64UrlEncoding), kVerifiedS);
            QVERIFY2(!message, qPrintable(QString::number(bit)));
        }
    }

    void refusesAnotherKey()
    {
        const auto message =
            fernet("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").verify(kHelloToken, kVerifiedS);
        QVERIFY(!message);
        QVERIFY(message.error().is("fernet.bad_mac"));
    }

    void holdsTheTimeAgainstTheLimits_data()
    {
        QTest::addColumn<qint64>("nowS");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("oldest") << kGeneratedS + 60 << QByteArray();
        QTest::newRow("too old") << kGeneratedS + 61 << QByteArray("fernet.expired");
        QTest::newRow("clock behind") << kGeneratedS - 60 << QByteArray();
        QTest::newRow("clock too far behind")
            << kGeneratedS - 61 << QByteArray("fernet.from_the_future");
    }
    void holdsTheTimeAgainstTheLimits()
    {
        QFETCH(const qint64, nowS);
        const auto message = fernet().verify(kHelloToken, nowS, 60s);
        const QByteArray reason = message ? QByteArray() : QByteArray(message.error().reason);
        QTEST(reason, "reason");
    }

    void ignoresTheTimeWithoutALimit_data()
    {
        QTest::addColumn<qint64>("nowS");
        QTest::newRow("decades later") << kGeneratedS + 2'000'000'000;
        QTest::newRow("a clock that was reset") << qint64{0};
    }
    void ignoresTheTimeWithoutALimit()
    {
        QFETCH(const qint64, nowS);
        const auto message = fernet().verify(kHelloToken, nowS);
        QVERIFY(message.has_value());
        QVERIFY(message->equals("hello"));
    }

    void roundTripsMessagesOfAnyLength_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 15, 16, 17, 31, 32, 4096, 1'000'000})
            QTest::addRow("%d bytes", static_cast<int>(size)) << size;
    }
    void roundTripsMessagesOfAnyLength()
    {
        QFETCH(const qsizetype, size);
        QByteArray message(size, '\0');
        for (qsizetype i = 0; i < size; ++i)
            message[i] = static_cast<char>(i * 31);
        const auto token = fernet().generate(SecretBytes(message), kGeneratedS);
        QVERIFY(token.has_value());
        const auto back = fernet().verify(*token, kGeneratedS, 60s);
        QVERIFY(back.has_value());
        QVERIFY(back->equals(message));
    }

    void neverMakesTheSameTokenTwice()
    {
        const SecretBytes message("hello");
        QVERIFY(fernet().generate(message, kGeneratedS).value() !=
                fernet().generate(message, kGeneratedS).value());
    }

    void refusesAKeyOfAnotherSize_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 16, 31, 33})
            QTest::addRow("%d bytes", static_cast<int>(size)) << size;
    }
    void refusesAKeyOfAnotherSize()
    {
        QFETCH(const qsizetype, size);
        const auto made = Fernet::create(SecretBytes::zeros(size));
        QVERIFY(!made);
        QVERIFY(made.error().is("fernet.key_size"));
    }

    void refusesAnIvOfAnotherSize()
    {
        QVERIFY(!fernet().generateWithIv(SecretBytes("hello"), kGeneratedS, iv().chopped(1)));
    }
};

QTEST_GUILESS_MAIN(TestFernet)
#include "tst_fernet.moc"
