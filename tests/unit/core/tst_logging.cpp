#include "core/logging.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <functional>

#include <unistd.h>

using namespace testum;

namespace {

/// What `log` writes to stderr through the installed handler.
QByteArray captured(LogFormat format, const std::function<void()> &log)
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    const QtMessageHandler before = qInstallMessageHandler(nullptr);
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    installLogging(format);
    log();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    qInstallMessageHandler(before);
    file.seek(0);
    return file.readAll();
}

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("safe");
        QTest::newRow("password") << QStringLiteral("login password=hunter2 failed")
                                  << QStringLiteral("login password=[redacted] failed");
        QTest::newRow("password, other case")
            << QStringLiteral("PASSWORD=hunter2") << QStringLiteral("PASSWORD=[redacted]");
        QTest::newRow("query") << QStringLiteral("GET /ws?ticket=abc&after=3")
                               << QStringLiteral("GET /ws?ticket=[redacted]&after=3");
        QTest::newRow("token") << QStringLiteral("token=abc.def")
                               << QStringLiteral("token=[redacted]");
        QTest::newRow("passphrase")
            << QStringLiteral("passphrase=x y") << QStringLiteral("passphrase=[redacted] y");
        QTest::newRow("secret") << QStringLiteral("client_secret=x")
                                << QStringLiteral("client_secret=[redacted]");
        QTest::newRow("JSON") << QStringLiteral("{\"password\":\"a b;c\",\"port\":22}")
                              << QStringLiteral("{\"password\":\"[redacted]\",\"port\":22}");
        QTest::newRow("JSON with blanks")
            << QStringLiteral("{\"password\": \"pw\", \"port\": 22}")
            << QStringLiteral("{\"password\": \"[redacted]\", \"port\": 22}");
        QTest::newRow("bearer") << QStringLiteral("Authorization: Bearer abc-def")
                                << QStringLiteral("Authorization: Bearer [redacted]");
        QTest::newRow("JWT") << QStringLiteral("got eyJhbGciOi.eyJzdWIiOi.c2ln here")
                             << QStringLiteral("got [redacted] here");
        QTest::newRow("Fernet")
            << QStringLiteral("row gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF== end")
            << QStringLiteral("row [redacted] end");
        QTest::newRow("URL") << QStringLiteral("postgresql://testum:pa:ss@db/testum")
                             << QStringLiteral("postgresql://[redacted]@db/testum");
        QTest::newRow("PEM") << QStringLiteral("key -----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n"
                                               "-----END OPENSSH PRIVATE KEY----- end")
                             << QStringLiteral("key [redacted] end");
        QTest::newRow("PEM, cut off") << QStringLiteral("-----BEGIN RSA PRIVATE KEY-----\nMIIE")
                                      << QStringLiteral("[redacted]");
        QTest::newRow("nothing secret") << QStringLiteral("connected to host 10.0.0.1 port 22")
                                        << QStringLiteral("connected to host 10.0.0.1 port 22");
        QTest::newRow("a public key is not a secret")
            << QStringLiteral("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE me")
            << QStringLiteral("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE me");
    }
    void hidesSecrets()
    {
        QFETCH(const QString, message);
        QTEST(redacted(message), "safe");
    }

    void escapesToOneLine_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("line");
        QTest::newRow("line feed") << QStringLiteral("a\nb") << QStringLiteral("a\\nb");
        QTest::newRow("carriage return") << QStringLiteral("a\rb") << QStringLiteral("a\\rb");
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("a\\tb");
        QTest::newRow("escape sequence") << QStringLiteral("\x1b[2J") << QStringLiteral("\\x1b[2J");
        QTest::newRow("NUL") << QString(QChar(0)) << QStringLiteral("\\x00");
        QTest::newRow("C1 control") << QString(QChar(0x9b)) << QStringLiteral("\\x9b");
        QTest::newRow("line separator") << QString(QChar(0x2028)) << QStringLiteral("\\x2028");
        QTest::newRow("letters") << QStringLiteral(u"Привет, €") << QStringLiteral(u"Привет, €");
    }
    void escapesToOneLine()
    {
        QFETCH(const QString, message);
        QTEST(escapedLine(message), "line");
    }

    void writesOneTextLineAMessage()
    {
        const QByteArray output = captured(LogFormat::Text, [] {
            qCWarning(lcTestum, "first\nforged password=hunter2");
            qCInfo(lcTestum, "second");
        });
        const QList<QByteArray> lines = output.split('\n');
        QCOMPARE(lines.size(), qsizetype{3});
        QVERIFY2(lines[0].endsWith(" warning first\\nforged password=[redacted]"),
                 lines[0].constData());
        QVERIFY2(lines[1].endsWith(" info second"), lines[1].constData());
        QVERIFY(lines[2].isEmpty());
    }

    void writesOneJsonObjectAMessage()
    {
        const QByteArray output = captured(
            LogFormat::Json, [] { qCCritical(lcTestum, "bad \"thing\"\nsecret=hunter2"); });
        QCOMPARE(output.count('\n'), qsizetype{1});
        const QJsonObject entry = QJsonDocument::fromJson(output).object();
        QCOMPARE(entry.value(QStringLiteral("level")).toString(), QStringLiteral("error"));
        QCOMPARE(entry.value(QStringLiteral("category")).toString(), QStringLiteral("testum"));
        QCOMPARE(entry.value(QStringLiteral("message")).toString(),
                 QStringLiteral("bad \"thing\"\nsecret=[redacted]"));
        QVERIFY(entry.value(QStringLiteral("at")).toString().endsWith(u'Z'));
    }

    void keepsDebugMessagesQuiet()
    {
        const QByteArray output =
            captured(LogFormat::Text, [] { qCDebug(lcTestum, "not by default"); });
        QCOMPARE(output, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
