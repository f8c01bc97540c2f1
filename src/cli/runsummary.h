#pragma once

#include "cli/runstate.h"
#include "text/errortext.h"

namespace testum::cli {

/// "5 succeeded, 1 failed (exit 3: web03), 1 not reached (web04)", in the installed language.
[[nodiscard]] QString summaryLine(const QList<RunState> &runs);
/// One sentence for every run that needs one: why it could not run, what became of it, that its
/// output is cut. "web04: The host is unreachable. …"
[[nodiscard]] QStringList reasonLines(const QList<RunState> &runs, text::Language language);
/// What is known about the remote command of a stopped run; empty when nothing was asked.
[[nodiscard]] QString remoteStateSentence(const RunState &run);

} // namespace testum::cli
