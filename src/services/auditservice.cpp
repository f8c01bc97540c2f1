#include "services/auditservice.h"

#include "storage/auditrepository.h"

namespace testum::services {

Result<domain::Page<domain::AuditRecord>> AuditService::list(const domain::Actor &actor,
                                                             const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(domain::Permission::AuditRead));
    return storage::AuditRepository(m_database).list(query);
}

domain::AuditRecord auditRecord(const domain::Actor &actor, const char *action,
                                const char *objectType, const QString &objectId, qint64 nowMs,
                                const QJsonObject &meta)
{
    domain::AuditRecord record;
    record.user = actor.name;
    record.action = QString::fromLatin1(action);
    record.objectType = QString::fromLatin1(objectType);
    record.objectId = objectId;
    record.meta = meta;
    record.timestampMs = nowMs;
    record.ip = actor.ip;
    return record;
}

QJsonObject changes(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject old;
    QJsonObject now;
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (it.key() == QStringLiteral("updated_at") || before.value(it.key()) == it.value())
            continue;
        old.insert(it.key(), before.value(it.key()));
        now.insert(it.key(), it.value());
    }
    return {{QStringLiteral("before"), old}, {QStringLiteral("after"), now}};
}

} // namespace testum::services
