#include "storage/userrepository.h"

#include "storage/row.h"

namespace testum::storage {

namespace {

constexpr const char *kColumns =
    "s.id, s.user_id, s.ip, s.user_agent, s.created_at, s.expires_at, s.last_used_at";

domain::Session readSession(Row &row)
{
    domain::Session session;
    session.id = row.text();
    session.userId = row.text();
    session.ip = row.text();
    session.userAgent = row.text();
    session.createdAtMs = row.number();
    session.expiresAtMs = row.number();
    session.lastUsedAtMs = row.number();
    return session;
}

Result<void> change(Database &database, const QString &sql, const QVariantList &values)
{
    TESTUM_TRY_VOID(database.execChanging(sql, values));
    return {};
}

} // namespace

Result<void> SessionRepository::insert(const domain::Session &session)
{
    return change(m_database,
                  QStringLiteral("INSERT INTO sessions (id, user_id, ip, user_agent, created_at,"
                                 " expires_at, last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                  {session.id, session.userId, session.ip, session.userAgent, session.createdAtMs,
                   session.expiresAtMs, session.lastUsedAtMs});
}

Result<std::optional<SessionRepository::Active>> SessionRepository::active(const QString &sessionId,
                                                                           qint64 nowMs)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT ") + QLatin1String(kColumns) +
                                   QStringLiteral(", u.username, u.role, u.last_login_at,"
                                                  " u.created_at, u.updated_at FROM sessions s"
                                                  " JOIN users u ON u.id = s.user_id WHERE s.id = ?"
                                                  " AND s.expires_at > ? AND u.enabled = 1"),
                               {sessionId, nowMs}));
    if (!query.next())
        return std::optional<Active>();
    Row row(query);
    Active active;
    active.session = readSession(row);
    active.user.id = active.session.userId;
    active.user.username = row.text();
    const std::optional<domain::Role> role = domain::roleFromName(row.text());
    if (!role)
        return std::optional<Active>();
    active.user.role = *role;
    active.user.lastLoginAtMs = row.number();
    active.user.createdAtMs = row.number();
    active.user.updatedAtMs = row.number();
    return std::optional(active);
}

Result<QList<domain::Session>> SessionRepository::ofUser(const QString &userId)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT ") + QLatin1String(kColumns) +
                                   QStringLiteral(" FROM sessions s WHERE s.user_id = ?"
                                                  " ORDER BY s.created_at DESC, s.id DESC"),
                               {userId}));
    QList<domain::Session> sessions;
    while (query.next()) {
        Row row(query);
        sessions.append(readSession(row));
    }
    return sessions;
}

Result<void> SessionRepository::remove(const QString &sessionId)
{
    return change(m_database, QStringLiteral("DELETE FROM sessions WHERE id = ?"), {sessionId});
}

Result<void> SessionRepository::removeOfUser(const QString &userId, const QString &exceptSessionId)
{
    return change(m_database, QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND id <> ?"),
                  {userId, exceptSessionId});
}

Result<void> SessionRepository::removeExpired(qint64 nowMs)
{
    return change(m_database, QStringLiteral("DELETE FROM sessions WHERE expires_at <= ?"),
                  {nowMs});
}

} // namespace testum::storage
