#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/user.h"
#include "storage/database.h"

namespace testum::services {

/// Reading the audit log. Stateless; any thread with a database connection.
class AuditService
{
public:
    explicit AuditService(storage::Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<domain::Page<domain::AuditRecord>> list(const domain::Actor &actor,
                                                                 const domain::ListQuery &query);

private:
    storage::Database &m_database;
};

/// A record for `actor`; the caller appends it inside its transaction.
[[nodiscard]] domain::AuditRecord auditRecord(const domain::Actor &actor, const char *action,
                                              const char *objectType, const QString &objectId,
                                              qint64 nowMs, const QJsonObject &meta = {});
/// {"before": {…}, "after": {…}} with the fields that differ only.
[[nodiscard]] QJsonObject changes(const QJsonObject &before, const QJsonObject &after);

} // namespace testum::services
