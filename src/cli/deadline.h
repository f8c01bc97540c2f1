#pragma once

#include "core/canceltoken.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace testum::cli {

/// Cancels a token when the time is up, unless it is destroyed before.
class Deadline
{
public:
    Deadline(std::shared_ptr<CancelToken> token, std::chrono::milliseconds patience)
        : m_thread([this, token = std::move(token), patience] {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait_for(lock, patience, [this] { return m_over; }))
                token->cancel(CancelReason::TimedOut);
        })
    {}
    ~Deadline()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_over = false;
    std::thread m_thread; ///< last: starts when the others exist
};

} // namespace testum::cli
