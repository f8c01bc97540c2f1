#pragma once

#include "core/result.h"
#include "ssh/hostkeyverifier.h"
#include "ssh/libsshsession.h"
#include "ssh/verifiedsession.h"

#include <memory>

namespace testum::ssh {

/// A connection to a host of unknown identity: the key exchange is done, nothing else can be. Its
/// only way on is verify(). Use in one thread.
class UnverifiedSession
{
public:
    /// Blocks: the key exchange, within the limit.
    /// Errors: ssh.not_ssh, ssh.no_common_algorithm, ssh.connection_lost, ssh.protocol_error, and
    /// those of the limit.
    [[nodiscard]] static Result<UnverifiedSession> begin(Socket &&socket,
                                                         const domain::SshTarget &target,
                                                         const TransportTimings &timings,
                                                         const WaitLimit &limit);

    [[nodiscard]] const domain::HostKey &hostKey() const { return m_hostKey; }
    /// Hands the connection on when the verifier approves of the host key, else ends it.
    [[nodiscard]] Result<VerifiedSession> verify(const HostKeyVerifier &verifier) &&;

private:
    UnverifiedSession(std::unique_ptr<LibsshSession> session, domain::HostKey hostKey,
                      const TransportTimings &timings)
        : m_session(std::move(session))
        , m_hostKey(std::move(hostKey))
        , m_timings(timings)
    {}

    std::unique_ptr<LibsshSession> m_session;
    domain::HostKey m_hostKey;
    TransportTimings m_timings;
};

} // namespace testum::ssh
