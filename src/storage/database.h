#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <memory>
#include <mutex>

namespace testum::storage {

/// Where the state lives. Parsed from DATABASE_URL; the password never leaves this struct.
struct DatabaseConfig
{
    enum class Engine { Sqlite, Postgres };

    Engine engine = Engine::Sqlite;
    QString sqlitePath;
    QString host; ///< name, address or directory of a Unix socket
    int port = 5432;
    QString database;
    QString user;
    std::shared_ptr<const SecretBytes> password;
    QString options; ///< libpq options from the URL's query: "sslmode=verify-full;…"

    /// Empty url: SQLite in `dataDir`/testum.db. Else "sqlite:///abs/path" or
    /// "postgresql://user:password@host:port/db?host=/socket/dir&sslmode=…" (RFC 3986,
    /// libpq 34.1.1.2); "postgres://" and "postgresql+psycopg2://" are accepted as the original's
    /// users wrote them. One host only. Errors: invalid_argument/storage.url_invalid (args "why",
    /// English, no secret).
    [[nodiscard]] static Result<DatabaseConfig> fromUrl(const QString &url, const QString &dataDir);
};

class ThreadConnection;
class WriteQueue;

/// One database, one connection a thread. Connections are opened lazily, removed at thread end, and
/// refused (assert) in threads marked by forbidInThisThread(). Thread-safe. Destroy it after the
/// other threads that used it have ended or called closeThisThread().
class Database
{
public:
    using Engine = DatabaseConfig::Engine;

    /// Opens the calling thread's connection to see that it works; SQLite: WAL, foreign_keys=ON,
    /// synchronous=FULL, busy_timeout=5000, file mode 0600. Does not migrate.
    /// Errors: unavailable/storage.unavailable, invalid_argument/storage.url_invalid.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseConfig &config);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Engine engine() const { return m_config.engine; }

    /// The calling thread's connection. After PostgreSQL dropped it, it is reopened here unless a
    /// transaction is open. Errors: unavailable/storage.unavailable.
    [[nodiscard]] Result<QSqlDatabase> connection();

    /// Prepares and runs one statement on the calling thread's connection. `${BLOB}`-like tokens
    /// are expanded by SqlDialect; values are bound in order to `?`. NULL is spelled QVariant(): a
    /// null QString or QByteArray is bound as empty, bool as 0/1, U+0000 in text as U+FFFD
    /// (PostgreSQL stores none). Let the query go out of scope before the transaction is committed.
    /// Once a statement failed in a transaction, the rest of it is refused on both engines.
    /// Errors: already_exists/storage.unique_violation (args: "constraint"), conflict/storage.busy,
    /// failed_precondition/storage.foreign_key, unavailable/storage.unavailable,
    /// resource_exhausted/storage.full, data_loss/storage.corrupt, internal/storage.query_failed.
    [[nodiscard]] Result<QSqlQuery> exec(const QString &sql, const QVariantList &values = {});
    /// The same, answering the number of changed rows. Statements with values stay prepared in the
    /// thread, so the text should not vary.
    [[nodiscard]] Result<qint64> execChanging(const QString &sql, const QVariantList &values = {});

    /// Equal stamps: nobody committed anything in between that the calling thread could see. Its
    /// own uncommitted changes count. Text of up to 100 bytes or so, without NUL.
    [[nodiscard]] Result<QByteArray> changeStamp();

    /// Ends the calling thread's connection (also done at thread end).
    void closeThisThread();
    /// Called first on ssh-N threads: a database call there is a bug and asserts.
    static void forbidInThisThread();

    /// Nesting depth of Transaction in the calling thread; used by Transaction only.
    [[nodiscard]] int &transactionDepth();

private:
    friend class Transaction;

    explicit Database(DatabaseConfig config);

    [[nodiscard]] ThreadConnection &threadConnection() const;
    [[nodiscard]] Result<ThreadConnection *> ready();
    [[nodiscard]] Result<void> openConnection(ThreadConnection &connection) const;
    [[nodiscard]] Result<void> setUpSqlite(const QSqlDatabase &database) const;
    [[nodiscard]] Result<void> setUpPostgres(const QSqlDatabase &database) const;

    DatabaseConfig m_config;
    QString m_name; ///< prefix of QSqlDatabase connection names, unique to this object
    std::unique_ptr<WriteQueue> m_writeQueue; ///< SQLite only
};

/// RAII: rolls back unless committed. BEGIN IMMEDIATE on SQLite, READ COMMITTED on PostgreSQL.
/// On SQLite the threads of this process take turns, in the order they came. Used in one thread.
/// Must not nest.
class [[nodiscard]] Transaction
{
public:
    /// Errors: as Database::exec.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {}
    void end();

    Database *m_database; ///< null once committed or moved from
};

} // namespace testum::storage
