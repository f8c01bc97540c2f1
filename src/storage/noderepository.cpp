#include "storage/taskrepository.h"

namespace testum::storage {

namespace {

Result<void> change(Database &database, const QString &sql, const QVariantList &values)
{
    TESTUM_TRY_VOID(database.execChanging(sql, values));
    return {};
}

} // namespace

Result<void> NodeRepository::insert(const QString &nodeId, const QString &hostName, qint64 nowMs)
{
    return change(m_database,
                  QStringLiteral("INSERT INTO nodes (id, host_name, started_at, heartbeat_at)"
                                 " VALUES (?, ?, ?, ?)"),
                  {nodeId, hostName, nowMs, nowMs});
}

Result<void> NodeRepository::heartbeat(const QString &nodeId, qint64 nowMs)
{
    // A node that slept for long may have been removed by another: its row comes back.
    return change(m_database,
                  QStringLiteral("INSERT INTO nodes (id, host_name, started_at, heartbeat_at)"
                                 " VALUES (?, '', ?, ?) ON CONFLICT (id) DO UPDATE SET"
                                 " heartbeat_at = excluded.heartbeat_at"),
                  {nodeId, nowMs, nowMs});
}

Result<void> NodeRepository::remove(const QString &nodeId)
{
    return change(m_database, QStringLiteral("DELETE FROM nodes WHERE id = ?"), {nodeId});
}

Result<void> NodeRepository::removeOlderThan(qint64 heartbeatMs)
{
    return change(m_database, QStringLiteral("DELETE FROM nodes WHERE heartbeat_at < ?"),
                  {heartbeatMs});
}

} // namespace testum::storage
