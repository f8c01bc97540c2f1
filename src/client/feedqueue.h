#pragma once

#include "core/result.h"

#include <QJsonObject>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace testum::client {

/// Hands a feed's messages from the socket's thread to the follower's. Bounded: a slow follower
/// stops the reading, TCP stops the server, and nothing is dropped here. One mutex.
class FeedQueue
{
public:
    static constexpr std::size_t kMaxMessages = 256;

    /// Blocks while the queue is full. False once close() was called.
    bool push(QJsonObject message)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_closed || m_messages.size() < kMaxMessages; });
        if (m_closed)
            return false;
        m_messages.push_back(std::move(message));
        m_changed.notify_all();
        return true;
    }

    /// The feed ended; what was pushed before is still taken first.
    void finish(Result<void> result)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_result)
            m_result = std::move(result);
        m_changed.notify_all();
    }

    /// All waiting messages; none after `patience` passed or once the feed ended.
    std::deque<QJsonObject> take(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return !m_messages.empty() || m_result; });
        std::deque<QJsonObject> taken;
        taken.swap(m_messages);
        m_changed.notify_all();
        return taken;
    }

    /// The end, once every message was taken.
    [[nodiscard]] std::optional<Result<void>> result()
    {
        const std::lock_guard lock(m_mutex);
        return m_messages.empty() ? m_result : std::nullopt;
    }

    /// The follower has left.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QJsonObject> m_messages;
    std::optional<Result<void>> m_result;
    bool m_closed = false;
};

} // namespace testum::client
