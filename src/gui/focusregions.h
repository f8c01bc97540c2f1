#pragma once

#include <QList>
#include <QWidget>

#include <functional>

namespace testum::gui {

/// A part of the window that F6 reaches.
struct FocusRegion
{
    QWidget *widget;
    std::function<void()> focus{}; ///< empty: its first widget that takes the Tab key
};

/// Moves the focus to the next (`step` 1) or previous (-1) of the visible regions, around the ends.
void focusNextRegion(QList<FocusRegion> regions, int step);

} // namespace testum::gui
