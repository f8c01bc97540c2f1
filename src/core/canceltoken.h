#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace testum {

enum class CancelReason { None, Cancelled, TimedOut, Shutdown, LeaseLost };

/// Asks a running job to stop, from any thread. The first reason wins. Share by
/// std::shared_ptr<CancelToken>.
class CancelToken
{
public:
    void cancel(CancelReason reason)
    {
        const std::lock_guard lock(m_mutex);
        CancelReason expected = CancelReason::None;
        m_reason.compare_exchange_strong(expected, reason);
        m_changed.notify_all();
    }
    [[nodiscard]] CancelReason reason() const { return m_reason.load(); }
    [[nodiscard]] bool isCancelled() const { return reason() != CancelReason::None; }
    /// Sleeps up to `duration`; true when it was cut short by cancel().
    bool waitFor(std::chrono::milliseconds duration)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, duration, [this] { return isCancelled(); });
    }

private:
    std::atomic<CancelReason> m_reason{CancelReason::None};
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace testum
