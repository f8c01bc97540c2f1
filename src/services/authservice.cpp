#include "services/authservice.h"

#include "core/ids.h"
#include "crypto/jwt.h"
#include "crypto/passwordhash.h"
#include "crypto/random.h"
#include "services/auditservice.h"
#include "services/lockout.h"
#include "services/userservice.h"
#include "storage/auditrepository.h"
#include "storage/userrepository.h"

namespace testum::services {

namespace {

domain::Actor actorFor(const domain::User &user, const QString &sessionId, const QString &ip)
{
    domain::Actor actor;
    actor.userId = user.id;
    actor.name = user.username;
    actor.role = user.role;
    actor.sessionId = sessionId;
    actor.ip = ip;
    return actor;
}

domain::Actor anonymous(const QString &username, const ClientInfo &client)
{
    domain::Actor actor;
    actor.name = username.left(128);
    actor.ip = client.ip;
    return actor;
}

Error loginFailed()
{
    return Error{
        ErrorCode::Unauthenticated, "auth.login_failed",
        QStringLiteral("The user name or the password is wrong, or the account is locked")};
}

Error sessionEnded()
{
    return Error{ErrorCode::Unauthenticated, "auth.session_ended",
                 QStringLiteral("The session has ended")};
}

} // namespace

AuthService::AuthService(storage::Database &database, const crypto::Vault &vault,
                         domain::Events &events, const Clock &clock)
    : m_database(database)
    , m_vault(vault)
    , m_events(events)
    , m_clock(clock)
{}

Result<bool> AuthService::needsSetup()
{
    TESTUM_TRY(const qint64 users, storage::UserRepository(m_database).count());
    return users == 0;
}

Result<domain::User> AuthService::setUp(const QString &username, const SecretBytes &password,
                                        const ClientInfo &client)
{
    TESTUM_TRY(const bool open, needsSetup());
    if (!open) {
        return Error{ErrorCode::AlreadyExists, "auth.already_set_up",
                     QStringLiteral("An administrator exists already")};
    }
    TESTUM_TRY_VOID(checkUsername(username));
    TESTUM_TRY_VOID(checkPassword(QStringLiteral("password"), password));

    storage::UserRecord record;
    record.user.id = newId();
    record.user.username = username;
    record.user.role = domain::Role::Admin;
    record.user.createdAtMs = record.user.updatedAtMs = m_clock.nowMs();
    TESTUM_TRY(record.passwordHash, crypto::hashPassword(password));

    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(storage::UserRepository(m_database).insert(record, true));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(anonymous(username, client), "user.setup", "user", record.user.id,
                                m_clock.nowMs(), changes({}, record.user.toJson()))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.user;
}

Result<LoginResult> AuthService::login(const QString &username, const SecretBytes &password,
                                       const ClientInfo &client)
{
    Lockout lockout(m_database, m_clock);
    TESTUM_TRY(const bool locked, lockout.isLocked(username));
    TESTUM_TRY(auto record, storage::UserRepository(m_database).byName(username));

    // One password verification on every path, so that no answer is told apart by its time.
    bool correct = false;
    if (record && record->user.enabled && !locked) {
        TESTUM_TRY(correct, crypto::verifyPassword(password, record->passwordHash));
    } else {
        crypto::burnPasswordTime(password);
    }
    if (!correct) {
        // No user has such a name; changeMe() counts under names of that kind.
        if (!locked && checkUsername(username)) {
            TESTUM_TRY_VOID(lockout.recordFailure(username, auditRecord(anonymous(username, client),
                                                                        "auth.login_failed", "user",
                                                                        {}, m_clock.nowMs())));
        }
        return loginFailed();
    }
    return openSession(record->user, client);
}

Result<LoginResult> AuthService::openSession(domain::User user, const ClientInfo &client)
{
    const qint64 now = m_clock.nowMs();
    domain::Session session;
    session.id = newId();
    session.userId = user.id;
    session.ip = client.ip;
    session.userAgent = client.userAgent.left(256);
    session.createdAtMs = session.lastUsedAtMs = now;
    session.expiresAtMs = now + kSessionMs;
    user.lastLoginAtMs = now;

    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    storage::SessionRepository sessions(m_database);
    TESTUM_TRY_VOID(sessions.removeExpired(now));
    TESTUM_TRY_VOID(sessions.insert(session));
    TESTUM_TRY_VOID(storage::UserRepository(m_database).setLastLogin(user.id, now));
    TESTUM_TRY_VOID(Lockout(m_database, m_clock).clear(user.username));
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actorFor(user, session.id, client.ip), "auth.login",
                                            "user", user.id, now)));
    TESTUM_TRY_VOID(transaction.commit());

    LoginResult result;
    TESTUM_TRY(const SecretBytes key, m_vault.deriveKey("jwt"));
    TESTUM_TRY(result.accessToken,
               crypto::signJwt(
                   {user.id, session.id, newId(), now / 1000, session.expiresAtMs / 1000}, key));
    result.user = std::move(user);
    result.expiresAtMs = session.expiresAtMs;
    return result;
}

Result<domain::Actor> AuthService::authenticate(const QByteArray &token, const QString &ip)
{
    const qint64 now = m_clock.nowMs();
    TESTUM_TRY(const SecretBytes key, m_vault.deriveKey("jwt"));
    TESTUM_TRY(const crypto::JwtClaims claims, crypto::verifyJwt(token, key, now / 1000));
    TESTUM_TRY(const auto active,
               storage::SessionRepository(m_database).active(claims.sessionId, now));
    if (!active || active->user.id != claims.subject)
        return sessionEnded();
    return actorFor(active->user, active->session.id, ip);
}

Result<void> AuthService::logout(const domain::Actor &actor)
{
    if (actor.sessionId.isEmpty())
        return {};
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(storage::SessionRepository(m_database).remove(actor.sessionId));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "auth.logout", "user", actor.userId, m_clock.nowMs())));
    TESTUM_TRY_VOID(transaction.commit());
    Q_EMIT m_events.sessionsRevoked(actor.userId);
    return {};
}

Result<bool> AuthService::isStillValid(const domain::Actor &actor)
{
    if (actor.isLocalOwner())
        return true;
    TESTUM_TRY(const auto active,
               storage::SessionRepository(m_database).active(actor.sessionId, m_clock.nowMs()));
    return active && active->user.id == actor.userId && active->user.role == actor.role;
}

Result<QByteArray> AuthService::issueTicket(const domain::Actor &actor)
{
    constexpr qsizetype kMaxTickets = 10'000;
    const qint64 now = m_clock.nowMs();
    TESTUM_TRY(QByteArray ticket, crypto::randomToken());
    const std::lock_guard lock(m_ticketMutex);
    m_tickets.removeIf([now](const auto &entry) { return entry.value().expiresAtMs <= now; });
    if (m_tickets.size() >= kMaxTickets) {
        return Error{ErrorCode::ResourceExhausted, "auth.too_many_tickets",
                     QStringLiteral("Too many unused tickets")};
    }
    m_tickets.insert(crypto::tokenHash(ticket), {actor, now + kTicketMs});
    return ticket;
}

Result<domain::Actor> AuthService::redeemTicket(const QByteArray &ticket)
{
    std::optional<Ticket> found;
    {
        const std::lock_guard lock(m_ticketMutex);
        const auto it = m_tickets.find(crypto::tokenHash(ticket));
        if (it != m_tickets.end()) {
            found = it.value();
            m_tickets.erase(it);
        }
    }
    if (!found || found->expiresAtMs <= m_clock.nowMs()) {
        return Error{ErrorCode::Unauthenticated, "auth.ticket_invalid",
                     QStringLiteral("The ticket is unknown, used or too old")};
    }
    TESTUM_TRY(const bool valid, isStillValid(found->actor));
    if (!valid)
        return sessionEnded();
    return found->actor;
}

} // namespace testum::services
