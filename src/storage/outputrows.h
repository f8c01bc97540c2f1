#pragma once

#include "core/result.h"
#include "domain/task.h"
#include "storage/database.h"

#include <QString>

#include <vector>

namespace testum::storage {

/// A row of task_output to be written.
struct OutputRow
{
    QString taskId;
    QString runId;
    QString platformId;
    qint64 seq = 0;
    domain::Stream stream = domain::Stream::Event;
    qint64 streamOffset = 0;
    qint64 atMs = 0;
    qint64 fileOffset = -1; ///< -1: the bytes are in the row
    QByteArray data{};      ///< the bytes, also when they go to a file
};

[[nodiscard]] domain::OutputChunk toChunk(const OutputRow &row);

/// Inserts rows in the caller's transaction, several a statement.
[[nodiscard]] Result<void> insertRows(Database &database, const std::vector<OutputRow> &rows);

/// Is exactly this row stored? Tells whether a commit whose answer was lost took place.
[[nodiscard]] Result<bool> isStored(Database &database, const OutputRow &row);

} // namespace testum::storage
