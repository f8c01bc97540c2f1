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
    /// `directory`: where the migrations are; tests bring their own.
    explicit Migrator(Database &database, QString directory = QStringLiteral(":/migrations"));

    /// Blocks. Errors: failed_precondition/storage.schema_newer (args "found", "known"),
    /// data_loss/storage.migration_changed (args "version"; a checksum differs),
    /// unavailable/storage.backup_failed (the copy could not be made; nothing has changed), and
    /// Database::exec's.
    [[nodiscard]] Result<void> migrate();
    /// The newest version built in.
    [[nodiscard]] static int knownVersion();

private:
    struct Migration
    {
        int version = 0;
        QString name;
        QString checksum; ///< hex SHA-256 of the text with LF line ends
        QString text;
    };

    [[nodiscard]] static QList<Migration> load(const QString &directory);
    /// One transaction: checks what is applied and applies the next one; false when none is left.
    /// `first`: of a migrate() call; the copy is made then.
    [[nodiscard]] Result<bool> step(const QList<Migration> &migrations, bool first);
    /// The version the database has, after comparing it with the migrations known.
    [[nodiscard]] Result<int> appliedVersion(const QList<Migration> &migrations);
    [[nodiscard]] Result<void> apply(const Migration &migration);
    [[nodiscard]] Result<void> backUp(int version);

    Database &m_database;
    QString m_directory;
};

} // namespace testum::storage
