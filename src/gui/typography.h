#pragma once

#include <QFont>
#include <QWidget>

namespace testum::gui {

enum class TextRole { Caption, Body, Heading2, Heading1, Metric };

/// Sets the widget's font as a multiple of the application's and its stylesheet role ("h1", …), and
/// follows when the application's font changes.
void applyTextRole(QWidget *widget, TextRole role);
[[nodiscard]] QFont fontOf(TextRole role);
/// The fixed-width font of output panes and editors, in the size of the settings.
[[nodiscard]] QFont outputFont();
/// Of outputFont(): what the settings say (Appearance sets it).
void setOutputFontSize(double points);

} // namespace testum::gui
