#pragma once

#include "ssh/transporttimings.h"

#include <QtGlobal>

namespace testum::ssh {

/// Tells a quiet peer from a dead one, from the bytes received so far. A live SSH peer must answer
/// a global request (RFC 4254 section 4), however quiet its command is; acknowledgements of TCP do
/// not count, for the kernel of a host whose sshd hangs still sends them. Use in one thread.
class Liveness
{
public:
    enum class Verdict { Alive, AskNow, Dead };
    using Clock = std::chrono::steady_clock;

    Liveness(const TransportTimings &timings, Clock::time_point now)
        : m_probeAfter(timings.probeAfter)
        , m_giveUpAfter(timings.giveUpAfter)
        , m_heardAt(now)
        , m_askedAt(now)
    {}

    [[nodiscard]] Verdict judge(quint64 bytesReceived, Clock::time_point now)
    {
        if (bytesReceived != m_bytesReceived) {
            m_bytesReceived = bytesReceived;
            m_heardAt = now;
            m_askedAt = now;
            return Verdict::Alive;
        }
        if (now - m_heardAt >= m_giveUpAfter)
            return Verdict::Dead;
        if (now - m_askedAt < m_probeAfter)
            return Verdict::Alive;
        m_askedAt = now;
        return Verdict::AskNow;
    }

    /// Time in which nobody read from the connection says nothing about the peer.
    void excuse(Clock::duration notReading)
    {
        m_heardAt += notReading;
        m_askedAt += notReading;
    }

private:
    TransportTimings::Ms m_probeAfter;
    TransportTimings::Ms m_giveUpAfter;
    Clock::time_point m_heardAt;
    Clock::time_point m_askedAt;
    quint64 m_bytesReceived = 0;
};

} // namespace testum::ssh
