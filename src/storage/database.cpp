#include "storage/database.h"

#include "storage/databaseerror.h"
#include "storage/sqldialect.h"
#include "storage/sqlvalue.h"
#include "storage/threadconnection.h"
#include "storage/writequeue.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSqlError>
#include <QThread>

#include <atomic>

namespace testum::storage {

namespace {

constexpr int kBusyTimeoutMs = 5000;

QString nextDatabaseName()
{
    static std::atomic<int> counter{0};
    return QStringLiteral("testum-%1").arg(++counter);
}

/// True for what may be sent again after the connection broke: it changes nothing by itself.
bool isRepeatable(const QString &sql)
{
    return sql.startsWith(QLatin1String("SELECT")) || sql.startsWith(QLatin1String("BEGIN"));
}

Error failedBeforeError()
{
    return {ErrorCode::Internal, "storage.query_failed",
            QStringLiteral("An earlier statement of the transaction failed")};
}

/// The file is made here, since SQLite would make it as the umask says.
void makePrivate(const QString &path)
{
    constexpr QFileDevice::Permissions kOwnerOnly =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly, kOwnerOnly))
        file.setPermissions(kOwnerOnly);
}

/// libpq options that keep a vanished server from blocking a thread for minutes, unless given.
QString postgresOptions(const QString &given)
{
    QString options = given;
    const auto add = [&](const char *name, const char *value) {
        if (given.contains(QLatin1String(name) + QLatin1Char('=')))
            return;
        if (!options.isEmpty())
            options += QLatin1Char(';');
        options += QLatin1String(name) + QLatin1Char('=') + QLatin1String(value);
    };
    add("connect_timeout", "10");
    add("keepalives_idle", "30");
    add("tcp_user_timeout", "30000");
    add("application_name", "testum");
    return options;
}

} // namespace

Database::Database(DatabaseConfig config)
    : m_config(std::move(config))
    , m_name(nextDatabaseName())
{
    if (engine() == Engine::Sqlite)
        m_writeQueue = std::make_unique<WriteQueue>();
}

Database::~Database() { closeThisThread(); }

Result<std::unique_ptr<Database>> Database::open(const DatabaseConfig &config)
{
    std::unique_ptr<Database> database(new Database(config));
    TESTUM_TRY_VOID(database->ready());
    return database;
}

ThreadConnection &Database::threadConnection() const { return ThreadConnection::current(m_name); }

int &Database::transactionDepth() { return threadConnection().transactionDepth; }

void Database::closeThisThread() { ThreadConnection::remove(m_name); }

void Database::forbidInThisThread() { ThreadConnection::forbidInThisThread(); }

Result<QSqlDatabase> Database::connection()
{
    TESTUM_TRY(ThreadConnection *const connection, ready());
    return connection->database();
}

Result<ThreadConnection *> Database::ready()
{
    const bool forbidden = ThreadConnection::isForbidden();
    Q_ASSERT_X(!forbidden, "Database", "a database call in a job's thread");
    if (forbidden)
        return Error{ErrorCode::Internal, "storage.query_failed",
                     QStringLiteral("A database call in a job's thread")};
    ThreadConnection &connection = threadConnection();
    if (connection.isOpen())
        return &connection;
    if (connection.transactionDepth > 0)
        return unavailableError(QStringLiteral("The connection was lost during a transaction"));
    TESTUM_TRY_VOID(openConnection(connection));
    return &connection;
}

Result<void> Database::openConnection(ThreadConnection &connection) const
{
    const bool postgres = engine() == Engine::Postgres;
    QSqlDatabase &database =
        connection.reset(postgres ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"));
    if (!database.isValid())
        return unavailableError(QStringLiteral("The Qt driver is not installed"));
    QString password;
    if (postgres) {
        database.setHostName(m_config.host);
        database.setPort(m_config.port);
        database.setDatabaseName(m_config.database);
        database.setConnectOptions(postgresOptions(m_config.options));
        if (m_config.password)
            password = QString::fromUtf8(m_config.password->view());
    } else {
        makePrivate(m_config.sqlitePath);
        database.setDatabaseName(m_config.sqlitePath);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs));
    }
    const bool opened = postgres ? database.open(m_config.user, password) : database.open();
    wipe(password);
    Result<void> result;
    if (!opened)
        result = unavailableError(database.lastError());
    else
        result = postgres ? setUpPostgres(database) : setUpSqlite(database);
    if (!result)
        connection.close();
    return result;
}

Result<void> Database::setUpPostgres(const QSqlDatabase &database) const
{
    QSqlQuery query(database);
    // Notices ("already exists, skipping") would go to stderr past the log.
    if (!query.exec(QStringLiteral("SET client_min_messages = warning; SET SESSION CHARACTERISTICS"
                                   " AS TRANSACTION ISOLATION LEVEL READ COMMITTED")))
        return toError(query.lastError(), engine(), database.isOpen());
    return {};
}

Result<void> Database::setUpSqlite(const QSqlDatabase &database) const
{
    QSqlQuery query(database);
    const auto run = [&](const char *sql) { return query.exec(QLatin1String(sql)); };
    // Two first starts at once: the change to WAL needs the file alone and does not wait for it.
    const QDeadlineTimer deadline(kBusyTimeoutMs);
    for (;;) {
        if (run("PRAGMA journal_mode=WAL")) {
            query.next();
            if (query.value(0).toString() == QLatin1String("wal"))
                break;
            return unavailableError(
                QStringLiteral("The file system does not support SQLite's WAL"));
        }
        const Error error = toError(query.lastError(), engine(), true);
        if (error.code != ErrorCode::Conflict || deadline.hasExpired())
            return error;
        QThread::msleep(5);
    }
    query.finish();
    for (const char *pragma : {"PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL"}) {
        if (!run(pragma))
            return toError(query.lastError(), engine(), true);
    }
    return {};
}

Result<QSqlQuery> Database::exec(const QString &sql, const QVariantList &values)
{
    const QString text = SqlDialect::expanded(sql, engine());
    for (bool again = false;; again = true) {
        TESTUM_TRY(ThreadConnection *const connection, ready());
        if (connection->transactionFailed)
            return failedBeforeError();
        QSqlQuery query(connection->database());
        // Forward-only on PostgreSQL is its single-row mode: the next statement of the connection
        // would cut off the rest of this one's rows.
        query.setForwardOnly(engine() == Engine::Sqlite);
        bool repeatable = true;
        bool done = values.isEmpty() || query.prepare(text);
        if (done) {
            repeatable = isRepeatable(text);
            for (const QVariant &value : values)
                query.addBindValue(bindable(value));
            done = values.isEmpty() ? query.exec(text) : query.exec();
        }
        if (done)
            return query;
        const bool connected = connection->isOpen();
        if (!connected && repeatable && !again && connection->transactionDepth == 0)
            continue;
        connection->transactionFailed = connection->transactionDepth > 0;
        return toError(query.lastError(), engine(), connected);
    }
}

Result<QByteArray> Database::changeStamp()
{
    const bool postgres = engine() == Engine::Postgres;
    TESTUM_TRY(QSqlQuery query,
               exec(postgres ? QStringLiteral("SELECT pg_current_snapshot()::text")
                             : QStringLiteral("SELECT data_version || ':' || total_changes()"
                                              " FROM pragma_data_version")));
    if (!query.next())
        return toError(query.lastError(), engine(), threadConnection().isOpen());
    const QByteArray stamp = query.value(0).toString().toLatin1();
    // SQLite counts for the connection that asks: its own changes, and those of all others.
    return postgres ? stamp : QByteArray::number(threadConnection().serial()) + ':' + stamp;
}

Result<qint64> Database::execChanging(const QString &sql, const QVariantList &values)
{
    if (values.isEmpty()) {
        TESTUM_TRY(const QSqlQuery query, exec(sql));
        return query.numRowsAffected();
    }
    TESTUM_TRY(ThreadConnection * connection, ready());
    if (connection->transactionFailed)
        return failedBeforeError();
    QSqlQuery *query = connection->statement(sql);
    if (!query) {
        QSqlQuery fresh(connection->database());
        bool prepared = fresh.prepare(SqlDialect::expanded(sql, engine()));
        if (!prepared && !connection->isOpen() && connection->transactionDepth == 0) {
            TESTUM_TRY(connection, ready());
            fresh = QSqlQuery(connection->database());
            prepared = fresh.prepare(SqlDialect::expanded(sql, engine()));
        }
        if (!prepared) {
            connection->transactionFailed = connection->transactionDepth > 0;
            return toError(fresh.lastError(), engine(), connection->isOpen());
        }
        query = connection->keepStatement(sql, std::move(fresh));
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), bindable(values.at(i)));
    if (!query->exec()) {
        connection->transactionFailed = connection->transactionDepth > 0;
        const Error error = toError(query->lastError(), engine(), connection->isOpen());
        query->finish();
        return error;
    }
    const qint64 changed = query->numRowsAffected();
    query->finish();
    return changed;
}

} // namespace testum::storage
