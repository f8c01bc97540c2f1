#include "gui/linebuilder.h"

#include "gui/cellwidth.h"

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

/// The code point at `p` of valid UTF-8, and its length.
std::pair<char32_t, int> codePointAt(const char *p)
{
    const auto lead = static_cast<uchar>(*p);
    if (lead < 0x80)
        return {lead, 1};
    const int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t value = lead & (0x7fU >> length);
    for (int i = 1; i < length; ++i)
        value = value << 6 | (static_cast<uchar>(p[i]) & 0x3fU);
    return {value, length};
}

} // namespace

LineBuilder::LineBuilder(quint16 streamFlag, Finished finished)
    : m_finished(std::move(finished))
    , m_streamFlag(streamFlag)
{}

OutputSegment::Entry LineBuilder::entry() const
{
    OutputSegment::Entry entry;
    entry.cells = static_cast<quint16>(m_cells);
    entry.flags = m_flags | m_streamFlag;
    return entry;
}

void LineBuilder::begin()
{
    if (m_returned) {
        m_returned = false;
        m_text.resize(0); // keeps the memory
        m_cells = 0;
        m_flags = 0;
        m_textStyle = {};
    }
    if (m_text.isEmpty())
        m_atMs = m_nowMs;
    if (m_style != m_textStyle) {
        StyleMark::append(m_text, m_style);
        m_textStyle = m_style;
        m_flags |= LineFlag::kStyled;
    }
}

void LineBuilder::text(QByteArrayView utf8, int cells, bool isAscii)
{
    begin();
    const quint16 kind = isAscii ? 0 : LineFlag::kUnicode;
    if (m_cells + cells <= kMaxCells && m_text.size() + utf8.size() <= kMaxBytes) {
        m_text.append(utf8);
        m_cells += cells;
        m_flags |= kind;
        return;
    }
    if (!isAscii) {
        textInParts(utf8);
        return;
    }
    while (!utf8.isEmpty()) {
        qsizetype room = std::min<qsizetype>(kMaxCells - m_cells, kMaxBytes - m_text.size());
        if (room <= 0) {
            wrapUp(LineFlag::kContinued);
            begin();
            room = kMaxCells;
        }
        const QByteArrayView part = utf8.first(std::min(room, utf8.size()));
        m_text.append(part);
        m_cells += static_cast<int>(part.size());
        utf8 = utf8.sliced(part.size());
    }
}

void LineBuilder::textInParts(QByteArrayView utf8)
{
    const char *const end = utf8.data() + utf8.size();
    for (const char *p = utf8.data(); p < end;) {
        const auto [codePoint, length] = codePointAt(p);
        const int width = cellWidth(codePoint);
        if (m_cells + width > kMaxCells || m_text.size() + length > kMaxBytes) {
            wrapUp(LineFlag::kContinued);
            begin();
        }
        m_text.append(p, length);
        m_cells += width;
        m_flags |= LineFlag::kUnicode;
        p += length;
    }
}

void LineBuilder::tab()
{
    begin();
    if (m_cells + kTabCells > kMaxCells) {
        wrapUp(LineFlag::kContinued);
        begin();
    }
    m_text.append('\t');
    m_cells += kTabCells - m_cells % kTabCells;
    m_flags |= LineFlag::kTabs;
}

void LineBuilder::newLine()
{
    if (m_text.isEmpty())
        m_atMs = m_nowMs;
    wrapUp(0);
}

void LineBuilder::flush()
{
    if (!m_text.isEmpty())
        wrapUp(0);
    m_returned = false;
}

void LineBuilder::wrapUp(quint16 extraFlag)
{
    OutputSegment::Entry done = entry();
    done.flags |= extraFlag;
    m_finished(m_text, done, m_atMs);
    m_text.resize(0);
    m_cells = 0;
    m_flags = 0;
    m_textStyle = {};
    m_returned = false;
}

} // namespace testum::gui
