#pragma once

#include <QJsonValue>
#include <QString>

namespace testum::gui {

/// Milliseconds since 1970 of the API's "2026-11-24T16:16:32.123Z"; 0 for null and nonsense.
[[nodiscard]] qint64 epochMs(const QJsonValue &time);
/// Date and time of day in this zone and the window's language; empty for 0.
[[nodiscard]] QString momentText(qint64 epochMs);
/// The same with seconds and the zone: for tooltips and details.
[[nodiscard]] QString exactMomentText(qint64 epochMs);
/// "0.4 s", "12 s", "3 min 5 s", "1 h 2 min"; empty for less than nothing.
[[nodiscard]] QString durationText(qint64 durationMs);

} // namespace testum::gui
