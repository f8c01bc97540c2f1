#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "domain/events.h"
#include "domain/page.h"
#include "domain/user.h"
#include "storage/database.h"

#include <optional>

namespace testum::services {

/// Fields that are set change; the others stay.
struct UserChange
{
    std::optional<QString> username;
    std::optional<domain::Role> role;
    std::optional<bool> enabled;
    std::optional<SecretBytes> password;
};

/// Users and roles. Stateless; any thread with a database connection. Everything but the
/// own-account calls needs users.manage. Passwords: 12–1024 bytes (FieldError "password",
/// user.password_too_short | user.password_too_long). Blocks where a password is set: scrypt.
class UserService
{
public:
    UserService(storage::Database &database, domain::Events &events, const Clock &clock);

    [[nodiscard]] Result<domain::Page<domain::User>> list(const domain::Actor &actor,
                                                          const domain::ListQuery &query);
    [[nodiscard]] Result<domain::User> get(const domain::Actor &actor, const QString &id);
    [[nodiscard]] Result<domain::User> create(const domain::Actor &actor, const QString &username,
                                              const SecretBytes &password, domain::Role role);
    /// A role change, a new password and disabling end the user's sessions.
    /// failed_precondition/user.last_admin when no enabled admin would remain.
    [[nodiscard]] Result<domain::User> update(const domain::Actor &actor, const QString &id,
                                              const UserChange &change);
    /// failed_precondition/user.cannot_remove_self, user.last_admin.
    [[nodiscard]] Result<void> remove(const domain::Actor &actor, const QString &id);

    /// The asker's own account; the local owner answers with a user named "local:…" and no id.
    [[nodiscard]] Result<domain::User> me(const domain::Actor &actor);
    /// Needs the current password. Other sessions of the user end.
    /// Errors: permission_denied/auth.wrong_password (a 401 would end the client's session);
    /// resource_exhausted/auth.too_many_wrong_passwords (lockout.h);
    /// failed_precondition/auth.local_owner.
    [[nodiscard]] Result<domain::User> changeMe(const domain::Actor &actor,
                                                const SecretBytes &currentPassword,
                                                const std::optional<QString> &username,
                                                const std::optional<SecretBytes> &newPassword);

private:
    [[nodiscard]] Result<void> checkCurrentPassword(const domain::Actor &actor,
                                                    const SecretBytes &password);

    storage::Database &m_database;
    domain::Events &m_events;
    const Clock &m_clock;
};

/// Shared with AuthService::setUp: name and password rules.
[[nodiscard]] Result<void> checkUsername(const QString &username);
[[nodiscard]] Result<void> checkPassword(const QString &field, const SecretBytes &password);

} // namespace testum::services
