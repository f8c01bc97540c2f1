#pragma once

#include "core/result.h"
#include "domain/platform.h"
#include "ssh/libsshsession.h"
#include "ssh/liveness.h"
#include "ssh/sshchannel.h"

#include <memory>
#include <optional>

namespace testum::ssh {

/// An authenticated connection to a verified host; made by VerifiedSession::authenticate() alone.
/// Channels must end before it. Use in one thread at a time.
class SshSession
{
public:
    /// Blocks: within the limit. Errors: ssh.too_many_sessions, ssh.connection_lost, and those of
    /// the limit.
    [[nodiscard]] Result<std::unique_ptr<SshChannel>> openChannel(SshChannel::Reader reader,
                                                                  const WaitLimit &limit);

    /// Handles what has arrived for all channels, waiting up to the time for something; asks a
    /// silent peer for an answer and gives it up when none comes. False when the connection is
    /// lost; lossReason() then says why.
    [[nodiscard]] bool pump(int timeoutMs);
    /// Nobody could read for this long: the peer's silence meanwhile is not held against it.
    void excuse(std::chrono::nanoseconds notReading);
    [[nodiscard]] bool isLost() const { return m_loss.has_value(); }
    [[nodiscard]] Error lossReason() const;
    [[nodiscard]] const domain::HostKey &hostKey() const { return m_hostKey; }
    [[nodiscard]] quint64 bytesReceived() const { return m_session->bytesReceived(); }

private:
    friend class VerifiedSession;
    SshSession(std::unique_ptr<LibsshSession> session, domain::HostKey hostKey,
               const TransportTimings &timings);

    std::unique_ptr<LibsshSession> m_session;
    domain::HostKey m_hostKey;
    Liveness m_liveness;
    std::optional<QString> m_loss;
};

} // namespace testum::ssh
