#include "ssh/libsshtransport.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/processtree.h"
#include "support/sshd/sshdserver.h"
#include "support/sshd/tcpproxy.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace testum;
using domain::RemoteState;
using tests::CommandRecorder;
using tests::processesMarked;
using tests::uniqueSeconds;

namespace {

constexpr qint64 kLongestStopMs = 10'000;

} // namespace

/// Cancel and timeout end the remote process tree and say truthfully whether it is gone.
class RemoteStopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cancelEndsTheWholeTree_data();
    void cancelEndsTheWholeTree();
    void timeoutEndsTheCommand();
    void cancelLeavesOtherRunsAlone();
    void cancelDuringAFloodIsPrompt();
    void lastWordsAreKept();
    void secondSessionRefusedTakesAFreshConnection();
    void deadConnectionTakesAFreshConnection();
    void blackHoleIsUnknownInTime();
    void lostConnectionStopsNothing();
    void unstoppableProcessIsAlive();
    void cancelBeforeTheStartStartsNothing();
    void cancelAfterTheEndChangesNothing();

private:
    void waitForStart(CommandRecorder &recorder);
    std::unique_ptr<tests::SshdServer> m_server;
    ssh::LibsshTransport m_transport;
};

void RemoteStopTest::initTestCase()
{
    m_server = tests::SshdServer::start();
    QVERIFY(m_server);
}

void RemoteStopTest::waitForStart(CommandRecorder &recorder)
{
    QTRY_VERIFY_WITH_TIMEOUT(recorder.out().contains("ready") || recorder.isFinished(), 20'000);
    QVERIFY2(!recorder.isFinished(), recorder.errorText());
}

void RemoteStopTest::cancelEndsTheWholeTree_data()
{
    QTest::addColumn<QByteArray>("command"); // %S: a sleep that can be found again
    QTest::addColumn<int>("processes");      // that sleep it, at least
    QTest::newRow("one process") << QByteArray("echo ready; exec sleep %S") << 1;
    QTest::newRow("forked children")
        << QByteArray("sleep %S & sleep %S & (sleep %S & wait) & echo ready; wait") << 3;
    QTest::newRow("TERM is ignored")
        << QByteArray("trap '' TERM INT HUP; sleep %S & echo ready; sleep %S") << 2;
    QTest::newRow("TERM is ignored and the child restarted")
        << QByteArray("trap '' TERM; echo ready; while :; do sh -c 'sleep %S'; done") << 1;
    QTest::newRow("own session") << QByteArray("setsid sleep %S & echo ready; wait") << 1;
    QTest::newRow("daemon")
        << QByteArray("(setsid sh -c 'sleep %S >/dev/null 2>&1 &') ; echo ready; sleep %S") << 2;
    QTest::newRow("daemon that ignores TERM")
        << QByteArray("(setsid sh -c 'trap \"\" TERM; sleep %S; sleep %S' >/dev/null 2>&1 &) ; "
                      "echo ready; sleep %S")
        << 2;
    QTest::newRow("environment wiped")
        << QByteArray("env -i sleep %S & env -i setsid sleep %S & echo ready; wait") << 2;
    QTest::newRow("stopped") << QByteArray("sleep %S & kill -STOP $!; echo ready; wait") << 1;
    QTest::newRow("closed streams")
        << QByteArray("echo ready; exec sleep %S >/dev/null 2>&1 </dev/null") << 1;
    QTest::newRow("odd names")
        << QByteArray("d=$(mktemp -d); cp /bin/sleep \"$d/a) S 1 1 (b\"; echo ready; "
                      "\"$d/a) S 1 1 (b\" %S")
        << 1;
}

void RemoteStopTest::cancelEndsTheWholeTree()
{
    QFETCH(QByteArray, command);
    QFETCH(int, processes);
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, m_server->target(), command.replace("%S", seconds));
    waitForStart(recorder);
    QTRY_VERIFY(processesMarked(seconds).size() >= processes);

    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY(timer.elapsed() < kLongestStopMs);
    QVERIFY(result->stoppedBy == CancelReason::Cancelled);
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY2(processesMarked(seconds).isEmpty(), qPrintable(result->evidence));
    QVERIFY2(result->evidence.contains(QStringLiteral("none is left")),
             qPrintable(result->evidence));
}

void RemoteStopTest::timeoutEndsTheCommand()
{
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.spec.timeout = std::chrono::milliseconds(700);
    const auto result =
        recorder.run(m_transport, m_server->target(), "echo ready; sleep " + seconds);
    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->stoppedBy == CancelReason::TimedOut);
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY(processesMarked(seconds).isEmpty());
    QVERIFY(!result->broken);
}

void RemoteStopTest::cancelLeavesOtherRunsAlone()
{
    const QByteArray seconds = uniqueSeconds();
    const QByteArray otherSeconds = uniqueSeconds();
    CommandRecorder other;
    other.begin(m_transport, m_server->target(), "echo ready; sleep " + otherSeconds);
    waitForStart(other);
    CommandRecorder recorder;
    recorder.begin(m_transport, m_server->target(), "echo ready; sleep " + seconds);
    waitForStart(recorder);

    recorder.cancel.cancel(CancelReason::Cancelled);
    QVERIFY(recorder.finish());

    QVERIFY(processesMarked(seconds).isEmpty());
    QVERIFY(!processesMarked(otherSeconds).isEmpty());
    QVERIFY(!other.isFinished());
    other.cancel.cancel(CancelReason::Cancelled);
    QVERIFY(other.finish());
}

void RemoteStopTest::cancelDuringAFloodIsPrompt()
{
    CommandRecorder recorder;
    recorder.keepOutput = false;
    recorder.begin(m_transport, m_server->target(), "yes flood");
    QTRY_VERIFY(recorder.byteCount() > 20'000'000);

    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY2(timer.elapsed() < kLongestStopMs, qPrintable(QString::number(timer.elapsed())));
}

void RemoteStopTest::lastWordsAreKept()
{
    CommandRecorder recorder;
    recorder.begin(m_transport, m_server->target(),
                   "trap 'echo goodbye; exit 9' TERM; echo ready; sleep " + uniqueSeconds() +
                       " & wait");
    waitForStart(recorder);
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("ready\ngoodbye\n"));
    QCOMPARE(result->exitCode, std::optional<int>(9));
}

void RemoteStopTest::secondSessionRefusedTakesAFreshConnection()
{
    tests::SshdServer::Options options;
    options.configLines << QStringLiteral("MaxSessions 1");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, server->target(), "echo ready; sleep " + seconds);
    waitForStart(recorder);

    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY2(result->evidence.contains(QStringLiteral("fresh connection")),
             qPrintable(result->evidence));
    QVERIFY(processesMarked(seconds).isEmpty());
    QCOMPARE(recorder.pins().size(), 1); // the fresh connection pins nothing
}

void RemoteStopTest::deadConnectionTakesAFreshConnection()
{
    tests::TcpProxy proxy(m_server->port());
    domain::SshTarget target = m_server->target();
    target.port = proxy.port();
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, target, "echo ready; sleep " + seconds);
    waitForStart(recorder);
    proxy.stallConnections();

    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY(timer.elapsed() < kLongestStopMs);
    QVERIFY2(result->remoteState == RemoteState::Gone, qPrintable(result->evidence));
    QVERIFY(processesMarked(seconds).isEmpty());
}

void RemoteStopTest::blackHoleIsUnknownInTime()
{
    tests::TcpProxy proxy(m_server->port());
    domain::SshTarget target = m_server->target();
    target.port = proxy.port();
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, target, "echo ready; sleep " + seconds);
    waitForStart(recorder);
    proxy.stallConnections();
    proxy.stallNewOnes();

    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY2(timer.elapsed() < kLongestStopMs, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(result->stoppedBy == CancelReason::Cancelled);
    QVERIFY(result->remoteState == RemoteState::Unknown);
    QVERIFY(!result->evidence.isEmpty());
    QVERIFY(tests::killMarked(seconds) > 0); // unknown was the truth
}

void RemoteStopTest::lostConnectionStopsNothing()
{
    tests::TcpProxy proxy(m_server->port());
    domain::SshTarget target = m_server->target();
    target.port = proxy.port();
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(m_transport, target, "echo ready; exec sleep " + seconds + " >/dev/null 2>&1");
    waitForStart(recorder);

    proxy.dropConnections();
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->broken);
    QCOMPARE(QByteArray(result->broken->reason), QByteArray("ssh.connection_lost"));
    QVERIFY(result->stoppedBy == CancelReason::None);
    QVERIFY(result->remoteState == RemoteState::Unknown);
    QVERIFY(!result->exitCode);
    QCOMPARE(recorder.out(), QByteArray("ready\n"));
    QVERIFY(tests::killMarked(seconds) > 0);
}

void RemoteStopTest::unstoppableProcessIsAlive()
{
    // A process nobody may signal stands for one that does not die: the stop script's kill is
    // replaced on this host by one that does nothing.
    const QByteArray seconds = uniqueSeconds();
    CommandRecorder recorder;
    tests::SshdServer::Options options;
    options.configLines << QStringLiteral("ForceCommand case $SSH_ORIGINAL_COMMAND in *sh\\ -s) "
                                          "(echo 'kill() { :; }'; cat) | /bin/sh -s;; "
                                          "*) eval \"$SSH_ORIGINAL_COMMAND\";; esac");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    recorder.begin(m_transport, server->target(), "echo ready; sleep " + seconds);
    waitForStart(recorder);

    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY2(timer.elapsed() < kLongestStopMs, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(result->remoteState == RemoteState::Alive, qPrintable(result->evidence));
    QVERIFY2(result->evidence.contains(QStringLiteral("still there")),
             qPrintable(result->evidence));
    QVERIFY(tests::killMarked(seconds) > 0);
}

void RemoteStopTest::cancelBeforeTheStartStartsNothing()
{
    CommandRecorder recorder;
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.run(m_transport, m_server->target(), "echo never");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("task.cancelled"));
    QCOMPARE(recorder.starts(), 0);
    QCOMPARE(recorder.out(), QByteArray());
}

void RemoteStopTest::cancelAfterTheEndChangesNothing()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, m_server->target(), "echo done");
    recorder.cancel.cancel(CancelReason::Cancelled);
    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->stoppedBy == CancelReason::None);
    QCOMPARE(result->exitCode, std::optional<int>(0));
}

QTEST_GUILESS_MAIN(RemoteStopTest)
#include "tst_remotestop.moc"
