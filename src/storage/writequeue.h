#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

namespace testum::storage {

/// The transactions of this process on one SQLite file, one after the other in the order they came.
/// SQLite's own waiting polls with growing pauses, so that a busy writer starves the others: with
/// one committing 256 KiB all the time, small transactions took up to 640 ms. Any thread.
class WriteQueue
{
public:
    /// Blocks. False when it was not this thread's turn in time.
    [[nodiscard]] bool enter(std::chrono::milliseconds patience);
    void leave();
    [[nodiscard]] std::size_t waiting() const;

private:
    mutable std::mutex m_mutex; ///< guards everything below
    std::condition_variable m_changed;
    std::deque<unsigned long long> m_waiting; ///< tickets
    unsigned long long m_lastTicket = 0;
    bool m_taken = false;
};

} // namespace testum::storage
