#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace testum::ssh {

/// Decides how long to go on reading once a command's exit is known but its channel stays open,
/// because a child in the background keeps the streams. What the command itself wrote is already
/// on its way and comes at the network's speed; what only trickles in later is the child's.
class ExitLinger
{
public:
    using Clock = std::chrono::steady_clock;

    explicit ExitLinger(std::chrono::milliseconds atLeast)
        : m_atLeast(atLeast)
    {}

    [[nodiscard]] bool isOver(quint64 bytesReceived, Clock::time_point now)
    {
        if (!m_begin) {
            m_begin = now;
            m_bytesAtBegin = bytesReceived;
            startWindow(bytesReceived, now);
            return false;
        }
        if (bytesReceived - m_bytesAtBegin > kMaxBytes)
            return true;
        if (now - m_windowBegin < m_atLeast / 2)
            return false;
        const bool isFlowing = bytesReceived - m_bytesAtWindow >= kFlowBytes;
        startWindow(bytesReceived, now);
        return !isFlowing && now - *m_begin >= m_atLeast;
    }
    /// Nobody read for this long.
    void excuse(Clock::duration notReading)
    {
        if (m_begin) {
            *m_begin += notReading;
            m_windowBegin += notReading;
        }
    }

private:
    /// More than a server and the network between can still hold of the command's own output.
    static constexpr quint64 kMaxBytes = 32 * 1024 * 1024;
    static constexpr quint64 kFlowBytes = 4096;

    void startWindow(quint64 bytesReceived, Clock::time_point now)
    {
        m_windowBegin = now;
        m_bytesAtWindow = bytesReceived;
    }

    std::chrono::milliseconds m_atLeast;
    std::optional<Clock::time_point> m_begin;
    Clock::time_point m_windowBegin;
    quint64 m_bytesAtBegin = 0;
    quint64 m_bytesAtWindow = 0;
};

} // namespace testum::ssh
