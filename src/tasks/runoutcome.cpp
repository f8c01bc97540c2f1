#include "tasks/runoutcome.h"

namespace testum::tasks {

using domain::RunOutcome;
using domain::RunStatus;

namespace {

void setStopped(RunOutcome &outcome, CancelReason reason)
{
    outcome.status = RunStatus::Cancelled;
    switch (reason) {
    case CancelReason::None:
    case CancelReason::Cancelled:
        outcome.errorReason = QStringLiteral("task.cancelled");
        outcome.errorMessage = QStringLiteral("The run was cancelled");
        return;
    case CancelReason::TimedOut:
        outcome.status = RunStatus::Failed;
        outcome.errorReason = QStringLiteral("task.timed_out");
        outcome.errorMessage = QStringLiteral("The command did not end within its time limit");
        return;
    case CancelReason::Shutdown:
        outcome.errorReason = QStringLiteral("task.shutdown");
        outcome.errorMessage = QStringLiteral("The run was stopped because testum was shut down");
        return;
    case CancelReason::LeaseLost:
        outcome.errorReason = QStringLiteral("task.lease_lost");
        outcome.errorMessage = QStringLiteral("The run no longer belongs to this process");
        return;
    }
}

void setFailed(RunOutcome &outcome, const Error &error)
{
    outcome.status = RunStatus::Failed;
    outcome.errorReason = QLatin1String(error.reason);
    outcome.errorMessage = error.message;
    if (!error.detail.isEmpty())
        outcome.metadata.insert(QStringLiteral("detail"), error.detail);
}

/// Reaching the host, its key, the sign-in, and what is stored for it.
bool concernsPlatform(const Error &error)
{
    const QLatin1String reason(error.reason);
    return reason.startsWith(QLatin1String("ssh.")) || reason.startsWith(QLatin1String("key.")) ||
           error.is("vault.cannot_open");
}

/// What both kinds of task keep of a command's end. True when it already decides the outcome.
bool takeCommonParts(RunOutcome &outcome, const domain::CommandResult &result)
{
    outcome.login = domain::Login::Worked;
    outcome.exitCode = result.exitCode;
    outcome.exitSignal = result.exitSignal;
    outcome.remoteState = domain::remoteStateName(result.remoteState);
    if (result.stoppedBy != CancelReason::None)
        setStopped(outcome, result.stoppedBy);
    else if (result.broken)
        setFailed(outcome, *result.broken);
    if (!result.evidence.isEmpty())
        outcome.metadata.insert(QStringLiteral("evidence"), result.evidence);
    return result.stoppedBy != CancelReason::None || result.broken.has_value();
}

} // namespace

RunOutcome outcomeOf(const domain::CommandResult &result)
{
    RunOutcome outcome;
    if (takeCommonParts(outcome, result))
        return outcome;
    if (result.exitCode == 0) {
        outcome.status = RunStatus::Success;
        return outcome;
    }
    outcome.status = RunStatus::Failed;
    if (result.exitCode) {
        outcome.errorReason = QStringLiteral("task.exit_code");
        outcome.errorMessage =
            QStringLiteral("The command ended with exit code %1").arg(*result.exitCode);
    } else if (!result.exitSignal.isEmpty()) {
        outcome.errorReason = QStringLiteral("task.exit_signal");
        outcome.errorMessage =
            QStringLiteral("The command was ended by signal %1").arg(result.exitSignal);
    } else {
        outcome.errorReason = QStringLiteral("task.exit_unknown");
        outcome.errorMessage = QStringLiteral("The server did not say how the command ended");
    }
    return outcome;
}

RunOutcome connectionOutcomeOf(const domain::CommandResult &result)
{
    RunOutcome outcome;
    if (!takeCommonParts(outcome, result))
        outcome.status = RunStatus::Success;
    return outcome;
}

RunOutcome outcomeOf(const Error &error, CancelReason stoppedBy)
{
    RunOutcome outcome;
    // A stop may look like a failed connection, but it never hides a refusal (a changed host key).
    const bool cutShort = stoppedBy != CancelReason::None && domain::isRetryable(error);
    if (cutShort || error.is("task.cancelled")) {
        setStopped(outcome, stoppedBy);
        return outcome;
    }
    setFailed(outcome, error);
    if (concernsPlatform(error))
        outcome.login = domain::Login::Failed;
    return outcome;
}

} // namespace testum::tasks
