#pragma once

#include <QString>
#include <QtGlobal>

namespace testum {

/// The time, replaceable in tests. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] virtual qint64 nowMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
};

/// RFC 3339 UTC with milliseconds: "2026-11-24T10:00:00.000Z".
[[nodiscard]] QString toIso8601(qint64 epochMs);

} // namespace testum
