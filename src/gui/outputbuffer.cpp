#include "gui/outputbuffer.h"

#include <algorithm>

namespace testum::gui {

namespace {

constexpr qsizetype kPiece = 64 * 1024; ///< parsed between two publications
constexpr qsizetype kFirstText = 2 * 1024;
constexpr qsizetype kFirstLines = 32;

} // namespace

OutputBuffer::OutputBuffer(std::shared_ptr<OutputSpool> spool)
    : m_spool(std::move(spool))
    , m_streams([this] {
        const auto stage = [this](QByteArrayView text, OutputSegment::Entry entry, qint64 atMs) {
            entry.length = static_cast<quint32>(text.size());
            m_staged.push_back({m_stagedText.size(), entry, atMs});
            m_stagedText.append(text);
        };
        return std::array<Stream, 2>{Stream(0, stage), Stream(LineFlag::kStderr, stage)};
    }())
    , m_tail(std::make_shared<OutputSegment>(kFirstText, kFirstLines))
{}

OutputBuffer::~OutputBuffer() = default;

void OutputBuffer::append(Channel channel, QByteArrayView bytes, qint64 atMs)
{
    const std::lock_guard writing(m_writeMutex);
    Stream &stream = m_streams[channel == Channel::Stdout ? 0 : 1];
    stream.builder.setTime(atMs);
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(kPiece, bytes.size()));
        stream.parser.parse(piece, stream.builder);
        publish();
        bytes = bytes.sliced(piece.size());
    }
}

void OutputBuffer::finish()
{
    const std::lock_guard writing(m_writeMutex);
    for (Stream &stream : m_streams) {
        stream.parser.finish(stream.builder);
        stream.builder.flush();
    }
    publish();
}

void OutputBuffer::publish()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const Staged &line : m_staged) {
            appendToTail(
                {m_stagedText.constData() + line.offset, static_cast<qsizetype>(line.entry.length)},
                line);
            m_widest = std::max<int>(m_widest, line.entry.cells);
        }
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            const LineBuilder &builder = m_streams[i].builder;
            // A deep copy: the builder goes on writing into its own.
            m_open[i] = {QByteArray(builder.text().constData(), builder.text().size()),
                         builder.entry(), builder.atMs()};
            m_widest = std::max<int>(m_widest, m_open[i].entry.cells);
        }
        ++m_version;
    }
    m_staged.clear();
    m_stagedText.resize(0);
    moveToSpool();
}

void OutputBuffer::appendToTail(QByteArrayView text, const Staged &line)
{
    if (m_tail->isFull()) {
        m_sealed.push_back({m_tailFirst, -1, m_tail->trimmed()});
        m_tailFirst = m_finished;
        // The next one will be as full as this one.
        m_tail = std::make_shared<OutputSegment>(
            std::max(m_sealed.back().segment->memory(), text.size()),
            std::max<qsizetype>(kFirstLines, m_sealed.back().segment->lineCount() + 1));
    }
    if (!m_tail->hasRoomFor(text.size()))
        m_tail = m_tail->grown(text.size());
    m_tail->append(text, line.entry, line.atMs);
    ++m_finished;
}

void OutputBuffer::moveToSpool()
{
    for (;;) {
        std::shared_ptr<const OutputSegment> segment;
        std::size_t index = 0;
        {
            const std::lock_guard lock(m_mutex);
            const auto waiting = std::find_if(m_sealed.rbegin(), m_sealed.rend(),
                                              [](const Sealed &s) { return s.number >= 0; });
            index = static_cast<std::size_t>(m_sealed.rend() - waiting); // behind the last moved
            if (index == m_sealed.size())
                return;
            segment = m_sealed[index].segment;
        }
        const int number = m_spool->put(segment);
        const std::lock_guard lock(m_mutex);
        m_sealed[index].number = number;
        m_sealed[index].segment.reset();
    }
}

qint64 OutputBuffer::lineCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_finished + (m_open[0].text.isEmpty() ? 0 : 1) + (m_open[1].text.isEmpty() ? 0 : 1);
}

qint64 OutputBuffer::finishedLines() const
{
    const std::lock_guard lock(m_mutex);
    return m_finished;
}

quint64 OutputBuffer::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_version;
}

int OutputBuffer::widestCells() const
{
    const std::lock_guard lock(m_mutex);
    return m_widest;
}

const OutputBuffer::Open *OutputBuffer::openLine(qint64 index) const
{
    qint64 at = m_finished;
    for (const Open &open : m_open) {
        if (!open.text.isEmpty() && at++ == index)
            return &open;
    }
    return nullptr;
}

OutputLine OutputBuffer::line(qint64 index) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (index >= m_finished) {
            const Open *open = openLine(index);
            if (!open)
                return {};
            OutputLine line = decodeLine(open->text, open->entry);
            line.atMs = open->atMs;
            return line;
        }
    }
    const OutputSlice at = slice(index);
    return at.count > 0 ? at.segment->decode(at.first) : OutputLine();
}

int OutputBuffer::cellsOf(qint64 index) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (index >= m_finished) {
            const Open *open = openLine(index);
            return open ? open->entry.cells : 0;
        }
    }
    const OutputSlice at = slice(index);
    return at.count > 0 ? at.segment->entry(at.first).cells : 0;
}

OutputSlice OutputBuffer::slice(qint64 index) const
{
    int number = -1;
    OutputSlice result;
    {
        const std::lock_guard lock(m_mutex);
        if (index < 0 || index >= m_finished)
            return {};
        if (index >= m_tailFirst)
            return {m_tail, index - m_tailFirst, m_finished - index};
        const auto next =
            std::upper_bound(m_sealed.begin(), m_sealed.end(), index,
                             [](qint64 line, const Sealed &s) { return line < s.firstLine; });
        const auto &sealed = *std::prev(next);
        const qint64 end = next == m_sealed.end() ? m_tailFirst : next->firstLine;
        result = {sealed.segment, index - sealed.firstLine, end - index};
        number = sealed.number;
    }
    if (!result.segment)
        result.segment = m_spool->get(number);
    return result.segment ? result : OutputSlice();
}

} // namespace testum::gui
