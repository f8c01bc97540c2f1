#include "crypto/sshpublickey.h"
#include "unit/crypto/sshkeygen.h"

#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::crypto;
using testum::tests::sshKeygen;

class TestSshKeyGeneration : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    void addKinds()
    {
        QTest::addColumn<KeyKind>("kind");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<int>("bits");
        QTest::newRow("Ed25519") << KeyKind::Ed25519
                                 << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\n") << 256;
        QTest::newRow("RSA 3072") << KeyKind::Rsa3072 << QByteArray("-----BEGIN PRIVATE KEY-----\n")
                                  << 3072;
        QTest::newRow("RSA 4096") << KeyKind::Rsa4096 << QByteArray("-----BEGIN PRIVATE KEY-----\n")
                                  << 4096;
        QTest::newRow("ECDSA P-256")
            << KeyKind::EcdsaP256 << QByteArray("-----BEGIN PRIVATE KEY-----\n") << 256;
    }

private Q_SLOTS:
    void sshKeygenReadsThePrivateKey_data() { addKinds(); }
    void sshKeygenReadsThePrivateKey()
    {
        QFETCH(const KeyKind, kind);
        QFETCH(const QByteArray, begin);
        QFETCH(const int, bits);
        const auto pair = generateKeyPair(kind, QStringLiteral("deploy key"));
        QVERIFY(pair.has_value());
        QVERIFY(pair->privateKey.view().startsWith(begin));
        QCOMPARE(pair->publicKey.bits, bits);
        const QString path = m_dir.filePath(QStringLiteral("private"));
        QVERIFY(tests::writePrivately(path, pair->privateKey.view()));

        const auto derived = sshKeygen(
            {QStringLiteral("-y"), QStringLiteral("-P"), QString(), QStringLiteral("-f"), path});

        QCOMPARE(derived.exitCode, 0);
        const auto fromPrivate = parsePublicKey(QString::fromUtf8(derived.output));
        QVERIFY2(fromPrivate.has_value(), derived.output.constData());
        QCOMPARE(fromPrivate->blob, pair->publicKey.blob);
        QCOMPARE(fromPrivate->type, pair->publicKey.type);
    }

    void sshKeygenAgreesOnTheFingerprint_data() { addKinds(); }
    void sshKeygenAgreesOnTheFingerprint()
    {
        QFETCH(const KeyKind, kind);
        QFETCH(const int, bits);
        const auto pair = generateKeyPair(kind, QStringLiteral("deploy key"));
        QVERIFY(pair.has_value());
        const QString path = m_dir.filePath(QStringLiteral("key.pub"));
        QVERIFY(tests::writePrivately(path, pair->publicKey.canonicalLine().toUtf8() + '\n'));

        const auto listed = sshKeygen({QStringLiteral("-l"), QStringLiteral("-f"), path});

        QCOMPARE(listed.exitCode, 0);
        QVERIFY2(listed.output.startsWith(QByteArray::number(bits) + ' ' +
                                          pair->publicKey.fingerprint.toLatin1() + " deploy key "),
                 listed.output.constData());
    }

    void theEd25519FileCarriesItsComment()
    {
        const auto pair = generateKeyPair(KeyKind::Ed25519, QStringLiteral(u"ключ 1"));
        QVERIFY(pair.has_value());
        const QString path = m_dir.filePath(QStringLiteral("commented"));
        QVERIFY(tests::writePrivately(path, pair->privateKey.view()));
        const auto derived = sshKeygen({QStringLiteral("-y"), QStringLiteral("-f"), path});
        QCOMPARE(QString::fromUtf8(derived.output).trimmed(), pair->publicKey.canonicalLine());
        QCOMPARE(pair->publicKey.comment, QStringLiteral(u"ключ 1"));
    }

    void ed25519FilesOfAnyCommentLengthArePaddedRight_data()
    {
        QTest::addColumn<int>("length");
        for (int length = 0; length <= 8; ++length)
            QTest::addRow("%d", length) << length;
        QTest::addRow("256") << 256;
    }
    void ed25519FilesOfAnyCommentLengthArePaddedRight()
    {
        QFETCH(const int, length);
        const auto pair = generateKeyPair(KeyKind::Ed25519, QString(length, u'c'));
        QVERIFY(pair.has_value());
        const QString path = m_dir.filePath(QStringLiteral("padded"));
        QVERIFY(tests::writePrivately(path, pair->privateKey.view()));
        QCOMPARE(sshKeygen({QStringLiteral("-y"), QStringLiteral("-f"), path}).exitCode, 0);
    }

    void twoKeysDiffer()
    {
        const auto first = generateKeyPair(KeyKind::Ed25519, QString());
        const auto second = generateKeyPair(KeyKind::Ed25519, QString());
        QVERIFY(first->publicKey.blob != second->publicKey.blob);
        QVERIFY(!first->privateKey.equals(second->privateKey.view()));
    }

    void refusesACommentThatBreaksTheLine_data()
    {
        QTest::addColumn<QString>("comment");
        QTest::newRow("line feed") << QStringLiteral("a\nssh-rsa AAAA");
        QTest::newRow("carriage return") << QStringLiteral("a\rb");
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("blank at the end") << QStringLiteral("a ");
        QTest::newRow("too long") << QString(257, u'a');
    }
    void refusesACommentThatBreaksTheLine()
    {
        QFETCH(const QString, comment);
        const auto pair = generateKeyPair(KeyKind::Ed25519, comment);
        QVERIFY(!pair);
        QCOMPARE(pair.error().fields.size(), qsizetype{1});
        QCOMPARE(QByteArray(pair.error().fields[0].reason), QByteArray("key.comment_malformed"));
    }
};

QTEST_GUILESS_MAIN(TestSshKeyGeneration)
#include "tst_sshkeygeneration.moc"
