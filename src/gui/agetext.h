#pragma once

#include <QString>

namespace testum::gui {

/// "just now", "5 min ago", "3 h ago", "2 d ago"; empty for 0.
[[nodiscard]] QString ageText(qint64 epochMs, qint64 nowMs);
/// "41 d", "5 h", "12 min": how long something has been up; empty for nothing.
[[nodiscard]] QString uptimeText(qint64 seconds);

} // namespace testum::gui
