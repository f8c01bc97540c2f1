#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace testum::ssh {

/// How long a blocking step may take and who may call it off. Passed down by reference; the token
/// outlives the call.
struct WaitLimit
{
    QDeadlineTimer deadline;
    const CancelToken &cancel;

    /// A cancel has no file descriptor to wake poll() with, so waits are cut into slices.
    static constexpr int kSliceMs = 50;

    [[nodiscard]] int sliceMs() const
    {
        return static_cast<int>(std::clamp<qint64>(deadline.remainingTime(), 0, kSliceMs));
    }
    /// Errors: task.cancelled, ssh.timeout with `step` as the detail.
    [[nodiscard]] Result<void> check(const char *step) const
    {
        if (cancel.isCancelled()) {
            return Error{ErrorCode::Cancelled, "task.cancelled",
                         QStringLiteral("The run was cancelled before the command was started")};
        }
        if (deadline.hasExpired()) {
            return Error{ErrorCode::DeadlineExceeded, "ssh.timeout",
                         QStringLiteral("The host did not answer in time"),
                         QString::fromLatin1(step)};
        }
        return {};
    }
};

} // namespace testum::ssh
