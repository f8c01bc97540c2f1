#include "domain/actor.h"

namespace testum::domain {

const char *permissionName(Permission permission)
{
    switch (permission) {
    case Permission::PlatformsRead:
        return "platforms.read";
    case Permission::PlatformsWrite:
        return "platforms.write";
    case Permission::HostKeysAccept:
        return "host_keys.accept";
    case Permission::KeysRead:
        return "keys.read";
    case Permission::KeysWrite:
        return "keys.write";
    case Permission::TasksRead:
        return "tasks.read";
    case Permission::TasksRun:
        return "tasks.run";
    case Permission::TasksCancel:
        return "tasks.cancel";
    case Permission::AuditRead:
        return "audit.read";
    case Permission::UsersManage:
        return "users.manage";
    case Permission::SettingsRead:
        return "settings.read";
    case Permission::SettingsWrite:
        return "settings.write";
    case Permission::SelfManage:
        return "self.manage";
    }
    return "";
}

QList<Permission> allPermissions()
{
    return {Permission::PlatformsRead, Permission::PlatformsWrite, Permission::HostKeysAccept,
            Permission::KeysRead,      Permission::KeysWrite,      Permission::TasksRead,
            Permission::TasksRun,      Permission::TasksCancel,    Permission::AuditRead,
            Permission::UsersManage,   Permission::SettingsRead,   Permission::SettingsWrite,
            Permission::SelfManage};
}

QString roleName(Role role)
{
    switch (role) {
    case Role::Admin:
        return QStringLiteral("admin");
    case Role::Operator:
        return QStringLiteral("operator");
    case Role::Viewer:
        return QStringLiteral("viewer");
    case Role::Auditor:
        return QStringLiteral("auditor");
    }
    return {};
}

QList<Role> allRoles() { return {Role::Admin, Role::Operator, Role::Viewer, Role::Auditor}; }

std::optional<Role> roleFromName(const QString &name)
{
    for (const Role role : allRoles()) {
        if (roleName(role) == name)
            return role;
    }
    return std::nullopt;
}

bool roleHas(Role role, Permission permission)
{
    switch (permission) {
    case Permission::SelfManage:
        return true;
    case Permission::PlatformsRead:
    case Permission::KeysRead:
    case Permission::TasksRead:
    case Permission::SettingsRead:
        return true;
    case Permission::PlatformsWrite:
    case Permission::KeysWrite:
    case Permission::TasksRun:
    case Permission::TasksCancel:
        return role == Role::Admin || role == Role::Operator;
    case Permission::AuditRead:
        return role == Role::Admin || role == Role::Auditor;
    case Permission::HostKeysAccept:
    case Permission::UsersManage:
    case Permission::SettingsWrite:
        return role == Role::Admin;
    }
    return false;
}

Actor Actor::localOwner(const QString &accountName)
{
    Actor actor;
    actor.name = QStringLiteral("local:") + accountName;
    actor.role = Role::Admin;
    return actor;
}

Result<void> Actor::require(Permission permission) const
{
    if (may(permission))
        return {};
    Error error{ErrorCode::PermissionDenied, "auth.permission_denied",
                QStringLiteral("The role %1 lacks the permission %2")
                    .arg(roleName(role), QLatin1String(permissionName(permission)))};
    error.args = {{QStringLiteral("permission"), QLatin1String(permissionName(permission))},
                  {QStringLiteral("role"), roleName(role)}};
    return error;
}

} // namespace testum::domain
