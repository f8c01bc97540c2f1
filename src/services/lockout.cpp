#include "services/lockout.h"

#include "storage/auditrepository.h"
#include "storage/userrepository.h"

namespace testum::services {

Lockout::Lockout(storage::Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{}

Result<bool> Lockout::isLocked(const QString &name)
{
    TESTUM_TRY(const auto state, storage::LoginAttemptRepository(m_database).state(name));
    return state.lockedUntilMs > m_clock.nowMs();
}

Result<void> Lockout::recordFailure(const QString &name, domain::AuditRecord audit)
{
    const qint64 now = m_clock.nowMs();
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    storage::LoginAttemptRepository attempts(m_database);
    TESTUM_TRY(auto state, attempts.state(name));
    if (state.firstFailureMs + kLockoutMs < now)
        state = {};
    if (state.failures == 0)
        state.firstFailureMs = now;
    if (++state.failures >= kMaxFailures) {
        state.lockedUntilMs = now + kLockoutMs;
        state.failures = 0;
    }
    TESTUM_TRY_VOID(attempts.put(name, state));
    audit.meta.insert(QStringLiteral("locked"), state.lockedUntilMs > now);
    TESTUM_TRY_VOID(storage::AuditRepository(m_database).append(audit));
    return transaction.commit();
}

Result<void> Lockout::clear(const QString &name)
{
    return storage::LoginAttemptRepository(m_database).clear(name);
}

} // namespace testum::services
