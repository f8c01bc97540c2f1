#pragma once

namespace testum::gui {

/// Lets screen readers read the visible part of every OutputView. Once; main thread.
void installOutputViewAccessibility();

} // namespace testum::gui
