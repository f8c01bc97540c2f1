#include "gui/hosttreemodel.h"

#include "gui/datatable.h"
#include "gui/status.h"

#include <QCollator>
#include <QLocale>
#include <QMap>
#include <QTextDocument>

#include <algorithm>
#include <numeric>

namespace testum::gui {

namespace {

/// internalId of a group's index; a host's is its group's number.
constexpr quintptr kTop = ~quintptr(0);

} // namespace

void HostTreeModel::setPlatforms(const QList<PlatformRow> &platforms)
{
    beginResetModel();
    m_hosts.clear();
    m_groups.clear();
    m_byId.clear();
    m_chosenCount = 0;
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    // "Web" and "web" are two groups: what is alike to the collator must not be mixed.
    const auto isBefore = [&collator](const QString &a, const QString &b) {
        const int order = collator.compare(a, b);
        return (order != 0 ? order : QString::compare(a, b)) < 0;
    };
    QList<PlatformRow> sorted = platforms;
    std::sort(sorted.begin(), sorted.end(),
              [&isBefore](const PlatformRow &a, const PlatformRow &b) {
                  if (a.group != b.group) {
                      if (a.group.isEmpty() != b.group.isEmpty())
                          return b.group.isEmpty();
                      return isBefore(a.group, b.group);
                  }
                  return isBefore(a.name, b.name);
              });
    m_hosts.reserve(size_t(sorted.size()));
    for (const PlatformRow &platform : std::as_const(sorted)) {
        if (m_groups.empty() || m_groups.back().name != platform.group)
            m_groups.push_back({platform.group, {}, 0});
        Group &group = m_groups.back();
        const bool chosen = m_wanted.contains(platform.id);
        m_byId.insert(platform.id, int(m_hosts.size()));
        m_hosts.push_back({platform, int(m_groups.size()) - 1, int(group.hosts.size()), chosen});
        group.hosts.push_back(int(m_hosts.size()) - 1);
        group.chosen += chosen ? 1 : 0;
        m_chosenCount += chosen ? 1 : 0;
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

QStringList HostTreeModel::groups() const
{
    QStringList names;
    for (const Group &group : m_groups) {
        if (!group.name.isEmpty())
            names.append(group.name);
    }
    return names;
}

QStringList HostTreeModel::tags() const
{
    QMap<QString, QString> found; // folded → as written
    for (const Host &host : m_hosts) {
        for (const QString &tag : host.platform.tags)
            found.insert(searchKey(tag), tag);
    }
    return found.values();
}

bool HostTreeModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == kTop;
}

const PlatformRow *HostTreeModel::platform(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return nullptr;
    const Group &group = m_groups.at(size_t(index.internalId()));
    return &m_hosts.at(size_t(group.hosts.at(size_t(index.row())))).platform;
}

QStringList HostTreeModel::chosen() const
{
    QStringList ids;
    for (const Host &host : m_hosts) {
        if (host.isChosen)
            ids.append(host.platform.id);
    }
    return ids;
}

int HostTreeModel::chosenOffline() const
{
    return int(std::count_if(m_hosts.begin(), m_hosts.end(), [](const Host &host) {
        return host.isChosen && host.platform.state() == QLatin1String("offline");
    }));
}

bool HostTreeModel::put(int host, bool on)
{
    Host &entry = m_hosts.at(size_t(host));
    if (entry.isChosen == on)
        return false;
    entry.isChosen = on;
    m_groups.at(size_t(entry.group)).chosen += on ? 1 : -1;
    m_chosenCount += on ? 1 : -1;
    return true;
}

void HostTreeModel::tellChanged()
{
    const QList<int> roles{Qt::CheckStateRole, Qt::DisplayRole, Qt::AccessibleTextRole};
    for (int row = 0; row < int(m_groups.size()); ++row) {
        const QModelIndex group = index(row, 0);
        const int last = rowCount(group) - 1;
        Q_EMIT dataChanged(group, index(row, State), roles);
        Q_EMIT dataChanged(index(0, 0, group), index(last, State, group), roles);
    }
    Q_EMIT chosenChanged();
}

void HostTreeModel::choose(const QStringList &ids, bool on)
{
    for (const QString &id : ids) {
        if (on)
            m_wanted.insert(id);
        else
            m_wanted.remove(id);
        if (const int host = m_byId.value(id, -1); host >= 0)
            put(host, on);
    }
    tellChanged();
}

void HostTreeModel::chooseOnly(const QStringList &ids)
{
    m_wanted = QSet<QString>(ids.begin(), ids.end());
    for (int host = 0; host < int(m_hosts.size()); ++host)
        put(host, m_wanted.contains(m_hosts.at(size_t(host)).platform.id));
    tellChanged();
}

void HostTreeModel::chooseAll()
{
    for (int host = 0; host < int(m_hosts.size()); ++host) {
        m_wanted.insert(m_hosts.at(size_t(host)).platform.id);
        put(host, true);
    }
    tellChanged();
}

void HostTreeModel::chooseGroup(const QString &group)
{
    QStringList ids;
    for (const Host &host : m_hosts) {
        if (host.platform.group == group)
            ids.append(host.platform.id);
    }
    choose(ids, true);
}

void HostTreeModel::chooseTag(const QString &tag)
{
    const QString wanted = searchKey(tag);
    QStringList ids;
    for (const Host &host : m_hosts) {
        const QStringList &tags = host.platform.tags;
        if (std::any_of(tags.begin(), tags.end(),
                        [&wanted](const QString &one) { return searchKey(one) == wanted; }))
            ids.append(host.platform.id);
    }
    choose(ids, true);
}

QStringList HostTreeModel::chooseNamed(const QStringList &names)
{
    QHash<QString, QStringList> known;
    for (const Host &host : m_hosts) {
        const PlatformRow &platform = host.platform;
        known[platform.name.toLower()].append(platform.id);
        if (platform.host.toLower() != platform.name.toLower())
            known[platform.host.toLower()].append(platform.id);
        known[platform.id].append(platform.id);
    }
    QStringList ids;
    QStringList unknown;
    for (const QString &name : names) {
        const QStringList found = known.value(name.toLower());
        if (found.isEmpty())
            unknown.append(name);
        ids += found;
    }
    choose(ids, true);
    return unknown;
}

QModelIndex HostTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column > State || row >= rowCount(parent))
        return {};
    return parent.isValid() ? createIndex(row, column, quintptr(parent.row()))
                            : createIndex(row, column, kTop);
}

QModelIndex HostTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    return createIndex(int(child.internalId()), 0, kTop);
}

int HostTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != kTop || parent.column() != 0)
        return 0;
    return int(m_groups.at(size_t(parent.row())).hosts.size());
}

int HostTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return State + 1;
}

QVariant HostTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index))
        return groupData(m_groups.at(size_t(index.row())), index.column(), role);
    const Group &group = m_groups.at(size_t(index.internalId()));
    return hostData(m_hosts.at(size_t(group.hosts.at(size_t(index.row())))), index.column(), role);
}

QVariant HostTreeModel::groupData(const Group &group, int column, int role) const
{
    const QLocale locale;
    const int all = int(group.hosts.size());
    const QString name = group.name.isEmpty() ? tr("Without group") : group.name;
    const QString count = tr("%1/%2", "chosen hosts of a group")
                              .arg(locale.toString(group.chosen), locale.toString(all));
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? name : count;
    case Qt::AccessibleTextRole:
        return column == Name ? tr("%1, %2 of %3 hosts chosen")
                                    .arg(name, locale.toString(group.chosen), locale.toString(all))
                              : count;
    case Qt::CheckStateRole:
        if (column != Name)
            return {};
        if (group.chosen == 0)
            return Qt::Unchecked;
        return group.chosen == all ? Qt::Checked : Qt::PartiallyChecked;
    default:
        return {};
    }
}

QVariant HostTreeModel::hostData(const Host &host, int column, int role) const
{
    const PlatformRow &platform = host.platform;
    const StatusChip chip = platformChip(platform.state());
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? platform.name : chip.text;
    case Qt::AccessibleTextRole:
        return column == Name ? tr("%1, %2", "host, its state").arg(platform.name, chip.text)
                              : chip.text;
    case Qt::ToolTipRole:
        return Qt::convertFromPlainText(platform.username + QLatin1Char('@') + platform.address());
    case Qt::CheckStateRole:
        if (column != Name)
            return {};
        return host.isChosen ? Qt::Checked : Qt::Unchecked;
    case TableRole::kId:
        return platform.id;
    case TableRole::kChip:
        return column == State ? QVariant::fromValue(chip) : QVariant();
    case TableRole::kSearch:
        return platform.searchText;
    default:
        return {};
    }
}

bool HostTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    const bool on = value.toInt() != Qt::Unchecked;
    if (!isGroup(index)) {
        choose({index.data(TableRole::kId).toString()}, on);
        return true;
    }
    QStringList ids;
    for (const int host : m_groups.at(size_t(index.row())).hosts)
        ids.append(m_hosts.at(size_t(host)).platform.id);
    choose(ids, on);
    return true;
}

Qt::ItemFlags HostTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant HostTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Host") : tr("Status");
}

void HostTreeModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, State);
    tellChanged();
}

} // namespace testum::gui
