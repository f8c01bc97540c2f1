#include "storage/userrepository.h"

#include "storage/databaseerror.h"
#include "storage/liststatement.h"
#include "storage/searchtext.h"

namespace testum::storage {

namespace {

constexpr const char *kColumns =
    "id, username, role, enabled, last_login_at, created_at, updated_at, password_hash";

UserRecord readUser(Row &row)
{
    UserRecord record;
    record.user.id = row.text();
    record.user.username = row.text();
    // An unknown role must not be able to do anything: the least of them.
    record.user.role = domain::roleFromName(row.text()).value_or(domain::Role::Viewer);
    record.user.enabled = row.flag();
    record.user.lastLoginAtMs = row.number();
    record.user.createdAtMs = row.number();
    record.user.updatedAtMs = row.number();
    record.passwordHash = row.text();
    return record;
}

Result<std::optional<UserRecord>> readOne(Database &database, const char *condition,
                                          const QString &value)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(QStringLiteral("SELECT %1 FROM users WHERE %2")
                                 .arg(QLatin1String(kColumns), QLatin1String(condition)),
                             {value}));
    if (!query.next())
        return std::optional<UserRecord>();
    Row row(query);
    return std::optional(readUser(row));
}

Result<qint64> readCount(Database &database, const QString &sql)
{
    TESTUM_TRY(QSqlQuery query, database.exec(sql));
    return query.next() ? query.value(0).toLongLong() : 0;
}

Error writeError(const Error &error)
{
    return namedViolation(error, {{"users_username_folded", "user.name_taken", "username"},
                                  {"users_bootstrap", "auth.already_set_up", ""}});
}

const ListSource &listSource()
{
    using Value = std::optional<QVariant>;
    static const ListSource source{
        QLatin1String(kColumns),
        QStringLiteral("users"),
        QStringLiteral("username_folded, id"),
        {{QStringLiteral("username"), QStringLiteral("username_folded")},
         {QStringLiteral("role"), QStringLiteral("role")},
         {QStringLiteral("created_at"), QStringLiteral("created_at")},
         {QStringLiteral("last_login_at"), QStringLiteral("last_login_at")}},
        {{QStringLiteral("role"),
          {QStringLiteral("role = ?"),
           [](const QString &v) { return domain::roleFromName(v) ? Value(v) : Value(); }}},
         {QStringLiteral("enabled"), {QStringLiteral("enabled = ?"), [](const QString &v) {
                                          if (v != QLatin1String("true") &&
                                              v != QLatin1String("false"))
                                              return Value();
                                          return Value(v == QLatin1String("true"));
                                      }}}}};
    return source;
}

} // namespace

Result<void> UserRepository::insert(const UserRecord &record, bool bootstrap)
{
    const domain::User &user = record.user;
    const auto inserted = m_database.execChanging(
        QStringLiteral("INSERT INTO users (id, username, username_folded, search_text, role,"
                       " enabled, bootstrap, last_login_at, created_at, updated_at, password_hash)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {user.id, user.username, folded(user.username), searchText({user.username}),
         domain::roleName(user.role), user.enabled, bootstrap, user.lastLoginAtMs, user.createdAtMs,
         user.updatedAtMs, record.passwordHash});
    return inserted ? Result<void>() : Result<void>(writeError(inserted.error()));
}

Result<void> UserRepository::update(const UserRecord &record)
{
    const domain::User &user = record.user;
    const auto updated = m_database.execChanging(
        QStringLiteral("UPDATE users SET username = ?, username_folded = ?, search_text = ?,"
                       " role = ?, enabled = ?, updated_at = ?, password_hash = ? WHERE id = ?"),
        {user.username, folded(user.username), searchText({user.username}),
         domain::roleName(user.role), user.enabled, user.updatedAtMs, record.passwordHash,
         user.id});
    if (!updated)
        return writeError(updated.error());
    return expectRow(updated, "user.not_found");
}

Result<void> UserRepository::setLastLogin(const QString &id, qint64 nowMs)
{
    return expectRow(
        m_database.execChanging(QStringLiteral("UPDATE users SET last_login_at = ? WHERE id = ?"),
                                {nowMs, id}),
        "user.not_found");
}

Result<void> UserRepository::remove(const QString &id)
{
    return expectRow(
        m_database.execChanging(QStringLiteral("DELETE FROM users WHERE id = ?"), {id}),
        "user.not_found");
}

Result<UserRecord> UserRepository::byId(const QString &id)
{
    TESTUM_TRY(const auto record, readOne(m_database, "id = ?", id));
    if (!record)
        return notFoundError("user.not_found", {{QStringLiteral("user"), id}});
    return *record;
}

Result<std::optional<UserRecord>> UserRepository::byName(const QString &username)
{
    return readOne(m_database, "username_folded = ?", folded(username));
}

Result<qint64> UserRepository::count()
{
    return readCount(m_database, QStringLiteral("SELECT COUNT(*) FROM users"));
}

Result<qint64> UserRepository::countEnabledAdmins()
{
    return readCount(m_database, QStringLiteral("SELECT COUNT(*) FROM users"
                                                " WHERE role = 'admin' AND enabled = 1"));
}

Result<domain::Page<domain::User>> UserRepository::list(const domain::ListQuery &query)
{
    return readPage<domain::User>(m_database, listSource(), query,
                                  [](Row &row) { return readUser(row).user; });
}

} // namespace testum::storage
