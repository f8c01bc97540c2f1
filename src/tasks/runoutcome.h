#pragma once

#include "core/canceltoken.h"
#include "domain/outputsink.h"
#include "domain/sshtransport.h"

namespace testum::tasks {

/// How a command that was started ended, as the run's outcome. A stop we asked for counts before
/// a lost connection, and that before what the server said: a command killed by our timeout reports
/// "TERM" as well.
[[nodiscard]] domain::RunOutcome outcomeOf(const domain::CommandResult &result);

/// The outcome of a test connection: that the login worked is the success, whatever the facts
/// script answered; a stop or a lost connection still is what it is.
[[nodiscard]] domain::RunOutcome connectionOutcomeOf(const domain::CommandResult &result);

/// The outcome when nothing was started: the error's own reason, or the stop that cut it short. Its
/// login failed, unless the reason lies in the command or in this process.
[[nodiscard]] domain::RunOutcome outcomeOf(const Error &error, CancelReason stoppedBy);

} // namespace testum::tasks
