#pragma once

#include "core/clock.h"

#include <atomic>

namespace testum::fakes {

/// A clock that stands still until a test moves it. Any thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 nowMs = 1'750'000'000'000)
        : m_nowMs(nowMs)
    {}

    [[nodiscard]] qint64 nowMs() const override { return m_nowMs.load(); }
    void set(qint64 nowMs) { m_nowMs.store(nowMs); }
    void advance(qint64 ms) { m_nowMs.fetch_add(ms); }

private:
    std::atomic<qint64> m_nowMs;
};

} // namespace testum::fakes
