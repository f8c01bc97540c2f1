#include "storage/database.h"

#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QFile>
#include <QProcess>
#include <QSqlError>
#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;

namespace {

constexpr const char *kForbiddenMode = "--call-from-a-forbidden-thread";

/// One table to play with, of types the schema uses.
TestDatabase playground()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    for (const char *sql :
         {"CREATE TABLE parents (id TEXT NOT NULL CONSTRAINT parents_id PRIMARY KEY)",
          "CREATE TABLE rows (id BIGINT NOT NULL CONSTRAINT rows_id PRIMARY KEY, text TEXT NULL"
          " CONSTRAINT rows_text UNIQUE, flag INTEGER NOT NULL DEFAULT 0 CHECK (flag IN (0, 1)),"
          " data ${BLOB} NULL, parent TEXT NULL REFERENCES parents (id))"}) {
        const auto created = database->exec(QLatin1String(sql));
        if (!created)
            qFatal("%s", describe(created).constData());
    }
    return database;
}

QString insertRow() { return QStringLiteral("INSERT INTO rows (id, text) VALUES (?, ?)"); }

QVariant one(Database &database, const QString &sql, const QVariantList &values = {})
{
    auto query = database.exec(sql, values);
    return query && query->next() ? query->value(0) : QVariant(QStringLiteral("no row"));
}

int countRows(Database &database)
{
    return one(database, QStringLiteral("SELECT COUNT(*) FROM rows")).toInt();
}

/// Ends this thread's PostgreSQL session behind its back.
void dropConnection(Database &database)
{
    const int pid = one(database, QStringLiteral("SELECT pg_backend_pid()")).toInt();
    std::thread killer([&] {
        VERIFY_OK(database.exec(QStringLiteral("SELECT pg_terminate_backend(?, 5000)"), {pid}));
    });
    killer.join();
}

int callFromForbiddenThread()
{
    const TestDatabase database(TestDatabase::Schema::Empty, QStringLiteral("sqlite"));
    Database::forbidInThisThread();
    return database->connection() ? 0 : 1;
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bindsValuesExactly_data() { database_data(); }
    void bindsValuesExactly();
    void changeStampTellsEveryCommit_data() { database_data(); }
    void changeStampTellsEveryCommit();
    void keepsEveryByteOfABlob_data() { database_data(); }
    void keepsEveryByteOfABlob();
    void nullTextIsEmptyAndNullIsSpelledOut_data() { database_data(); }
    void nullTextIsEmptyAndNullIsSpelledOut();
    void unstorableCharactersAreReplaced_data() { database_data(); }
    void unstorableCharactersAreReplaced();
    void answersTheNumberOfChangedRows_data() { database_data(); }
    void answersTheNumberOfChangedRows();
    void namesTheViolatedConstraint_data() { database_data(); }
    void namesTheViolatedConstraint();
    void reportsMissingReferences_data() { database_data(); }
    void reportsMissingReferences();
    void failedStatementsTellNoSql_data() { database_data(); }
    void failedStatementsTellNoSql();
    void waitingTooLongIsBusy_data() { database_data(); }
    void waitingTooLongIsBusy();
    void rollsBackUnlessCommitted_data() { database_data(); }
    void rollsBackUnlessCommitted();
    void refusesToCommitAfterAFailedStatement_data() { database_data(); }
    void refusesToCommitAfterAFailedStatement();
    void eachThreadHasItsConnection_data() { database_data(); }
    void eachThreadHasItsConnection();
    void eightThreadsInsertAtOnce_data() { database_data(); }
    void eightThreadsInsertAtOnce();
    void reopensALostConnection();
    void aConnectionLostInATransactionFailsIt();
    void sqliteIsSetUpForDurability();
    void sqliteFilesArePrivate();
    void fullDiskHasItsReason();
    void damagedFileHasItsReason();
    void unreachableDatabaseIsUnavailable_data();
    void unreachableDatabaseIsUnavailable();
    void jobThreadsMustNotCall();
};

void DatabaseTest::bindsValuesExactly()
{
    const TestDatabase database = playground();
    const QString text = QString::fromUtf8("Ünïcödé 🚀 'quoted' \\ \"x\" %_? $1");
    const qint64 number = 1'790'000'000'123LL;
    VERIFY_OK(
        database->execChanging(QStringLiteral("INSERT INTO rows (id, text, flag) VALUES (?, ?, ?)"),
                               {number, text, true}));
    auto query =
        database->exec(QStringLiteral("SELECT id, text, flag FROM rows WHERE text = ?"), {text});
    VERIFY_OK(query);
    QVERIFY(query->next());
    QCOMPARE(query->value(0).toLongLong(), number);
    QCOMPARE(query->value(1).toString(), text);
    QCOMPARE(query->value(2).toInt(), 1);
}

void DatabaseTest::changeStampTellsEveryCommit()
{
    const TestDatabase database = playground();
    const auto stamp = [&database] { return database->changeStamp().value(); };
    const auto insertElsewhere = [&database](int id, bool commit) {
        std::thread other([&] {
            {
                auto transaction = Transaction::begin(*database);
                VERIFY_OK(transaction);
                VERIFY_OK(database->exec(insertRow(), {id, QString::number(id)}));
                if (commit)
                    VERIFY_OK(transaction->commit());
            }
            database->closeThisThread();
        });
        other.join();
    };
    const QByteArray before = stamp();
    QVERIFY(!before.isEmpty());
    QCOMPARE(stamp(), before);
    QCOMPARE(countRows(*database), 0); // reading changes nothing
    QCOMPARE(stamp(), before);

    VERIFY_OK(database->exec(insertRow(), {1, QStringLiteral("one")}));
    const QByteArray own = stamp();
    QVERIFY(own != before);
    insertElsewhere(2, true);
    const QByteArray others = stamp();
    QVERIFY(others != own);
    VERIFY_OK(database->exec(QStringLiteral("UPDATE rows SET flag = 1 WHERE id = 2")));
    QVERIFY(stamp() != others);
    if (database->engine() == Database::Engine::Sqlite) {
        const QByteArray last = stamp();
        insertElsewhere(3, false);
        QCOMPARE(stamp(), last);
        // A connection that is opened again starts its counts anew: never the same stamp.
        database->closeThisThread();
        QVERIFY(stamp() != last);
    }
}

void DatabaseTest::keepsEveryByteOfABlob()
{
    const TestDatabase database = playground();
    QByteArray bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes.append(static_cast<char>(i * 7));
    VERIFY_OK(database->execChanging(QStringLiteral("INSERT INTO rows (id, data) VALUES (?, ?)"),
                                     {1, bytes}));
    QCOMPARE(one(*database, QStringLiteral("SELECT data FROM rows")).toByteArray(), bytes);
}

void DatabaseTest::nullTextIsEmptyAndNullIsSpelledOut()
{
    const TestDatabase database = playground();
    VERIFY_OK(database->execChanging(insertRow(), {1, QString()}));
    VERIFY_OK(database->execChanging(insertRow(), {2, QVariant()}));
    VERIFY_OK(database->execChanging(QStringLiteral("UPDATE rows SET data = ? WHERE id = 1"),
                                     {QByteArray()}));
    QCOMPARE(one(*database, QStringLiteral("SELECT id FROM rows WHERE text = ''")).toInt(), 1);
    QCOMPARE(one(*database, QStringLiteral("SELECT id FROM rows WHERE text IS NULL")).toInt(), 2);
    QCOMPARE(one(*database, QStringLiteral("SELECT id FROM rows WHERE data IS NULL")).toInt(), 2);
}

void DatabaseTest::unstorableCharactersAreReplaced()
{
    const TestDatabase database = playground();
    QString text = QStringLiteral("a");
    text += QChar(0);
    text += QChar(0xD800);
    text += QString::fromUtf8("🚀");
    VERIFY_OK(database->execChanging(insertRow(), {1, text}));
    QCOMPARE(one(*database, QStringLiteral("SELECT text FROM rows")).toString(),
             QString::fromUtf8("a\uFFFD\uFFFD🚀"));
}

void DatabaseTest::answersTheNumberOfChangedRows()
{
    const TestDatabase database = playground();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(database->execChanging(insertRow(), {i, QString::number(i)}).value_or(-1), 1);
    const QString update = QStringLiteral("UPDATE rows SET flag = 1 WHERE id >= ?");
    QCOMPARE(database->execChanging(update, {1}).value_or(-1), 2);
    QCOMPARE(database->execChanging(update, {9}).value_or(-1), 0);
    QCOMPARE(database->execChanging(QStringLiteral("DELETE FROM rows")).value_or(-1), 3);
}

void DatabaseTest::namesTheViolatedConstraint()
{
    const TestDatabase database = playground();
    VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("x")}));
    const QString argument = QStringLiteral("constraint");
    const auto sameText = database->execChanging(insertRow(), {2, QStringLiteral("x")});
    COMPARE_REASON(sameText, "storage.unique_violation");
    QCOMPARE(sameText.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(sameText.error().args.value(argument), QStringLiteral("rows_text"));
    const auto sameId = database->execChanging(insertRow(), {1, QStringLiteral("y")});
    QCOMPARE(sameId.error().args.value(argument), QStringLiteral("rows_id"));
}

void DatabaseTest::reportsMissingReferences()
{
    const TestDatabase database = playground();
    const QString insert = QStringLiteral("INSERT INTO rows (id, parent) VALUES (?, ?)");
    const auto orphan = database->execChanging(insert, {1, QStringLiteral("nobody")});
    COMPARE_REASON(orphan, "storage.foreign_key");
    VERIFY_OK(database->execChanging(QStringLiteral("INSERT INTO parents (id) VALUES (?)"),
                                     {QStringLiteral("p")}));
    VERIFY_OK(database->execChanging(insert, {1, QStringLiteral("p")}));
    COMPARE_REASON(database->exec(QStringLiteral("DELETE FROM parents")), "storage.foreign_key");
}

void DatabaseTest::failedStatementsTellNoSql()
{
    const TestDatabase database = playground();
    const auto failed =
        database->exec(QStringLiteral("SELECT hidden_word FROM rows WHERE id = ?"), {1});
    COMPARE_REASON(failed, "storage.query_failed");
    QCOMPARE(failed.error().code, ErrorCode::Internal);
    QVERIFY(!(failed.error().message + failed.error().detail).contains(QLatin1String("hidden")));
    const auto checked =
        database->exec(QStringLiteral("INSERT INTO rows (id, flag) VALUES (?, ?)"), {1, 7});
    COMPARE_REASON(checked, "storage.query_failed");
}

void DatabaseTest::waitingTooLongIsBusy()
{
    const TestDatabase database = playground();
    VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("x")}));
    const QString update = QStringLiteral("UPDATE rows SET flag = 1 WHERE id = ?");
    auto holder = Transaction::begin(*database);
    VERIFY_OK(holder);
    VERIFY_OK(database->execChanging(update, {1}));
    QByteArray reason;
    std::thread other([&] {
        const bool sqlite = database->engine() == Database::Engine::Sqlite;
        VERIFY_OK(database->exec(
            QLatin1String(sqlite ? "PRAGMA busy_timeout=50" : "SET lock_timeout='50ms'")));
        reason = reasonOf(database->execChanging(update, {1}));
    });
    other.join();
    QCOMPARE(reason, QByteArray("storage.busy"));
}

void DatabaseTest::rollsBackUnlessCommitted()
{
    const TestDatabase database = playground();
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("dropped")}));
        QCOMPARE(countRows(*database), 1);
    }
    QCOMPARE(countRows(*database), 0);
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("kept")}));
        VERIFY_OK(transaction->commit());
    }
    QCOMPARE(countRows(*database), 1);
    QCOMPARE(database->transactionDepth(), 0);
}

void DatabaseTest::refusesToCommitAfterAFailedStatement()
{
    const TestDatabase database = playground();
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("x")}));
        COMPARE_REASON(database->execChanging(insertRow(), {1, QStringLiteral("x")}),
                       "storage.unique_violation");
        COMPARE_REASON(database->execChanging(insertRow(), {2, QStringLiteral("y")}),
                       "storage.query_failed");
        COMPARE_REASON(database->exec(QStringLiteral("SELECT 1")), "storage.query_failed");
        COMPARE_REASON(transaction->commit(), "storage.query_failed");
    }
    QCOMPARE(countRows(*database), 0);
    VERIFY_OK(database->execChanging(insertRow(), {3, QStringLiteral("z")}));
}

void DatabaseTest::eachThreadHasItsConnection()
{
    const TestDatabase database = playground();
    const auto mine = database->connection();
    VERIFY_OK(mine);
    QString other;
    std::thread thread([&] {
        const auto connection = database->connection();
        VERIFY_OK(connection);
        other = connection->connectionName();
        VERIFY_OK(database->execChanging(insertRow(), {1, QStringLiteral("x")}));
    });
    thread.join();
    QVERIFY(!other.isEmpty());
    QVERIFY(other != mine->connectionName());
    QVERIFY2(!QSqlDatabase::contains(other), "the thread's connection outlived it");
    QVERIFY(QSqlDatabase::contains(mine->connectionName()));
    QCOMPARE(countRows(*database), 1);
}

void DatabaseTest::eightThreadsInsertAtOnce()
{
    constexpr int kThreads = 8;
    constexpr int kRows = 25;
    const TestDatabase database = playground();
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kRows; ++i) {
                auto transaction = Transaction::begin(*database);
                const int id = t * kRows + i;
                if (!transaction ||
                    !database->execChanging(insertRow(), {id, QString::number(id)}) ||
                    !transaction->commit())
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(countRows(*database), kThreads * kRows);
}

void DatabaseTest::reopensALostConnection()
{
    const TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("postgresql"));
    const QString insert =
        QStringLiteral("INSERT INTO nodes (id, host_name, started_at, heartbeat_at)"
                       " VALUES (?, '', 1, 1)");
    VERIFY_OK(database->execChanging(insert, {QStringLiteral("before")}));
    dropConnection(*database);
    QCOMPARE(one(*database, QStringLiteral("SELECT COUNT(*) FROM nodes")).toInt(), 1);
    dropConnection(*database);
    auto transaction = Transaction::begin(*database);
    VERIFY_OK(transaction);
    VERIFY_OK(database->execChanging(insert, {QStringLiteral("after")}));
    VERIFY_OK(transaction->commit());
}

void DatabaseTest::aConnectionLostInATransactionFailsIt()
{
    const TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("postgresql"));
    const QString insert = QStringLiteral(
        "INSERT INTO nodes (id, host_name, started_at, heartbeat_at) VALUES (?, '', 1, 1)");
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->execChanging(insert, {QStringLiteral("lost")}));
        dropConnection(*database);
        COMPARE_REASON(database->execChanging(insert, {QStringLiteral("too late")}),
                       "storage.unavailable");
        QVERIFY(!transaction->commit());
    }
    QCOMPARE(one(*database, QStringLiteral("SELECT COUNT(*) FROM nodes")).toInt(), 0);
}

void DatabaseTest::sqliteIsSetUpForDurability()
{
    const TestDatabase database(TestDatabase::Schema::Empty, QStringLiteral("sqlite"));
    QCOMPARE(one(*database, QStringLiteral("PRAGMA journal_mode")).toString(),
             QStringLiteral("wal"));
    QCOMPARE(one(*database, QStringLiteral("PRAGMA synchronous")).toInt(), 2);
    QCOMPARE(one(*database, QStringLiteral("PRAGMA foreign_keys")).toInt(), 1);
    QCOMPARE(one(*database, QStringLiteral("PRAGMA busy_timeout")).toInt(), 5000);
}

void DatabaseTest::sqliteFilesArePrivate()
{
    TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("sqlite"));
    const QString path = database.config().sqlitePath;
    constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                 QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QFile file(path + QLatin1String(suffix));
        QVERIFY2(file.exists(), suffix);
        QVERIFY2(!(file.permissions() & kOthers), suffix);
    }
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                            QFileDevice::ReadOther));
    database.reopen();
    QVERIFY(!(QFile(path).permissions() & kOthers));
}

void DatabaseTest::fullDiskHasItsReason()
{
    const TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("sqlite"));
    VERIFY_OK(database->exec(QStringLiteral("PRAGMA max_page_count=1")));
    const auto full =
        database->execChanging(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"),
                               {QStringLiteral("big"), QString(1'000'000, QLatin1Char('x'))});
    COMPARE_REASON(full, "storage.full");
    QCOMPARE(full.error().code, ErrorCode::ResourceExhausted);
}

void DatabaseTest::damagedFileHasItsReason()
{
    const QTemporaryDir directory;
    DatabaseConfig config;
    config.sqlitePath = directory.filePath(QStringLiteral("testum.db"));
    QFile file(config.sqlitePath);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = Database::open(config);
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, "storage.corrupt");
}

void DatabaseTest::unreachableDatabaseIsUnavailable_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("no directory") << QStringLiteral("sqlite:///nonexistent-testum/x.db");
    QTest::newRow("no server") << QStringLiteral(
        "postgresql://u:hidden@/d?host=/nonexistent-testum");
}

void DatabaseTest::unreachableDatabaseIsUnavailable()
{
    QFETCH(QString, url);
    const auto config = DatabaseConfig::fromUrl(url, {});
    VERIFY_OK(config);
    const auto opened = Database::open(*config);
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, "storage.unavailable");
    QCOMPARE(opened.error().code, ErrorCode::Unavailable);
    QVERIFY(!opened.error().detail.isEmpty());
    QVERIFY(!opened.error().detail.contains(QLatin1String("hidden")));
}

void DatabaseTest::jobThreadsMustNotCall()
{
    QProcess child;
    child.setProcessChannelMode(QProcess::MergedChannels);
    child.start(QCoreApplication::applicationFilePath(), {QLatin1String(kForbiddenMode)});
    QVERIFY(child.waitForFinished(30'000));
    QVERIFY2(child.exitStatus() == QProcess::CrashExit || child.exitCode() == 1,
             child.readAll().constData());
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().contains(QLatin1String(kForbiddenMode)))
        return callFromForbiddenThread();
    DatabaseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_database.moc"
