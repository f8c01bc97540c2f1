#include "ssh/unverifiedsession.h"

#include "ssh/algorithms.h"

namespace testum::ssh {

Result<UnverifiedSession> UnverifiedSession::begin(Socket &&socket, const domain::SshTarget &target,
                                                   const TransportTimings &timings,
                                                   const WaitLimit &limit)
{
    TESTUM_TRY(auto session, LibsshSession::create(
                                 std::move(socket),
                                 {target.username, hostKeyAlgorithms(target.hostKeys), timings}));
    TESTUM_TRY_VOID(session->exchangeKeys(limit));
    TESTUM_TRY(domain::HostKey hostKey, session->hostKey());
    return UnverifiedSession(std::move(session), std::move(hostKey), timings);
}

Result<VerifiedSession> UnverifiedSession::verify(const HostKeyVerifier &verifier) &&
{
    TESTUM_TRY_VOID(verifier.verify(m_hostKey));
    return VerifiedSession(std::move(m_session), std::move(m_hostKey), m_timings);
}

} // namespace testum::ssh
