#include "gui/outputpainter.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace testum::gui {

namespace {

constexpr qsizetype kMaxClusters = 8192;
constexpr qsizetype kMaxStacked = 8; ///< marks on one character that are drawn; more are a prank

std::size_t fontIndex(quint8 flags)
{
    return ((flags & TextStyle::Bold) != 0 ? 1U : 0U) +
           ((flags & TextStyle::Italic) != 0 ? 2U : 0U);
}

} // namespace

OutputPainter::OutputPainter(const OutputLayout &layout, const OutputColors &colors)
    : m_layout(layout)
    , m_colors(colors)
{
    m_keepsTheGrid.fill(true);
}

void OutputPainter::setFont(const QFont &font)
{
    const qreal cell = QFontMetricsF(font).horizontalAdvance(u'M');
    for (std::size_t i = 0; i < m_fonts.size(); ++i) {
        QFont &variant = m_fonts[i];
        variant = font;
        variant.setBold((i & 1U) != 0);
        variant.setItalic((i & 2U) != 0);
        variant.setKerning(false);
        m_clusters[i].clear();
        m_plain[i].fill(Plain::Unknown);
        const QFontMetricsF metrics(variant);
        m_keepsTheGrid[i] = std::abs(metrics.horizontalAdvance(u'M') - cell) < 0.01 &&
                            std::abs(metrics.horizontalAdvance(u'i') - cell) < 0.01;
    }
}

bool OutputPainter::isPlain(QChar c, std::size_t font)
{
    const char16_t code = c.unicode();
    if (code >= 0x20 && code < 0x7f)
        return m_keepsTheGrid[font];
    // Latin, Greek, Cyrillic, Armenian; punctuation, arrows, boxes.
    const bool isSimple = (code >= 0xa0 && code < 0x590) || (code >= 0x2010 && code < kPlainEnd);
    if (!isSimple || !m_keepsTheGrid[font])
        return false;
    Plain &known = m_plain[font][code];
    if (known == Plain::Unknown) {
        const QFontMetricsF metrics(m_fonts[font]);
        const bool fits = cellWidth(code) == 1 && metrics.inFont(c) &&
                          std::abs(metrics.horizontalAdvance(c) - m_layout.cellWidth()) < 0.01;
        known = fits ? Plain::Yes : Plain::No;
    }
    return known == Plain::Yes;
}

qreal OutputPainter::xOf(int cell, int firstCell) const
{
    return m_layout.textLeft() +
           (cell - firstCell - m_setting.scrolledCells) * m_layout.cellWidth();
}

void OutputPainter::paintRow(QPainter &painter, const PaintedLine &content,
                             OutputLayout::Place place, int y)
{
    const int width = m_layout.textCells();
    const int firstCell = m_layout.isWrapped() ? place.row * width : 0;
    const int leftCell = firstCell + m_setting.scrolledCells;
    const int endCell = m_layout.isWrapped() ? firstCell + width : leftCell + width + 1;
    const qsizetype from = content.cells.indexAt(leftCell);
    // A character that begins in this row is drawn in it, even when it is two cells wide.
    const qsizetype to = content.cells.indexAt(endCell);
    painter.save();
    painter.setClipRect(QRectF(m_layout.textLeft() - 1, y,
                               m_setting.width - m_layout.textLeft() + 1, m_layout.rowHeight()));
    collectSpans(content, place.line, from, to);
    for (const Span &span : std::as_const(m_spans))
        paintSpan(painter, content, span, firstCell, y);
    const bool isLastRow = endCell >= content.cells.cells();
    if (isLastRow && content.line.is(LineFlag::kContinued)) {
        painter.setFont(m_fonts[0]);
        painter.setPen(m_colors.meta);
        painter.drawText(QPointF(xOf(content.cells.cells(), firstCell), y + m_layout.ascent()),
                         QStringLiteral("\u21a9"));
    }
    painter.restore();
    paintGutter(painter, content.line, place, y);
}

void OutputPainter::paintGutter(QPainter &painter, const OutputLine &line,
                                OutputLayout::Place place, int y)
{
    if (place.row > 0)
        return;
    painter.setFont(m_fonts[0]);
    const qreal baseline = y + m_layout.ascent();
    const auto at = [this](int cell) {
        return OutputLayout::kMargin + cell * m_layout.cellWidth();
    };
    if (m_layout.hasTimestamps() && line.atMs > 0) {
        painter.setPen(m_colors.meta);
        painter.drawText(
            QPointF(at(0), baseline),
            QDateTime::fromMSecsSinceEpoch(line.atMs).toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    if (line.is(LineFlag::kStderr)) {
        painter.setPen(m_colors.standardError);
        painter.drawText(QPointF(at(m_layout.timeCells()), baseline), QStringLiteral("!"));
    }
    const int nameCells = m_layout.nameCells();
    if (nameCells == 0 || line.source < 0)
        return;
    painter.setPen(m_colors.host);
    QString name = m_setting.lines->sourceName(line.source);
    if (CellMap(name).cells() > nameCells - 3)
        name = name.left(CellMap(name).indexAt(nameCells - 4)) + u'\u2026';
    const int left = m_layout.timeCells() + 2;
    painter.drawText(QPointF(at(left), baseline), name);
    painter.setPen(m_colors.meta);
    painter.drawText(QPointF(at(left + nameCells - 2), baseline), QStringLiteral("|"));
}

void OutputPainter::collectSpans(const PaintedLine &content, qint64 line, qsizetype from,
                                 qsizetype to)
{
    m_spans.clear();
    m_marks.clear();
    m_marks.resize(std::max<qsizetype>(0, to - from));
    if (to <= from)
        return;
    const auto [first, last] = m_setting.selection.partOf(line, content.line.text.size());
    for (qsizetype i = std::max(first, from); i < std::min(last, to); ++i)
        m_marks[i - from] = Mark::Selected;
    if (m_setting.search)
        markHits(line, from);

    const QList<OutputLine::Run> &runs = content.line.runs;
    auto next = std::upper_bound(
        runs.begin(), runs.end(), from,
        [](qsizetype index, const OutputLine::Run &run) { return index < run.start; });
    TextStyle style = next == runs.begin() ? TextStyle() : std::prev(next)->style;
    for (qsizetype i = from; i < to; ++i) {
        bool changes = m_spans.isEmpty() || m_spans.last().mark != m_marks.at(i - from);
        while (next != runs.end() && next->start <= i) {
            style = next->style;
            ++next;
            changes = true;
        }
        if (changes)
            m_spans.append({i, i, style, m_marks.at(i - from)});
        m_spans.last().to = i + 1;
    }
}

void OutputPainter::markHits(qint64 line, qsizetype from)
{
    const std::vector<OutputHit> &hits = m_setting.search->hits();
    const auto mark = [&](std::size_t index, qsizetype start, qsizetype length) {
        const bool isCurrent = static_cast<int>(index) == m_setting.search->current();
        for (qsizetype i = std::max<qsizetype>(0, start - from);
             i < std::min(m_marks.size(), start + length - from); ++i)
            m_marks[i] = isCurrent ? Mark::Current : Mark::Found;
    };
    const auto [first, last] = m_setting.search->hitsOf(line);
    // One that began in the line before, which goes on here.
    if (first > 0 && hits[first - 1].line == line - 1) {
        const OutputHit &before = hits[first - 1];
        const qsizetype length = m_setting.lines->line(line - 1).text.size();
        if (before.start + before.length > length)
            mark(first - 1, 0, before.start + before.length - length);
    }
    for (std::size_t i = first; i < last; ++i)
        mark(i, hits[i].start, hits[i].length);
}

void OutputPainter::paintSpan(QPainter &painter, const PaintedLine &content, const Span &span,
                              int firstCell, int y)
{
    OutputColors::Pair pair = m_colors.of(span.style, content.line.is(LineFlag::kStderr));
    switch (span.mark) {
    case Mark::None:
        break;
    case Mark::Selected:
        if (m_setting.hasFocus)
            pair = {m_colors.selectionText, m_colors.selection};
        else
            pair = {m_colors.text, m_colors.inactiveSelection};
        break;
    case Mark::Found:
        pair = {m_colors.findText, m_colors.find};
        break;
    case Mark::Current:
        pair = {m_colors.findCurrentText, m_colors.findCurrent};
        break;
    }
    const qreal left = xOf(content.cells.cellOf(span.from), firstCell);
    const qreal right = xOf(content.cells.cellOf(span.to), firstCell);
    if (pair.background)
        painter.fillRect(QRectF(left, y, right - left, m_layout.rowHeight()), *pair.background);
    painter.setPen(pair.foreground);
    painter.setFont(m_fonts[fontIndex(span.style.flags)]);
    const qreal baseline = y + m_layout.ascent();
    paintText(painter, content, span, firstCell, baseline);
    if ((span.style.flags & TextStyle::Underline) != 0)
        painter.drawLine(QPointF(left, baseline + 1.5), QPointF(right, baseline + 1.5));
    if ((span.style.flags & TextStyle::Strike) != 0)
        painter.drawLine(QPointF(left, baseline - m_layout.ascent() * 0.3),
                         QPointF(right, baseline - m_layout.ascent() * 0.3));
}

void OutputPainter::paintCluster(QPainter &painter, const QPointF &at, QStringView text,
                                 std::size_t font)
{
    QHash<QString, Cluster> &known = m_clusters[font];
    const QString key = text.toString();
    auto cluster = known.constFind(key);
    if (cluster == known.constEnd()) {
        if (known.size() >= kMaxClusters)
            known.clear();
        QTextLayout layout(key, m_fonts[font]);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        cluster = known.insert(key, {layout.glyphRuns(), line.isValid() ? line.ascent() : 0});
    }
    // Positions in a layout count from its upper edge.
    for (const QGlyphRun &run : cluster->runs)
        painter.drawGlyphRun(at - QPointF(0, cluster->ascent), run);
}

void OutputPainter::paintText(QPainter &painter, const PaintedLine &content, const Span &span,
                              int firstCell, qreal baseline)
{
    const QString &text = content.line.text;
    // Plain characters go out in one piece; every other one alone, in its cell, because a fallback
    // font's characters are not as wide as a cell.
    const std::size_t font = fontIndex(span.style.flags);
    const auto sharesCell = [&content](qsizetype index) {
        return content.cells.cellOf(index) == content.cells.cellOf(index - 1);
    };
    for (qsizetype i = span.from; i < span.to;) {
        qsizetype end = i;
        while (end < span.to && isPlain(text.at(end), font))
            ++end;
        // A character and the combining marks behind it share a cell and are drawn together.
        if (end - i > 1 && end < text.size() && sharesCell(end))
            --end;
        else if (end == i || (end < text.size() && sharesCell(end)))
            for (end = i + 1; end < text.size() && sharesCell(end);)
                ++end;
        const QStringView part = QStringView(text).mid(i, end - i);
        const QPointF at(xOf(content.cells.cellOf(i), firstCell), baseline);
        if (isPlain(text.at(i), font) && !(end - i > 1 && sharesCell(i + 1))) {
            if (!part.trimmed().isEmpty())
                painter.drawText(at, part.toString());
        } else if (part != u"\t" && part != u"\u00a0") {
            paintCluster(painter, at, part.left(kMaxStacked), font);
        }
        i = end;
    }
}

} // namespace testum::gui
