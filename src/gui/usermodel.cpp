#include "gui/usermodel.h"

#include "gui/accesstext.h"
#include "gui/datatable.h"
#include "gui/status.h"
#include "gui/timetext.h"

#include <array>

namespace testum::gui {

namespace {

struct ColumnLayout
{
    const char *id;
    int width;
};

constexpr std::array<ColumnLayout, UserModel::Created + 1> kColumns{{
    {"name", 240},
    {"role", 170},
    {"status", 150},
    {"last_sign_in", 170},
    {"created", 170},
}};

bool isEnabledAdmin(const QJsonObject &user)
{
    return user.value(QLatin1String("enabled")).toBool() &&
           user.value(QLatin1String("role")) == QLatin1String("admin");
}

QString idOf(const QJsonObject &user) { return user.value(QLatin1String("id")).toString(); }

StatusChip roleChip(const QJsonObject &user)
{
    const QString role = user.value(QLatin1String("role")).toString();
    return {role == QLatin1String("admin") ? Tone::Info : Tone::Neutral,
            role == QLatin1String("admin") ? QStringLiteral("shield")
                                           : QStringLiteral("circle-user"),
            roleText(role)};
}

StatusChip statusChip(const QJsonObject &user)
{
    if (user.value(QLatin1String("enabled")).toBool())
        return {Tone::Success, QStringLiteral("circle-check"), UserModel::tr("Active")};
    return {Tone::Neutral, QStringLiteral("ban"), UserModel::tr("Disabled")};
}

} // namespace

void UserModel::setUsers(const QJsonArray &users)
{
    m_all.clear();
    for (const QJsonValue &user : users)
        m_all.append(user.toObject());
    show();
}

void UserModel::setHidden(const QString &id, bool hidden)
{
    if (hidden)
        m_hidden.insert(id);
    else
        m_hidden.remove(id);
    show();
}

void UserModel::show()
{
    beginResetModel();
    m_users.clear();
    for (const QJsonObject &user : std::as_const(m_all)) {
        if (!m_hidden.contains(idOf(user)))
            m_users.append(user);
    }
    endResetModel();
}

QJsonObject UserModel::user(const QString &id) const
{
    for (const QJsonObject &user : m_users) {
        if (idOf(user) == id)
            return user;
    }
    return {};
}

bool UserModel::areLastAdmins(const QStringList &ids) const
{
    bool concerned = false;
    for (const QJsonObject &user : m_users) {
        if (!isEnabledAdmin(user))
            continue;
        if (!ids.contains(idOf(user)))
            return false;
        concerned = true;
    }
    return concerned;
}

int UserModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_users.size());
}

int UserModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns.size());
}

QVariant UserModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QJsonObject &user = m_users.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(user, index.column());
    case TableRole::kId:
        return idOf(user);
    case TableRole::kSort:
        return sortKey(user, index.column());
    case TableRole::kSearch:
        return searchKey(text(user, Name) + QLatin1Char('\n') + text(user, Role));
    case TableRole::kChip:
        if (index.column() == Role)
            return QVariant::fromValue(roleChip(user));
        return index.column() == Status ? QVariant::fromValue(statusChip(user)) : QVariant();
    case TableRole::kMuted:
        return index.column() >= LastSignIn;
    default:
        return {};
    }
}

QString UserModel::text(const QJsonObject &user, int column)
{
    switch (column) {
    case Name:
        return user.value(QLatin1String("username")).toString();
    case Role:
        return roleChip(user).text;
    case Status:
        return statusChip(user).text;
    case LastSignIn: {
        const qint64 at = epochMs(user.value(QLatin1String("last_login_at")));
        return at == 0 ? tr("never") : momentText(at);
    }
    case Created:
        return momentText(epochMs(user.value(QLatin1String("created_at"))));
    default:
        return {};
    }
}

QVariant UserModel::sortKey(const QJsonObject &user, int column)
{
    if (column == LastSignIn)
        return epochMs(user.value(QLatin1String("last_login_at")));
    if (column == Created)
        return epochMs(user.value(QLatin1String("created_at")));
    return text(user, column);
}

QVariant UserModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(kColumns.size()))
        return {};
    switch (role) {
    case HeaderRole::kColumnId:
        return QString::fromLatin1(kColumns.at(size_t(section)).id);
    case HeaderRole::kPriority:
        return section + 1;
    case HeaderRole::kWidth:
        return kColumns.at(size_t(section)).width;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Role:
        return tr("Role");
    case Status:
        return tr("Status");
    case LastSignIn:
        return tr("Last sign-in");
    default:
        return tr("Created");
    }
}

void UserModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace testum::gui
