#include "tasks/hostjob.h"

#include "support/fakes/fakesshtransport.h"
#include "support/fakes/recordingsink.h"
#include "tasks/hostfacts.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::domain;
using namespace testum::fakes;
using namespace testum::tasks;
using namespace std::chrono_literals;

namespace {

const QString kRun = QStringLiteral("run");

Error errorOf(const char *reason)
{
    return {ErrorCode::Unavailable, reason, QStringLiteral("It failed")};
}

JobSpec spec()
{
    JobSpec job;
    job.run = {QStringLiteral("task"), kRun, QStringLiteral("platform"), QStringLiteral("node"), 1};
    job.target.host = QStringLiteral("host");
    job.command.command = "uptime";
    return job;
}

/// Runs a job here and now.
struct Stage
{
    void run(const JobSpec &job, HostJob::Backoff backoff = {1ms, 4ms})
    {
        HostJob(
            job, transport, sink, cancel, backoff, [this] { ++began; }, [this] { ++ended; })
            .run();
    }
    [[nodiscard]] RunOutcome outcome() const { return sink.outcome(kRun).value(); }
    [[nodiscard]] QJsonValue metadata(const char *key) const
    {
        return outcome().metadata.value(QLatin1String(key));
    }

    FakeSshTransport transport;
    RecordingSink sink;
    std::shared_ptr<CancelToken> cancel = std::make_shared<CancelToken>();
    int began = 0;
    int ended = 0;
};

/// A transport with a bug.
class ThrowingTransport final : public SshTransport
{
public:
    Result<CommandResult> runCommand(const SshTarget &, const CommandSpec &, const CommandHooks &,
                                     CancelToken &) override
    {
        throw std::logic_error("a bug");
    }
};

} // namespace

class HostJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesOutputAndResult()
    {
        Stage stage;
        FakeHost host;
        host.output = {{Stream::Stdout, "up 5 days\n"}, {Stream::Stderr, "warning\n"}};
        stage.transport.script(QStringLiteral("host"), host);
        stage.run(spec());
        QCOMPARE(stage.sink.started(), QStringList{kRun});
        QCOMPARE(stage.outcome().status, RunStatus::Success);
        QCOMPARE(stage.outcome().exitCode, std::optional<int>(0));
        QCOMPARE(stage.sink.output(kRun, Stream::Stdout), QByteArray("up 5 days\n"));
        QCOMPARE(stage.sink.output(kRun, Stream::Stderr), QByteArray("warning\n"));
        QCOMPARE(stage.transport.commands(), QList<QByteArray>{"uptime"});
        QCOMPARE(stage.metadata("attempts").toInt(), 1);
        QCOMPARE(stage.began, 1);
        QCOMPARE(stage.ended, 1);
    }

    void aRefusedStartWritesNothing()
    {
        Stage stage;
        stage.sink.failStarts(errorOf("task.lease_lost"));
        stage.run(spec());
        QCOMPARE(stage.sink.finishedCount(), 0);
        QCOMPARE(stage.transport.calls(), 0);
        QCOMPARE(stage.ended, 1);
    }

    void aRefusedTargetFailsWithoutAConnection()
    {
        Stage stage;
        JobSpec job = spec();
        job.refused = errorOf("vault.decrypt_failed");
        stage.run(job);
        QCOMPARE(stage.transport.calls(), 0);
        QCOMPARE(stage.sink.started(), QStringList{kRun});
        QCOMPARE(stage.outcome().status, RunStatus::Failed);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("vault.decrypt_failed"));
    }

    void retriesOnlyWhatMayHelp_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("attempts");
        QTest::newRow("unreachable") << QByteArray("ssh.unreachable") << 4;
        QTest::newRow("timeout") << QByteArray("ssh.timeout") << 4;
        QTest::newRow("resolve") << QByteArray("ssh.resolve_failed") << 4;
        QTest::newRow("lost") << QByteArray("ssh.connection_lost") << 4;
        QTest::newRow("auth") << QByteArray("ssh.auth_failed") << 1;
        QTest::newRow("changed key") << QByteArray("ssh.host_key_changed") << 1;
        QTest::newRow("unknown key") << QByteArray("ssh.host_key_unknown") << 1;
    }
    void retriesOnlyWhatMayHelp()
    {
        QFETCH(QByteArray, reason);
        QFETCH(int, attempts);
        Stage stage;
        FakeHost host;
        host.alwaysFails = errorOf(reason.constData());
        stage.transport.script(QStringLiteral("host"), host);
        stage.run(spec());
        QCOMPARE(stage.transport.calls(), attempts);
        QCOMPARE(stage.outcome().status, RunStatus::Failed);
        QCOMPARE(stage.outcome().errorReason, QString::fromLatin1(reason));
        QCOMPARE(stage.metadata("attempts").toInt(), attempts);
        QCOMPARE(stage.metadata("retry_errors").toArray().size(), attempts - 1);
    }

    void succeedsAfterRetries()
    {
        Stage stage;
        FakeHost host;
        host.connectErrors = {errorOf("ssh.unreachable"), errorOf("ssh.timeout")};
        stage.transport.script(QStringLiteral("host"), host);
        stage.run(spec());
        QCOMPARE(stage.outcome().status, RunStatus::Success);
        QCOMPARE(stage.metadata("attempts").toInt(), 3);
        QCOMPARE(stage.metadata("retry_errors").toArray(),
                 (QJsonArray{QStringLiteral("ssh.unreachable"), QStringLiteral("ssh.timeout")}));
    }

    void noRetriesWhenNoneAreWanted()
    {
        Stage stage;
        FakeHost host;
        host.alwaysFails = errorOf("ssh.unreachable");
        stage.transport.script(QStringLiteral("host"), host);
        JobSpec job = spec();
        job.connectRetries = 0;
        stage.run(job);
        QCOMPARE(stage.transport.calls(), 1);
    }

    void aStartedCommandIsNeverRepeated()
    {
        Stage stage;
        FakeHost host;
        host.breaksAfterStart = true;
        stage.transport.script(QStringLiteral("host"), host);
        stage.run(spec());
        QCOMPARE(stage.transport.calls(), 1);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("ssh.connection_lost"));
        QCOMPARE(stage.outcome().login, Login::Worked);
    }

    void waitsLongerBeforeEachAttemptUpToTheCap()
    {
        Stage stage;
        FakeHost host;
        host.alwaysFails = errorOf("ssh.unreachable");
        stage.transport.script(QStringLiteral("host"), host);
        QElapsedTimer timer;
        timer.start();
        JobSpec job = spec();
        job.connectRetries = 4;
        stage.run(job, {20ms, 50ms});
        // 20 + 40 + 50 + 50, of which a half is random.
        QVERIFY2(timer.elapsed() >= 80, QByteArray::number(timer.elapsed()).constData());
    }

    void cancelEndsEveryPhase_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("calls");
        QTest::newRow("before the first attempt") << 0 << 0;
        QTest::newRow("while connecting") << 1 << 1;
        QTest::newRow("between two attempts") << 2 << 1;
        QTest::newRow("between two pieces of output") << 3 << 1;
        QTest::newRow("while the command runs") << 4 << 1;
    }
    void cancelEndsEveryPhase()
    {
        QFETCH(int, phase);
        QFETCH(int, calls);
        Stage stage;
        FakeHost host;
        host.hangInConnect = phase == 1;
        if (phase == 2)
            host.alwaysFails = errorOf("ssh.unreachable");
        host.output = {{Stream::Stdout, "one"}, {Stream::Stdout, "two"}};
        host.outputDelay = phase == 3 ? std::chrono::milliseconds(3'600'000) : 0ms;
        host.hang = phase == 4;
        stage.transport.script(QStringLiteral("host"), host);
        if (phase == 0)
            stage.cancel->cancel(CancelReason::Cancelled);
        std::thread worker([&] {
            stage.run(spec(), {std::chrono::hours(1), std::chrono::hours(1)});
        });
        QTRY_COMPARE(stage.transport.calls(), calls);
        if (phase >= 3)
            QTRY_COMPARE(stage.transport.commandsStarted(), 1);
        stage.cancel->cancel(CancelReason::Cancelled);
        worker.join();
        QCOMPARE(stage.outcome().status, RunStatus::Cancelled);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("task.cancelled"));
        QCOMPARE(stage.outcome().remoteState, phase >= 3 ? QStringLiteral("gone") : QString());
        QCOMPARE(stage.transport.calls(), calls);
    }

    void aTimeLimitIsAFailure()
    {
        Stage stage;
        FakeHost host;
        host.hang = true;
        host.stateAfterStop = RemoteState::Alive;
        stage.transport.script(QStringLiteral("host"), host);
        JobSpec job = spec();
        job.command.timeout = 10ms;
        stage.run(job);
        QCOMPARE(stage.outcome().status, RunStatus::Failed);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("task.timed_out"));
        QCOMPARE(stage.outcome().remoteState, QStringLiteral("alive"));
        QVERIFY(!stage.metadata("evidence").toString().isEmpty());
    }

    void outputOverTheCapIsDroppedAndSaid_data()
    {
        QTest::addColumn<qint64>("cap");
        QTest::addColumn<QByteArray>("standardOutput");
        QTest::addColumn<QByteArray>("standardError");
        QTest::addColumn<bool>("truncated");
        QTest::newRow("room left") << 100LL << QByteArray("12345abc") << QByteArray("678") << false;
        QTest::newRow("exactly") << 11LL << QByteArray("12345abc") << QByteArray("678") << false;
        QTest::newRow("cut in a piece") << 9LL << QByteArray("12345a") << QByteArray("678") << true;
        QTest::newRow("cut between") << 8LL << QByteArray("12345") << QByteArray("678") << true;
        QTest::newRow("both count") << 6LL << QByteArray("12345") << QByteArray("6") << true;
        QTest::newRow("no cap") << 0LL << QByteArray("12345abc") << QByteArray("678") << false;
    }
    void outputOverTheCapIsDroppedAndSaid()
    {
        QFETCH(qint64, cap);
        Stage stage;
        FakeHost host;
        host.output = {{Stream::Stdout, "12345"}, {Stream::Stderr, "678"}, {Stream::Stdout, "abc"}};
        stage.transport.script(QStringLiteral("host"), host);
        JobSpec job = spec();
        job.outputCapBytes = cap;
        stage.run(job);
        QTEST(stage.sink.output(kRun, Stream::Stdout), "standardOutput");
        QTEST(stage.sink.output(kRun, Stream::Stderr), "standardError");
        QTEST(stage.outcome().truncated, "truncated");
        QCOMPARE(stage.outcome().status, RunStatus::Success); // the command was not disturbed
    }

    void aLostLeaseStopsTheCommand()
    {
        Stage stage;
        FakeHost host;
        host.output = {{Stream::Stdout, "x"}};
        host.hang = true;
        stage.transport.script(QStringLiteral("host"), host);
        stage.sink.failAppends(errorOf("task.lease_lost"));
        stage.run(spec());
        QCOMPARE(stage.cancel->reason(), CancelReason::LeaseLost);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("task.lease_lost"));
        QCOMPARE(stage.outcome().remoteState, QStringLiteral("gone"));
    }

    void pinsBeforeAnythingElse()
    {
        Stage stage;
        FakeHost host;
        host.hostKey = HostKey{QStringLiteral("platform"), QStringLiteral("ssh-ed25519"),
                               QStringLiteral("SHA256:x"), "AAAA"};
        stage.transport.script(QStringLiteral("host"), host);
        stage.run(spec());
        QCOMPARE(stage.sink.pins().size(), 1);
        QCOMPARE(stage.outcome().status, RunStatus::Success);
    }

    void aRefusedPinFailsTheRun()
    {
        Stage stage;
        FakeHost host;
        host.hostKey = HostKey();
        stage.transport.script(QStringLiteral("host"), host);
        stage.sink.failPins(Error{ErrorCode::FailedPrecondition, "ssh.host_key_changed",
                                  QStringLiteral("Changed")});
        stage.run(spec());
        QCOMPARE(stage.transport.calls(), 1);
        QCOMPARE(stage.outcome().errorReason, QStringLiteral("ssh.host_key_changed"));
    }

    void aTestConnectionCollectsFactsAndShowsItsOutput()
    {
        Stage stage;
        FakeHost host;
        host.output = {{Stream::Stdout, "hostname=web\ncp"}, {Stream::Stdout, "us=4\n"}};
        host.result.exitCode = 127;
        stage.transport.script(QStringLiteral("host"), host);
        JobSpec job = spec();
        job.type = TaskType::TestConnection;
        stage.run(job);
        QCOMPARE(stage.transport.commands(), QList<QByteArray>{hostFactsCommand()});
        QCOMPARE(stage.outcome().status, RunStatus::Success);
        QCOMPARE(stage.outcome().facts,
                 (QJsonObject{{QStringLiteral("hostname"), QStringLiteral("web")},
                              {QStringLiteral("cpus"), 4}}));
        QCOMPARE(stage.sink.output(kRun, Stream::Stdout), QByteArray("hostname=web\ncpus=4\n"));
    }

    void aTestConnectionThatFailsToLogInFails()
    {
        Stage stage;
        FakeHost host;
        host.alwaysFails = errorOf("ssh.auth_failed");
        stage.transport.script(QStringLiteral("host"), host);
        JobSpec job = spec();
        job.type = TaskType::TestConnection;
        stage.run(job);
        QCOMPARE(stage.outcome().status, RunStatus::Failed);
        QVERIFY(stage.outcome().facts.isEmpty());
    }

    void aBugInOneJobEndsThatRunOnly()
    {
        ThrowingTransport transport;
        RecordingSink sink;
        int ended = 0;
        QTest::ignoreMessage(QtCriticalMsg, "Unexpected exception in HostJob: a bug");
        HostJob(
            spec(), transport, sink, std::make_shared<CancelToken>(), {1ms, 1ms}, [] {},
            [&] { ++ended; })
            .run();
        QCOMPARE(ended, 1);
        QCOMPARE(sink.finishedCount(), 1);
        QCOMPARE(sink.outcome(kRun)->errorReason, QStringLiteral("internal"));
    }
};

QTEST_GUILESS_MAIN(HostJobTest)
#include "tst_hostjob.moc"
