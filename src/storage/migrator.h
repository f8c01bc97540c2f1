#pragma once

#include "core/result.h"
#include "storage/database.h"

namespace testum::storage {

/// Brings the schema to the version this binary knows. Resources `:/migrations/NNNN_name.sql`, each
/// in its own transaction; schema_migrations keeps name and SHA-256. Safe when two processes start
/// at once: BEGIN IMMEDIATE (SQLite) or an advisory lock (PostgreSQL) lets one migrate. A SQLite
/// file with data is copied to `testum.db.bak-vN` before it changes.
class Migrator
{
public:
    explicit Migrator(Database &database) : m_database(database) {}

    /// Blocks. Errors: failed_precondition/storage.schema_newer (args "found", "known"),
    /// data_loss/storage.migration_changed (a checksum differs), and Database::exec's.
    [[nodiscard]] Result<void> migrate();
    /// The newest version built in.
    [[nodiscard]] static int knownVersion();

private:
    Database &m_database;
};

} // namespace testum::storage
