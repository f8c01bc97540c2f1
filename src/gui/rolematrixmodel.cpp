#include "gui/rolematrixmodel.h"

#include "domain/actor.h"
#include "gui/accesstext.h"
#include "gui/datatable.h"
#include "gui/themedicon.h"

#include <QCoreApplication>

#include <array>

namespace testum::gui {

namespace {

struct PermissionName
{
    const char *name;
    const char *text;
};

constexpr std::array kTexts{
    PermissionName{"platforms.read", QT_TRANSLATE_NOOP("RoleMatrix", "See platforms")},
    PermissionName{"platforms.write",
                   QT_TRANSLATE_NOOP("RoleMatrix", "Add, change and delete platforms")},
    PermissionName{"host_keys.accept",
                   QT_TRANSLATE_NOOP("RoleMatrix", "Accept and forget host keys")},
    PermissionName{"keys.read", QT_TRANSLATE_NOOP("RoleMatrix", "See SSH keys")},
    PermissionName{"keys.write",
                   QT_TRANSLATE_NOOP("RoleMatrix", "Add, change and delete SSH keys")},
    PermissionName{"tasks.read", QT_TRANSLATE_NOOP("RoleMatrix", "See tasks and their output")},
    PermissionName{"tasks.run", QT_TRANSLATE_NOOP("RoleMatrix", "Run commands, test connections")},
    PermissionName{"tasks.cancel", QT_TRANSLATE_NOOP("RoleMatrix", "Cancel tasks")},
    PermissionName{"audit.read", QT_TRANSLATE_NOOP("RoleMatrix", "Read the audit log")},
    PermissionName{"users.manage", QT_TRANSLATE_NOOP("RoleMatrix", "Manage users")},
    PermissionName{"settings.read", QT_TRANSLATE_NOOP("RoleMatrix", "See the settings")},
    PermissionName{"settings.write", QT_TRANSLATE_NOOP("RoleMatrix", "Change the settings")},
    PermissionName{"self.manage", QT_TRANSLATE_NOOP("RoleMatrix", "Change the own account")},
};

bool isAllowed(const QModelIndex &index)
{
    return domain::roleHas(domain::allRoles().at(index.column() - 1),
                           domain::allPermissions().at(index.row()));
}

} // namespace

QString permissionText(const QString &permission)
{
    for (const PermissionName &known : kTexts) {
        if (permission == QLatin1String(known.name))
            return QCoreApplication::translate("RoleMatrix", known.text);
    }
    return permission;
}

int RoleMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(domain::allPermissions().size());
}

int RoleMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(domain::allRoles().size()) + 1;
}

QVariant RoleMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const domain::Permission permission = domain::allPermissions().at(index.row());
    const QString name = QString::fromLatin1(domain::permissionName(permission));
    if (role == TableRole::kId)
        return name;
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(permissionText(name)) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return isAllowed(index) ? tr("yes", "the role may") : QStringLiteral("–");
    case Qt::AccessibleTextRole:
        return isAllowed(index) ? tr("yes", "the role may") : tr("no", "the role may not");
    case Qt::DecorationRole:
        return isAllowed(index)
                   ? QVariant(themedIcon(QStringLiteral("check"), QStringLiteral("success")))
                   : QVariant();
    case TableRole::kMuted:
        return !isAllowed(index);
    default:
        return {};
    }
}

QVariant RoleMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Permission");
    return roleText(domain::roleName(domain::allRoles().value(section - 1)));
}

void RoleMatrixModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace testum::gui
