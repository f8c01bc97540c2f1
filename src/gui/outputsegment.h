#pragma once

#include "gui/textstyle.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

class QIODevice;

namespace testum::gui {

/// What a line of output is.
namespace LineFlag {
constexpr quint16 kStderr = 1;
constexpr quint16 kContinued = 2; ///< goes on in the next line: it was too long for one
constexpr quint16 kStyled = 4;    ///< has StyleMarks
constexpr quint16 kUnicode = 8;   ///< has more than ASCII
constexpr quint16 kTabs = 16;
} // namespace LineFlag

/// A line as it is drawn and copied.
struct OutputLine
{
    struct Run
    {
        qsizetype start = 0; ///< UTF-16 unit; up to the next run's
        TextStyle style;
    };

    QString text;
    QList<Run> runs; ///< empty: plain
    quint16 flags = 0;
    int cells = 0;
    qint64 atMs = 0; ///< when its first byte came; 0: not known
    int source = -1; ///< of merged output: which host

    [[nodiscard]] bool is(quint16 flag) const { return (flags & flag) != 0; }
};

/// Some thousand lines in one piece of memory. Grows by one writer; readers look only at the first
/// lines, as many as were published to them (OutputSlice), which never change again.
class OutputSegment
{
public:
    static constexpr qsizetype kBytes = 256 * 1024; ///< text and line table of a full one

    struct Entry
    {
        quint32 offset = 0;
        quint32 length = 0;
        quint32 afterBaseMs = 0;
        quint16 cells = 0;
        quint16 flags = 0;
    };

    OutputSegment(qsizetype textCapacity, qsizetype lineCapacity);

    /// Does a line of `length` bytes fit in what was allocated?
    [[nodiscard]] bool hasRoomFor(qsizetype length) const;
    [[nodiscard]] bool isFull() const; ///< by kBytes
    /// The same lines with twice the room.
    [[nodiscard]] std::shared_ptr<OutputSegment> grown(qsizetype length) const;
    /// The same lines with no more room than they need.
    [[nodiscard]] std::shared_ptr<OutputSegment> trimmed() const;
    void append(QByteArrayView text, Entry entry, qint64 atMs);

    [[nodiscard]] qsizetype lineCount() const { return m_lineCount; } ///< the writer's thread
    [[nodiscard]] qsizetype memory() const;
    [[nodiscard]] QByteArrayView textOf(qsizetype line) const;
    [[nodiscard]] const Entry &entry(qsizetype line) const { return m_lines[line]; }
    [[nodiscard]] qint64 atMs(qsizetype line) const;
    [[nodiscard]] OutputLine decode(qsizetype line) const;

    /// For the spool; not while it grows.
    [[nodiscard]] bool save(QIODevice &device) const;
    [[nodiscard]] static std::shared_ptr<OutputSegment> load(QIODevice &device);

private:
    [[nodiscard]] std::shared_ptr<OutputSegment> copy(qsizetype textCapacity,
                                                      qsizetype lineCapacity) const;

    std::unique_ptr<char[]> m_text;
    std::unique_ptr<Entry[]> m_lines;
    qsizetype m_textCapacity;
    qsizetype m_lineCapacity;
    qsizetype m_textSize = 0;
    qsizetype m_lineCount = 0;
    qint64 m_baseMs = 0;
};

/// Stored text to what is drawn.
[[nodiscard]] OutputLine decodeLine(QByteArrayView text, const OutputSegment::Entry &entry);

/// Lines [first, first + count) of a segment.
struct OutputSlice
{
    std::shared_ptr<const OutputSegment> segment;
    qsizetype first = 0;
    qsizetype count = 0;
    int source = -1;
};

} // namespace testum::gui
