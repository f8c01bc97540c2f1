#pragma once

#include "gui/preferences.h"

#include <algorithm>
#include <chrono>

namespace testum::gui {

/// The preferences of the security category, for whoever acts on them.

/// For more hosts than this, what is to happen is confirmed by typing their number (ux.md 2.8).
[[nodiscard]] inline int confirmThreshold(const Preferences &preferences)
{
    return std::clamp(preferences.value(QStringLiteral("security/confirmThreshold"), 50).toInt(), 1,
                      1000);
}

inline void setConfirmThreshold(Preferences &preferences, int hosts)
{
    preferences.setValue(QStringLiteral("security/confirmThreshold"), hosts);
}

/// How long a copied secret stays on the clipboard: at most half a minute.
[[nodiscard]] inline std::chrono::seconds clipboardTime(const Preferences &preferences)
{
    return std::chrono::seconds(std::clamp(
        preferences.value(QStringLiteral("security/clipboardSeconds"), 30).toInt(), 5, 30));
}

inline void setClipboardTime(Preferences &preferences, std::chrono::seconds time)
{
    preferences.setValue(QStringLiteral("security/clipboardSeconds"),
                         static_cast<int>(time.count()));
}

} // namespace testum::gui
