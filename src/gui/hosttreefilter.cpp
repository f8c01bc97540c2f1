#include "gui/hosttreefilter.h"

#include "gui/datatable.h"
#include "gui/hosttreemodel.h"
#include "gui/status.h"

#include <algorithm>

namespace testum::gui {

namespace {

bool fits(const PlatformRow &platform, const QString &word)
{
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    const QString what = word.left(std::max<qsizetype>(colon, 0));
    const QString value = word.mid(colon + 1);
    if (what == QLatin1String("group"))
        return searchKey(platform.group).contains(value);
    if (what == QLatin1String("tag"))
        return std::any_of(platform.tags.begin(), platform.tags.end(),
                           [&value](const QString &tag) { return searchKey(tag).contains(value); });
    if (what == QLatin1String("status")) {
        const QString state = platform.state();
        return state.contains(value) || searchKey(platformChip(state).text).contains(value);
    }
    return platform.searchText.contains(word);
}

} // namespace

HostTreeFilter::HostTreeFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(false); // ticking a box changes nothing a search looks at
}

void HostTreeFilter::setSearch(const QString &text)
{
    m_words = searchKey(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
    // A group that stays may now stand for other hosts.
    if (const int groups = rowCount(); groups > 0)
        Q_EMIT dataChanged(index(0, 0), index(groups - 1, 0), {Qt::CheckStateRole});
}

QStringList HostTreeFilter::shownIds() const
{
    QStringList ids;
    for (int row = 0; row < rowCount(); ++row)
        ids += shownIds(index(row, 0));
    return ids;
}

QStringList HostTreeFilter::shownIds(const QModelIndex &group) const
{
    QStringList ids;
    for (int row = 0; row < rowCount(group); ++row)
        ids.append(index(row, 0, group).data(TableRole::kId).toString());
    return ids;
}

QVariant HostTreeFilter::data(const QModelIndex &index, int role) const
{
    if (role != Qt::CheckStateRole || index.column() != HostTreeModel::Name ||
        !isNarrowedGroup(index))
        return QSortFilterProxyModel::data(index, role);
    bool any = false;
    bool all = true;
    for (int row = 0; row < rowCount(index) && (all || !any); ++row) {
        const bool isChosen =
            this->index(row, 0, index).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        any = any || isChosen;
        all = all && isChosen;
    }
    if (!any)
        return Qt::Unchecked;
    return all ? Qt::Checked : Qt::PartiallyChecked;
}

bool HostTreeFilter::isNarrowedGroup(const QModelIndex &index) const
{
    return isFiltering() &&
           static_cast<const HostTreeModel *>(sourceModel())->isGroup(mapToSource(index));
}

bool HostTreeFilter::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !isNarrowedGroup(index))
        return QSortFilterProxyModel::setData(index, value, role);
    static_cast<HostTreeModel *>(sourceModel())
        ->choose(shownIds(index), value.toInt() != Qt::Unchecked);
    return true;
}

bool HostTreeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const auto *hosts = static_cast<const HostTreeModel *>(sourceModel());
    const PlatformRow *platform = hosts->platform(hosts->index(row, 0, parent));
    return platform != nullptr &&
           std::all_of(m_words.begin(), m_words.end(),
                       [platform](const QString &word) { return fits(*platform, word); });
}

} // namespace testum::gui
