#include "storage/outputrows.h"

namespace testum::storage {

namespace {

constexpr std::size_t kRowsAStatement = 16;

/// Two texts only, so that the connection's prepared statements serve all.
QString insertSql(std::size_t rows)
{
    QString sql = QStringLiteral("INSERT INTO task_output (task_id, seq, run_id, stream,"
                                 " stream_offset, at, size, file_offset, data) VALUES ");
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? QStringLiteral("(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                      : QStringLiteral(", (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return sql;
}

void bind(QVariantList &values, const OutputRow &row)
{
    const bool inFile = row.fileOffset >= 0;
    values << row.taskId << row.seq << row.runId << static_cast<int>(row.stream) << row.streamOffset
           << row.atMs << static_cast<qint64>(row.data.size())
           << (inFile ? QVariant(row.fileOffset) : QVariant())
           << (inFile ? QVariant() : QVariant(row.data));
}

} // namespace

domain::OutputChunk toChunk(const OutputRow &row)
{
    return {row.runId, row.platformId, row.seq, row.stream, row.streamOffset, row.atMs, row.data};
}

Result<void> insertRows(Database &database, const std::vector<OutputRow> &rows)
{
    static const QString kMany = insertSql(kRowsAStatement);
    static const QString kOne = insertSql(1);
    for (std::size_t at = 0; at < rows.size();) {
        const std::size_t count = rows.size() - at >= kRowsAStatement ? kRowsAStatement : 1;
        QVariantList values;
        values.reserve(static_cast<qsizetype>(9 * count));
        for (std::size_t i = 0; i < count; ++i)
            bind(values, rows[at + i]);
        TESTUM_TRY_VOID(database.execChanging(count == 1 ? kOne : kMany, values));
        at += count;
    }
    return {};
}

Result<bool> isStored(Database &database, const OutputRow &row)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(QStringLiteral("SELECT 1 FROM task_output WHERE task_id = ?"
                                            " AND seq = ? AND run_id = ? AND stream = ?"
                                            " AND stream_offset = ? AND at = ? AND size = ?"),
                             {row.taskId, row.seq, row.runId, static_cast<int>(row.stream),
                              row.streamOffset, row.atMs, static_cast<qint64>(row.data.size())}));
    return query.next();
}

} // namespace testum::storage
