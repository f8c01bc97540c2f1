#include "cli/exitcode.h"

#include <QLatin1String>

namespace testum::cli {

int exitCodeOf(const Error &error)
{
    const QLatin1String reason(error.reason);
    if (error.is("cli.usage") || error.is("client.url_invalid") || error.is("client.ca_unreadable"))
        return kExitUsage;
    if (error.is("cli.interrupted"))
        return kExitInterrupted;
    if (error.is("task.cancelled") || error.is("task.timed_out"))
        return kExitStopped;
    if (reason.startsWith(QLatin1String("client.")) || reason.startsWith(QLatin1String("ssh.")) ||
        error.code == ErrorCode::Unauthenticated) {
        return kExitNoConnection;
    }
    return kExitError;
}

Error usageError(const QString &sentence)
{
    return {ErrorCode::InvalidArgument, "cli.usage", sentence};
}

Error ownError(const QString &sentence)
{
    return {ErrorCode::FailedPrecondition, "cli.failed", sentence};
}

} // namespace testum::cli
