#include "storage/migrator.h"

#include "core/logging.h"
#include "storage/sqlscript.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <filesystem>

/// The macro does not work inside a namespace, and nothing else would pull the resources out of a
/// static library.
static void initMigrationResources() { Q_INIT_RESOURCE(migrations); }

namespace testum::storage {

namespace {

/// Any number no other program uses: the advisory lock of testum's migrations.
constexpr qint64 kAdvisoryLock = 0x74657374756d;
/// Another process may hold the lock for as long as its migrations take.
constexpr int kLockPatienceMs = 120'000;

Error backupError(const QString &detail)
{
    return {ErrorCode::Unavailable, "storage.backup_failed",
            QStringLiteral("The database could not be copied before its migration"), detail};
}

} // namespace

Migrator::Migrator(Database &database, QString directory)
    : m_database(database)
    , m_directory(std::move(directory))
{}

int Migrator::knownVersion()
{
    const QList<Migration> migrations = load(QStringLiteral(":/migrations"));
    return migrations.isEmpty() ? 0 : migrations.last().version;
}

QList<Migrator::Migration> Migrator::load(const QString &directory)
{
    initMigrationResources();
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_(\\w+)\\.sql$"));
    QList<Migration> migrations;
    const QDir dir(directory);
    for (const QString &fileName : dir.entryList(QDir::Files, QDir::Name)) {
        const QRegularExpressionMatch match = pattern.match(fileName);
        QFile file(dir.filePath(fileName));
        if (!match.hasMatch() || !file.open(QIODevice::ReadOnly))
            continue;
        QByteArray bytes = file.readAll();
        bytes.replace("\r\n", "\n");
        const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        migrations.append({match.captured(1).toInt(), match.captured(2),
                           QString::fromLatin1(hash.toHex()), QString::fromUtf8(bytes)});
        Q_ASSERT_X(migrations.last().version == migrations.size(), "Migrator", "a gap");
    }
    return migrations;
}

Result<void> Migrator::migrate()
{
    const QList<Migration> migrations = load(m_directory);
    const QDeadlineTimer deadline(kLockPatienceMs);
    // Only what was there before is worth a copy: not an empty schema, nor one half-way.
    for (bool first = true;; first = false) {
        Result<bool> more = step(migrations, first);
        while (!more && more.error().is("storage.busy") && !deadline.hasExpired())
            more = step(migrations, first);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

Result<bool> Migrator::step(const QList<Migration> &migrations, bool first)
{
    const bool sqlite = m_database.engine() == Database::Engine::Sqlite;
    TESTUM_TRY(Transaction transaction, Transaction::begin(m_database));
    if (!sqlite)
        TESTUM_TRY_VOID(
            m_database.exec(QStringLiteral("SELECT pg_advisory_xact_lock(%1)").arg(kAdvisoryLock)));
    TESTUM_TRY_VOID(
        m_database.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations ("
                                       "version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
                                       " checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)")));
    TESTUM_TRY(const int version, appliedVersion(migrations));
    const bool pending = version < migrations.size();
    if (pending) {
        if (sqlite && first && version > 0)
            TESTUM_TRY_VOID(backUp(version));
        TESTUM_TRY_VOID(apply(migrations.at(version)));
    }
    TESTUM_TRY_VOID(transaction.commit());
    return pending;
}

Result<int> Migrator::appliedVersion(const QList<Migration> &migrations)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral(
                   "SELECT version, checksum FROM schema_migrations ORDER BY version")));
    int version = 0;
    QString changed;
    while (query.next()) {
        version = query.value(0).toInt();
        if (version <= migrations.size() && changed.isEmpty() &&
            query.value(1).toString() != migrations.at(version - 1).checksum)
            changed = QString::number(version);
    }
    if (version > migrations.size()) {
        return Error{ErrorCode::FailedPrecondition,
                     "storage.schema_newer",
                     QStringLiteral("The database was written by a newer version"),
                     {},
                     {{QStringLiteral("found"), QString::number(version)},
                      {QStringLiteral("known"), QString::number(migrations.size())}}};
    }
    if (!changed.isEmpty()) {
        return Error{ErrorCode::DataLoss,
                     "storage.migration_changed",
                     QStringLiteral("Migration %1 differs from the one applied").arg(changed),
                     {},
                     {{QStringLiteral("version"), changed}}};
    }
    return version;
}

Result<void> Migrator::apply(const Migration &migration)
{
    for (const QString &statement : splitStatements(migration.text))
        TESTUM_TRY_VOID(m_database.exec(statement));
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("INSERT INTO schema_migrations (version, name, checksum, applied_at)"
                       " VALUES (?, ?, ?, ?)"),
        {migration.version, migration.name, migration.checksum,
         QDateTime::currentMSecsSinceEpoch()}));
    qCInfo(lcTestum, "Database schema is now at version %d", migration.version);
    return {};
}

Result<void> Migrator::backUp(int version)
{
    // The transaction under way keeps other writers out; a second connection sees the state before
    // it, the write-ahead log included, which a copy of the file would not.
    TESTUM_TRY(const QSqlDatabase connection, m_database.connection());
    const QString target =
        connection.databaseName() + QStringLiteral(".bak-v") + QString::number(version);
    const QString partial = target + QStringLiteral(".partial");
    QFile::remove(partial);
    DatabaseConfig config;
    config.sqlitePath = connection.databaseName();
    {
        TESTUM_TRY(const std::unique_ptr<Database> reader, Database::open(config));
        const auto copied = reader->exec(QStringLiteral("VACUUM INTO ?"), {partial});
        if (!copied)
            return backupError(copied.error().detail);
    }
    QFile::setPermissions(partial, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    std::error_code error;
    std::filesystem::rename(partial.toStdU16String(), target.toStdU16String(), error);
    return error ? Result<void>(backupError(QString::fromStdString(error.message())))
                 : Result<void>();
}

} // namespace testum::storage
