#pragma once

#include "gui/outputbuffer.h"

#include <QStringList>

#include <memory>
#include <mutex>
#include <vector>

namespace testum::gui {

/// The lines of many runs in the order in which they came. Holds no text, only where it stands. Any
/// thread.
class MergedOutput final : public OutputLines
{
public:
    /// The number of the source in lines.
    int addSource(std::shared_ptr<const OutputBuffer> buffer, const QString &name);
    /// The source has `count` further finished lines; `first` is the first of them.
    void addLines(int source, qint64 first, qint64 count);

    [[nodiscard]] qint64 lineCount() const override;
    [[nodiscard]] qint64 finishedLines() const override { return lineCount(); }
    [[nodiscard]] quint64 version() const override;
    [[nodiscard]] int widestCells() const override;
    [[nodiscard]] OutputLine line(qint64 index) const override;
    [[nodiscard]] int cellsOf(qint64 index) const override;
    [[nodiscard]] OutputSlice slice(qint64 index) const override;
    [[nodiscard]] QString sourceName(int source) const override;
    [[nodiscard]] int sourceNameCells() const override;

private:
    struct Stretch
    {
        qint64 first;          ///< here
        quint32 firstInSource; ///< there
        int source;
    };
    struct Place
    {
        std::shared_ptr<const OutputBuffer> buffer; ///< null: no such line
        int source = -1;
        qint64 line = 0;
        qint64 count = 0; ///< lines that follow it there and here
    };
    [[nodiscard]] Place placeOf(qint64 index) const;

    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const OutputBuffer>> m_buffers;
    QStringList m_names;
    std::vector<Stretch> m_stretches;
    qint64 m_lines = 0;
    int m_nameCells = 0;
};

} // namespace testum::gui
