#pragma once

#include "gui/outputsegment.h"

#include <QString>

namespace testum::gui {

/// Lines that grow at the end: what OutputView shows and OutputSearch walks. Any thread may read
/// while one thread appends.
class OutputLines
{
public:
    virtual ~OutputLines() = default;

    /// With the unfinished ones, which come last and may change or move.
    [[nodiscard]] virtual qint64 lineCount() const = 0;
    [[nodiscard]] virtual qint64 finishedLines() const = 0;
    /// Grows with everything that changes a line or their number.
    [[nodiscard]] virtual quint64 version() const = 0;
    [[nodiscard]] virtual int widestCells() const = 0;
    /// May read the spool: under a millisecond where the file is in the system's cache.
    [[nodiscard]] virtual OutputLine line(qint64 index) const = 0;
    /// Only what a layout needs.
    [[nodiscard]] virtual int cellsOf(qint64 index) const = 0;
    /// Finished lines from `index` on, as many as lie together; empty behind the end.
    [[nodiscard]] virtual OutputSlice slice(qint64 index) const = 0;
    /// Of merged output: what stands before the lines of a source.
    [[nodiscard]] virtual QString sourceName(int source) const
    {
        Q_UNUSED(source)
        return {};
    }
    [[nodiscard]] virtual int sourceNameCells() const { return 0; } ///< of the widest; 0: no prefix
};

} // namespace testum::gui
