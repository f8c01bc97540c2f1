#include "storage/liststatement.h"

#include "storage/searchtext.h"

namespace testum::storage {

namespace {

/// SQLite refuses LIKE patterns of 50,000 bytes and more; nobody looks for as much.
constexpr qsizetype kMaxSearchCharacters = 1000;

Error unknownValue(const QString &field) { return fieldError(field, "field.unknown_value"); }

} // namespace

Result<ListStatement> ListStatement::build(const ListSource &source, const domain::ListQuery &query)
{
    ListStatement statement;
    QStringList conditions;
    if (!source.condition.isEmpty())
        conditions.append(source.condition);
    statement.m_values = source.values;
    for (auto it = query.filters.cbegin(); it != query.filters.cend(); ++it) {
        const auto filter = source.filters.constFind(it.key());
        if (filter == source.filters.cend())
            return unknownValue(it.key());
        const std::optional<QVariant> value =
            filter->value ? filter->value(it.value()) : std::optional<QVariant>(it.value());
        if (!value)
            return unknownValue(it.key());
        conditions.append(filter->condition);
        statement.m_values.append(*value);
    }
    if (!query.search.isEmpty()) {
        if (query.search.size() > kMaxSearchCharacters)
            return unknownValue(QStringLiteral("search"));
        conditions.append(QStringLiteral("search_text LIKE ? ESCAPE '!'"));
        statement.m_values.append(likeContains(folded(query.search)));
    }
    QString order = source.order;
    if (!query.sort.isEmpty()) {
        const QString column = source.sorts.value(query.sort);
        if (column.isEmpty())
            return unknownValue(QStringLiteral("sort"));
        const QLatin1String direction(query.descending ? " DESC" : "");
        order = column + direction + QStringLiteral(", id") + direction;
    }
    const QString where =
        conditions.isEmpty() ? QString()
                             : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    statement.m_limit = qBound(0, query.limit, domain::kMaxPageSize);
    statement.m_offset = qMax<qint64>(0, query.offset);
    statement.m_count = QStringLiteral("SELECT COUNT(*) FROM ") + source.table + where;
    // The page's ids first: what the columns cost is paid for its rows only, not for those that are
    // sorted away or skipped (100 of 10,000 platforms by time: 4 times faster).
    statement.m_page = QStringLiteral("SELECT %1 FROM %2 WHERE id IN (SELECT id FROM %2%3"
                                      " ORDER BY %4 LIMIT ? OFFSET ?) ORDER BY %4")
                           .arg(source.columns, source.table, where, order);
    return statement;
}

Result<QSqlQuery> ListStatement::page(Database &database) const
{
    QVariantList values = m_values;
    values << m_limit << m_offset;
    return database.exec(m_page, values);
}

Result<qint64> ListStatement::total(Database &database, qsizetype rowsOnPage) const
{
    const bool lastPage = rowsOnPage < m_limit && (rowsOnPage > 0 || m_offset == 0);
    if (lastPage)
        return m_offset + rowsOnPage;
    TESTUM_TRY(QSqlQuery query, database.exec(m_count, m_values));
    return query.next() ? query.value(0).toLongLong() : 0;
}

} // namespace testum::storage
