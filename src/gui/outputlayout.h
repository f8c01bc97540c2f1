#pragma once

#include "gui/outputlines.h"
#include "gui/outputselection.h"

#include <QFont>
#include <QSize>

namespace testum::gui {

/// Where lines, rows and cells of an output pane are. A line has one row, or as many as wrapping
/// needs; the place of the pane's top is a line and a row in it, so that no number of rows is ever
/// counted through. Main thread.
class OutputLayout
{
public:
    struct Place
    {
        qint64 line = 0;
        int row = 0; ///< in the line

        friend auto operator<=>(const Place &, const Place &) = default;
    };

    void setLines(const OutputLines *lines) { m_lines = lines; } ///< not owned; may be null
    void setFont(const QFont &font);
    void setViewport(const QSize &size) { m_size = size; }
    void setWrapped(bool wrapped) { m_isWrapped = wrapped; }
    void setTimestamps(bool shown) { m_hasTimestamps = shown; }

    [[nodiscard]] bool isWrapped() const { return m_isWrapped; }
    [[nodiscard]] bool hasTimestamps() const { return m_hasTimestamps; }
    [[nodiscard]] qreal cellWidth() const { return m_cellWidth; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] qreal ascent() const { return m_ascent; }

    // Columns, in cells: time, mark of stderr, host, text.
    [[nodiscard]] int timeCells() const { return m_hasTimestamps ? 13 : 0; }
    [[nodiscard]] int nameCells() const;
    [[nodiscard]] int gutterCells() const { return timeCells() + 2 + nameCells(); }
    [[nodiscard]] qreal textLeft() const;  ///< px, before scrolling
    [[nodiscard]] int textCells() const;   ///< that fit, at least 1
    [[nodiscard]] int visibleRows() const; ///< whole ones, at least 1

    [[nodiscard]] int rowsOf(qint64 line) const;
    /// Where the pane's top is when the last row is its last.
    [[nodiscard]] Place bottom() const;
    [[nodiscard]] Place moved(Place place, qint64 rows) const;
    [[nodiscard]] Place clamped(Place place) const;

    static constexpr int kMargin = 8; ///< px left and right of everything
    static constexpr int kMaxNameCells = 24;

private:
    const OutputLines *m_lines = nullptr;
    QSize m_size;
    qreal m_cellWidth = 8;
    int m_rowHeight = 16;
    qreal m_ascent = 12;
    bool m_isWrapped = false;
    bool m_hasTimestamps = false;
};

} // namespace testum::gui
