#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "crypto/vault.h"
#include "domain/events.h"
#include "domain/user.h"
#include "storage/database.h"

#include <QByteArray>
#include <QHash>

#include <mutex>
#include <optional>

namespace testum::services {

/// Where a request comes from, for sessions and the audit log.
struct ClientInfo
{
    QString ip;
    QString userAgent;
};

struct LoginResult
{
    QByteArray accessToken; ///< JWT
    domain::User user;
    qint64 expiresAtMs = 0;
};

/// Passwords, sessions, tokens, tickets, lockout. Stateless but for the single-use tickets (own
/// mutex); any thread with a database connection.
class AuthService
{
public:
    AuthService(storage::Database &database, const crypto::Vault &vault, domain::Events &events,
                const Clock &clock);

    /// True while no user exists and the one-time set-up is open.
    [[nodiscard]] Result<bool> needsSetup();
    /// Makes the first admin. Errors: already_exists/auth.already_set_up; password rules as
    /// UserService. Blocks: scrypt.
    [[nodiscard]] Result<domain::User> setUp(const QString &username, const SecretBytes &password,
                                             const ClientInfo &client);

    /// Blocks: scrypt, about 0.3 s. Unknown user, wrong password, disabled and locked account
    /// answer alike and take alike: unauthenticated/auth.login_failed. 5 failures lock the name for
    /// 15 minutes; the count has its own transaction.
    [[nodiscard]] Result<LoginResult> login(const QString &username, const SecretBytes &password,
                                            const ClientInfo &client);
    /// The actor behind an access token: signature, times and the session row are checked.
    /// Errors: unauthenticated/auth.token_invalid | auth.token_expired | auth.session_ended.
    [[nodiscard]] Result<domain::Actor> authenticate(const QByteArray &token, const QString &ip);
    [[nodiscard]] Result<void> logout(const domain::Actor &actor);
    /// False once the actor's session is gone, its user disabled or its role changed.
    [[nodiscard]] Result<bool> isStillValid(const domain::Actor &actor);

    /// A single-use ticket, good for 30 s, to open a WebSocket where no header can be set.
    [[nodiscard]] Result<QByteArray> issueTicket(const domain::Actor &actor);
    /// Errors: unauthenticated/auth.ticket_invalid.
    [[nodiscard]] Result<domain::Actor> redeemTicket(const QByteArray &ticket);

    static constexpr qint64 kSessionMs = 24LL * 3600 * 1000;
    static constexpr qint64 kTicketMs = 30'000;

private:
    [[nodiscard]] Result<LoginResult> openSession(domain::User user, const ClientInfo &client);

    struct Ticket
    {
        domain::Actor actor;
        qint64 expiresAtMs;
    };

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    domain::Events &m_events;
    const Clock &m_clock;
    std::mutex m_ticketMutex;
    QHash<QByteArray, Ticket> m_tickets; ///< by tokenHash()
};

} // namespace testum::services
