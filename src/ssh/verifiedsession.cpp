#include "ssh/verifiedsession.h"

#include "ssh/authenticator.h"

namespace testum::ssh {

Result<std::unique_ptr<SshSession>>
VerifiedSession::authenticate(const domain::SshCredentials &credentials, SharedKey key,
                              const WaitLimit &limit) &&
{
    TESTUM_TRY_VOID(Authenticator(*m_session, credentials, std::move(key)).logIn(limit));
    return std::unique_ptr<SshSession>(
        new SshSession(std::move(m_session), std::move(m_hostKey), m_timings));
}

} // namespace testum::ssh
