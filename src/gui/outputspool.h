#pragma once

#include "gui/outputsegment.h"

#include <QFile>
#include <QTemporaryFile>

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace testum::gui {

/// Keeps the full segments of many buffers: the recently used ones in memory up to a budget, the
/// others in a temporary file, which only the user can read and which goes with this object. Any
/// thread; only put() writes the file. When the file cannot be written segments stay in memory:
/// nothing is lost.
class OutputSpool
{
public:
    explicit OutputSpool(qsizetype memoryBudget = kDefaultBudget);
    ~OutputSpool();

    static constexpr qsizetype kDefaultBudget = 32 * 1024 * 1024;

    /// Blocks: may write to disk. The number to get it back by.
    [[nodiscard]] int put(std::shared_ptr<const OutputSegment> segment);
    /// Null only when the file cannot be read.
    [[nodiscard]] std::shared_ptr<const OutputSegment> get(int number);

    [[nodiscard]] qsizetype memory() const;
    [[nodiscard]] qint64 fileSize() const;

private:
    struct Slot
    {
        std::shared_ptr<const OutputSegment> segment; ///< null: only in the file
        std::optional<qint64> fileOffset;
        std::list<int>::iterator use; ///< valid while `segment` is set
        bool isBeingWritten = false;
    };
    void keep(int number, std::shared_ptr<const OutputSegment> segment);
    void dropWritten(qsizetype budget);
    [[nodiscard]] int oldestUnwritten() const;
    [[nodiscard]] bool openFiles();
    [[nodiscard]] std::optional<qint64> write(const OutputSegment &segment);

    mutable std::mutex m_mutex; ///< of all but the files
    std::vector<Slot> m_slots;
    std::list<int> m_uses; ///< numbers in memory, the oldest first
    qsizetype m_memory = 0;
    qsizetype m_budget;
    bool m_hasFailed = false;

    mutable std::mutex m_writeMutex;
    QTemporaryFile m_file;
    qint64 m_fileSize = 0;
    std::mutex m_readMutex;
    QFile m_reader; ///< its own handle: reading does not wait for a disk that writes
};

} // namespace testum::gui
