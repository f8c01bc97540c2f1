#include "gui/shortcutmodel.h"

#include "gui/datatable.h"

#include <QAction>
#include <QSet>

namespace testum::gui {

namespace {

QString plainName(const QAction &action)
{
    QString name = action.text();
    name.remove(u'&');
    return name;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    keys.removeAll(QString());
    return keys.join(QStringLiteral(", "));
}

} // namespace

void ShortcutModel::setActions(const QList<QAction *> &actions)
{
    beginResetModel();
    m_rows.clear();
    QSet<QString> seen;
    for (const QAction *action : actions) {
        const Row row{plainName(*action), keysOf(*action)};
        const QString key = row.name + u'\n' + row.keys;
        if (row.name.isEmpty() || row.keys.isEmpty() || seen.contains(key))
            continue;
        seen.insert(key);
        m_rows.append(row);
    }
    endResetModel();
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 2; }

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? row.name : row.keys;
    case TableRole::kId:
        return QString(row.name + u'\n' + row.keys);
    case TableRole::kSearch:
        return searchKey(row.name + u' ' + row.keys);
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return section == 0 ? tr("Action") : tr("Shortcut");
    case HeaderRole::kColumnId:
        return section == 0 ? QStringLiteral("action") : QStringLiteral("keys");
    case HeaderRole::kPriority:
        return section + 1;
    case HeaderRole::kWidth:
        return section == 0 ? 320 : 200;
    default:
        return {};
    }
}

} // namespace testum::gui
