#pragma once

#include "storage/database.h"

#include <QProcess>
#include <QString>

#include <memory>

namespace testum::tests {

/// A throw-away PostgreSQL cluster on a private Unix socket, without TCP. Run as the `postgres`
/// user when the tests run as root, else as their user. It is stopped and removed with this object,
/// and by its watchdog when the test process is killed. Use in the main thread.
class PostgresCluster
{
public:
    enum class Durability {
        None, ///< fsync=off: fast, for tests of behaviour
        Full, ///< fsync=on: for tests that kill it
    };

    /// Aborts the test with a message when no cluster can be started.
    explicit PostgresCluster(Durability durability);
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// The test process's own cluster without durability; started at first use, gone with
    /// QCoreApplication.
    static PostgresCluster &shared();

    /// A fresh, empty database.
    [[nodiscard]] storage::DatabaseConfig createDatabase();
    /// A fresh database with the current schema, copied from a template: quick.
    [[nodiscard]] storage::DatabaseConfig createMigratedDatabase();

    /// The URL of a database of this cluster, as DATABASE_URL wants it.
    [[nodiscard]] static QString url(const storage::DatabaseConfig &config);

    /// kill -9 of the postmaster and its children.
    void kill();
    /// Starts it again after kill(), as a reboot would: recovery from the write-ahead log.
    void restart();

private:
    [[nodiscard]] storage::DatabaseConfig config(const QString &database) const;
    [[nodiscard]] QString directory(const char *name) const;
    void initialize();
    void start();
    void waitUntilReady();
    void command(const QString &sql);

    Durability m_durability;
    QString m_directory;
    QString m_binaries;
    QProcess m_watchdog;
    int m_databases = 0;
    bool m_hasTemplate = false;
};

} // namespace testum::tests
