#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <memory>
#include <vector>

namespace testum::storage {

/// Where the large output of a run lives: `directory`/XX/RUN.out, XX being the first two characters
/// of the id's last group, which are random in a UUIDv7 (its first ones are the time).
[[nodiscard]] QString outputFilePath(const QString &directory, const QString &runId);

/// The append-only file of one run, open for writing (mode 0600). What lies beyond the last
/// committed row is the rest of a commit that never was, and is written over. Not thread-safe.
class OutputFile
{
public:
    /// Opens or makes the file; `committedBytes` 0 empties it first.
    /// Errors of all: unavailable/storage.unavailable, resource_exhausted/storage.full.
    [[nodiscard]] static Result<OutputFile> open(const QString &directory, const QString &runId,
                                                 qint64 committedBytes);

    [[nodiscard]] Result<void> write(qint64 offset, QByteArrayView bytes);
    /// Blocks until the bytes, and the files' names when they are new, are on the disk.
    [[nodiscard]] static Result<void> sync(std::vector<OutputFile> &files);

private:
    OutputFile() = default;
    [[nodiscard]] bool syncThis();

    std::unique_ptr<QFile> m_file;
    bool m_isNew = false;
};

} // namespace testum::storage
