#include "crypto/kdf.h"

#include <QTest>

using namespace testum;
using namespace testum::crypto;

namespace {

QByteArray counting(int first, int last)
{
    QByteArray bytes;
    for (int i = first; i <= last; ++i)
        bytes.append(static_cast<char>(i));
    return bytes;
}

QByteArray hexOf(const SecretBytes &bytes) { return bytes.view().toByteArray().toHex(); }

} // namespace

class TestKdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void derivesTheVectorsOfRfc5869_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("A.1") << QByteArray(22, '\x0b') << counting(0x00, 0x0c)
                             << counting(0xf0, 0xf9)
                             << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d5"
                                           "6ecc4c5bf34007208d5b887185865");
        QTest::newRow("A.2") << counting(0x00, 0x4f) << counting(0x60, 0xaf) << counting(0xb0, 0xff)
                             << QByteArray(
                                    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4"
                                    "c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09"
                                    "b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
        QTest::newRow("A.3") << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
                             << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5"
                                           "f3c738d2d9d201395faa4b61a96c8");
    }
    void derivesTheVectorsOfRfc5869()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, salt);
        QFETCH(const QByteArray, info);
        QFETCH(const QByteArray, output);
        const auto derived = hkdfSha256(key, salt, info, output.size() / 2);
        QVERIFY(derived.has_value());
        QCOMPARE(hexOf(*derived), output);
    }

    void hkdfHasALongestOutput()
    {
        QVERIFY(hkdfSha256("key", "salt", "info", 255 * 32).has_value());
        const auto tooLong = hkdfSha256("key", "salt", "info", 255 * 32 + 1);
        QVERIFY(!tooLong);
        QVERIFY(tooLong.error().is("crypto.failed"));
        QVERIFY(!hkdfSha256("key", "salt", "info", 0));
    }

    void derivesTheVectorsOfRfc7914_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<int>("logN");
        QTest::addColumn<int>("r");
        QTest::addColumn<int>("p");
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("N=16") << QByteArray() << QByteArray() << 4 << 1 << 1
                              << QByteArray("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa"
                                            "3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d"
                                            "3628cf35e20c38d18906");
        QTest::newRow("N=1024") << QByteArray("password") << QByteArray("NaCl") << 10 << 8 << 16
                                << QByteArray("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e773"
                                              "76634b3731622eaf30d92e22a3886ff109279d9830dac727afb9"
                                              "4a83ee6d8360cbdfa2cc0640");
        QTest::newRow("N=16384") << QByteArray("pleaseletmein") << QByteArray("SodiumChloride")
                                 << 14 << 8 << 1
                                 << QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b"
                                               "543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85"
                                               "dc0d651e40dfcf017b45575887");
    }
    void derivesTheVectorsOfRfc7914()
    {
        QFETCH(const QByteArray, password);
        QFETCH(const QByteArray, salt);
        QFETCH(const int, logN);
        QFETCH(const int, r);
        QFETCH(const int, p);
        const auto derived = scrypt(password, salt, ScryptCost{logN, r, p}, 64);
        QVERIFY(derived.has_value());
        QTEST(hexOf(*derived), "output");
    }

    void scryptRefusesSenselessCosts_data()
    {
        QTest::addColumn<int>("logN");
        QTest::addColumn<int>("r");
        QTest::addColumn<int>("p");
        QTest::newRow("N=1") << 0 << 8 << 1;
        QTest::newRow("N too large") << 31 << 8 << 1;
        QTest::newRow("r=0") << 4 << 0 << 1;
        QTest::newRow("p=0") << 4 << 8 << 0;
        QTest::newRow("negative") << -1 << -1 << -1;
    }
    void scryptRefusesSenselessCosts()
    {
        QFETCH(const int, logN);
        QFETCH(const int, r);
        QFETCH(const int, p);
        const auto derived = scrypt("password", "salt", ScryptCost{logN, r, p}, 32);
        QVERIFY(!derived);
        QVERIFY(derived.error().is("crypto.failed"));
    }
};

QTEST_GUILESS_MAIN(TestKdf)
#include "tst_kdf.moc"
