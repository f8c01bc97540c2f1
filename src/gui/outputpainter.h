#pragma once

#include "gui/cellwidth.h"
#include "gui/outputcolors.h"
#include "gui/outputlayout.h"
#include "gui/outputsearch.h"
#include "gui/outputselection.h"

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>

#include <array>

namespace testum::gui {

/// A line with what drawing it needs.
struct PaintedLine
{
    explicit PaintedLine(OutputLine content)
        : line(std::move(content))
        , cells(line.text)
    {}
    OutputLine line;
    CellMap cells;
};

/// Draws rows of an output pane. Main thread.
class OutputPainter
{
public:
    OutputPainter(const OutputLayout &layout, const OutputColors &colors);

    void setFont(const QFont &font);
    /// What every row is drawn with until it is called again.
    struct Setting
    {
        const OutputLines *lines = nullptr;
        const OutputSearch *search = nullptr; ///< null: nothing is marked
        OutputSelection selection;
        bool hasFocus = false;
        int scrolledCells = 0; ///< to the right
        int width = 0;         ///< px
    };
    void begin(const Setting &setting) { m_setting = setting; }
    /// Row `place.row` of the line, with its upper edge at `y`.
    void paintRow(QPainter &painter, const PaintedLine &content, OutputLayout::Place place, int y);

private:
    enum class Mark : quint8 { None, Selected, Found, Current };
    struct Span
    {
        qsizetype from;
        qsizetype to;
        TextStyle style;
        Mark mark;
    };
    void collectSpans(const PaintedLine &content, qint64 line, qsizetype from, qsizetype to);
    void markHits(qint64 line, qsizetype from);
    void paintGutter(QPainter &painter, const OutputLine &line, OutputLayout::Place place, int y);
    void paintSpan(QPainter &painter, const PaintedLine &content, const Span &span, int firstCell,
                   int y);
    void paintCluster(QPainter &painter, const QPointF &at, QStringView text, std::size_t font);
    void paintText(QPainter &painter, const PaintedLine &content, const Span &span, int firstCell,
                   qreal baseline);
    [[nodiscard]] qreal xOf(int cell, int firstCell) const;
    /// Is the character one cell wide in its font and independent of its neighbours?
    [[nodiscard]] bool isPlain(QChar c, std::size_t font);

    const OutputLayout &m_layout;
    const OutputColors &m_colors;
    Setting m_setting;
    std::array<QFont, 4> m_fonts;       ///< by Bold | Italic
    std::array<bool, 4> m_keepsTheGrid; ///< its characters are as wide as the plain one's
    static constexpr char16_t kPlainEnd = 0x2c00;
    enum class Plain : quint8 { Unknown, Yes, No };
    std::array<std::array<Plain, kPlainEnd>, 4> m_plain; ///< of a font's characters, once known
    /// What a character with its marks, or one of a fallback font, is drawn with: finding that out
    /// takes ten times as long as drawing it.
    struct Cluster
    {
        QList<QGlyphRun> runs;
        qreal ascent = 0;
    };
    std::array<QHash<QString, Cluster>, 4> m_clusters; ///< by font
    QList<Mark> m_marks;
    QList<Span> m_spans;
};

} // namespace testum::gui
