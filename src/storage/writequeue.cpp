#include "storage/writequeue.h"

#include <algorithm>

namespace testum::storage {

bool WriteQueue::enter(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const auto ticket = ++m_lastTicket;
    m_waiting.push_back(ticket);
    const bool mine =
        m_changed.wait_for(lock, patience, [&] { return !m_taken && m_waiting.front() == ticket; });
    m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), ticket));
    if (mine)
        m_taken = true;
    else
        m_changed.notify_all(); // the next one may have waited for this ticket
    return mine;
}

void WriteQueue::leave()
{
    const std::lock_guard lock(m_mutex);
    m_taken = false;
    m_changed.notify_all();
}

std::size_t WriteQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

} // namespace testum::storage
