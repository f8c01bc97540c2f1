#include "gui/cellwidth.h"

#include <QChar>

#include <algorithm>
#include <iterator>

namespace testum::gui {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Unicode 15 EastAsianWidth W and F, and emoji presentation; ranges merged over unassigned gaps.
constexpr Range kWide[] = {
    {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
    {0x23f0, 0x23f0},   {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267f, 0x267f},   {0x2693, 0x2693},   {0x26a1, 0x26a1},
    {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x26ce, 0x26ce},
    {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
    {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b},
    {0x2728, 0x2728},   {0x274c, 0x274c},   {0x274e, 0x274e},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27b0, 0x27b0},   {0x27bf, 0x27bf},
    {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},   {0x2e80, 0x303e},
    {0x3041, 0x4dbf},   {0x4e00, 0xa4cf},   {0xa960, 0xa97c},   {0xac00, 0xd7a3},
    {0xf900, 0xfaff},   {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},
    {0xffe0, 0xffe6},   {0x16fe0, 0x18cff}, {0x1aff0, 0x1b2ff}, {0x1f004, 0x1f004},
    {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f200, 0x1f320},
    {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca},
    {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e},
    {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e},
    {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4},
    {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2},
    {0x1f6d5, 0x1f6df}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7f0},
    {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff},
    {0x20000, 0x3fffd},
};

bool isWide(char32_t c)
{
    const auto *range = std::lower_bound(std::begin(kWide), std::end(kWide), c,
                                         [](const Range &r, char32_t v) { return r.last < v; });
    return range != std::end(kWide) && c >= range->first;
}

} // namespace

int cellWidth(char32_t c)
{
    if (c < 0x300)
        return c == 0xad ? 0 : 1;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    return c >= 0x1100 && isWide(c) ? 2 : 1;
}

bool isDeceptive(char32_t c)
{
    return (c >= 0x80 && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

CellMap::CellMap(QStringView text)
    : m_length(text.size())
{
    const bool uniform = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    });
    if (uniform) {
        m_cells = static_cast<int>(text.size());
        return;
    }
    m_starts.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (unit == u'\t') {
            m_starts.push_back(m_cells);
            m_cells += kTabCells - m_cells % kTabCells;
            continue;
        }
        const bool isPair =
            unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const int width = cellWidth(isPair ? QChar::surrogateToUcs4(unit, text.at(i + 1))
                                           : char32_t(unit.unicode()));
        // A combining mark is drawn with the character before it.
        const int start = width == 0 && !m_starts.empty() ? m_starts.back() : m_cells;
        m_starts.push_back(start);
        if (isPair) {
            m_starts.push_back(start);
            ++i;
        }
        m_cells += width;
    }
}

int CellMap::cellOf(qsizetype index) const
{
    if (index >= m_length)
        return m_cells;
    return isUniform() ? static_cast<int>(index) : m_starts[static_cast<std::size_t>(index)];
}

qsizetype CellMap::indexAt(int cell) const
{
    if (cell >= m_cells)
        return m_length;
    if (isUniform())
        return std::max(0, cell);
    // The last unit that starts at or before the cell, and of those in one cell the first: a base
    // character with its combining marks is one.
    auto after = std::upper_bound(m_starts.begin(), m_starts.end(), std::max(0, cell));
    const int start = *std::prev(after);
    return std::lower_bound(m_starts.begin(), m_starts.end(), start) - m_starts.begin();
}

} // namespace testum::gui
