#include "storage/userrepository.h"

#include "storage/row.h"
#include "storage/searchtext.h"

namespace testum::storage {

Result<LoginAttemptRepository::State> LoginAttemptRepository::state(const QString &username)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT failures, first_failure_at, locked_until"
                                              " FROM login_attempts WHERE username_folded = ?"),
                               {folded(username)}));
    State state;
    if (query.next()) {
        Row row(query);
        state.failures = row.integer();
        state.firstFailureMs = row.number();
        state.lockedUntilMs = row.number();
    }
    return state;
}

Result<void> LoginAttemptRepository::put(const QString &username, const State &state)
{
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("INSERT INTO login_attempts (username_folded, failures, first_failure_at,"
                       " locked_until) VALUES (?, ?, ?, ?) ON CONFLICT (username_folded) DO UPDATE"
                       " SET failures = excluded.failures,"
                       " first_failure_at = excluded.first_failure_at,"
                       " locked_until = excluded.locked_until"),
        {folded(username), state.failures, state.firstFailureMs, state.lockedUntilMs}));
    return {};
}

Result<void> LoginAttemptRepository::clear(const QString &username)
{
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("DELETE FROM login_attempts WHERE username_folded = ?"),
        {folded(username)}));
    return {};
}

} // namespace testum::storage
