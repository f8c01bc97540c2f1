#include "ssh/authenticator.h"

#include "ssh/agentprobe.h"
#include "ssh/ssherror.h"

#include <QStringList>

namespace testum::ssh {

namespace {

constexpr char kStep[] = "login";

QString methodNames(int methods)
{
    QStringList names;
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0)
        names << QStringLiteral("publickey");
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0)
        names << QStringLiteral("password");
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0)
        names << QStringLiteral("keyboard-interactive");
    if ((methods & SSH_AUTH_METHOD_HOSTBASED) != 0)
        names << QStringLiteral("hostbased");
    if ((methods & SSH_AUTH_METHOD_GSSAPI_MIC) != 0)
        names << QStringLiteral("gssapi-with-mic");
    return names.join(QStringLiteral(", "));
}

Error moreNeeded(const QString &detail)
{
    return Error{ErrorCode::PermissionDenied, "ssh.auth_more_needed",
                 QStringLiteral("The host asks for more than one proof of identity"), detail};
}

} // namespace

Result<void> Authenticator::logIn(const WaitLimit &limit)
{
    switch (m_credentials.method) {
    case domain::AuthMethod::PrivateKey:
        return byKey(limit);
    case domain::AuthMethod::Agent:
        return byAgent(limit);
    case domain::AuthMethod::Password:
        return byPassword(limit);
    }
    return {};
}

Result<void> Authenticator::byKey(const WaitLimit &limit)
{
    TESTUM_TRY(const int rc, m_session.await(SSH_AUTH_AGAIN, limit, kStep, [this](ssh_session s) {
        return ssh_userauth_publickey(s, nullptr, m_key.get());
    }));
    return judge(rc, SSH_AUTH_METHOD_PUBLICKEY);
}

Result<void> Authenticator::byAgent(const WaitLimit &limit)
{
    constexpr std::chrono::milliseconds kAgentTimeout{2'000};
    TESTUM_TRY_VOID(probeAgent(kAgentTimeout));
    TESTUM_TRY(const int rc, m_session.await(SSH_AUTH_AGAIN, limit, kStep, [](ssh_session s) {
        return ssh_userauth_agent(s, nullptr);
    }));
    return judge(rc, SSH_AUTH_METHOD_PUBLICKEY);
}

Result<void> Authenticator::byPassword(const WaitLimit &limit)
{
    // "none" tells which methods the host offers, so that the password goes out by one of them.
    TESTUM_TRY(const int none, m_session.await(SSH_AUTH_AGAIN, limit, kStep, [](ssh_session s) {
        return ssh_userauth_none(s, nullptr);
    }));
    if (none != SSH_AUTH_DENIED)
        return judge(none, SSH_AUTH_METHOD_NONE);
    const int offered = ssh_userauth_list(m_session.handle(), nullptr);
    if ((offered & SSH_AUTH_METHOD_PASSWORD) == 0)
        return (offered & SSH_AUTH_METHOD_INTERACTIVE) != 0 ? byPrompt(limit)
                                                            : refusal(SSH_AUTH_METHOD_PASSWORD);
    const char *const password =
        m_credentials.password.isEmpty() ? "" : m_credentials.password.constData();
    TESTUM_TRY(const int rc,
               m_session.await(SSH_AUTH_AGAIN, limit, kStep, [password](ssh_session s) {
                   return ssh_userauth_password(s, nullptr, password);
               }));
    return judge(rc, SSH_AUTH_METHOD_PASSWORD);
}

Result<void> Authenticator::byPrompt(const WaitLimit &limit)
{
    constexpr int kMaxRounds = 8;
    bool hasAnswered = false;
    for (int round = 0; round < kMaxRounds; ++round) {
        TESTUM_TRY(const int rc, m_session.await(SSH_AUTH_AGAIN, limit, kStep, [](ssh_session s) {
            return ssh_userauth_kbdint(s, nullptr, nullptr);
        }));
        if (rc != SSH_AUTH_INFO)
            return judge(rc, SSH_AUTH_METHOD_INTERACTIVE);
        TESTUM_TRY_VOID(answerPrompts(&hasAnswered));
    }
    return moreNeeded(QStringLiteral("the host keeps asking"));
}

Result<void> Authenticator::answerPrompts(bool *hasAnswered)
{
    ssh_session session = m_session.handle();
    const int prompts = ssh_userauth_kbdint_getnprompts(session);
    if (prompts == 0)
        return {};
    char echo = 1;
    const char *const prompt = ssh_userauth_kbdint_getprompt(session, 0, &echo);
    // The password is the answer to one hidden question, never to a second or a visible one.
    if (prompts != 1 || prompt == nullptr || echo != 0 || *hasAnswered) {
        return moreNeeded(QStringLiteral("%1 question(s), first: %2")
                              .arg(QString::number(prompts),
                                   printable(QByteArrayView(prompt != nullptr ? prompt : ""), 60)));
    }
    const char *const password =
        m_credentials.password.isEmpty() ? "" : m_credentials.password.constData();
    if (ssh_userauth_kbdint_setanswer(session, 0, password) != 0)
        return authenticationError(m_session.errorText());
    *hasAnswered = true;
    return {};
}

Result<void> Authenticator::judge(int rc, int method)
{
    switch (rc) {
    case SSH_AUTH_SUCCESS:
        return {};
    case SSH_AUTH_PARTIAL:
        return moreNeeded(methodNames(ssh_userauth_list(m_session.handle(), nullptr)));
    case SSH_AUTH_DENIED:
        return refusal(method);
    default:
        return authenticationError(m_session.errorText());
    }
}

Result<void> Authenticator::refusal(int method)
{
    const int offered = ssh_userauth_list(m_session.handle(), nullptr);
    if (offered == 0 && method == SSH_AUTH_METHOD_PUBLICKEY) {
        // libssh itself turned the key down: its type or size is not among the accepted ones.
        return Error{ErrorCode::InvalidArgument, "ssh.key_unreadable",
                     QStringLiteral("The private key cannot be used"),
                     printable(m_session.errorText().toUtf8())};
    }
    if ((offered & method) == 0) {
        return Error{ErrorCode::PermissionDenied,
                     "ssh.auth_method_refused",
                     QStringLiteral("The host does not offer this way of logging in"),
                     methodNames(offered),
                     {{QStringLiteral("offered"), methodNames(offered)}}};
    }
    return Error{ErrorCode::PermissionDenied, "ssh.auth_failed",
                 QStringLiteral("The host refused the login")};
}

} // namespace testum::ssh
