#pragma once

#include "core/canceltoken.h"

#include <memory>
#include <mutex>

namespace testum::cli {

/// Ctrl-C, told to whoever waits. One mutex; any thread, but no signal handler.
class Interrupt
{
public:
    /// A new token for the next stretch of work; the next signal cancels it.
    [[nodiscard]] std::shared_ptr<CancelToken> arm()
    {
        const std::lock_guard lock(m_mutex);
        m_token = std::make_shared<CancelToken>();
        return m_token;
    }

    /// False when the present token was already cancelled: nobody is left to react.
    bool fire(int signal)
    {
        const std::lock_guard lock(m_mutex);
        m_signal = signal;
        if (!m_token || m_token->isCancelled())
            return false;
        m_token->cancel(CancelReason::Cancelled);
        return true;
    }

    [[nodiscard]] int signal() const ///< the last one, 0: none
    {
        const std::lock_guard lock(m_mutex);
        return m_signal;
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<CancelToken> m_token;
    int m_signal = 0;
};

} // namespace testum::cli
