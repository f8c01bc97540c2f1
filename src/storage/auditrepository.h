#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/user.h"
#include "storage/database.h"

#include <optional>

namespace testum::storage {

/// Rows of `audit_log`, an append-only hash chain: hash = SHA-256(prev_hash ‖ canonical JSON of the
/// other fields). append() belongs inside the Transaction of the mutation it records and keeps the
/// chain linear (row lock on PostgreSQL).
class AuditRepository
{
public:
    explicit AuditRepository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<void> append(domain::AuditRecord record); ///< fills id and hashes
    /// Newest first. filters: user, action, object_type, object_id, from, to (epoch ms as text);
    /// search: user, action, object_id.
    [[nodiscard]] Result<domain::Page<domain::AuditRecord>> list(const domain::ListQuery &query);
    /// Walks the whole chain. data_loss/audit.chain_broken (args "id") at the first bad record.
    [[nodiscard]] Result<void> verify();

private:
    Database &m_database;
};

/// Rows of `settings`: key → JSON value. Also holds "vault.key_id" and "vault.canary".
class SettingsRepository
{
public:
    explicit SettingsRepository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<QJsonObject> all();
    [[nodiscard]] Result<std::optional<QJsonValue>> value(const QString &key);
    [[nodiscard]] Result<void> put(const QString &key, const QJsonValue &value);
    /// Inserts unless the key exists; answers the value that is stored afterwards.
    [[nodiscard]] Result<QJsonValue> putIfAbsent(const QString &key, const QJsonValue &value);

private:
    Database &m_database;
};

} // namespace testum::storage
