#pragma once

#include "core/result.h"
#include "domain/sshtransport.h"
#include "ssh/libsshsession.h"
#include "ssh/libsshhandles.h"

namespace testum::ssh {

/// Logs in with the one method the platform asks for and no other. Used by VerifiedSession only:
/// nothing else may hand it a session. Use in one thread.
class Authenticator
{
public:
    /// `key` is the parsed private key when the method is PrivateKey.
    Authenticator(LibsshSession &session, const domain::SshCredentials &credentials, SharedKey key)
        : m_session(session)
        , m_credentials(credentials)
        , m_key(std::move(key))
    {}

    /// Blocks: within the limit. Errors: ssh.auth_failed, ssh.auth_method_refused,
    /// ssh.auth_more_needed, ssh.agent_unavailable, ssh.agent_no_identity, ssh.key_unreadable,
    /// ssh.connection_lost, ssh.protocol_error, and those of the limit.
    [[nodiscard]] Result<void> logIn(const WaitLimit &limit);

private:
    [[nodiscard]] Result<void> byKey(const WaitLimit &limit);
    [[nodiscard]] Result<void> byAgent(const WaitLimit &limit);
    [[nodiscard]] Result<void> byPassword(const WaitLimit &limit);
    [[nodiscard]] Result<void> byPrompt(const WaitLimit &limit);
    [[nodiscard]] Result<void> judge(int rc, int method);
    [[nodiscard]] Result<void> refusal(int method);
    [[nodiscard]] Result<void> answerPrompts(bool *hasAnswered);

    LibsshSession &m_session;
    const domain::SshCredentials &m_credentials;
    SharedKey m_key;
};

} // namespace testum::ssh
