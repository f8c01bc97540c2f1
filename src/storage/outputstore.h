#pragma once

#include "core/result.h"
#include "domain/task.h"
#include "storage/database.h"

namespace testum::storage {

/// Reads what OutputWriter committed. Stateless; any thread that may use the database.
/// Chunks whose bytes moved to the run's append-only file are read from `outputDirectory`.
class OutputStore
{
public:
    OutputStore(Database &database, QString outputDirectory);

    /// Chunks of the task with seq > afterSeq, in order, until about `maxBytes` (at least one).
    /// Errors: data_loss/output.missing when a file is gone or short; Database::exec's.
    [[nodiscard]] Result<QList<domain::OutputChunk>> chunks(const QString &taskId, qint64 afterSeq,
                                                            qint64 maxBytes);
    /// The last seq of the task; 0 when nothing is stored.
    [[nodiscard]] Result<qint64> lastSeq(const QString &taskId);
    /// Bytes [offset, offset+max) of one stream of a run, fewer at its end.
    [[nodiscard]] Result<QByteArray> bytes(const QString &runId, domain::Stream stream,
                                           qint64 offset, qint64 max);

private:
    [[nodiscard]] Result<qint64> windowEnd(const QString &taskId, qint64 afterSeq, qint64 maxBytes);

    Database &m_database;
    QString m_outputDirectory;
};

} // namespace testum::storage
