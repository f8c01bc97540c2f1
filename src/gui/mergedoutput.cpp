#include "gui/mergedoutput.h"

#include "gui/cellwidth.h"

#include <algorithm>

namespace testum::gui {

int MergedOutput::addSource(std::shared_ptr<const OutputBuffer> buffer, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    m_buffers.push_back(std::move(buffer));
    m_names.append(name);
    m_nameCells = std::max(m_nameCells, CellMap(name).cells());
    return static_cast<int>(m_buffers.size()) - 1;
}

void MergedOutput::addLines(int source, qint64 first, qint64 count)
{
    if (count <= 0)
        return;
    const std::lock_guard lock(m_mutex);
    const bool goesOn =
        !m_stretches.empty() && m_stretches.back().source == source &&
        m_stretches.back().firstInSource + (m_lines - m_stretches.back().first) == first;
    if (!goesOn)
        m_stretches.push_back({m_lines, static_cast<quint32>(first), source});
    m_lines += count;
}

qint64 MergedOutput::lineCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

quint64 MergedOutput::version() const
{
    return static_cast<quint64>(lineCount()); // finished lines only: nothing else changes
}

int MergedOutput::widestCells() const
{
    std::vector<std::shared_ptr<const OutputBuffer>> buffers;
    {
        const std::lock_guard lock(m_mutex);
        buffers = m_buffers;
    }
    int widest = 0;
    for (const auto &buffer : buffers)
        widest = std::max(widest, buffer->widestCells());
    return widest;
}

MergedOutput::Place MergedOutput::placeOf(qint64 index) const
{
    const std::lock_guard lock(m_mutex);
    if (index < 0 || index >= m_lines)
        return {};
    const auto next =
        std::upper_bound(m_stretches.begin(), m_stretches.end(), index,
                         [](qint64 line, const Stretch &s) { return line < s.first; });
    const Stretch &stretch = *std::prev(next);
    const qint64 end = next == m_stretches.end() ? m_lines : next->first;
    return {m_buffers[static_cast<std::size_t>(stretch.source)], stretch.source,
            stretch.firstInSource + (index - stretch.first), end - index};
}

OutputLine MergedOutput::line(qint64 index) const
{
    const Place place = placeOf(index);
    if (!place.buffer)
        return {};
    OutputLine line = place.buffer->line(place.line);
    line.source = place.source;
    return line;
}

int MergedOutput::cellsOf(qint64 index) const
{
    const Place place = placeOf(index);
    return place.buffer ? place.buffer->cellsOf(place.line) : 0;
}

OutputSlice MergedOutput::slice(qint64 index) const
{
    const Place place = placeOf(index);
    if (!place.buffer)
        return {};
    OutputSlice slice = place.buffer->slice(place.line);
    slice.count = std::min<qsizetype>(slice.count, place.count);
    slice.source = place.source;
    return slice;
}

QString MergedOutput::sourceName(int source) const
{
    const std::lock_guard lock(m_mutex);
    return m_names.value(source);
}

int MergedOutput::sourceNameCells() const
{
    const std::lock_guard lock(m_mutex);
    return m_nameCells;
}

} // namespace testum::gui
