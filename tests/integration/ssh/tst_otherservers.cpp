#include "ssh/libsshtransport.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/dropbearserver.h"
#include "support/sshd/processtree.h"
#include "support/sshd/scriptedserver.h"
#include "support/sshd/sshdserver.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtTest>

using namespace testum;
using domain::RemoteState;
using tests::CommandRecorder;

/// dropbear, and what only a scripted server does.
class OtherServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropbearRunsCommands();
    void dropbearTakesLongCommands();
    void dropbearTakesPasswords();
    void dropbearProcessTreeIsStopped();
    void endOfACommandIsToldApart_data();
    void endOfACommandIsToldApart();
    void requestWithoutAnAnswerIsNoFailedStart_data();
    void requestWithoutAnAnswerIsNoFailedStart();
    void refusedExecIsAnError();
    void lostConnectionKeepsWhatArrived();
    void forcedCommandIsNotRunTwiceByAStop();
    void floodOnBothStreamsIsDrained();

private:
    std::unique_ptr<tests::ScriptedSshServer> scripted(const char *mode) const
    {
        return tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR),
                                               QString::fromLatin1(mode));
    }
    ssh::LibsshTransport m_transport;
};

void OtherServersTest::dropbearRunsCommands()
{
    const auto server = tests::DropbearServer::start();
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result =
        recorder.run(m_transport, server->target(), "echo out; echo err >&2; exit 6");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("out\n"));
    QCOMPARE(recorder.err(), QByteArray("err\n"));
    QCOMPARE(result->exitCode, std::optional<int>(6));
    QCOMPARE(recorder.pins().constFirst().keyType, QStringLiteral("ssh-ed25519"));
}

void OtherServersTest::dropbearTakesLongCommands()
{
    const auto server = tests::DropbearServer::start();
    QVERIFY(server);
    const QByteArray text(110'000, 'd');
    CommandRecorder recorder;
    const auto result =
        recorder.run(m_transport, server->target(), "printf %s '" + text + "' | md5sum");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out().left(32),
             QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

void OtherServersTest::dropbearTakesPasswords()
{
    const auto server = tests::DropbearServer::start("open sesame");
    QVERIFY(server);
    domain::SshTarget target = server->target();
    for (const char *password : {"open sesame", "guess"}) {
        auto credentials = std::make_shared<domain::SshCredentials>();
        credentials->password = SecretBytes(QByteArrayView(password));
        target.credentials = std::move(credentials);
        CommandRecorder recorder;
        const auto result = recorder.run(m_transport, target, "true");
        const bool isRight = QByteArrayView(password) == "open sesame";
        QCOMPARE(recorder.reason(), isRight ? QString() : QStringLiteral("ssh.auth_failed"));
    }
}

void OtherServersTest::dropbearProcessTreeIsStopped()
{
    const auto server = tests::DropbearServer::start();
    QVERIFY(server);
    const QByteArray seconds = tests::uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, server->target(),
                   "trap '' TERM; sleep " + seconds + " & (setsid sleep " + seconds +
                       " &) ; echo ready; wait");
    QTRY_VERIFY_WITH_TIMEOUT(recorder.out().contains("ready"), 20'000);
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();
    QVERIFY2(result, recorder.errorText());
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY2(tests::processesMarked(seconds).isEmpty(), qPrintable(result->evidence));
    QVERIFY2(!result->evidence.contains(QStringLiteral("fresh")), qPrintable(result->evidence));
}

void OtherServersTest::endOfACommandIsToldApart_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("exitCode"); // -1: none
    QTest::addColumn<QString>("exitSignal");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("signal") << QByteArray("exit-signal") << -1 << QStringLiteral("ABRT")
                            << QByteArray("before\n");
    QTest::newRow("unknown") << QByteArray("no-status") << -1 << QString()
                             << QByteArray("before\n");
    QTest::newRow("status, channel left open")
        << QByteArray("status-without-close") << 7 << QString() << QByteArray("before\n");
    QTest::newRow("a device without a shell")
        << QByteArray("no-shell") << 0 << QString() << QByteArray("% Invalid input\n");
}

void OtherServersTest::endOfACommandIsToldApart()
{
    QFETCH(QByteArray, mode);
    QFETCH(int, exitCode);
    QFETCH(QString, exitSignal);
    QFETCH(QByteArray, out);
    const auto server = scripted(mode.constData());
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "anything");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode.value_or(-1), exitCode);
    QCOMPARE(result->exitSignal, exitSignal);
    QCOMPARE(recorder.out(), out);
    QVERIFY(!result->broken);
}

void OtherServersTest::requestWithoutAnAnswerIsNoFailedStart_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("connection ends") << QByteArray("drop-on-exec");
    QTest::newRow("silence") << QByteArray("silent-exec");
}

void OtherServersTest::requestWithoutAnAnswerIsNoFailedStart()
{
    // A failed start would be tried again, and the command may be running already.
    QFETCH(QByteArray, mode);
    const auto server = scripted(mode.constData());
    QVERIFY(server);
    CommandRecorder recorder;
    recorder.spec.connectTimeout = std::chrono::seconds(3);
    const auto result = recorder.run(m_transport, server->target(), "anything");
    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->broken);
    QCOMPARE(recorder.starts(), 1);
    QVERIFY(result->remoteState == RemoteState::Unknown);
}

void OtherServersTest::refusedExecIsAnError()
{
    const auto server = scripted("refuse-exec");
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "anything");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.exec_refused"));
    QCOMPARE(recorder.starts(), 0);
}

void OtherServersTest::lostConnectionKeepsWhatArrived()
{
    const auto server = scripted("drop-in-output");
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "anything");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("before\n"));
    QVERIFY(result->broken);
    QCOMPARE(QByteArray(result->broken->reason), QByteArray("ssh.connection_lost"));
}

void OtherServersTest::forcedCommandIsNotRunTwiceByAStop()
{
    const auto server = scripted("hang");
    QVERIFY(server);
    CommandRecorder recorder;
    recorder.begin(m_transport, server->target(), "anything");
    QTRY_COMPARE(recorder.starts(), 1);
    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();
    QVERIFY2(result, recorder.errorText());
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(result->remoteState == RemoteState::Unknown);
    QCOMPARE(server->countInLog("exec"), 1);
    QVERIFY2(server->log().contains("signal TERM"), server->log().constData());
}

void OtherServersTest::floodOnBothStreamsIsDrained()
{
    const auto server = scripted("flood");
    QVERIFY(server);
    CommandRecorder recorder;
    recorder.keepOutput = false;
    const auto result = recorder.run(m_transport, server->target(), "anything");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.byteCount(), 2ULL * 2048 * 65536);
    QCOMPARE(result->exitCode, std::optional<int>(0));
}

QTEST_GUILESS_MAIN(OtherServersTest)
#include "tst_otherservers.moc"
