#pragma once

#include "gui/pagedlist.h"

#include <QHash>
#include <QObject>
#include <QUrlQuery>

namespace testum::gui {

class DataTable;
class PagedModel;

/// Ties a PagedList to the DataTable that shows it: search and sorting become the list's query,
/// loading and errors the table's state.
class PagedTable : public QObject
{
    Q_OBJECT

public:
    /// `sortFields`: column id → the API's name; a column that is not in it does not sort. The
    /// table is made store-side and gets the model here. All outlive this.
    PagedTable(DataTable &table, PagedModel &model, PagedList &list,
               const QHash<QString, QString> &sortFields, QObject *parent = nullptr);

    /// Loads with these filters beside search and sorting.
    void setFilters(const QList<QPair<QString, QString>> &filters);
    [[nodiscard]] bool hasFilters() const;
    /// Filters and search without the order: for an export, which has its own.
    [[nodiscard]] QUrlQuery filterQuery() const;
    /// "The list could not be loaded: %1".
    void setFailureSentence(std::function<QString(const Error &)> sentence);

private:
    void sortBy(const QString &columnId, Qt::SortOrder order);
    void apply();

    DataTable &m_table;
    PagedModel &m_model;
    PagedList &m_list;
    QHash<QString, QString> m_sortFields;
    QList<QPair<QString, QString>> m_filters;
    QString m_sort;
    int m_sortedSection = 0;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    std::function<QString(const Error &)> m_failure;
    bool m_started = false;
};

} // namespace testum::gui
