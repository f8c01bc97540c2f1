#include "storage/outputrows.h"

#include <array>
#include <map>
#include <span>

namespace testum::storage {

namespace {

// Few texts, so that the connection's prepared statements serve all.
constexpr std::array<std::size_t, 4> kRowsAStatement{64, 16, 4, 1};
// PostgreSQL's driver writes a blob as text four times its size.
constexpr qint64 kBytesAStatement = 1024 * 1024;

const QString &insertSql(std::size_t rows)
{
    static const std::map<std::size_t, QString> kTexts = [] {
        std::map<std::size_t, QString> texts;
        for (const std::size_t count : kRowsAStatement)
            texts[count] = QStringLiteral("INSERT INTO task_output (task_id, seq, run_id, stream,"
                                          " stream_offset, at, size, file_offset, data) VALUES ") +
                           QStringList(static_cast<qsizetype>(count),
                                       QStringLiteral("(?, ?, ?, ?, ?, ?, ?, ?, ?)"))
                               .join(u',');
        return texts;
    }();
    return kTexts.at(rows);
}

/// How many of the next rows one statement takes.
std::size_t groupSize(std::span<const OutputRow> rows)
{
    for (const std::size_t count : kRowsAStatement) {
        if (count > rows.size())
            continue;
        qint64 bytes = 0;
        for (const OutputRow &row : rows.first(count))
            bytes += row.fileOffset < 0 ? row.data.size() : 0;
        if (bytes <= kBytesAStatement)
            return count;
    }
    return 1;
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
    std::span<const OutputRow> rest(rows);
    while (!rest.empty()) {
        const std::size_t count = groupSize(rest);
        QVariantList values;
        values.reserve(9 * static_cast<qsizetype>(count));
        for (const OutputRow &row : rest.first(count))
            bind(values, row);
        TESTUM_TRY_VOID(database.execChanging(insertSql(count), values));
        rest = rest.subspan(count);
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
