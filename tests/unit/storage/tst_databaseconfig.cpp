#include "storage/database.h"

#include <QTest>

using namespace testum;
using namespace testum::storage;
using Engine = DatabaseConfig::Engine;

class DatabaseConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutUrlItIsAFileOfTheDataDirectory();
    void readsSqliteUrls_data();
    void readsSqliteUrls();
    void readsPostgresUrls_data();
    void readsPostgresUrls();
    void readsThePassword_data();
    void readsThePassword();
    void passesOptionsQuoted();
    void refusesBadUrls_data();
    void refusesBadUrls();
};

void DatabaseConfigTest::withoutUrlItIsAFileOfTheDataDirectory()
{
    const auto config = DatabaseConfig::fromUrl({}, QStringLiteral("/srv/data"));
    QVERIFY(config);
    QCOMPARE(config->engine, Engine::Sqlite);
    QCOMPARE(config->sqlitePath, QStringLiteral("/srv/data/testum.db"));
}

void DatabaseConfigTest::readsSqliteUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QStringLiteral("sqlite:///a/b.db") << QStringLiteral("/a/b.db");
    QTest::newRow("four slashes") << QStringLiteral("sqlite:////a/b.db")
                                  << QStringLiteral("/a/b.db");
    QTest::newRow("percent") << QStringLiteral("SQLite:///a%20b/%D1%8F.db")
                             << QString::fromUtf8("/a b/я.db");
}

void DatabaseConfigTest::readsSqliteUrls()
{
    QFETCH(QString, url);
    const auto config = DatabaseConfig::fromUrl(url, QStringLiteral("/unused"));
    QVERIFY(config);
    QCOMPARE(config->engine, Engine::Sqlite);
    QTEST(config->sqlitePath, "path");
}

void DatabaseConfigTest::readsPostgresUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *name, const char *url, const char *host, int port,
                        const char *database, const char *user) {
        QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(host) << port
                            << QString::fromUtf8(database) << QString::fromUtf8(user);
    };
    row("full", "postgresql://ann:pw@db.example:5433/testum", "db.example", 5433, "testum", "ann");
    row("default port", "postgres://ann@db/testum", "db", 5432, "testum", "ann");
    row("empty port", "postgres://ann@db:/testum", "db", 5432, "testum", "ann");
    row("as SQLAlchemy", "postgresql+psycopg2://a:b@h:1/d", "h", 1, "d", "a");
    row("no user", "postgresql://h/d", "h", 5432, "d", "");
    row("no host", "postgresql:///d", "", 5432, "d", "");
    row("IPv6", "postgresql://u@[2001:db8::1]:5433/d", "2001:db8::1", 5433, "d", "u");
    row("IPv6 without port", "postgresql://u@[::1]/d", "::1", 5432, "d", "u");
    row("socket directory", "postgresql://u@/d?host=/run/postgresql", "/run/postgresql", 5432, "d",
        "u");
    row("socket directory encoded", "postgresql://u@%2Frun%2Fpg:5433/d", "/run/pg", 5433, "d", "u");
    row("everything as parameters", "postgresql:///?host=h&port=7&dbname=d&user=u", "h", 7, "d",
        "u");
    row("percent", "postgresql://%D1%8F%40x:p@h/a%2Fb", "h", 5432, "a/b", "я@x");
    row("@ in the password", "postgresql://u:p@ss@h/d", "h", 5432, "d", "u");
}

void DatabaseConfigTest::readsPostgresUrls()
{
    QFETCH(QString, url);
    const auto config = DatabaseConfig::fromUrl(url, QStringLiteral("/unused"));
    QVERIFY(config);
    QCOMPARE(config->engine, Engine::Postgres);
    QTEST(config->host, "host");
    QTEST(config->port, "port");
    QTEST(config->database, "database");
    QTEST(config->user, "user");
}

void DatabaseConfigTest::readsThePassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("plain") << QStringLiteral("postgresql://u:secret@h/d") << QByteArray("secret");
    QTest::newRow("percent") << QStringLiteral("postgresql://u:p%40%3A%2F%25@h/d")
                             << QByteArray("p@:/%");
    QTest::newRow("colon") << QStringLiteral("postgresql://u:a:b@h/d") << QByteArray("a:b");
    QTest::newRow("parameter") << QStringLiteral("postgresql://u@h/d?password=x%26y")
                               << QByteArray("x&y");
}

void DatabaseConfigTest::readsThePassword()
{
    QFETCH(QString, url);
    const auto config = DatabaseConfig::fromUrl(url, QStringLiteral("/unused"));
    QVERIFY(config);
    QVERIFY(config->password);
    QTEST(config->password->view().toByteArray(), "password");
}

void DatabaseConfigTest::passesOptionsQuoted()
{
    const auto config = DatabaseConfig::fromUrl(
        QStringLiteral("postgresql://h/d?sslmode=verify-full&sslrootcert=/a%20b/it's%5C.pem"),
        QStringLiteral("/unused"));
    QVERIFY(config);
    QCOMPARE(config->options,
             QStringLiteral("sslmode='verify-full';sslrootcert='/a b/it\\'s\\\\.pem'"));
}

void DatabaseConfigTest::refusesBadUrls_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {
             "/a/b.db",
             "mysql://u:secret@h/d",
             "sqlite://relative.db",
             "sqlite://",
             "postgresql://u:secret@h",
             "postgresql://u:secret@h/",
             "postgresql://u:secret@h:0/d",
             "postgresql://u:secret@h:65536/d",
             "postgresql://u:secret@h:x/d",
             "postgresql://u:secret@h1,h2/d",
             "postgresql://u:secret@[::1/d",
             "postgresql://u:secret@[::1]x/d",
             "postgresql://u:secret%@h/d",
             "postgresql://u:secret%zz@h/d",
             "postgresql://u:secret%00@h/d",
             "postgresql://u:secret%FF@h/d",
             "postgresql://u:secret%+1@h/d",
             "postgresql://u:secret@h/d?sslmode",
             "postgresql://u:secret@h/d?passfile=/etc/shadow",
             "postgresql://u:secret@h/d?sslmode=a;host=evil",
         })
        QTest::newRow(url) << QString::fromUtf8(url);
}

void DatabaseConfigTest::refusesBadUrls()
{
    QFETCH(QString, url);
    const auto config = DatabaseConfig::fromUrl(url, QStringLiteral("/unused"));
    QVERIFY(!config);
    QCOMPARE(config.error().reason, "storage.url_invalid");
    QCOMPARE(config.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!config.error().args.value(QStringLiteral("why")).isEmpty());
    const QString words = config.error().message + config.error().detail +
                          config.error().args.values().join(QLatin1Char(' '));
    QVERIFY2(!words.contains(QLatin1String("secret")), "the password is in the error");
}

QTEST_GUILESS_MAIN(DatabaseConfigTest)
#include "tst_databaseconfig.moc"
