#pragma once

#include "gui/textstyle.h"

#include <QColor>
#include <QHash>

#include <array>
#include <optional>

namespace testum::gui {

/// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);
/// `foreground`, moved towards white or black until it reaches `ratio` on `background`, or as near
/// as that comes.
[[nodiscard]] QColor readable(const QColor &foreground, const QColor &background, double ratio);

/// The colours of an output pane in the theme in force. Main thread.
class OutputColors
{
public:
    OutputColors();
    void reload(); ///< after Theme::changed()

    struct Pair
    {
        QColor foreground;
        std::optional<QColor> background; ///< only where it is not the pane's
    };
    /// What the host asked for, readable; the same colour twice stays as it is. Text on stderr
    /// without a colour of its own has outStderr.
    [[nodiscard]] Pair of(const TextStyle &style, bool isStderr) const;

    QColor background;
    QColor text;
    QColor standardError;
    QColor host;
    QColor meta;
    QColor selectionText;
    QColor selection;
    QColor inactiveSelection;
    QColor findText;
    QColor find;
    QColor findCurrentText;
    QColor findCurrent;

private:
    [[nodiscard]] QColor color(quint32 packed, const QColor &standard) const;

    std::array<QColor, 16> m_ansi;
    double m_ratio = 4.5;
    mutable QHash<quint64, QColor> m_readable; ///< by both colours
};

} // namespace testum::gui
