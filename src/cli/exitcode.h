#pragma once

#include "core/error.h"

namespace testum::cli {

/// The exit codes of testumctl. Where several apply to a run on many hosts, the first of
/// 4, 3, 1, 5 that occurred wins.
enum ExitCode {
    kExitOk = 0,
    kExitError = 1,
    kExitUsage = 2,
    kExitStopped = 3,      ///< timed out or cancelled
    kExitNoConnection = 4, ///< connection or login failed, to a host or to the server
    kExitRemote = 5,       ///< a remote command ended with another code than 0
    kExitInterrupted = 130,
    kExitBrokenPipe = 141, ///< nobody reads the output any more
};

[[nodiscard]] int exitCodeOf(const Error &error);

/// A mistake in the invocation; `sentence` is already in the user's language.
[[nodiscard]] Error usageError(const QString &sentence);
/// Another failure found here and not by an engine, already in the user's language.
[[nodiscard]] Error ownError(const QString &sentence);

} // namespace testum::cli
