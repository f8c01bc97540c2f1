#include "ssh/libsshtransport.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/processtree.h"
#include "support/sshd/sshdserver.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace testum;
using tests::CommandRecorder;

/// The wrapper under every login shell a remote account may have.
class LoginShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsTheCommandInThatShell_data() { shells(); }
    void runsTheCommandInThatShell();
    void plainTextIsNoPlaceholder_data() { shells(); }
    void plainTextIsNoPlaceholder();
    void commandArrivesByteForByte_data() { shells(); }
    void commandArrivesByteForByte();
    void whatLoginScriptsPrintIsPassedOn_data() { shells(); }
    void whatLoginScriptsPrintIsPassedOn();
    void cancelEndsTheTree_data() { shells(); }
    void cancelEndsTheTree();
    void accountWithoutAShellIsReportedTruthfully();

private:
    void shells() const;
    [[nodiscard]] std::unique_ptr<tests::SshdServer> serverWith(const QString &shell) const;
    QTemporaryDir m_dir;
    ssh::LibsshTransport m_transport;
};

void LoginShellTest::initTestCase()
{
    QVERIFY(QFile::link(QStringLiteral("/bin/busybox"), m_dir.filePath(QStringLiteral("ash"))));
    QVERIFY(QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) |
                                                    QFileDevice::ReadOther |
                                                    QFileDevice::ExeOther));
}

void LoginShellTest::shells() const
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("loginScript");
    QTest::newRow("bash") << QStringLiteral("/bin/bash") << QStringLiteral(".bashrc");
    QTest::newRow("dash") << QStringLiteral("/bin/dash") << QString();
    QTest::newRow("zsh") << QStringLiteral("/bin/zsh") << QStringLiteral(".zshenv");
    QTest::newRow("fish") << QStringLiteral("/usr/bin/fish")
                          << QStringLiteral(".config/fish/config.fish");
    QTest::newRow("tcsh") << QStringLiteral("/bin/tcsh") << QStringLiteral(".tcshrc");
    QTest::newRow("csh") << QStringLiteral("/bin/csh") << QStringLiteral(".cshrc");
    QTest::newRow("busybox ash") << m_dir.filePath(QStringLiteral("ash")) << QString();
}

std::unique_ptr<tests::SshdServer> LoginShellTest::serverWith(const QString &shell) const
{
    tests::SshdServer::Options options;
    options.loginShell = shell;
    return tests::SshdServer::start(options);
}

void LoginShellTest::runsTheCommandInThatShell()
{
    QFETCH(QString, shell);
    const auto server = serverWith(shell);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(),
                                     "readlink /proc/self/exe >/dev/null; echo \"$SHELL\"; "
                                     "sh -c 'readlink /proc/$PPID/exe'; exit 3");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.err(), QByteArray());
    const QByteArray expected =
        shell.toUtf8() + '\n' + QFileInfo(shell).canonicalFilePath().toUtf8() + '\n';
    QCOMPARE(recorder.out(), expected);
    QCOMPARE(result->exitCode, std::optional<int>(3));
}

void LoginShellTest::commandArrivesByteForByte()
{
    QFETCH(QString, shell);
    const auto server = serverWith(shell);
    QVERIFY(server);
    // What every shell reads alike between single quotes; the long one travels through stdin.
    for (const QByteArray &text : {QByteArray("a \"b\" $HOME `id` ~ # % & | ; < > ( ) [x] {y} *?"),
                                   QByteArray("\xd0\x9f\xff\xfe\x01"), QByteArray(60'000, 'z')}) {
        CommandRecorder recorder;
        const auto result =
            recorder.run(m_transport, server->target(), "printf %s '" + text + "' | md5sum");
        QVERIFY2(result, recorder.errorText());
        QCOMPARE(recorder.err(), QByteArray());
        QCOMPARE(recorder.out().left(32),
                 QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
    }
}

void LoginShellTest::plainTextIsNoPlaceholder()
{
    QFETCH(QString, shell);
    const auto server = serverWith(shell);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(),
                                     "echo %NONCE% %COMMAND% a,b@c+d=e:f. | cat && echo ok");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.err(), QByteArray());
    QCOMPARE(recorder.out(), QByteArray("%NONCE% %COMMAND% a,b@c+d=e:f.\nok\n"));
}

void LoginShellTest::whatLoginScriptsPrintIsPassedOn()
{
    QFETCH(QString, shell);
    QFETCH(QString, loginScript);
    const auto server = serverWith(shell);
    QVERIFY(server);
    if (!loginScript.isEmpty()) {
        const QString file = server->homeDir() + QLatin1Char('/') + loginScript;
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(tests::writeFile(file, "printf 'welcome without a newline'\n", 0644));
    }
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "echo mine");
    QVERIFY2(result, recorder.errorText());
    QVERIFY2(!recorder.out().contains("TESTUM"), recorder.out().constData());
    QVERIFY2(recorder.out().endsWith("mine\n"), recorder.out().constData());
    QCOMPARE(recorder.out().startsWith("welcome without a newline"), !loginScript.isEmpty());
}

void LoginShellTest::cancelEndsTheTree()
{
    QFETCH(QString, shell);
    const auto server = serverWith(shell);
    QVERIFY(server);
    const QByteArray seconds = tests::uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, server->target(),
                   "echo ready; sh -c 'trap : TERM; sleep " + seconds + "; sleep " + seconds +
                       "'; sleep " + seconds);
    QTRY_VERIFY_WITH_TIMEOUT(
        !tests::processesMarked(seconds).isEmpty() && recorder.out().contains("ready"), 20'000);
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();
    QVERIFY2(result, recorder.errorText());
    QVERIFY2(result->remoteState == domain::RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY2(tests::processesMarked(seconds).isEmpty(), qPrintable(result->evidence));
}

void LoginShellTest::accountWithoutAShellIsReportedTruthfully()
{
    const auto server = serverWith(QStringLiteral("/usr/sbin/nologin"));
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "echo never");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode, std::optional<int>(1));
    QVERIFY2(recorder.out().contains("not available"), recorder.out().constData());
}

QTEST_GUILESS_MAIN(LoginShellTest)
#include "tst_loginshell.moc"
