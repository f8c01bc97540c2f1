#include "keychain/masterkeystores.h"

#include <QTest>

using namespace testum;
using namespace testum::keychain;

class TestEnvironmentMasterKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFernetKey()
    {
        EnvironmentMasterKeyStore store(
            SecretBytes("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="));
        const auto key = store.read();
        QVERIFY(key.has_value());
        QCOMPARE(key->view().toByteArray().toHex(),
                 QByteArray("730ff4c7af3d46923e8ed451ee813c87f790b0a226bc96a92de49b5e9c05e1ee"));
        QCOMPARE(store.kind(), QStringLiteral("environment"));
    }

    void refusesOtherText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("empty") << QByteArray() << QByteArray("vault.key_not_found");
        QTest::newRow("blank") << QByteArray(" \n") << QByteArray("vault.key_not_found");
        QTest::newRow("a password") << QByteArray("hunter2") << QByteArray("vault.key_malformed");
    }
    void refusesOtherText()
    {
        QFETCH(const QByteArray, text);
        const auto key = EnvironmentMasterKeyStore(SecretBytes(text)).read();
        QVERIFY(!key);
        QTEST(QByteArray(key.error().reason), "reason");
    }

    void isNotWritten()
    {
        EnvironmentMasterKeyStore store{SecretBytes()};
        const auto written = store.write(SecretBytes(QByteArray(32, 'a')));
        QVERIFY(!written);
        QVERIFY(written.error().is("vault.read_only_source"));
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentMasterKeyStore)
#include "tst_environmentmasterkeystore.moc"
