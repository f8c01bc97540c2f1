#include "gui/auditmodel.h"

#include "gui/auditrecord.h"
#include "gui/datatable.h"
#include "gui/timetext.h"

#include <array>

namespace testum::gui {

namespace {

struct ColumnLayout
{
    const char *id;
    int priority;
    int width;
};

constexpr std::array<ColumnLayout, AuditModel::Details + 1> kColumns{{
    {"time", 1, 145},
    {"user", 2, 125},
    {"action", 3, 170},
    {"object_type", 5, 115},
    {"object", 4, 180},
    {"address", 7, 115},
    {"details", 6, 220},
}};

} // namespace

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns.size());
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QJsonObject &record = object(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time
                   ? exactMomentText(epochMs(record.value(QLatin1String("timestamp"))))
                   : text(record, index.column());
    case TableRole::kId:
        return record.value(QLatin1String("id")).toString();
    case TableRole::kChip:
        return index.column() == Action ? QVariant::fromValue(auditActionChip(
                                              record.value(QLatin1String("action")).toString()))
                                        : QVariant();
    case TableRole::kMuted:
        return index.column() >= Address || index.column() == ObjectType;
    default:
        return {};
    }
}

QString AuditModel::text(const QJsonObject &record, int column) const
{
    switch (column) {
    case Time:
        return momentText(epochMs(record.value(QLatin1String("timestamp"))));
    case User:
        return record.value(QLatin1String("user")).toString();
    case Action:
        return auditActionChip(record.value(QLatin1String("action")).toString()).text;
    case ObjectType:
        return auditObjectTypeText(record.value(QLatin1String("object_type")).toString());
    case Object: {
        const QString name = auditObjectName(record);
        return m_names.value(name, name);
    }
    case Address:
        return record.value(QLatin1String("ip")).toString();
    case Details:
        return auditSummary(record);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(kColumns.size()))
        return {};
    const ColumnLayout &column = kColumns.at(size_t(section));
    switch (role) {
    case HeaderRole::kColumnId:
        return QString::fromLatin1(column.id);
    case HeaderRole::kPriority:
        return column.priority;
    case HeaderRole::kWidth:
        return column.width;
    case HeaderRole::kSortedBy:
        return section == Time ? QVariant(int(Qt::DescendingOrder)) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case User:
        return tr("User");
    case Action:
        return tr("Action");
    case ObjectType:
        return tr("Object type");
    case Object:
        return tr("Object");
    case Address:
        return tr("Address");
    default:
        return tr("Details");
    }
}

void AuditModel::setNames(const QHash<QString, QString> &names)
{
    m_names = names;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Object), index(rowCount() - 1, Object));
}

void AuditModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace testum::gui
