#include "gui/attentionmodel.h"

#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/timetext.h"

namespace testum::gui {

void AttentionModel::setItems(const QList<AttentionItem> &items)
{
    if (items == m_items)
        return;
    beginResetModel();
    m_items = items;
    endResetModel();
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int AttentionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Since + 1;
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_items.size())
        return {};
    const AttentionItem &item = m_items.at(index.row());
    const StatusChip chip = attentionChip(item.reason);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Name)
            return item.name;
        return index.column() == Problem ? chip.text : momentText(item.atMs);
    case Qt::ToolTipRole:
        return QString(reasonSentence(item.reason, item.reason) + QLatin1Char('\n') +
                       exactMomentText(item.atMs));
    case TableRole::kId:
        return item.platformId;
    case TableRole::kChip:
        return index.column() == Problem ? QVariant::fromValue(chip) : QVariant();
    case TableRole::kMuted:
        return index.column() == Since;
    default:
        return {};
    }
}

QVariant AttentionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Platform");
    case Problem:
        return tr("Problem");
    default:
        return tr("Since");
    }
}

void AttentionModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Since);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Since));
}

} // namespace testum::gui
