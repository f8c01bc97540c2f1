#include "storage/outputstore.h"

#include "storage/outputfile.h"
#include "storage/outputitem.h"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <limits>
#include <memory>

namespace testum::storage {

namespace {

constexpr int kMaxChunksAtOnce = 2048;

Error missingError(const QString &runId)
{
    return {ErrorCode::DataLoss,
            "output.missing",
            QStringLiteral("Stored output of run %1 is missing").arg(runId),
            {},
            {{QStringLiteral("run"), runId}}};
}

/// Reads rows' bytes from the database or from the runs' files, which it keeps open meanwhile.
class ChunkReader
{
public:
    explicit ChunkReader(const QString &directory)
        : m_directory(directory)
    {}

    /// `size` bytes, `skip` bytes into the chunk. `data` and `fileOffset` are the row's columns.
    [[nodiscard]] Result<QByteArray> read(const QString &runId, const QVariant &data,
                                          const QVariant &fileOffset, qint64 skip, qint64 size)
    {
        if (fileOffset.isNull()) {
            const QByteArray bytes = data.toByteArray();
            if (bytes.size() < skip + size)
                return missingError(runId);
            return skip == 0 && size == bytes.size() ? bytes : bytes.mid(skip, size);
        }
        auto &file = m_files[runId];
        if (!file) {
            file = std::make_shared<QFile>(outputFilePath(m_directory, runId));
            if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                return missingError(runId);
        }
        if (!file->isOpen() || !file->seek(fileOffset.toLongLong() + skip))
            return missingError(runId);
        QByteArray bytes = file->read(size);
        if (bytes.size() != size)
            return missingError(runId);
        return bytes;
    }

private:
    const QString &m_directory;
    QHash<QString, std::shared_ptr<QFile>> m_files;
};

} // namespace

OutputStore::OutputStore(Database &database, QString outputDirectory)
    : m_database(database)
    , m_outputDirectory(std::move(outputDirectory))
{}

Result<qint64> OutputStore::lastSeq(const QString &taskId)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT MAX(seq) FROM task_output WHERE task_id = ?"),
                               {taskId}));
    return query.next() ? query.value(0).toLongLong() : 0;
}

/// The last seq of the window: rows are sized first, so that no more bytes are read than asked for.
Result<qint64> OutputStore::windowEnd(const QString &taskId, qint64 afterSeq, qint64 maxBytes)
{
    TESTUM_TRY(QSqlQuery query, m_database.exec(QStringLiteral("SELECT seq, size FROM task_output"
                                                               " WHERE task_id = ? AND seq > ?"
                                                               " ORDER BY seq LIMIT ?"),
                                                {taskId, afterSeq, kMaxChunksAtOnce}));
    qint64 last = afterSeq;
    qint64 bytes = 0;
    while (query.next()) {
        bytes += query.value(1).toLongLong();
        if (bytes > maxBytes && last > afterSeq)
            break;
        last = query.value(0).toLongLong();
    }
    return last;
}

Result<QList<domain::OutputChunk>> OutputStore::chunks(const QString &taskId, qint64 afterSeq,
                                                       qint64 maxBytes)
{
    QList<domain::OutputChunk> chunks;
    TESTUM_TRY(const qint64 last, windowEnd(taskId, afterSeq, maxBytes));
    if (last == afterSeq)
        return chunks;
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(
                   QStringLiteral("SELECT o.seq, o.run_id, o.stream, o.stream_offset, o.at,"
                                  " o.size, o.file_offset, o.data, r.platform_id"
                                  " FROM task_output o LEFT JOIN task_runs r ON r.id = o.run_id"
                                  " WHERE o.task_id = ? AND o.seq > ? AND o.seq <= ?"
                                  " ORDER BY o.seq"),
                   {taskId, afterSeq, last}));
    ChunkReader reader(m_outputDirectory);
    while (query.next()) {
        domain::OutputChunk chunk;
        chunk.seq = query.value(0).toLongLong();
        chunk.runId = query.value(1).toString();
        chunk.stream = static_cast<domain::Stream>(query.value(2).toInt());
        chunk.streamOffset = query.value(3).toLongLong();
        chunk.atMs = query.value(4).toLongLong();
        TESTUM_TRY(chunk.data, reader.read(chunk.runId, query.value(7), query.value(6), 0,
                                           query.value(5).toLongLong()));
        chunk.platformId = query.value(8).toString();
        chunks.append(std::move(chunk));
    }
    return chunks;
}

Result<QByteArray> OutputStore::bytes(const QString &runId, domain::Stream stream, qint64 offset,
                                      qint64 max)
{
    if (offset < 0 || max <= 0)
        return QByteArray();
    const qint64 end = max > std::numeric_limits<qint64>::max() - offset
                           ? std::numeric_limits<qint64>::max()
                           : offset + max;
    // A row holds at most kMaxChunkBytes, which gives the index a lower bound.
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT stream_offset, size, file_offset, data"
                                              " FROM task_output WHERE run_id = ? AND stream = ?"
                                              " AND stream_offset > ? AND stream_offset < ?"
                                              " ORDER BY stream_offset"),
                               {runId, static_cast<int>(stream), offset - kMaxChunkBytes, end}));
    ChunkReader reader(m_outputDirectory);
    QByteArray bytes;
    while (query.next()) {
        const qint64 start = query.value(0).toLongLong();
        const qint64 size = query.value(1).toLongLong();
        const qint64 skip = std::max<qint64>(0, offset - start);
        const qint64 wanted = std::min(start + size, end) - start - skip;
        if (wanted <= 0)
            continue;
        if (start + skip != offset + bytes.size())
            return missingError(runId);
        TESTUM_TRY(const QByteArray part,
                   reader.read(runId, query.value(3), query.value(2), skip, wanted));
        bytes += part;
    }
    return bytes;
}

} // namespace testum::storage
