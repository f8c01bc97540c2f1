#include "crypto/sshpublickey.h"

#include "crypto/sshwire.h"
#include "unit/crypto/sshkeygen.h"

#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::crypto;
using testum::tests::sshKeygen;

namespace {

const char *const kEd25519Point =
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"; // RFC 8032 7.1

QByteArray wire(const QList<QByteArray> &strings)
{
    QByteArray blob;
    for (const QByteArray &string : strings)
        appendSshString(blob, string);
    return blob;
}

QByteArray ed25519Blob() { return wire({"ssh-ed25519", QByteArray::fromHex(kEd25519Point)}); }

QByteArray rsaBlob(int bits, const QByteArray &exponent = QByteArray::fromHex("010001"))
{
    QByteArray modulus(bits / 8, '\xff'); // odd and of the full length
    QByteArray blob = wire({"ssh-rsa"});
    appendSshMpint(blob, exponent);
    appendSshMpint(blob, modulus);
    return blob;
}

// The base point of P-256 (FIPS 186-4 D.1.2.3): on the curve by definition.
QByteArray p256Point()
{
    return QByteArray::fromHex("046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                               "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
}

QByteArray p256Blob(const QByteArray &point)
{
    return wire({"ecdsa-sha2-nistp256", "nistp256", point});
}

QString line(const char *type, const QByteArray &blob, const char *comment = " me@host")
{
    return QString::fromLatin1(type) + u' ' + QString::fromLatin1(blob.toBase64()) +
           QString::fromUtf8(comment);
}

QString goodLine() { return line("ssh-ed25519", ed25519Blob()); }

} // namespace

class TestSshPublicKey : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void agreesWithSshKeygen_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("bits");
        const auto row = [](const char *kind, const char *size, const char *type, int bits) {
            QTest::addRow("%s %s", kind, size)
                << QStringList{QStringLiteral("-t"), QString::fromLatin1(kind),
                               QStringLiteral("-b"), QString::fromLatin1(size)}
                << QString::fromLatin1(type) << bits;
        };
        row("ed25519", "256", "ssh-ed25519", 256);
        row("rsa", "2048", "ssh-rsa", 2048);
        row("rsa", "3072", "ssh-rsa", 3072);
        row("ecdsa", "256", "ecdsa-sha2-nistp256", 256);
        row("ecdsa", "384", "ecdsa-sha2-nistp384", 384);
        row("ecdsa", "521", "ecdsa-sha2-nistp521", 521);
    }
    void agreesWithSshKeygen()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, bits);
        const QString path =
            m_dir.filePath(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        QCOMPARE(sshKeygen(arguments + QStringList{QStringLiteral("-q"), QStringLiteral("-N"),
                                                   QString(), QStringLiteral("-C"),
                                                   QStringLiteral(u"jürgen @ host"),
                                                   QStringLiteral("-f"), path})
                     .exitCode,
                 0);
        QFile file(path + QStringLiteral(".pub"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());

        const auto key = parsePublicKey(text);

        QVERIFY2(key.has_value(), key ? "" : key.error().fields[0].reason);
        QTEST(key->type, "type");
        QCOMPARE(key->bits, bits);
        QCOMPARE(key->comment, QStringLiteral(u"jürgen @ host"));
        QCOMPARE(key->canonicalLine() + u'\n', text);
        const QByteArray listed =
            sshKeygen({QStringLiteral("-l"), QStringLiteral("-f"), path}).output;
        QVERIFY2(
            listed.startsWith(QByteArray::number(bits) + ' ' + key->fingerprint.toLatin1() + ' '),
            listed.constData());
    }

    void takesSecurityKeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Ed25519") << line(
            "sk-ssh-ed25519@openssh.com",
            wire({"sk-ssh-ed25519@openssh.com", QByteArray::fromHex(kEd25519Point), "ssh:"}));
        QTest::newRow("ECDSA") << line(
            "sk-ecdsa-sha2-nistp256@openssh.com",
            wire({"sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", p256Point(), "ssh:"}));
    }
    void takesSecurityKeys()
    {
        QFETCH(const QString, text);
        const auto key = parsePublicKey(text);
        QVERIFY2(key.has_value(), key ? "" : key.error().fields[0].reason);
        QCOMPARE(key->bits, 256);
        const QString path = m_dir.filePath(QStringLiteral("sk.pub"));
        QVERIFY(tests::writePrivately(path, text.toUtf8() + '\n'));
        const auto listed = sshKeygen({QStringLiteral("-l"), QStringLiteral("-f"), path});
        QVERIFY2(listed.output.contains(key->fingerprint.toLatin1()), listed.output.constData());
    }

    void forgivesWhatCopyingAdds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("line feed") << goodLine() + u'\n';
        QTest::newRow("carriage return, line feed") << goodLine() + QStringLiteral("\r\n");
        QTest::newRow("blanks around") << QStringLiteral("  ") + goodLine() + QStringLiteral(" \t");
        QTest::newRow("several blanks between") << goodLine().replace(u' ', QStringLiteral(" \t "));
    }
    void forgivesWhatCopyingAdds()
    {
        QFETCH(const QString, text);
        const auto key = parsePublicKey(text);
        QVERIFY(key.has_value());
        QCOMPARE(key->canonicalLine(), goodLine());
    }

    void takesAKeyWithoutAComment()
    {
        const auto key = parsePublicKey(line("ssh-ed25519", ed25519Blob(), ""));
        QVERIFY(key.has_value());
        QVERIFY(key->comment.isEmpty());
        QCOMPARE(key->canonicalLine(), line("ssh-ed25519", ed25519Blob(), ""));
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QString &text, const char *reason) {
            QTest::newRow(name) << text << QByteArray(reason);
        };
        row("empty", QString(), "key.empty");
        row("blank", QStringLiteral(" \t\r\n"), "key.empty");
        row("two keys", goodLine() + u'\n' + goodLine(), "key.several_lines");
        row("two line ends", goodLine() + QStringLiteral("\n\n"), "key.several_lines");
        row("carriage return inside", goodLine() + QStringLiteral("\rssh-rsa AAAA"),
            "key.several_lines");
        row("options", QStringLiteral("command=\"id\",no-pty ") + goodLine(),
            "key.options_in_front");
        row("an option", QStringLiteral("restrict ") + goodLine(), "key.options_in_front");
        row("OpenSSH private key",
            QStringLiteral("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n"
                           "-----END OPENSSH PRIVATE KEY-----\n"),
            "key.private_key_pasted");
        row("PKCS#8 private key", QStringLiteral("-----BEGIN PRIVATE KEY-----\nMIIE"),
            "key.private_key_pasted");
        row("PuTTY private key", QStringLiteral("PuTTY-User-Key-File-3: ssh-ed25519\n"),
            "key.private_key_pasted");
        row("not a key", QStringLiteral("hello world"), "key.unsupported_type");
        row("type of another case", line("SSH-ED25519", ed25519Blob()), "key.unsupported_type");
        row("certificate",
            QStringLiteral("ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQ= x"),
            "key.unsupported_type");
        row("no blob", QStringLiteral("ssh-ed25519"), "key.malformed");
        row("not base64", QStringLiteral("ssh-ed25519 AAAA!AAA x"), "key.bad_base64");
        row("padding missing",
            line("ecdsa-sha2-nistp256", p256Blob(p256Point())).replace(u'=', QString()),
            "key.bad_base64");
        row("type of another key", line("ssh-rsa", ed25519Blob()), "key.type_mismatch");
        row("curve of another type",
            line("ecdsa-sha2-nistp256", wire({"ecdsa-sha2-nistp256", "nistp384", p256Point()})),
            "key.malformed");
        row("blob cut", line("ssh-ed25519", ed25519Blob().chopped(1)), "key.malformed");
        row("blob with a byte more", line("ssh-ed25519", ed25519Blob() + 'x'), "key.malformed");
        row("empty blob", line("ssh-ed25519", QByteArray(3, '\0')), "key.malformed");
        row("length beyond the blob", line("ssh-ed25519", QByteArray::fromHex("ffffffff00")),
            "key.malformed");
        row("Ed25519 of 31 bytes", line("ssh-ed25519", wire({"ssh-ed25519", QByteArray(31, 'x')})),
            "key.malformed");
        row("point off the curve",
            line("ecdsa-sha2-nistp256", p256Blob(QByteArray(p256Point()).replace(64, 1, "x"))),
            "key.malformed");
        row("compressed point",
            line("ecdsa-sha2-nistp256", p256Blob('\x03' + p256Point().mid(1, 32))),
            "key.malformed");
        row("point at infinity", line("ecdsa-sha2-nistp256", p256Blob(QByteArray(1, '\0'))),
            "key.malformed");
        row("security key without application",
            line("sk-ssh-ed25519@openssh.com",
                 wire({"sk-ssh-ed25519@openssh.com", QByteArray::fromHex(kEd25519Point)})),
            "key.malformed");
        row("RSA 1024", line("ssh-rsa", rsaBlob(1024)), "key.too_weak");
        row("RSA 2040", line("ssh-rsa", rsaBlob(2040)), "key.too_weak");
        row("RSA 16392", line("ssh-rsa", rsaBlob(16392)), "key.malformed");
        row("RSA with exponent 1", line("ssh-rsa", rsaBlob(2048, "\x01")), "key.malformed");
        row("RSA with an even exponent", line("ssh-rsa", rsaBlob(2048, "\x04")), "key.malformed");
        row("RSA with a negative modulus",
            line("ssh-rsa", wire({"ssh-rsa", "\x03", QByteArray(256, '\xff')})), "key.malformed");
        row("RSA with a zero in front",
            line("ssh-rsa",
                 wire({"ssh-rsa", "\x03", QByteArray(2, '\0') + QByteArray(256, '\xff')})),
            "key.malformed");
        row("DSA", line("ssh-dss", wire({"ssh-dss", "p", "q", "g", "y"})), "key.too_weak");
        row("NUL in the comment", goodLine() + QChar(0) + u'x', "key.malformed");
        row("escape in the comment", goodLine() + QStringLiteral("\x1b[2J"), "key.malformed");
        row("line separator in the comment", goodLine() + QChar(0x2028) + u'x', "key.malformed");
        row("very long", goodLine() + QString(20'000, u'x'), "key.malformed");
    }
    void refusesWithAReason()
    {
        QFETCH(const QString, text);
        const auto key = parsePublicKey(text);
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(key.error().fields.size(), qsizetype{1});
        QCOMPARE(key.error().fields[0].field, QStringLiteral("public_key"));
        QTEST(QByteArray(key.error().fields[0].reason), "reason");
    }

    void takesTheSmallestStrongRsaKey()
    {
        const auto key = parsePublicKey(line("ssh-rsa", rsaBlob(2048)));
        QVERIFY(key.has_value());
        QCOMPARE(key->bits, 2048);
    }

    void survivesEveryCutAndEveryFlippedByte()
    {
        const QByteArray blob = p256Blob(p256Point());
        for (qsizetype i = 0; i < blob.size(); ++i) {
            QVERIFY(!parsePublicKey(line("ecdsa-sha2-nistp256", blob.left(i))));
            QByteArray changed = blob;
            changed[i] = static_cast<char>(changed[i] ^ 0x55);
            QVERIFY(!parsePublicKey(line("ecdsa-sha2-nistp256", changed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSshPublicKey)
#include "tst_sshpublickey.moc"
