#include "crypto/hmac.h"

#include <QTest>

using namespace testum;
using namespace testum::crypto;

class TestHmac : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesTheVectorsOfRfc4231_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("mac"); // a prefix where the RFC truncates
        QTest::newRow("4.2") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                             << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376"
                                           "c2e32cff7");
        QTest::newRow("4.3") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                             << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b"
                                           "964ec3843");
        QTest::newRow("4.4") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                             << QByteArray("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d963551"
                                           "4ced565fe");
        QTest::newRow("4.5") << QByteArray::fromHex(
                                    "0102030405060708090a0b0c0d0e0f10111213141516171819")
                             << QByteArray(50, '\xcd')
                             << QByteArray("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff"
                                           "46729665b");
        QTest::newRow("4.6") << QByteArray(20, '\x0c') << QByteArray("Test With Truncation")
                             << QByteArray("a3b6167473100ee06e0c796c2955552b");
        QTest::newRow("4.7")
            << QByteArray(131, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        QTest::newRow("4.8")
            << QByteArray(131, '\xaa')
            << QByteArray("This is a test using a larger than block-size key and a larger than "
                          "block-size data. The key needs to be hashed before being used by the "
                          "HMAC algorithm.")
            << QByteArray("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    }
    void computesTheVectorsOfRfc4231()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, mac);
        const auto computed = hmacSha256(key, message);
        QVERIFY(computed.has_value());
        QCOMPARE(computed->size(), kSha256Bytes);
        QCOMPARE(computed->toHex().left(mac.size()), mac);
    }

    void takesAnEmptyKeyAndMessage()
    {
        const auto computed = hmacSha256({}, {});
        QVERIFY(computed.has_value());
        QCOMPARE(computed->toHex(), QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c"
                                               "712144292c5ad"));
    }

    void comparesContentAndLength_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << true;
        QTest::newRow("other") << QByteArray("abc") << QByteArray("abd") << false;
        QTest::newRow("prefix") << QByteArray("abc") << QByteArray("ab") << false;
        QTest::newRow("empty") << QByteArray() << QByteArray() << true;
    }
    void comparesContentAndLength()
    {
        QFETCH(const QByteArray, left);
        QFETCH(const QByteArray, right);
        QTEST(equalConstantTime(left, right), "equal");
    }
};

QTEST_GUILESS_MAIN(TestHmac)
#include "tst_hmac.moc"
