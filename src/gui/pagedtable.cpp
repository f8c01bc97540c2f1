#include "gui/pagedtable.h"

#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/pagedmodel.h"
#include "gui/searchedit.h"

#include <QHeaderView>

namespace testum::gui {

PagedTable::PagedTable(DataTable &table, PagedModel &model, PagedList &list,
                       const QHash<QString, QString> &sortFields, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_list(list)
    , m_sortFields(sortFields)
    , m_failure([](const Error &error) { return errorSentence(error); })
{
    m_table.setStoreSide(true);
    m_table.setModel(&model);
    const QHeaderView *header = m_table.view()->horizontalHeader();
    const QString column =
        model.headerData(header->sortIndicatorSection(), Qt::Horizontal, HeaderRole::kColumnId)
            .toString();
    sortBy(column, header->sortIndicatorOrder());
    connect(&table, &DataTable::sortChanged, this, [this](const QString &id, Qt::SortOrder order) {
        sortBy(id, order);
        apply();
    });
    connect(&table, &DataTable::searchChanged, this, [this] { apply(); });
    connect(&table, &DataTable::retryRequested, &list, &PagedList::refresh);
    connect(&list, &PagedList::busyChanged, this, [this](bool busy) {
        if (m_model.rowCount() == 0 || !busy)
            m_table.setLoading(busy);
    });
    connect(&list, &PagedList::loaded, this, [this] {
        m_table.showError(QString());
        m_table.setTotalRows(m_model.total());
        m_table.noteUpdated();
    });
    connect(&list, &PagedList::failed, this,
            [this](const Error &error) { m_table.showError(m_failure(error)); });
}

void PagedTable::setFilters(const QList<QPair<QString, QString>> &filters)
{
    m_filters = filters;
    m_started = true;
    apply();
}

bool PagedTable::hasFilters() const
{
    return !m_filters.isEmpty() || !m_table.search()->text().trimmed().isEmpty();
}

QUrlQuery PagedTable::filterQuery() const
{
    // '+' would be a space to the other side.
    const auto quoted = [](const QString &value) {
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    QUrlQuery query;
    for (const auto &[field, value] : m_filters)
        query.addQueryItem(field, quoted(value));
    if (const QString search = m_table.search()->text().trimmed(); !search.isEmpty())
        query.addQueryItem(QStringLiteral("search"), quoted(search));
    return query;
}

void PagedTable::setFailureSentence(std::function<QString(const Error &)> sentence)
{
    m_failure = std::move(sentence);
}

void PagedTable::sortBy(const QString &columnId, Qt::SortOrder order)
{
    QHeaderView *header = m_table.view()->horizontalHeader();
    const QString field = m_sortFields.value(columnId);
    if (field.isEmpty()) {
        // The engine cannot sort by this column: the arrow goes back where it was.
        const QSignalBlocker blocker(m_table);
        header->setSortIndicator(m_sortedSection, m_order);
        return;
    }
    m_sort = order == Qt::DescendingOrder ? QLatin1Char('-') + field : field;
    m_sortedSection = header->sortIndicatorSection();
    m_order = order;
}

void PagedTable::apply()
{
    if (!m_started)
        return;
    QUrlQuery query = filterQuery();
    if (!m_sort.isEmpty())
        query.addQueryItem(QStringLiteral("sort"), m_sort);
    m_list.setQuery(query);
}

} // namespace testum::gui
