#include "gui/outputsegment.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace testum::gui {

namespace {

struct Header
{
    qint64 textSize = 0;
    qint64 lineCount = 0;
    qint64 baseMs = 0;
};

bool writeAll(QIODevice &device, const void *data, qint64 size)
{
    return device.write(static_cast<const char *>(data), size) == size;
}

bool readAll(QIODevice &device, void *data, qint64 size)
{
    return device.read(static_cast<char *>(data), size) == size;
}

} // namespace

OutputSegment::OutputSegment(qsizetype textCapacity, qsizetype lineCapacity)
    : m_text(new char[static_cast<std::size_t>(textCapacity)])
    , m_lines(new Entry[static_cast<std::size_t>(lineCapacity)])
    , m_textCapacity(textCapacity)
    , m_lineCapacity(lineCapacity)
{}

bool OutputSegment::hasRoomFor(qsizetype length) const
{
    return m_lineCount < m_lineCapacity && m_textSize + length <= m_textCapacity;
}

bool OutputSegment::isFull() const
{
    return m_textSize + m_lineCount * static_cast<qsizetype>(sizeof(Entry)) >= kBytes;
}

std::shared_ptr<OutputSegment> OutputSegment::grown(qsizetype length) const
{
    const bool needsLines = m_lineCount == m_lineCapacity;
    const bool needsText = m_textSize + length > m_textCapacity;
    return copy(needsText ? std::max(m_textCapacity * 2, m_textSize + length) : m_textCapacity,
                needsLines ? m_lineCapacity * 2 : m_lineCapacity);
}

std::shared_ptr<OutputSegment> OutputSegment::trimmed() const
{
    return copy(m_textSize, m_lineCount);
}

std::shared_ptr<OutputSegment> OutputSegment::copy(qsizetype textCapacity,
                                                   qsizetype lineCapacity) const
{
    auto result = std::make_shared<OutputSegment>(textCapacity, lineCapacity);
    std::memcpy(result->m_text.get(), m_text.get(), static_cast<std::size_t>(m_textSize));
    std::copy_n(m_lines.get(), m_lineCount, result->m_lines.get());
    result->m_textSize = m_textSize;
    result->m_lineCount = m_lineCount;
    result->m_baseMs = m_baseMs;
    return result;
}

void OutputSegment::append(QByteArrayView text, Entry entry, qint64 atMs)
{
    if (m_baseMs == 0)
        m_baseMs = atMs; // written before any line that needs it is published
    entry.offset = static_cast<quint32>(m_textSize);
    entry.length = static_cast<quint32>(text.size());
    // One more than the distance, so that 0 stays "not known". Clocks may step back.
    entry.afterBaseMs =
        atMs == 0 ? 0
                  : static_cast<quint32>(std::clamp<qint64>(atMs - m_baseMs, 0, 0xfffffffe) + 1);
    std::memcpy(m_text.get() + m_textSize, text.data(), static_cast<std::size_t>(text.size()));
    m_textSize += text.size();
    m_lines[m_lineCount++] = entry;
}

qsizetype OutputSegment::memory() const
{
    return m_textCapacity + m_lineCapacity * static_cast<qsizetype>(sizeof(Entry));
}

QByteArrayView OutputSegment::textOf(qsizetype line) const
{
    const Entry &entry = m_lines[line];
    return {m_text.get() + entry.offset, static_cast<qsizetype>(entry.length)};
}

qint64 OutputSegment::atMs(qsizetype line) const
{
    const quint32 after = m_lines[line].afterBaseMs;
    return after == 0 ? 0 : m_baseMs + after - 1;
}

OutputLine OutputSegment::decode(qsizetype line) const
{
    OutputLine result = decodeLine(textOf(line), m_lines[line]);
    result.atMs = atMs(line);
    return result;
}

bool OutputSegment::save(QIODevice &device) const
{
    const Header header{m_textSize, m_lineCount, m_baseMs};
    return writeAll(device, &header, sizeof header) &&
           writeAll(device, m_lines.get(), m_lineCount * qint64(sizeof(Entry))) &&
           writeAll(device, m_text.get(), m_textSize);
}

std::shared_ptr<OutputSegment> OutputSegment::load(QIODevice &device)
{
    Header header;
    if (!readAll(device, &header, sizeof header))
        return {};
    auto segment = std::make_shared<OutputSegment>(header.textSize, header.lineCount);
    segment->m_textSize = header.textSize;
    segment->m_lineCount = header.lineCount;
    segment->m_baseMs = header.baseMs;
    if (!readAll(device, segment->m_lines.get(), header.lineCount * qint64(sizeof(Entry))) ||
        !readAll(device, segment->m_text.get(), header.textSize))
        return {};
    return segment;
}

OutputLine decodeLine(QByteArrayView text, const OutputSegment::Entry &entry)
{
    OutputLine line;
    line.flags = entry.flags;
    line.cells = entry.cells;
    if (!line.is(LineFlag::kStyled)) {
        line.text = QString::fromUtf8(text);
        return line;
    }
    while (!text.isEmpty()) {
        const qsizetype mark = text.indexOf(StyleMark::kByte);
        line.text += QString::fromUtf8(mark < 0 ? text : text.first(mark));
        if (mark < 0)
            break;
        line.runs.append({line.text.size(), StyleMark::read(text.data() + mark)});
        text = text.sliced(mark + StyleMark::kSize);
    }
    return line;
}

} // namespace testum::gui
