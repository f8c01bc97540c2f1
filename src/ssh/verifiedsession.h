#pragma once

#include "core/result.h"
#include "domain/sshtransport.h"
#include "ssh/libsshsession.h"
#include "ssh/sshsession.h"

#include <memory>

namespace testum::ssh {

/// A connection to a host whose key was approved; made by UnverifiedSession::verify() alone, and
/// the only thing that can log in. Use in one thread.
class VerifiedSession
{
public:
    [[nodiscard]] const domain::HostKey &hostKey() const { return m_hostKey; }
    /// Blocks: within the limit. Errors: see Authenticator::logIn().
    [[nodiscard]] Result<std::unique_ptr<SshSession>>
    authenticate(const domain::SshCredentials &credentials, SharedKey key,
                 const WaitLimit &limit) &&;

private:
    friend class UnverifiedSession;
    VerifiedSession(std::unique_ptr<LibsshSession> session, domain::HostKey hostKey,
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
