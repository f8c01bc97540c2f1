#pragma once

#include "gui/ansiparser.h"
#include "gui/linebuilder.h"
#include "gui/outputlines.h"
#include "gui/outputspool.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace testum::gui {

/// All output of one run, both streams, as lines: append-only, of any size. The newest lines are in
/// memory, the rest in the spool. Bytes are parsed by whoever appends, lines are handed to readers
/// under a lock that is never held for long. Any thread.
///
/// Each stream's lines stay whole: text on stderr does not cut a line of stdout that is unfinished.
/// Lines stand in the order in which they were finished, the unfinished ones last.
class OutputBuffer final : public OutputLines
{
public:
    enum class Channel { Stdout, Stderr };

    explicit OutputBuffer(std::shared_ptr<OutputSpool> spool);
    ~OutputBuffer() override;

    /// `atMs`: when the bytes came, 0: not known. Blocks: may write to disk.
    void append(Channel channel, QByteArrayView bytes, qint64 atMs);
    /// No more comes: unfinished lines are finished.
    void finish();

    [[nodiscard]] qint64 lineCount() const override;
    [[nodiscard]] qint64 finishedLines() const override;
    [[nodiscard]] quint64 version() const override;
    [[nodiscard]] int widestCells() const override;
    [[nodiscard]] OutputLine line(qint64 index) const override;
    [[nodiscard]] int cellsOf(qint64 index) const override;
    [[nodiscard]] OutputSlice slice(qint64 index) const override;

private:
    struct Stream
    {
        Stream(quint16 flag, LineBuilder::Finished finished)
            : builder(flag, std::move(finished))
        {}
        AnsiParser parser;
        LineBuilder builder;
    };
    struct Staged
    {
        qsizetype offset;
        OutputSegment::Entry entry; ///< with the length
        qint64 atMs;
    };
    struct Sealed
    {
        qint64 firstLine;
        int number = -1;                              ///< in the spool
        std::shared_ptr<const OutputSegment> segment; ///< until it has a number
    };
    struct Open
    {
        QByteArray text;
        OutputSegment::Entry entry;
        qint64 atMs = 0;
    };
    void publish();
    void appendToTail(QByteArrayView text, const Staged &line);
    void moveToSpool();
    [[nodiscard]] const Open *openLine(qint64 index) const;

    const std::shared_ptr<OutputSpool> m_spool;

    std::mutex m_writeMutex; ///< one appends at a time; guards what follows
    std::array<Stream, 2> m_streams;
    QByteArray m_stagedText;
    std::vector<Staged> m_staged;

    mutable std::mutex m_mutex; ///< guards what readers see
    std::vector<Sealed> m_sealed;
    std::shared_ptr<OutputSegment> m_tail;
    qint64 m_tailFirst = 0;
    qint64 m_finished = 0;
    std::array<Open, 2> m_open;
    int m_widest = 0;
    quint64 m_version = 0;
};

} // namespace testum::gui
