#include "support/postgres/testdatabase.h"

#include "storage/migrator.h"
#include "support/postgres/postgrescluster.h"

#include <QTest>

namespace testum::tests {

namespace {

QString currentEngine()
{
    QFETCH(QString, engine);
    return engine;
}

} // namespace

void database_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("sqlite") << QStringLiteral("sqlite");
    QTest::newRow("postgresql") << QStringLiteral("postgresql");
}

TestDatabase::TestDatabase(Schema schema, const QString &engine)
{
    const QString wanted = engine.isEmpty() ? currentEngine() : engine;
    const bool postgres = wanted == QLatin1String("postgresql");
    if (postgres) {
        PostgresCluster &cluster = PostgresCluster::shared();
        m_config = schema == Schema::Migrated ? cluster.createMigratedDatabase()
                                              : cluster.createDatabase();
    } else {
        m_config.sqlitePath = m_directory.filePath(QStringLiteral("testum.db"));
    }
    reopen();
    if (!postgres && schema == Schema::Migrated) {
        const auto migrated = storage::Migrator(*m_database).migrate();
        if (!migrated)
            qFatal("Migration failed: %s", qPrintable(migrated.error().message));
    }
}

QString TestDatabase::url() const
{
    if (m_config.engine == storage::DatabaseConfig::Engine::Postgres)
        return PostgresCluster::url(m_config);
    return QStringLiteral("sqlite://") + m_config.sqlitePath;
}

void TestDatabase::reopen()
{
    m_database.reset();
    auto opened = storage::Database::open(m_config);
    if (!opened)
        qFatal("The test database cannot be opened: %s", qPrintable(opened.error().detail));
    m_database = std::move(opened).value();
}

} // namespace testum::tests
