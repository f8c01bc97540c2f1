#pragma once

#include "domain/reachability.h"
#include "ssh/resolver.h"
#include "ssh/socket.h"
#include "ssh/waitlimit.h"

namespace testum::ssh {

/// Connects to the first address of a host that answers: attempts start 250 ms apart, or at once
/// when one fails, and run side by side (RFC 8305). Stateless; any thread.
class TcpConnector
{
public:
    explicit TcpConnector(LookUp lookUp = lookUpAddresses)
        : m_lookUp(std::move(lookUp))
    {}

    /// Blocks: within the limit, name resolution included.
    /// Errors: ssh.resolve_failed, ssh.unreachable, ssh.timeout, task.cancelled.
    [[nodiscard]] Result<Socket> connectTo(const QString &host, int port,
                                           const WaitLimit &limit) const;

    /// The same for its own sake: how far it came, how long that took. The connection is closed.
    [[nodiscard]] domain::TcpReach reach(const QString &host, int port,
                                         const WaitLimit &limit) const;

private:
    LookUp m_lookUp;
};

} // namespace testum::ssh
