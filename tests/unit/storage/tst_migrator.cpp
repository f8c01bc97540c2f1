#include "storage/migrator.h"

#include "support/postgres/postgrescluster.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;

namespace {

constexpr const char *kMigrateMode = "--migrate";

/// Migrates once a line arrives, so that several processes begin together.
int migrateAsChild(const QString &url)
{
    const auto config = DatabaseConfig::fromUrl(url, {});
    QFile input;
    if (!config || !input.open(0, QIODevice::ReadOnly))
        return 2;
    input.readLine();
    const auto database = Database::open(*config);
    if (!database)
        return 3;
    const auto migrated = Migrator(**database).migrate();
    if (!migrated)
        qWarning("%s", describe(migrated).constData());
    return migrated ? 0 : 4;
}

QVariant one(Database &database, const char *sql)
{
    auto query = database.exec(QLatin1String(sql));
    return query && query->next() ? query->value(0) : QVariant(QStringLiteral("no row"));
}

} // namespace

class MigratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bringsAnEmptyDatabaseToTheKnownVersion_data() { database_data(); }
    void bringsAnEmptyDatabaseToTheKnownVersion();
    void doesNothingTheSecondTime_data() { database_data(); }
    void doesNothingTheSecondTime();
    void oneOfSeveralProcessesMigrates_data() { database_data(); }
    void oneOfSeveralProcessesMigrates();
    void refusesANewerSchema_data() { database_data(); }
    void refusesANewerSchema();
    void refusesAChangedMigration_data() { database_data(); }
    void refusesAChangedMigration();
    void lineEndsDoNotChangeTheChecksum_data() { database_data(); }
    void lineEndsDoNotChangeTheChecksum();
    void aFailedMigrationLeavesNothingBehind_data() { database_data(); }
    void aFailedMigrationLeavesNothingBehind();
    void upgradesADatabaseOfTheFirstVersion_data() { database_data(); }
    void upgradesADatabaseOfTheFirstVersion();
    void copiesASqliteFileWithDataFirst();
    void copiesOnlyWhatWasThereBefore();
    void anEmptySqliteFileIsNotCopied();
    void aCopyThatCannotBeMadeStopsTheMigration();

private:
    /// Writes a migration into the test's own directory of migrations.
    void write(const char *fileName, const QByteArray &sql);
    [[nodiscard]] Result<void> migrateFromOwnDirectory(const TestDatabase &database);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void MigratorTest::init() { m_directory = std::make_unique<QTemporaryDir>(); }

void MigratorTest::write(const char *fileName, const QByteArray &sql)
{
    QFile file(m_directory->filePath(QLatin1String(fileName)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sql);
}

Result<void> MigratorTest::migrateFromOwnDirectory(const TestDatabase &database)
{
    return Migrator(*database, m_directory->path()).migrate();
}

void MigratorTest::bringsAnEmptyDatabaseToTheKnownVersion()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    VERIFY_OK(Migrator(*database).migrate());
    QVERIFY(Migrator::knownVersion() >= 1);
    QCOMPARE(one(*database, "SELECT MAX(version) FROM schema_migrations").toInt(),
             Migrator::knownVersion());
    QCOMPARE(one(*database, "SELECT name FROM schema_migrations WHERE version = 1").toString(),
             QStringLiteral("initial"));
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM platforms").toInt(), 0);
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM audit_head").toInt(), 1);
}

void MigratorTest::doesNothingTheSecondTime()
{
    const TestDatabase database;
    const qint64 before =
        one(*database, "SELECT MAX(applied_at) FROM schema_migrations").toLongLong();
    VERIFY_OK(Migrator(*database).migrate());
    QCOMPARE(one(*database, "SELECT MAX(applied_at) FROM schema_migrations").toLongLong(), before);
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM schema_migrations").toInt(),
             Migrator::knownVersion());
}

void MigratorTest::oneOfSeveralProcessesMigrates()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    constexpr int kProcesses = 4;
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < kProcesses; ++i) {
        children.push_back(std::make_unique<QProcess>());
        children.back()->setProcessChannelMode(QProcess::MergedChannels);
        children.back()->start(QCoreApplication::applicationFilePath(),
                               {QLatin1String(kMigrateMode), database.url()});
        QVERIFY(children.back()->waitForStarted());
    }
    for (const auto &child : children)
        child->write("go\n");
    int applied = 0;
    for (const auto &child : children) {
        child->closeWriteChannel();
        QVERIFY(child->waitForFinished(60'000));
        const QByteArray words = child->readAll();
        QVERIFY2(child->exitStatus() == QProcess::NormalExit && child->exitCode() == 0,
                 words.constData());
        applied += static_cast<int>(words.count("schema is now at version"));
    }
    QCOMPARE(applied, Migrator::knownVersion());
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM schema_migrations").toInt(),
             Migrator::knownVersion());
}

void MigratorTest::refusesANewerSchema()
{
    const TestDatabase database;
    VERIFY_OK(database->execChanging(QStringLiteral("INSERT INTO schema_migrations"
                                                    " (version, name, checksum, applied_at)"
                                                    " VALUES (?, 'future', 'x', 1)"),
                                     {Migrator::knownVersion() + 3}));
    const auto refused = Migrator(*database).migrate();
    COMPARE_REASON(refused, "storage.schema_newer");
    QCOMPARE(refused.error().code, ErrorCode::FailedPrecondition);
    QCOMPARE(refused.error().args.value(QStringLiteral("found")),
             QString::number(Migrator::knownVersion() + 3));
    QCOMPARE(refused.error().args.value(QStringLiteral("known")),
             QString::number(Migrator::knownVersion()));
}

void MigratorTest::refusesAChangedMigration()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    write("0001_first.sql", "CREATE TABLE first (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    write("0001_first.sql", "CREATE TABLE first (id BIGINT);");
    write("0002_second.sql", "CREATE TABLE second (id INTEGER);");
    const auto refused = migrateFromOwnDirectory(database);
    COMPARE_REASON(refused, "storage.migration_changed");
    QCOMPARE(refused.error().code, ErrorCode::DataLoss);
    QCOMPARE(refused.error().args.value(QStringLiteral("version")), QStringLiteral("1"));
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM schema_migrations").toInt(), 1);
}

void MigratorTest::lineEndsDoNotChangeTheChecksum()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    write("0001_first.sql", "CREATE TABLE first (\n id INTEGER\n);\n");
    VERIFY_OK(migrateFromOwnDirectory(database));
    write("0001_first.sql", "CREATE TABLE first (\r\n id INTEGER\r\n);\r\n");
    VERIFY_OK(migrateFromOwnDirectory(database));
}

void MigratorTest::aFailedMigrationLeavesNothingBehind()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    write("0001_first.sql", "CREATE TABLE first (id INTEGER);");
    write("0002_second.sql", "CREATE TABLE second (id INTEGER); CREATE TABLE first (id INTEGER);");
    COMPARE_REASON(migrateFromOwnDirectory(database), "storage.query_failed");
    QCOMPARE(one(*database, "SELECT MAX(version) FROM schema_migrations").toInt(), 1);
    write("0002_second.sql", "CREATE TABLE second (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    QCOMPARE(one(*database, "SELECT MAX(version) FROM schema_migrations").toInt(), 2);
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM second").toInt(), 0);
}

void MigratorTest::upgradesADatabaseOfTheFirstVersion()
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    QFile first(QStringLiteral(TESTUM_SOURCE_DIR "/resources/migrations/0001_initial.sql"));
    QVERIFY(first.open(QIODevice::ReadOnly));
    write("0001_initial.sql", first.readAll());
    VERIFY_OK(migrateFromOwnDirectory(database));
    VERIFY_OK(database->exec(QStringLiteral(
        "INSERT INTO platforms (id, name, name_folded, host, port, username, auth_method,"
        " search_text, created_at, updated_at)"
        " VALUES ('p', 'web', 'web', 'h', 22, 'root', 'agent', 'web', 1, 1)")));
    VERIFY_OK(Migrator(*database).migrate());
    QCOMPARE(one(*database, "SELECT name FROM platforms").toString(), QStringLiteral("web"));
    QCOMPARE(one(*database, "SELECT last_error_reason FROM platforms").toString(), QString());
    QCOMPARE(one(*database, "SELECT last_error_at FROM platforms").toInt(), 0);
}

void MigratorTest::copiesASqliteFileWithDataFirst()
{
    const TestDatabase database(TestDatabase::Schema::Empty, QStringLiteral("sqlite"));
    write("0001_first.sql", "CREATE TABLE first (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    VERIFY_OK(database->exec(QStringLiteral("INSERT INTO first (id) VALUES (42)")));
    write("0002_second.sql", "DROP TABLE first;");
    VERIFY_OK(migrateFromOwnDirectory(database));

    DatabaseConfig copy;
    copy.sqlitePath = database.config().sqlitePath + QStringLiteral(".bak-v1");
    QVERIFY(QFile::exists(copy.sqlitePath));
    QVERIFY(!(QFile(copy.sqlitePath).permissions() &
              (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    const auto opened = Database::open(copy);
    VERIFY_OK(opened);
    QCOMPARE(one(**opened, "SELECT id FROM first").toInt(), 42);
    QCOMPARE(one(**opened, "SELECT MAX(version) FROM schema_migrations").toInt(), 1);
    QCOMPARE(one(*database, "SELECT MAX(version) FROM schema_migrations").toInt(), 2);
}

void MigratorTest::copiesOnlyWhatWasThereBefore()
{
    const TestDatabase database(TestDatabase::Schema::Empty, QStringLiteral("sqlite"));
    write("0001_first.sql", "CREATE TABLE first (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    write("0002_second.sql", "CREATE TABLE second (id INTEGER);");
    write("0003_third.sql", "CREATE TABLE third (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    const QStringList copies = QDir(database.directory()).entryList({QStringLiteral("*.bak-*")});
    QCOMPARE(copies.size(), 1);
    QVERIFY2(copies.first().endsWith(QStringLiteral(".bak-v1")), qPrintable(copies.first()));
}

void MigratorTest::anEmptySqliteFileIsNotCopied()
{
    const TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("sqlite"));
    const QStringList files = QDir(database.directory()).entryList({QStringLiteral("*.bak-*")});
    QCOMPARE(files, QStringList());
}

void MigratorTest::aCopyThatCannotBeMadeStopsTheMigration()
{
    const TestDatabase database(TestDatabase::Schema::Empty, QStringLiteral("sqlite"));
    write("0001_first.sql", "CREATE TABLE first (id INTEGER);");
    VERIFY_OK(migrateFromOwnDirectory(database));
    // A directory in the copy's place cannot be replaced by a file.
    QVERIFY(QDir().mkpath(database.config().sqlitePath + QStringLiteral(".bak-v1/full")));
    write("0002_second.sql", "DROP TABLE first;");
    COMPARE_REASON(migrateFromOwnDirectory(database), "storage.backup_failed");
    QCOMPARE(one(*database, "SELECT MAX(version) FROM schema_migrations").toInt(), 1);
    QCOMPARE(one(*database, "SELECT COUNT(*) FROM first").toInt(), 0);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], kMigrateMode) == 0)
        return migrateAsChild(QString::fromLocal8Bit(argv[2]));
    MigratorTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_migrator.moc"
