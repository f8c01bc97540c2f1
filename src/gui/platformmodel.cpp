#include "gui/platformmodel.h"

#include "gui/agetext.h"
#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/status.h"
#include "gui/themedicon.h"
#include "gui/timetext.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>
#include <iterator>
#include <utility>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

struct ColumnInfo
{
    const char *id;
    int priority;
    int width;
    bool isHidden;
};

constexpr ColumnInfo kColumns[] = {
    {"name", 1, 200, false},        {"status", 2, 170, false},      {"address", 3, 170, false},
    {"group", 4, 130, false},       {"tags", 5, 150, false},        {"os", 6, 150, false},
    {"auth", 7, 130, false},        {"checked", 8, 150, false},     {"kernel", 9, 150, true},
    {"cpus", 10, 80, true},         {"memory", 11, 110, true},      {"uptime", 12, 110, true},
    {"fingerprint", 13, 220, true}, {"description", 14, 220, true},
};
static_assert(std::size(kColumns) == PlatformModel::ColumnCount);

/// More rows than this go at once, not one by one.
constexpr int kMostSingleChanges = 16;

/// What needs attention comes first.
int stateRank(const QString &state)
{
    static const QStringList order{
        QStringLiteral("host_key_changed"), QStringLiteral("login_failed"),
        QStringLiteral("offline"),          QStringLiteral("checking"),
        QStringLiteral("unknown"),          QStringLiteral("online")};
    return int(order.indexOf(state));
}

QString sizeText(qint64 bytes)
{
    return bytes > 0 ? QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat)
                     : QString();
}

} // namespace

PlatformModel::PlatformModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_icon(themedIcon(QStringLiteral("server"), QStringLiteral("textMuted")))
{
    m_ages.setInterval(1min);
    connect(&m_ages, &QTimer::timeout, this, &PlatformModel::refreshAges);
    m_ages.start();
}

int PlatformModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PlatformModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PlatformModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const PlatformRow &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::ToolTipRole:
        if (column == Checked && row.checkedAtMs() > 0)
            return exactMomentText(row.checkedAtMs());
        if (column == Status && !row.errorReason.isEmpty() && row.state() != row.reach.state)
            return reasonSentence(row.errorReason, QString());
        if (column == Status && !row.reach.reason.isEmpty())
            return reasonSentence(row.reach.reason, QString());
        return {};
    case Qt::DecorationRole:
        return column == Name ? QVariant(m_icon) : QVariant();
    case TableRole::kId:
        return row.id;
    case TableRole::kSearch:
        return row.searchText;
    case TableRole::kSort:
        return sortValue(row, column);
    case TableRole::kOperator:
        return operatorValue(row, column);
    case TableRole::kChip:
        return column == Status ? QVariant::fromValue(platformChip(row.state())) : QVariant();
    case TableRole::kMono:
        return column == Fingerprint ? QVariant(true) : QVariant();
    case kLoginRole:
        return QString(row.username + QLatin1Char('@') + row.address());
    case kCpusRole:
        return row.cpus > 0 ? tr("%n CPU(s)", nullptr, row.cpus) : QString();
    case TableRole::kMuted:
        return column == Checked || column == Description;
    default:
        return {};
    }
}

QVariant PlatformModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnInfo &column = kColumns[section];
    switch (role) {
    case Qt::DisplayRole:
        return columnText(section);
    case HeaderRole::kColumnId:
        return QLatin1String(column.id);
    case HeaderRole::kPriority:
        return column.priority;
    case HeaderRole::kWidth:
        return column.width;
    case HeaderRole::kHidden:
        return column.isHidden;
    default:
        return {};
    }
}

void PlatformModel::setRows(QList<PlatformRow> rows)
{
    beginResetModel();
    for (PlatformRow &row : rows) {
        if (const PlatformRow *known = this->row(row.id))
            row.reach = known->reach;
    }
    rows.removeIf([this](const PlatformRow &row) { return m_aside.contains(row.id); });
    m_rows = std::move(rows);
    indexRows();
    endResetModel();
}

void PlatformModel::put(const PlatformRow &row)
{
    const int at = m_rowById.value(row.id, -1);
    if (at < 0) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rowById.insert(row.id, int(m_rows.size()));
        m_rows.append(row);
        endInsertRows();
        return;
    }
    const Reachability reach = m_rows.at(at).reach;
    m_rows[at] = row;
    if (row.reach.checkedAtMs == 0)
        m_rows[at].reach = reach;
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

void PlatformModel::setReachability(const QHash<QString, Reachability> &news)
{
    int first = -1;
    int last = -1;
    for (int at = 0; at < m_rows.size(); ++at) {
        const auto it = news.constFind(m_rows.at(at).id);
        if (it == news.constEnd() || *it == m_rows.at(at).reach)
            continue;
        m_rows[at].reach = *it;
        first = first < 0 ? at : first;
        last = at;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, Status), index(last, Checked));
}

void PlatformModel::setAside(const QStringList &ids)
{
    if (ids.size() > kMostSingleChanges) {
        beginResetModel();
        for (const QString &id : ids) {
            if (const PlatformRow *known = row(id))
                m_aside.insert(id, *known);
        }
        m_rows.removeIf([this](const PlatformRow &row) { return m_aside.contains(row.id); });
        indexRows();
        endResetModel();
        return;
    }
    for (const QString &id : ids) {
        const int at = m_rowById.value(id, -1);
        if (at < 0)
            continue;
        beginRemoveRows({}, at, at);
        m_aside.insert(id, m_rows.takeAt(at));
        indexRows();
        endRemoveRows();
    }
}

void PlatformModel::putBack(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (m_aside.contains(id))
            put(m_aside.take(id));
    }
}

void PlatformModel::forget(const QStringList &ids)
{
    for (const QString &id : ids)
        m_aside.remove(id);
}

const PlatformRow *PlatformModel::row(const QString &id) const
{
    const int at = m_rowById.value(id, -1);
    return at < 0 ? nullptr : &m_rows.at(at);
}

QMap<QString, int> PlatformModel::groups() const
{
    QMap<QString, int> counts;
    for (const PlatformRow &row : m_rows)
        ++counts[row.group];
    return counts;
}

QMap<QString, int> PlatformModel::tags() const
{
    QMap<QString, int> counts;
    for (const PlatformRow &row : m_rows) {
        for (const QString &tag : row.tags)
            ++counts[tag];
    }
    return counts;
}

QMap<QString, int> PlatformModel::systems() const
{
    QMap<QString, int> counts;
    for (const PlatformRow &row : m_rows)
        ++counts[row.os];
    return counts;
}

QMap<QString, int> PlatformModel::states() const
{
    QMap<QString, int> counts;
    for (const PlatformRow &row : m_rows)
        ++counts[row.state()];
    return counts;
}

QMap<QString, int> PlatformModel::authMethods() const
{
    QMap<QString, int> counts;
    for (const PlatformRow &row : m_rows)
        ++counts[row.authMethod];
    return counts;
}

QString PlatformModel::authText(const QString &method)
{
    if (method == QLatin1String("password"))
        return tr("Password");
    if (method == QLatin1String("private_key"))
        return tr("Private key");
    if (method == QLatin1String("agent"))
        return tr("SSH agent");
    return method;
}

QString PlatformModel::columnText(int column)
{
    switch (column) {
    case Name:
        return tr("Name");
    case Status:
        return tr("Status");
    case Address:
        return tr("Address");
    case Group:
        return tr("Group");
    case Tags:
        return tr("Tags");
    case Os:
        return tr("OS");
    case Auth:
        return tr("Sign-in");
    case Checked:
        return tr("Last checked");
    case Kernel:
        return tr("Kernel");
    case Cpus:
        return tr("CPUs");
    case Memory:
        return tr("Memory");
    case Uptime:
        return tr("Uptime");
    case Fingerprint:
        return tr("Host key fingerprint");
    case Description:
        return tr("Description");
    default:
        return {};
    }
}

QString PlatformModel::text(const PlatformRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.name;
    case Status:
        return platformChip(row.state()).text;
    case Address:
        return row.address();
    case Group:
        return row.group;
    case Tags:
        return row.tags.join(QStringLiteral(", "));
    case Os:
        return row.os;
    case Auth:
        return authText(row.authMethod);
    case Checked:
        return row.checkedAtMs() > 0
                   ? ageText(row.checkedAtMs(), QDateTime::currentMSecsSinceEpoch())
                   : tr("never", "a platform was never checked");
    case Kernel:
        return row.kernel;
    case Cpus:
        return row.cpus > 0 ? QLocale().toString(row.cpus) : QString();
    case Memory:
        return sizeText(row.memoryBytes);
    case Uptime:
        return uptimeText(row.uptimeS);
    case Fingerprint:
        return row.fingerprint;
    case Description:
        return row.description;
    default:
        return {};
    }
}

void PlatformModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void PlatformModel::indexRows()
{
    m_rowById.clear();
    m_rowById.reserve(m_rows.size());
    for (int at = 0; at < m_rows.size(); ++at)
        m_rowById.insert(m_rows.at(at).id, at);
}

void PlatformModel::refreshAges()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Checked), index(int(m_rows.size()) - 1, Checked),
                           {Qt::DisplayRole});
}

QVariant PlatformModel::sortValue(const PlatformRow &row, int column) const
{
    switch (column) {
    case Status:
        return stateRank(row.state());
    case Checked:
        return row.checkedAtMs();
    case Cpus:
        return row.cpus;
    case Memory:
        return row.memoryBytes;
    case Uptime:
        return row.uptimeS;
    default:
        return text(row, column);
    }
}

QVariant PlatformModel::operatorValue(const PlatformRow &row, int column) const
{
    if (column != Status)
        return {};
    // In both languages: "status:offline" is worth learning once.
    return row.state() + QLatin1Char('\n') + searchKey(platformChip(row.state()).text);
}

} // namespace testum::gui
