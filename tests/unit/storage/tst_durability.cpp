#include "storage/auditrepository.h"
#include "storage/migrator.h"
#include "storage/platformrepository.h"

#include "core/ids.h"
#include "support/postgres/postgrescluster.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <unistd.h>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;

namespace {

constexpr const char *kWriterMode = "--write";
constexpr int kSqliteRounds = 110;
constexpr int kPostgresClientRounds = 80;
constexpr int kPostgresClusterRounds = 10;

QString writtenName(qint64 number) { return QStringLiteral("w%1").arg(number); }

Result<qint64> countOf(Database &database, const char *table)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table))));
    return query.next() ? query.value(0).toLongLong() : -1;
}

/// A platform and its audit record in one transaction, as a service writes them.
Result<void> writeOne(Database &database, qint64 number)
{
    TESTUM_TRY(Transaction transaction, Transaction::begin(database));
    PlatformRecord record;
    record.platform.id = newId();
    record.platform.name = writtenName(number);
    TESTUM_TRY_VOID(PlatformRepository(database).insert(record));
    domain::AuditRecord audit;
    audit.action = QStringLiteral("platform.create");
    audit.objectId = record.platform.id;
    TESTUM_TRY_VOID(AuditRepository(database).append(audit));
    return transaction.commit();
}

/// Writes on where the database ends and acknowledges each commit with its number on a line, until
/// it is killed.
int writeAsChild(const QString &url)
{
    const auto config = DatabaseConfig::fromUrl(url, {});
    if (!config)
        return 2;
    const auto database = Database::open(*config);
    if (!database)
        return 3;
    const auto count = countOf(**database, "platforms");
    for (qint64 number = count.value_or(0) + 1; count; ++number) {
        if (!writeOne(**database, number))
            return 4;
        const QByteArray line = QByteArray::number(number) + '\n';
        if (write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())) != line.size())
            return 5;
    }
    return 6;
}

} // namespace

/// kill -9 at random moments while another process writes: whatever it has acknowledged is there
/// afterwards, and nothing is there by half.
class DurabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_cluster.reset(); }
    void sqliteSurvivesTheWriter();
    void postgresSurvivesTheWriter();
    void postgresSurvivesItself();

private:
    /// Starts a writer, calls `strike` at a random moment, ends the writer and takes down its last
    /// acknowledged number.
    template <typename Strike>
    void round(const QString &url, Strike strike);
    void check(const DatabaseConfig &config);
    void checkAtTheEnd(const DatabaseConfig &config, int rounds);

    [[nodiscard]] PostgresCluster &durableCluster();

    std::unique_ptr<PostgresCluster> m_cluster;
    QRandomGenerator m_random;
    int m_rounds = 0;
    qint64 m_acknowledged = 0; ///< the highest number
    qint64 m_acknowledgements = 0;
};

void DurabilityTest::initTestCase()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("Seed %u", seed);
    m_random.seed(seed);
}

void DurabilityTest::init()
{
    m_rounds = 0;
    m_acknowledged = 0;
    m_acknowledgements = 0;
}

PostgresCluster &DurabilityTest::durableCluster()
{
    if (!m_cluster)
        m_cluster = std::make_unique<PostgresCluster>(PostgresCluster::Durability::Full);
    return *m_cluster;
}

template <typename Strike>
void DurabilityTest::round(const QString &url, Strike strike)
{
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {QLatin1String(kWriterMode), url});
    QVERIFY(writer.waitForStarted());
    // Every other strike may hit while it starts and recovers, the others while it writes.
    if (++m_rounds % 2 == 0)
        QVERIFY(writer.waitForReadyRead(30'000));
    QThread::usleep(m_random.bounded(40'000));
    strike(writer);
    QVERIFY(writer.waitForFinished(30'000));
    QByteArray lines = writer.readAllStandardOutput();
    lines.truncate(lines.lastIndexOf('\n') + 1);
    m_acknowledgements += lines.count('\n');
    const QByteArray last = lines.trimmed().split('\n').last();
    if (!last.isEmpty()) {
        QVERIFY(last.toLongLong() > m_acknowledged);
        m_acknowledged = last.toLongLong();
    }
}

void DurabilityTest::check(const DatabaseConfig &config)
{
    const auto database = Database::open(config);
    VERIFY_OK(database);
    const auto platforms = countOf(**database, "platforms");
    VERIFY_OK(platforms);
    QVERIFY2(*platforms >= m_acknowledged,
             qPrintable(
                 QStringLiteral("%1 acknowledged, %2 stored").arg(m_acknowledged).arg(*platforms)));
    QCOMPARE(countOf(**database, "audit_log").value_or(-1), *platforms);
    if (*platforms > 0)
        VERIFY_OK(PlatformRepository(**database).byName(writtenName(*platforms)));
    if (config.engine == DatabaseConfig::Engine::Sqlite) {
        auto query = (*database)->exec(QStringLiteral("PRAGMA integrity_check"));
        VERIFY_OK(query);
        QVERIFY(query->next());
        QCOMPARE(query->value(0).toString(), QStringLiteral("ok"));
    }
}

void DurabilityTest::checkAtTheEnd(const DatabaseConfig &config, int rounds)
{
    const auto database = Database::open(config);
    VERIFY_OK(database);
    VERIFY_OK(AuditRepository(**database).verify());
    QStringList names;
    for (qint64 number = 1; number <= m_acknowledged; ++number)
        names.append(writtenName(number));
    VERIFY_OK(PlatformRepository(**database).resolve(names));
    qInfo("%lld acknowledged writes in %d rounds", static_cast<long long>(m_acknowledgements),
          rounds);
    QVERIFY2(m_acknowledgements >= rounds / 2, "too few writes to tell anything");
}

void DurabilityTest::sqliteSurvivesTheWriter()
{
    const TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("sqlite"));
    // The last process that has the file open is killed: the next one must recover it.
    database->closeThisThread();
    for (int i = 0; i < kSqliteRounds && !QTest::currentTestFailed(); ++i) {
        round(database.url(), [](QProcess &writer) { writer.kill(); });
        check(database.config());
    }
    if (!QTest::currentTestFailed())
        checkAtTheEnd(database.config(), kSqliteRounds);
}

void DurabilityTest::postgresSurvivesTheWriter()
{
    PostgresCluster &cluster = durableCluster();
    const DatabaseConfig config = cluster.createMigratedDatabase();
    for (int i = 0; i < kPostgresClientRounds && !QTest::currentTestFailed(); ++i) {
        round(PostgresCluster::url(config), [](QProcess &writer) { writer.kill(); });
        check(config);
    }
    if (!QTest::currentTestFailed())
        checkAtTheEnd(config, kPostgresClientRounds);
}

void DurabilityTest::postgresSurvivesItself()
{
    PostgresCluster &cluster = durableCluster();
    const DatabaseConfig config = cluster.createMigratedDatabase();
    for (int i = 0; i < kPostgresClusterRounds && !QTest::currentTestFailed(); ++i) {
        round(PostgresCluster::url(config), [&](QProcess &) { cluster.kill(); });
        cluster.restart();
        check(config);
    }
    if (!QTest::currentTestFailed())
        checkAtTheEnd(config, kPostgresClusterRounds);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], kWriterMode) == 0)
        return writeAsChild(QString::fromLocal8Bit(argv[2]));
    DurabilityTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_durability.moc"
