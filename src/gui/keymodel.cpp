#include "gui/keymodel.h"

#include "gui/datatable.h"
#include "gui/publickeypreview.h"
#include "gui/status.h"
#include "gui/themedicon.h"
#include "gui/timetext.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace testum::gui {

namespace {

struct ColumnInfo
{
    const char *id;
    int priority;
    int width;
};

constexpr ColumnInfo kColumns[] = {
    {"name", 1, 190}, {"type", 2, 180},    {"fingerprint", 3, 240}, {"private", 4, 150},
    {"used", 5, 120}, {"comment", 6, 170}, {"created", 7, 140},     {"created_by", 8, 120},
};
static_assert(std::size(kColumns) == KeyModel::ColumnCount);

} // namespace

KeyRow KeyRow::fromJson(const QJsonObject &key)
{
    KeyRow row;
    row.id = key.value(QStringLiteral("id")).toString();
    row.name = key.value(QStringLiteral("name")).toString();
    row.publicKey = key.value(QStringLiteral("public_key")).toString();
    row.keyType = key.value(QStringLiteral("key_type")).toString();
    row.bits = key.value(QStringLiteral("bits")).toInt();
    row.fingerprint = key.value(QStringLiteral("fingerprint")).toString();
    row.comment = key.value(QStringLiteral("comment")).toString();
    row.hasPrivateKey = key.value(QStringLiteral("has_private_key")).toBool();
    row.createdBy = key.value(QStringLiteral("created_by")).toString();
    row.createdAtMs = epochMs(key.value(QStringLiteral("created_at")));
    row.searchText = searchKey(QStringList({row.name, row.comment, row.fingerprint, row.keyType,
                                            keyTypeText(row.keyType, row.bits), row.createdBy})
                                   .join(QLatin1Char('\n')));
    return row;
}

bool KeyRow::isWeak() const { return isWeakKey(keyType, bits); }

KeyModel::KeyModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_icon(themedIcon(QStringLiteral("key-round"), QStringLiteral("textMuted")))
    , m_lock(themedIcon(QStringLiteral("lock"), QStringLiteral("textMuted")))
{}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const KeyRow &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::ToolTipRole:
        if (column == Fingerprint)
            return row.fingerprint;
        if (column == Created)
            return exactMomentText(row.createdAtMs);
        if (column == UsedBy && !row.usedBy.isEmpty())
            return row.usedBy.mid(0, 20).join(QLatin1Char('\n'));
        return {};
    case Qt::DecorationRole:
        if (column == Name)
            return m_icon;
        return column == PrivatePart && row.hasPrivateKey ? QVariant(m_lock) : QVariant();
    case TableRole::kId:
        return row.id;
    case TableRole::kSearch:
        return row.searchText;
    case TableRole::kSort:
        if (column == UsedBy)
            return row.usedBy.size();
        return column == Created ? QVariant(row.createdAtMs) : QVariant(text(row, column));
    case TableRole::kChip:
        return column == Type && row.isWeak()
                   ? QVariant::fromValue(StatusChip{Tone::Warning, QStringLiteral("triangle-alert"),
                                                    text(row, column)})
                   : QVariant();
    case TableRole::kMono:
        return column == Fingerprint ? QVariant(true) : QVariant();
    case TableRole::kMuted:
        return column == Comment || column == Created ||
               (column == PrivatePart && !row.hasPrivateKey);
    default:
        return {};
    }
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case HeaderRole::kColumnId:
        return QLatin1String(kColumns[section].id);
    case HeaderRole::kPriority:
        return kColumns[section].priority;
    case HeaderRole::kWidth:
        return kColumns[section].width;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Fingerprint:
        return tr("Fingerprint");
    case PrivatePart:
        return tr("Private part");
    case UsedBy:
        return tr("Used by");
    case Comment:
        return tr("Comment");
    case Created:
        return tr("Created");
    case CreatedBy:
        return tr("Created by");
    default:
        return {};
    }
}

void KeyModel::setRows(QList<KeyRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_rows.removeIf([this](const KeyRow &row) { return m_aside.contains(row.id); });
    endResetModel();
}

void KeyModel::put(const KeyRow &row)
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&row](const KeyRow &known) { return known.id == row.id; });
    if (it == m_rows.end()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rows.append(row);
        endInsertRows();
        return;
    }
    const QStringList usedBy = it->usedBy;
    *it = row;
    it->usedBy = usedBy;
    const int at = int(it - m_rows.begin());
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

void KeyModel::setAside(const QStringList &ids)
{
    beginResetModel();
    for (const QString &id : ids) {
        if (const KeyRow *known = row(id))
            m_aside.insert(id, *known);
    }
    m_rows.removeIf([this](const KeyRow &row) { return m_aside.contains(row.id); });
    endResetModel();
}

void KeyModel::putBack(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (m_aside.contains(id))
            put(m_aside.take(id));
    }
}

void KeyModel::forget(const QStringList &ids)
{
    for (const QString &id : ids)
        m_aside.remove(id);
}

const KeyRow *KeyModel::row(const QString &id) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&id](const KeyRow &row) { return row.id == id; });
    return it == m_rows.end() ? nullptr : &*it;
}

void KeyModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

QString KeyModel::text(const KeyRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.name;
    case Type: {
        const QString type = keyTypeText(row.keyType, row.bits);
        return row.isWeak() ? tr("%1, weak", "a key's type").arg(type) : type;
    }
    case Fingerprint:
        return row.fingerprint;
    case PrivatePart:
        return row.hasPrivateKey ? tr("Stored") : tr("Public only");
    case UsedBy:
        return row.usedBy.isEmpty() ? QString()
                                    : tr("%n platform(s)", nullptr, int(row.usedBy.size()));
    case Comment:
        return row.comment;
    case Created:
        return momentText(row.createdAtMs);
    case CreatedBy:
        return row.createdBy;
    default:
        return {};
    }
}

} // namespace testum::gui
