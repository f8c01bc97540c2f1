#include "crypto/random.h"
#include "crypto/selftest.h"

#include <QSet>
#include <QTest>

using namespace testum;
using namespace testum::crypto;

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheBytesAskedFor_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 32, 100'000})
            QTest::addRow("%d bytes", static_cast<int>(size)) << size;
    }
    void givesTheBytesAskedFor()
    {
        QFETCH(const qsizetype, size);
        const auto bytes = randomBytes(size);
        QVERIFY(bytes.has_value());
        QCOMPARE(bytes->size(), size);
    }

    void usesAllByteValues()
    {
        // 100,000 bytes without one of the 256 values: probability 256 · (255/256)^100000 < 1e-167.
        const SecretBytes bytes = randomBytes(100'000).value();
        QSet<char> seen;
        for (const char byte : bytes.view())
            seen.insert(byte);
        QCOMPARE(seen.size(), qsizetype{256});
    }

    void refusesANegativeSize()
    {
        const auto bytes = randomBytes(-1);
        QVERIFY(!bytes);
        QVERIFY(bytes.error().is("crypto.random_failed"));
    }

    void tokensAreUrlSafeAndDifferent()
    {
        QSet<QByteArray> tokens;
        for (int i = 0; i < 1000; ++i)
            tokens.insert(randomToken().value());
        QCOMPARE(tokens.size(), qsizetype{1000});
        for (const QByteArray &token : std::as_const(tokens)) {
            QCOMPARE(token.size(), qsizetype{43});
            QVERIFY(!token.contains('+') && !token.contains('/') && !token.contains('='));
        }
    }

    void hashesTokensWithSha256() // FIPS 180-4
    {
        QCOMPARE(tokenHash("abc"),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(tokenHash(""),
                 QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void theSelfTestPasses() { QVERIFY(runSelfTest().has_value()); }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
