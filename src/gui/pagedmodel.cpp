#include "gui/pagedmodel.h"

#include <algorithm>

namespace testum::gui {

namespace {

QString idOf(const QJsonObject &row) { return row.value(QLatin1String("id")).toString(); }

} // namespace

int PagedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

bool PagedModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_waiting && m_nextOffset < m_total;
}

void PagedModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_waiting = true;
    Q_EMIT pageWanted(m_nextOffset);
}

int PagedModel::headRows() const
{
    if (m_rows.size() > kMostHeadRows)
        return 0;
    return std::max(kPageRows, int(m_rows.size()));
}

void PagedModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_rowById.clear();
    m_total = 0;
    m_nextOffset = 0;
    m_waiting = false;
    endResetModel();
}

void PagedModel::append(qint64 offset, const client::JsonPage &page)
{
    m_waiting = false;
    m_total = page.total;
    // An empty answer before the total: the list has become shorter.
    m_nextOffset = page.items.isEmpty() ? m_total : offset + page.items.size();
    QList<QJsonObject> fresh;
    for (const QJsonValue &item : page.items) {
        const QJsonObject row = item.toObject();
        if (!m_rowById.contains(idOf(row)))
            fresh.append(row);
    }
    if (fresh.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    for (const QJsonObject &row : fresh) {
        m_rowById.insert(idOf(row), int(m_rows.size()));
        m_rows.append(row);
    }
    endInsertRows();
}

void PagedModel::replace(const client::JsonPage &page)
{
    m_waiting = false;
    m_total = page.total;
    m_nextOffset = page.items.size();
    QHash<QString, int> wanted;
    for (int i = 0; i < page.items.size(); ++i)
        wanted.insert(idOf(page.items.at(i).toObject()), i);
    dropMissing(wanted);
    insertNew(page.items);
    reorder(wanted);
    for (int i = 0; i < page.items.size() && i < m_rows.size(); ++i) {
        const QJsonObject row = page.items.at(i).toObject();
        if (row == m_rows.at(i))
            continue;
        m_rows[i] = row;
        Q_EMIT dataChanged(createIndex(i, 0), createIndex(i, columnCount() - 1));
    }
}

void PagedModel::dropMissing(const QHash<QString, int> &wanted)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted.contains(idOf(m_rows.at(last))))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(idOf(m_rows.at(first - 1))))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    reindex();
}

void PagedModel::insertNew(const QJsonArray &rows)
{
    for (int i = 0; i < rows.size(); ++i) {
        QList<QJsonObject> run;
        while (i < rows.size() && !m_rowById.contains(idOf(rows.at(i).toObject())))
            run.append(rows.at(i++).toObject());
        if (run.isEmpty())
            continue;
        const int at = std::min(i - int(run.size()), int(m_rows.size()));
        beginInsertRows({}, at, at + int(run.size()) - 1);
        for (int j = 0; j < run.size(); ++j)
            m_rows.insert(at + j, run.at(j));
        endInsertRows();
    }
    reindex();
}

void PagedModel::reorder(const QHash<QString, int> &wanted)
{
    const auto before = [&wanted](const QJsonObject &a, const QJsonObject &b) {
        return wanted.value(idOf(a)) < wanted.value(idOf(b));
    };
    if (std::is_sorted(m_rows.cbegin(), m_rows.cend(), before))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : old)
        ids.append(idOf(m_rows.at(index.row())));
    std::stable_sort(m_rows.begin(), m_rows.end(), before);
    reindex();
    QModelIndexList now;
    for (int i = 0; i < old.size(); ++i)
        now.append(createIndex(m_rowById.value(ids.at(i)), old.at(i).column()));
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void PagedModel::reindex()
{
    m_rowById.clear();
    m_rowById.reserve(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i)
        m_rowById.insert(idOf(m_rows.at(i)), i);
}

} // namespace testum::gui
