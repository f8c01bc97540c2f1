#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/user.h"
#include "storage/database.h"

#include <QString>

namespace testum::services {

/// Five wrong passwords within fifteen minutes lock a name for fifteen minutes. Kept in the
/// database: a restart forgets nothing, and all processes on one database count together.
/// Stateless; any thread with a database connection.
class Lockout
{
public:
    static constexpr int kMaxFailures = 5;
    static constexpr qint64 kLockoutMs = 15LL * 60 * 1000;

    Lockout(storage::Database &database, const Clock &clock);

    [[nodiscard]] Result<bool> isLocked(const QString &name);
    /// Counts and audits one failure in a transaction of its own; the audit record's `meta` gets
    /// "locked".
    [[nodiscard]] Result<void> recordFailure(const QString &name, domain::AuditRecord audit);
    [[nodiscard]] Result<void> clear(const QString &name);

private:
    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace testum::services
