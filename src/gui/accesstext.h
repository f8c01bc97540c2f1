#pragma once

#include <QString>

namespace testum::gui {

/// "admin" → "Administrator", in the window's language.
[[nodiscard]] QString roleText(const QString &role);
/// The tooltip of what is disabled for want of a permission ("tasks.run"): which role has it.
[[nodiscard]] QString roleNeeded(const QString &permission);

} // namespace testum::gui
