#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace testum::domain {

/// What a role may do. Wire names are in permissionName(): "platforms.read".
enum class Permission {
    PlatformsRead,
    PlatformsWrite,
    HostKeysAccept, ///< replace a platform's pinned host key
    KeysRead,
    KeysWrite,
    TasksRead, ///< tasks, runs and their output
    TasksRun,
    TasksCancel,
    AuditRead,
    UsersManage,
    SettingsRead,
    SettingsWrite,
    SelfManage, ///< own name, password, sessions
};

enum class Role { Admin, Operator, Viewer, Auditor };

[[nodiscard]] const char *permissionName(Permission permission);
[[nodiscard]] QList<Permission> allPermissions();
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(const QString &name);
[[nodiscard]] QList<Role> allRoles();
[[nodiscard]] bool roleHas(Role role, Permission permission);

/// Who is asking: a signed-in user, or the local owner of the data directory. A value.
struct Actor
{
    QString userId; ///< empty for the local owner
    QString name;   ///< as the audit log shows it: "alice" or "local:alice"
    Role role = Role::Viewer;
    QString sessionId; ///< empty for the local owner
    QString ip;        ///< peer address, empty when local

    [[nodiscard]] static Actor localOwner(const QString &accountName);
    [[nodiscard]] bool isLocalOwner() const { return userId.isEmpty(); }
    [[nodiscard]] bool may(Permission permission) const { return roleHas(role, permission); }
    /// Errors: permission_denied/auth.permission_denied.
    [[nodiscard]] Result<void> require(Permission permission) const;
};

} // namespace testum::domain
