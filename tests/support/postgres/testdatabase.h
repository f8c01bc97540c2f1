#pragma once

#include "storage/database.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// Adds the column "engine" with the rows "sqlite" and "postgresql": a test slot whose _data slot
/// calls this and whose body begins with TestDatabase runs on both.
void database_data();

/// A private database of the engine that the current row names, removed with this object.
class TestDatabase
{
public:
    enum class Schema { Empty, Migrated };

    /// `engine`: "sqlite" or "postgresql"; empty: the row's (QFETCH).
    explicit TestDatabase(Schema schema = Schema::Migrated, const QString &engine = {});

    [[nodiscard]] storage::Database &operator*() const { return *m_database; }
    [[nodiscard]] storage::Database *operator->() const { return m_database.get(); }
    [[nodiscard]] const storage::DatabaseConfig &config() const { return m_config; }
    /// As DATABASE_URL wants it.
    [[nodiscard]] QString url() const;
    /// A private directory; an SQLite file is in it.
    [[nodiscard]] QString directory() const { return m_directory.path(); }
    /// Closes and opens the database again, as a restart of the program would.
    void reopen();

private:
    QTemporaryDir m_directory;
    storage::DatabaseConfig m_config;
    std::unique_ptr<storage::Database> m_database;
};

} // namespace testum::tests
