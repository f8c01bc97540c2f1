#include "support/sshd/sshdserver.h"

#include <QtTest>

using namespace testum;

/// The fixture itself, held against OpenSSH's own client.
class SshdServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsTheClientKeyIn_data();
    void letsTheClientKeyIn();
    void endsWithItsObject();

private:
    static QByteArray ssh(const tests::SshdServer &server, const QString &command);
};

QByteArray SshdServerTest::ssh(const tests::SshdServer &server, const QString &command)
{
    QByteArray output;
    const bool ok = tests::runTool(
        QStringLiteral("ssh"),
        {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"),
         server.clientPrivateKeyFile(), QStringLiteral("-o"),
         QStringLiteral("StrictHostKeyChecking=no"), QStringLiteral("-o"),
         QStringLiteral("UserKnownHostsFile=/dev/null"), QStringLiteral("-o"),
         QStringLiteral("LogLevel=ERROR"), QStringLiteral("-p"), QString::number(server.port()),
         server.user() + QLatin1Char('@') + server.host(), command},
        &output);
    return ok ? output : QByteArray("failed: ") + output;
}

void SshdServerTest::letsTheClientKeyIn_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("loginShell");
    QTest::addColumn<QString>("expectedShell");
    QTest::newRow("own name") << QString() << QStringLiteral("/bin/bash")
                              << QStringLiteral("/bin/bash");
    QTest::newRow("another name") << QStringLiteral("madeup") << QStringLiteral("/usr/bin/dash")
                                  << QStringLiteral("/usr/bin/dash");
}

void SshdServerTest::letsTheClientKeyIn()
{
    QFETCH(QString, user);
    QFETCH(QString, loginShell);
    QFETCH(QString, expectedShell);
    tests::SshdServer::Options options;
    options.user = user;
    options.loginShell = loginShell;
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);

    const QByteArray said = ssh(*server, QStringLiteral("echo shell=$SHELL"));

    QVERIFY2(said.contains("shell=" + expectedShell.toUtf8()), said.constData());
    QVERIFY(server->log().contains("Accepted publickey for " + server->user().toUtf8()));
}

void SshdServerTest::endsWithItsObject()
{
    auto server = tests::SshdServer::start();
    QVERIFY(server);
    const QString proc = QStringLiteral("/proc/%1").arg(server->pid());
    QVERIFY(QFileInfo::exists(proc));

    server.reset();

    QVERIFY(!QFileInfo::exists(proc));
}

QTEST_GUILESS_MAIN(SshdServerTest)
#include "tst_sshdserver.moc"
