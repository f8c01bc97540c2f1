#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace testum::gui {

/// Columns a code point takes in a grid of fixed-width cells: 0 (combining), 1 or 2 (East Asian
/// wide, emoji).
[[nodiscard]] int cellWidth(char32_t codePoint);
/// Must be shown by name rather than drawn: C1 controls, line separators, and what reorders text
/// (bidi controls), with which output could pretend to be other output.
[[nodiscard]] bool isDeceptive(char32_t codePoint);
constexpr int kTabCells = 8;

/// Which cell each UTF-16 unit of a line starts in, and back. Costs nothing for ASCII without tabs.
class CellMap
{
public:
    CellMap() = default;
    explicit CellMap(QStringView text);

    [[nodiscard]] int cells() const { return m_cells; }
    [[nodiscard]] int cellOf(qsizetype index) const; ///< behind the end: cells()
    /// The unit drawn at a cell (never the second half of a pair); behind the end: the length.
    [[nodiscard]] qsizetype indexAt(int cell) const;
    /// Every unit is one cell wide and drawn alone.
    [[nodiscard]] bool isUniform() const { return m_starts.empty(); }

private:
    std::vector<int> m_starts;
    qsizetype m_length = 0;
    int m_cells = 0;
};

} // namespace testum::gui
