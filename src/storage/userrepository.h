#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/user.h"
#include "storage/database.h"

#include <optional>

namespace testum::storage {

struct UserRecord
{
    domain::User user;
    QString passwordHash; ///< PHC string
};

/// Rows of `users`. username is unique after Unicode case folding. A partial unique index makes the
/// bootstrap admin (column bootstrap = 1) unique, so that two first starts make one.
class UserRepository
{
public:
    explicit UserRepository(Database &database)
        : m_database(database)
    {}

    /// already_exists/user.name_taken with FieldError "username";
    /// already_exists/auth.already_set_up when `bootstrap` and a bootstrap admin exists.
    [[nodiscard]] Result<void> insert(const UserRecord &record, bool bootstrap = false);
    [[nodiscard]] Result<void> update(const UserRecord &record); ///< not_found/user.not_found
    [[nodiscard]] Result<void> setLastLogin(const QString &id, qint64 nowMs);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<UserRecord> byId(const QString &id); ///< not_found/user.not_found
    [[nodiscard]] Result<std::optional<UserRecord>> byName(const QString &username);
    [[nodiscard]] Result<qint64> count();
    [[nodiscard]] Result<qint64> countEnabledAdmins();
    /// sort: username role created_at last_login_at; filters: role, enabled; search: username.
    [[nodiscard]] Result<domain::Page<domain::User>> list(const domain::ListQuery &query);

private:
    Database &m_database;
};

/// Rows of `sessions`.
class SessionRepository
{
public:
    explicit SessionRepository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<void> insert(const domain::Session &session);
    /// The session with its user, when neither expired nor disabled.
    struct Active
    {
        domain::Session session;
        domain::User user;
    };
    [[nodiscard]] Result<std::optional<Active>> active(const QString &sessionId, qint64 nowMs);
    [[nodiscard]] Result<QList<domain::Session>> ofUser(const QString &userId);
    [[nodiscard]] Result<void> remove(const QString &sessionId);
    [[nodiscard]] Result<void> removeOfUser(const QString &userId,
                                            const QString &exceptSessionId = {});
    [[nodiscard]] Result<void> removeExpired(qint64 nowMs);

private:
    Database &m_database;
};

/// Rows of `login_attempts` (key: folded user name): the lockout of 5 failures in 15 minutes.
class LoginAttemptRepository
{
public:
    explicit LoginAttemptRepository(Database &database)
        : m_database(database)
    {}

    struct State
    {
        int failures = 0;
        qint64 firstFailureMs = 0;
        qint64 lockedUntilMs = 0;
    };
    [[nodiscard]] Result<State> state(const QString &username);
    [[nodiscard]] Result<void> put(const QString &username, const State &state);
    [[nodiscard]] Result<void> clear(const QString &username);

private:
    Database &m_database;
};

} // namespace testum::storage
