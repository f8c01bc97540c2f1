#pragma once

#include "domain/sshtransport.h"
#include "ssh/sshsession.h"
#include "ssh/stopscript.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <functional>
#include <optional>

namespace testum::ssh {

struct StopVerdict
{
    domain::RemoteState state = domain::RemoteState::Unknown;
    QString evidence;
};

/// Ends a command's process tree from outside: over a second channel of the connection that runs
/// it, or, when that does not answer, over one fresh connection. Use in one thread.
class RemoteStop
{
public:
    using Reconnect = std::function<Result<std::unique_ptr<SshSession>>(const WaitLimit &)>;

    RemoteStop(RemoteProcess process, const TransportTimings &timings, QDeadlineTimer deadline)
        : m_process(std::move(process))
        , m_timings(timings)
        , m_deadline(deadline)
    {}

    /// Blocks: up to the deadline. Never fails: what could not be learnt is Unknown.
    [[nodiscard]] StopVerdict run(SshSession &live, const Reconnect &reconnect);

private:
    [[nodiscard]] std::optional<StopVerdict> runOver(SshSession &session, QString *problem);
    [[nodiscard]] StopVerdict readVerdict(const QByteArray &said) const;

    RemoteProcess m_process;
    TransportTimings m_timings;
    QDeadlineTimer m_deadline;
    CancelToken m_neverCancelled;
};

} // namespace testum::ssh
