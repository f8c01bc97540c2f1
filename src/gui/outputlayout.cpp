#include "gui/outputlayout.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace testum::gui {

void OutputLayout::setFont(const QFont &font)
{
    const QFontMetricsF metrics(font);
    m_cellWidth = std::max(1.0, metrics.horizontalAdvance(u'M'));
    m_rowHeight = std::max(1, static_cast<int>(std::ceil(metrics.height())) + 1);
    m_ascent = metrics.ascent();
}

int OutputLayout::nameCells() const
{
    const int cells = m_lines ? m_lines->sourceNameCells() : 0;
    return cells > 0 ? std::min(cells, kMaxNameCells) + 3 : 0; // " | "
}

qreal OutputLayout::textLeft() const { return kMargin + gutterCells() * m_cellWidth; }

int OutputLayout::textCells() const
{
    const qreal room = m_size.width() - textLeft() - kMargin;
    return std::max(1, static_cast<int>(room / m_cellWidth));
}

int OutputLayout::visibleRows() const { return std::max(1, m_size.height() / m_rowHeight); }

int OutputLayout::rowsOf(qint64 line) const
{
    if (!m_isWrapped || !m_lines)
        return 1;
    const int width = textCells();
    return std::max(1, (m_lines->cellsOf(line) + width - 1) / width);
}

OutputLayout::Place OutputLayout::bottom() const
{
    const qint64 count = m_lines ? m_lines->lineCount() : 0;
    int missing = visibleRows();
    if (!m_isWrapped)
        return {std::max<qint64>(0, count - missing), 0};
    for (qint64 line = count - 1; line >= 0; --line) {
        const int rows = rowsOf(line);
        if (rows >= missing)
            return {line, rows - missing};
        missing -= rows;
    }
    return {};
}

OutputLayout::Place OutputLayout::moved(Place place, qint64 rows) const
{
    if (!m_isWrapped)
        return clamped({place.line + rows, 0});
    const qint64 count = m_lines ? m_lines->lineCount() : 0;
    while (rows > 0 && place.line < count) {
        const int left = rowsOf(place.line) - place.row - 1;
        if (rows <= left) {
            place.row += static_cast<int>(rows);
            break;
        }
        rows -= left + 1;
        place = {place.line + 1, 0};
    }
    while (rows < 0) {
        if (-rows <= place.row) {
            place.row += static_cast<int>(rows);
            break;
        }
        if (place.line == 0)
            return {};
        rows += place.row + 1;
        --place.line;
        place.row = rowsOf(place.line) - 1;
    }
    return clamped(place);
}

OutputLayout::Place OutputLayout::clamped(Place place) const
{
    if (place.line <= 0)
        place = {0, place.line < 0 ? 0 : place.row};
    return std::min(place, bottom());
}

} // namespace testum::gui
