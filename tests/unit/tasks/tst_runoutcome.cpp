#include "tasks/runoutcome.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;

Q_DECLARE_METATYPE(testum::domain::CommandResult)
Q_DECLARE_METATYPE(testum::Error)

namespace {

Error lost()
{
    return {ErrorCode::Unavailable, "ssh.connection_lost", QStringLiteral("Lost"),
            QStringLiteral("read: reset")};
}

} // namespace

class TestRunOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsTheEndOfACommand_data()
    {
        QTest::addColumn<CommandResult>("result");
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<QString>("reason");
        const auto state = RemoteState::NotAsked;
        const auto none = CancelReason::None;
        QTest::newRow("exit 0") << CommandResult{0, {}, none, state, {}, {}} << RunStatus::Success
                                << QString();
        QTest::newRow("exit 3") << CommandResult{3, {}, none, state, {}, {}} << RunStatus::Failed
                                << QStringLiteral("task.exit_code");
        QTest::newRow("signal") << CommandResult{{}, QStringLiteral("KILL"), none, state, {}, {}}
                                << RunStatus::Failed << QStringLiteral("task.exit_signal");
        QTest::newRow("unknown") << CommandResult{{}, {}, none, state, {}, {}} << RunStatus::Failed
                                 << QStringLiteral("task.exit_unknown");
        QTest::newRow("lost") << CommandResult{{}, {}, none, state, {}, lost()} << RunStatus::Failed
                              << QStringLiteral("ssh.connection_lost");
        QTest::newRow("timed out")
            << CommandResult{{}, QStringLiteral("TERM"), CancelReason::TimedOut, state, {}, {}}
            << RunStatus::Failed << QStringLiteral("task.timed_out");
        QTest::newRow("cancelled")
            << CommandResult{{}, QStringLiteral("TERM"), CancelReason::Cancelled, state, {}, {}}
            << RunStatus::Cancelled << QStringLiteral("task.cancelled");
        QTest::newRow("shutdown") << CommandResult{0, {}, CancelReason::Shutdown, state, {}, {}}
                                  << RunStatus::Cancelled << QStringLiteral("task.shutdown");
        QTest::newRow("cancelled and lost")
            << CommandResult{{}, {}, CancelReason::Cancelled, state, {}, lost()}
            << RunStatus::Cancelled << QStringLiteral("task.cancelled");
    }
    void mapsTheEndOfACommand()
    {
        QFETCH(CommandResult, result);
        const RunOutcome outcome = tasks::outcomeOf(result);
        QTEST(outcome.status, "status");
        QTEST(outcome.errorReason, "reason");
        QCOMPARE(outcome.exitCode, result.exitCode);
        QCOMPARE(outcome.exitSignal, result.exitSignal);
        QCOMPARE(outcome.errorMessage.isEmpty(), outcome.errorReason.isEmpty());
        QCOMPARE(outcome.login, Login::Worked);
    }

    void messagesNameTheCodeAndTheSignal()
    {
        CommandResult result;
        result.exitCode = 42;
        QVERIFY(tasks::outcomeOf(result).errorMessage.contains(QStringLiteral("42")));
        result.exitCode.reset();
        result.exitSignal = QStringLiteral("SEGV");
        QVERIFY(tasks::outcomeOf(result).errorMessage.contains(QStringLiteral("SEGV")));
    }

    void keepsRemoteStateAndEvidence()
    {
        CommandResult result;
        result.stoppedBy = CancelReason::Cancelled;
        result.remoteState = RemoteState::Alive;
        result.evidence = QStringLiteral("pid 77 still there");
        const RunOutcome outcome = tasks::outcomeOf(result);
        QCOMPARE(outcome.remoteState, QStringLiteral("alive"));
        QCOMPARE(outcome.metadata.value(QStringLiteral("evidence")).toString(), result.evidence);
    }

    void aLoginIsASuccessfulTestWhateverTheScriptSaid_data()
    {
        QTest::addColumn<CommandResult>("result");
        QTest::addColumn<RunStatus>("status");
        const auto state = RemoteState::NotAsked;
        QTest::newRow("exit 127") << CommandResult{127, {}, CancelReason::None, state, {}, {}}
                                  << RunStatus::Success;
        QTest::newRow("unknown") << CommandResult{{}, {}, CancelReason::None, state, {}, {}}
                                 << RunStatus::Success;
        QTest::newRow("lost") << CommandResult{{}, {}, CancelReason::None, state, {}, lost()}
                              << RunStatus::Failed;
        QTest::newRow("cancelled") << CommandResult{{}, {}, CancelReason::Cancelled, state, {}, {}}
                                   << RunStatus::Cancelled;
    }
    void aLoginIsASuccessfulTestWhateverTheScriptSaid()
    {
        QFETCH(CommandResult, result);
        QTEST(tasks::connectionOutcomeOf(result).status, "status");
    }

    void mapsErrorsFromBeforeTheStart_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<CancelReason>("stop");
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<QString>("reason");
        const Error cancelled{ErrorCode::Cancelled, "task.cancelled", QStringLiteral("Stopped")};
        const Error changed{ErrorCode::FailedPrecondition, "ssh.host_key_changed",
                            QStringLiteral("Changed")};
        QTest::newRow("plain") << lost() << CancelReason::None << RunStatus::Failed
                               << QStringLiteral("ssh.connection_lost");
        QTest::newRow("cancelled") << cancelled << CancelReason::Cancelled << RunStatus::Cancelled
                                   << QStringLiteral("task.cancelled");
        QTest::newRow("shutdown") << cancelled << CancelReason::Shutdown << RunStatus::Cancelled
                                  << QStringLiteral("task.shutdown");
        QTest::newRow("timed out") << cancelled << CancelReason::TimedOut << RunStatus::Failed
                                   << QStringLiteral("task.timed_out");
        QTest::newRow("failed while cancelled")
            << lost() << CancelReason::Cancelled << RunStatus::Cancelled
            << QStringLiteral("task.cancelled");
        QTest::newRow("a changed key is never hidden by a cancel")
            << changed << CancelReason::Cancelled << RunStatus::Failed
            << QStringLiteral("ssh.host_key_changed");
    }
    void mapsErrorsFromBeforeTheStart()
    {
        QFETCH(Error, error);
        QFETCH(CancelReason, stop);
        const RunOutcome outcome = tasks::outcomeOf(error, stop);
        QTEST(outcome.status, "status");
        QTEST(outcome.errorReason, "reason");
        QVERIFY(!outcome.errorMessage.isEmpty());
    }

    void tellsWhetherTheLoginFailed_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<CancelReason>("stop");
        QTest::addColumn<Login>("login");
        const auto row = [](const char *reason, CancelReason stop, Login login) {
            QTest::addRow("%s %d", reason, static_cast<int>(stop))
                << QByteArray(reason) << stop << login;
        };
        row("ssh.timeout", CancelReason::None, Login::Failed);
        row("ssh.host_key_changed", CancelReason::Cancelled, Login::Failed);
        row("ssh.pins_tampered", CancelReason::None, Login::Failed);
        row("key.no_private_half", CancelReason::None, Login::Failed);
        row("vault.cannot_open", CancelReason::None, Login::Failed);
        row("ssh.timeout", CancelReason::Shutdown, Login::NotTried);
        row("task.cancelled", CancelReason::Cancelled, Login::NotTried);
        row("task.command_too_long", CancelReason::None, Login::NotTried);
        row("storage.unavailable", CancelReason::None, Login::NotTried);
    }
    void tellsWhetherTheLoginFailed()
    {
        QFETCH(QByteArray, reason);
        QFETCH(CancelReason, stop);
        const Error error{ErrorCode::Unavailable, reason.constData(), QStringLiteral("It failed")};
        QTEST(tasks::outcomeOf(error, stop).login, "login");
    }
};

QTEST_GUILESS_MAIN(TestRunOutcome)
#include "tst_runoutcome.moc"
