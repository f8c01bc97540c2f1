#include "services/userservice.h"

#include "core/ids.h"
#include "crypto/passwordhash.h"
#include "services/auditservice.h"
#include "services/lockout.h"
#include "storage/auditrepository.h"
#include "storage/userrepository.h"

#include <algorithm>

namespace testum::services {

using domain::Permission;

namespace {

constexpr qsizetype kMinPasswordBytes = 12;
constexpr qsizetype kMaxPasswordBytes = 1024;

Error lastAdmin()
{
    return Error{ErrorCode::FailedPrecondition, "user.last_admin",
                 QStringLiteral("The last enabled administrator must stay")};
}

} // namespace

Result<void> checkUsername(const QString &username)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (username.isEmpty())
        return fieldError(QStringLiteral("username"), "field.required");
    if (username.size() > 64) {
        return fieldError(QStringLiteral("username"), "field.too_long",
                          {{QStringLiteral("max"), QStringLiteral("64")}});
    }
    if (username.trimmed() != username ||
        std::any_of(username.begin(), username.end(), isControl) ||
        username.startsWith(QStringLiteral("local:")))
        return fieldError(QStringLiteral("username"), "user.name_malformed");
    return {};
}

Result<void> checkPassword(const QString &field, const SecretBytes &password)
{
    if (password.size() < kMinPasswordBytes) {
        return fieldError(field, "user.password_too_short",
                          {{QStringLiteral("min"), QString::number(kMinPasswordBytes)}});
    }
    if (password.size() > kMaxPasswordBytes) {
        return fieldError(field, "user.password_too_long",
                          {{QStringLiteral("max"), QString::number(kMaxPasswordBytes)}});
    }
    return {};
}

UserService::UserService(storage::Database &database, domain::Events &events, const Clock &clock)
    : m_database(database)
    , m_events(events)
    , m_clock(clock)
{}

Result<domain::Page<domain::User>> UserService::list(const domain::Actor &actor,
                                                     const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(Permission::UsersManage));
    return storage::UserRepository(m_database).list(query);
}

Result<domain::User> UserService::get(const domain::Actor &actor, const QString &id)
{
    TESTUM_TRY_VOID(actor.require(Permission::UsersManage));
    TESTUM_TRY(auto record, storage::UserRepository(m_database).byId(id));
    return record.user;
}

Result<domain::User> UserService::create(const domain::Actor &actor, const QString &username,
                                         const SecretBytes &password, domain::Role role)
{
    TESTUM_TRY_VOID(actor.require(Permission::UsersManage));
    TESTUM_TRY_VOID(checkUsername(username));
    TESTUM_TRY_VOID(checkPassword(QStringLiteral("password"), password));

    storage::UserRecord record;
    record.user.id = newId();
    record.user.username = username;
    record.user.role = role;
    record.user.createdAtMs = record.user.updatedAtMs = m_clock.nowMs();
    TESTUM_TRY(record.passwordHash, crypto::hashPassword(password));

    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(storage::UserRepository(m_database).insert(record));
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actor, "user.create", "user", record.user.id,
                                            m_clock.nowMs(), changes({}, record.user.toJson()))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.user;
}

Result<domain::User> UserService::update(const domain::Actor &actor, const QString &id,
                                         const UserChange &change)
{
    TESTUM_TRY_VOID(actor.require(Permission::UsersManage));
    if (change.username)
        TESTUM_TRY_VOID(checkUsername(*change.username));
    QString newHash;
    if (change.password) {
        TESTUM_TRY_VOID(checkPassword(QStringLiteral("password"), *change.password));
        TESTUM_TRY(newHash, crypto::hashPassword(*change.password));
    }

    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    storage::UserRepository users(m_database);
    TESTUM_TRY(auto record, users.byId(id));
    const QJsonObject before = record.user.toJson();
    const domain::User old = record.user;
    record.user.username = change.username.value_or(old.username);
    record.user.role = change.role.value_or(old.role);
    record.user.enabled = change.enabled.value_or(old.enabled);
    record.user.updatedAtMs = m_clock.nowMs();
    if (!newHash.isEmpty())
        record.passwordHash = newHash;
    TESTUM_TRY_VOID(users.update(record));
    TESTUM_TRY(const qint64 admins, users.countEnabledAdmins());
    if (admins == 0)
        return lastAdmin();

    const bool endSessions =
        old.role != record.user.role || old.enabled != record.user.enabled || !newHash.isEmpty();
    if (endSessions)
        TESTUM_TRY_VOID(storage::SessionRepository(m_database).removeOfUser(id));
    QJsonObject meta = changes(before, record.user.toJson());
    meta.insert(QStringLiteral("password_changed"), !newHash.isEmpty());
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "user.update", "user", id, m_clock.nowMs(), meta)));
    TESTUM_TRY_VOID(transaction.commit());
    if (endSessions)
        Q_EMIT m_events.sessionsRevoked(id);
    return record.user;
}

Result<void> UserService::remove(const domain::Actor &actor, const QString &id)
{
    TESTUM_TRY_VOID(actor.require(Permission::UsersManage));
    if (id == actor.userId) {
        return Error{ErrorCode::FailedPrecondition, "user.cannot_remove_self",
                     QStringLiteral("Nobody can remove the own account")};
    }
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    storage::UserRepository users(m_database);
    TESTUM_TRY(const auto record, users.byId(id));
    TESTUM_TRY_VOID(storage::SessionRepository(m_database).removeOfUser(id));
    TESTUM_TRY_VOID(users.remove(id));
    TESTUM_TRY(const qint64 admins, users.countEnabledAdmins());
    if (admins == 0)
        return lastAdmin();
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actor, "user.delete", "user", id, m_clock.nowMs(),
                                            {{QStringLiteral("before"), record.user.toJson()}})));
    TESTUM_TRY_VOID(transaction.commit());
    Q_EMIT m_events.sessionsRevoked(id);
    return {};
}

Result<domain::User> UserService::me(const domain::Actor &actor)
{
    TESTUM_TRY_VOID(actor.require(Permission::SelfManage));
    if (actor.isLocalOwner()) {
        domain::User user;
        user.username = actor.name;
        user.role = actor.role;
        return user;
    }
    TESTUM_TRY(auto record, storage::UserRepository(m_database).byId(actor.userId));
    return record.user;
}

Result<void> UserService::checkCurrentPassword(const domain::Actor &actor,
                                               const SecretBytes &password)
{
    // A session alone, stolen or left open, must not serve to guess the password without end. Not
    // counted under the user's name: whoever cannot sign in must not keep him from changing it.
    const QString name = QStringLiteral("local:") + actor.userId;
    Lockout lockout(m_database, m_clock);
    TESTUM_TRY(const bool locked, lockout.isLocked(name));
    if (locked) {
        return Error{ErrorCode::ResourceExhausted, "auth.too_many_wrong_passwords",
                     QStringLiteral("Too many wrong current passwords")};
    }
    TESTUM_TRY(const auto known, storage::UserRepository(m_database).byId(actor.userId));
    TESTUM_TRY(const bool correct, crypto::verifyPassword(password, known.passwordHash));
    if (correct)
        return lockout.clear(name);
    TESTUM_TRY_VOID(lockout.recordFailure(
        name, auditRecord(actor, "auth.wrong_password", "user", actor.userId, m_clock.nowMs())));
    Error error = fieldError(QStringLiteral("current_password"), "auth.wrong_password");
    error.code = ErrorCode::PermissionDenied;
    error.reason = "auth.wrong_password";
    return error;
}

Result<domain::User> UserService::changeMe(const domain::Actor &actor,
                                           const SecretBytes &currentPassword,
                                           const std::optional<QString> &username,
                                           const std::optional<SecretBytes> &newPassword)
{
    TESTUM_TRY_VOID(actor.require(Permission::SelfManage));
    if (actor.isLocalOwner()) {
        return Error{ErrorCode::FailedPrecondition, "auth.local_owner",
                     QStringLiteral("The local owner has no account to change")};
    }
    if (username)
        TESTUM_TRY_VOID(checkUsername(*username));
    if (newPassword)
        TESTUM_TRY_VOID(checkPassword(QStringLiteral("new_password"), *newPassword));
    TESTUM_TRY_VOID(checkCurrentPassword(actor, currentPassword));
    QString newHash;
    if (newPassword) {
        TESTUM_TRY(newHash, crypto::hashPassword(*newPassword));
    }
    storage::UserRepository users(m_database);
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(auto record, users.byId(actor.userId));
    const QJsonObject before = record.user.toJson();
    record.user.username = username.value_or(record.user.username);
    record.user.updatedAtMs = m_clock.nowMs();
    if (!newHash.isEmpty())
        record.passwordHash = newHash;
    TESTUM_TRY_VOID(users.update(record));
    if (!newHash.isEmpty()) {
        TESTUM_TRY_VOID(
            storage::SessionRepository(m_database).removeOfUser(actor.userId, actor.sessionId));
    }
    QJsonObject meta = changes(before, record.user.toJson());
    meta.insert(QStringLiteral("password_changed"), !newHash.isEmpty());
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actor, "user.update_self", "user", actor.userId,
                                            m_clock.nowMs(), meta)));
    TESTUM_TRY_VOID(transaction.commit());
    if (!newHash.isEmpty())
        Q_EMIT m_events.sessionsRevoked(actor.userId);
    return record.user;
}

} // namespace testum::services
