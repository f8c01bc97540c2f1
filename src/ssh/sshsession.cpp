#include "ssh/sshsession.h"

#include "ssh/ssherror.h"

namespace testum::ssh {

SshSession::SshSession(std::unique_ptr<LibsshSession> session, domain::HostKey hostKey,
                       const TransportTimings &timings)
    : m_session(std::move(session))
    , m_hostKey(std::move(hostKey))
    , m_liveness(timings, Liveness::Clock::now())
{}

Result<std::unique_ptr<SshChannel>> SshSession::openChannel(SshChannel::Reader reader,
                                                            const WaitLimit &limit)
{
    auto channel = std::make_unique<SshChannel>(*m_session, std::move(reader));
    TESTUM_TRY_VOID(channel->open(limit));
    m_session->endSetUp();
    return channel;
}

bool SshSession::pump(int timeoutMs)
{
    if (m_loss)
        return false;
    if (!m_session->pump(timeoutMs)) {
        m_loss = m_session->errorText();
        return false;
    }
    switch (m_liveness.judge(m_session->bytesReceived(), Liveness::Clock::now())) {
    case Liveness::Verdict::Alive:
        break;
    case Liveness::Verdict::AskNow:
        m_session->askForAnswer();
        break;
    case Liveness::Verdict::Dead:
        m_loss = QStringLiteral("the host has been silent for too long");
        return false;
    }
    return true;
}

void SshSession::excuse(std::chrono::nanoseconds notReading) { m_liveness.excuse(notReading); }

Error SshSession::lossReason() const { return connectionLost(m_loss.value_or(QString())); }

} // namespace testum::ssh
