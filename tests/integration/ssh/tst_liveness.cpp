#include "ssh/libsshtransport.h"
#include "ssh/liveness.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/processtree.h"
#include "support/sshd/sshdserver.h"
#include "support/sshd/tcpproxy.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace testum;
using namespace std::chrono_literals;
using ssh::Liveness;
using tests::CommandRecorder;

/// A dead peer is given up in time, a quiet one never.
class LivenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void silenceIsJudged();
    void timeNotReadingIsExcused();
    void quietHostIsKept();
    void frozenHostIsGivenUp();
    void slowReaderIsNotHeldAgainstTheHost();
    void blackHoleIsGivenUpWithin45Seconds();

private:
    static ssh::TransportTimings shortTimings();
    std::unique_ptr<tests::SshdServer> m_server;
};

ssh::TransportTimings LivenessTest::shortTimings()
{
    ssh::TransportTimings timings;
    timings.probeAfter = 400ms;
    timings.giveUpAfter = 1'600ms;
    return timings;
}

void LivenessTest::initTestCase()
{
    m_server = tests::SshdServer::start();
    QVERIFY(m_server);
}

void LivenessTest::silenceIsJudged()
{
    const auto begin = Liveness::Clock::now();
    Liveness liveness(ssh::TransportTimings{}, begin);
    using V = Liveness::Verdict;
    QVERIFY(liveness.judge(0, begin + 14s) == V::Alive);
    QVERIFY(liveness.judge(0, begin + 15s) == V::AskNow);
    QVERIFY(liveness.judge(0, begin + 16s) == V::Alive);
    QVERIFY(liveness.judge(0, begin + 30s) == V::AskNow);
    QVERIFY(liveness.judge(7, begin + 31s) == V::Alive); // the answer
    QVERIFY(liveness.judge(7, begin + 45s) == V::Alive);
    QVERIFY(liveness.judge(7, begin + 46s) == V::AskNow);
    QVERIFY(liveness.judge(7, begin + 74s) == V::AskNow);
    QVERIFY(liveness.judge(7, begin + 75s) == V::Dead);
}

void LivenessTest::timeNotReadingIsExcused()
{
    const auto begin = Liveness::Clock::now();
    Liveness liveness(ssh::TransportTimings{}, begin);
    liveness.excuse(100s);
    QVERIFY(liveness.judge(0, begin + 110s) == Liveness::Verdict::Alive);
    QVERIFY(liveness.judge(0, begin + 150s) == Liveness::Verdict::Dead);
}

void LivenessTest::quietHostIsKept()
{
    ssh::LibsshTransport transport(shortTimings());
    CommandRecorder recorder;
    const auto result = recorder.run(transport, m_server->target(), "sleep 5; echo done");
    QVERIFY2(result, recorder.errorText());
    QVERIFY(!result->broken);
    QCOMPARE(recorder.out(), QByteArray("done\n"));
}

void LivenessTest::frozenHostIsGivenUp()
{
    const auto server = tests::SshdServer::start();
    QVERIFY(server);
    ssh::LibsshTransport transport(shortTimings());
    const QByteArray seconds = tests::uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(transport, server->target(), "echo ready; sleep " + seconds);
    QTRY_VERIFY_WITH_TIMEOUT(recorder.out().contains("ready"), 20'000);
    server->freeze();
    QElapsedTimer timer;
    timer.start();

    const auto result = recorder.finish();

    server->thaw();
    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->broken);
    QCOMPARE(QByteArray(result->broken->reason), QByteArray("ssh.connection_lost"));
    QVERIFY(result->remoteState == domain::RemoteState::Unknown);
    QVERIFY2(timer.elapsed() < 6'000, qPrintable(QString::number(timer.elapsed())));
    (void)tests::killMarked(seconds);
}

void LivenessTest::slowReaderIsNotHeldAgainstTheHost()
{
    ssh::LibsshTransport transport(shortTimings());
    CommandRecorder recorder;
    recorder.onOutput = [](domain::Stream, QByteArrayView) {
        std::this_thread::sleep_for(2'500ms);
        return Result<void>();
    };
    const auto result =
        recorder.run(transport, m_server->target(), "echo one; sleep 3; echo two; exit 4");
    QVERIFY2(result, recorder.errorText());
    QVERIFY(!result->broken);
    QCOMPARE(result->exitCode, std::optional<int>(4));
    QCOMPARE(recorder.out(), QByteArray("one\ntwo\n"));
}

void LivenessTest::blackHoleIsGivenUpWithin45Seconds()
{
    tests::TcpProxy proxy(m_server->port());
    domain::SshTarget target = m_server->target();
    target.port = proxy.port();
    ssh::LibsshTransport transport;
    const QByteArray seconds = tests::uniqueSeconds();
    CommandRecorder recorder;
    recorder.begin(transport, target, "echo ready; sleep " + seconds);
    QTRY_VERIFY_WITH_TIMEOUT(recorder.out().contains("ready"), 20'000);
    proxy.stallConnections();
    proxy.stallNewOnes();
    QElapsedTimer timer;
    timer.start();

    const auto result = recorder.finish();

    QVERIFY2(result, recorder.errorText());
    QVERIFY(result->broken);
    QVERIFY2(timer.elapsed() <= 45'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(timer.elapsed() >= 40'000, qPrintable(QString::number(timer.elapsed())));
    (void)tests::killMarked(seconds);
}

QTEST_GUILESS_MAIN(LivenessTest)
#include "tst_liveness.moc"
