#pragma once

#include "domain/page.h"
#include "storage/database.h"
#include "storage/row.h"

#include <functional>
#include <optional>

namespace testum::storage {

/// What a list can be filtered by: a condition with one `?` and the value to bind there.
struct ListFilter
{
    QString condition;
    /// The value as it is compared; nothing for one that cannot be right. Null: as it came.
    std::function<std::optional<QVariant>(const QString &)> value = {};
};

/// What a repository's list reads from. Names that come from outside are looked up here and never
/// become SQL.
struct ListSource
{
    QString columns;
    QString table;
    QString order;                     ///< of the list without `sort`: "name_folded, id"
    QMap<QString, QString> sorts;      ///< API name → column
    QMap<QString, ListFilter> filters; ///< API name → condition
    QString condition = {};            ///< always, with its values; may be empty
    QVariantList values = {};
};

/// The statements that answer a ListQuery. The table has the columns id and, when `search` is
/// used, search_text.
class ListStatement
{
public:
    /// Errors: invalid_argument with a FieldError (field.unknown_value) naming sort or the filter.
    [[nodiscard]] static Result<ListStatement> build(const ListSource &source,
                                                     const domain::ListQuery &query);

    [[nodiscard]] Result<QSqlQuery> page(Database &database) const;
    /// The number of matching rows, counted only when the page does not tell it.
    [[nodiscard]] Result<qint64> total(Database &database, qsizetype rowsOnPage) const;

private:
    QString m_page;
    QString m_count;
    QVariantList m_values;
    int m_limit = 0;
    qint64 m_offset = 0;
};

template <typename T, typename Read>
[[nodiscard]] Result<domain::Page<T>> readPage(Database &database, const ListSource &source,
                                               const domain::ListQuery &query, Read read)
{
    TESTUM_TRY(const ListStatement statement, ListStatement::build(source, query));
    domain::Page<T> page;
    TESTUM_TRY(QSqlQuery rows, statement.page(database));
    while (rows.next()) {
        Row row(rows);
        page.items.append(read(row));
    }
    TESTUM_TRY(page.total, statement.total(database, page.items.size()));
    return page;
}

} // namespace testum::storage
