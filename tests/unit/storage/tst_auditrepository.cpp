#include "storage/auditrepository.h"

#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

AuditRecord record(const char *user, const char *action, qint64 timestampMs = 1000)
{
    AuditRecord record;
    record.user = QString::fromUtf8(user);
    record.action = QString::fromUtf8(action);
    record.objectType = QStringLiteral("platform");
    record.objectId = QStringLiteral("id-1");
    record.timestampMs = timestampMs;
    record.ip = QStringLiteral("::1");
    return record;
}

Result<void> append(Database &database, const AuditRecord &record)
{
    TESTUM_TRY(Transaction transaction, Transaction::begin(database));
    TESTUM_TRY_VOID(AuditRepository(database).append(record));
    return transaction.commit();
}

QStringList actions(const Result<Page<AuditRecord>> &page)
{
    QStringList actions;
    if (page) {
        for (const AuditRecord &record : page->items)
            actions.append(record.action);
    }
    return actions;
}

void appendThree(Database &database)
{
    for (const char *action : {"first", "second", "third"})
        VERIFY_OK(append(database, record("alice", action)));
}

} // namespace

class AuditRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryField_data() { database_data(); }
    void readsBackEveryField();
    void eachRecordCarriesTheHashBefore_data() { database_data(); }
    void eachRecordCarriesTheHashBefore();
    void anEmptyLogIsWhole_data() { database_data(); }
    void anEmptyLogIsWhole();
    void whatWasRolledBackLeavesNoGap_data() { database_data(); }
    void whatWasRolledBackLeavesNoGap();
    void strangeTextDoesNotBreakTheChain_data() { database_data(); }
    void strangeTextDoesNotBreakTheChain();
    void eightWritersMakeOneChain_data() { database_data(); }
    void eightWritersMakeOneChain();
    void findsTampering_data();
    void findsTampering();
    void listsAndFilters_data() { database_data(); }
    void listsAndFilters();
    void settingsKeepAnyValue_data() { database_data(); }
    void settingsKeepAnyValue();
    void theFirstSettingWins_data() { database_data(); }
    void theFirstSettingWins();
};

void AuditRepositoryTest::readsBackEveryField()
{
    const TestDatabase database;
    AuditRecord written = record("алиса", "platform.update", 1'790'000'000'123);
    written.meta = {{QStringLiteral("before"), QJsonObject{{QStringLiteral("port"), 22}}},
                    {QStringLiteral("after"), QJsonObject{{QStringLiteral("ratio"), 0.1}}}};
    VERIFY_OK(append(*database, written));
    const auto page = AuditRepository(*database).list({});
    VERIFY_OK(page);
    QCOMPARE(page->total, 1);
    AuditRecord stored = page->items.first();
    QVERIFY(!stored.id.isEmpty());
    QCOMPARE(stored.prevHash, QString());
    QCOMPARE(stored.hash.size(), 64);
    written.id = stored.id;
    written.hash = stored.hash;
    QCOMPARE(stored.toJson(), written.toJson());
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::eachRecordCarriesTheHashBefore()
{
    const TestDatabase database;
    appendThree(*database);
    const auto page = AuditRepository(*database).list({});
    VERIFY_OK(page);
    QCOMPARE(page->items.at(0).action, QStringLiteral("third"));
    QCOMPARE(page->items.at(0).prevHash, page->items.at(1).hash);
    QCOMPARE(page->items.at(1).prevHash, page->items.at(2).hash);
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::anEmptyLogIsWhole()
{
    const TestDatabase database;
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::whatWasRolledBackLeavesNoGap()
{
    const TestDatabase database;
    VERIFY_OK(append(*database, record("alice", "kept")));
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(AuditRepository(*database).append(record("alice", "dropped")));
    }
    VERIFY_OK(append(*database, record("alice", "kept too")));
    QCOMPARE(actions(AuditRepository(*database).list({})),
             (QStringList{QStringLiteral("kept too"), QStringLiteral("kept")}));
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::strangeTextDoesNotBreakTheChain()
{
    const TestDatabase database;
    AuditRecord strange = record("x", "auth.login_failed");
    strange.user = QStringLiteral("a");
    strange.user += QChar(0);
    strange.user += QChar(0xDC00);
    strange.user += QStringLiteral("'; --\n");
    strange.objectId = QString(); // null
    strange.meta = {{QString(QChar(0xD800)), strange.user},
                    {QStringLiteral("number"), 1e300},
                    {QStringLiteral("list"), QJsonArray{QJsonValue(), true, strange.user}}};
    VERIFY_OK(append(*database, strange));
    VERIFY_OK(append(*database, record("alice", "next")));
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::eightWritersMakeOneChain()
{
    constexpr int kThreads = 8;
    constexpr int kRecords = 15;
    const TestDatabase database;
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < kRecords; ++i) {
                if (!append(*database, record("alice", "busy")))
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(AuditRepository(*database).list({})->total, kThreads * kRecords);
    VERIFY_OK(AuditRepository(*database).verify());
}

void AuditRepositoryTest::findsTampering_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("brokenAt"); // the action of the first bad record
    for (const char *engine : {"sqlite", "postgresql"}) {
        const auto row = [engine](const char *name, const char *sql, const char *brokenAt) {
            QTest::addRow("%s: %s", engine, name)
                << QString::fromLatin1(engine) << QString::fromLatin1(sql)
                << QString::fromLatin1(brokenAt);
        };
        row("user", "UPDATE audit_log SET user_name = 'bob' WHERE position = 2", "second");
        row("action", "UPDATE audit_log SET action = 'harmless' WHERE position = 2", "harmless");
        row("object type", "UPDATE audit_log SET object_type = 'x' WHERE position = 2", "second");
        row("object id", "UPDATE audit_log SET object_id = 'x' WHERE position = 2", "second");
        row("meta", "UPDATE audit_log SET meta = '{\"a\":1}' WHERE position = 2", "second");
        row("time", "UPDATE audit_log SET occurred_at = 999 WHERE position = 2", "second");
        row("ip", "UPDATE audit_log SET ip = '' WHERE position = 2", "second");
        row("hash", "UPDATE audit_log SET hash = prev_hash WHERE position = 2", "second");
        row("removed in the middle", "DELETE FROM audit_log WHERE position = 2", "third");
        row("first removed", "DELETE FROM audit_log WHERE position = 1", "second");
        row("last removed", "DELETE FROM audit_log WHERE position = 3", "second");
        row("moved", "UPDATE audit_log SET position = 9 WHERE position = 2", "third");
    }
}

void AuditRepositoryTest::findsTampering()
{
    QFETCH(QString, sql);
    QFETCH(QString, brokenAt);
    const TestDatabase database;
    appendThree(*database);
    VERIFY_OK(AuditRepository(*database).verify());
    VERIFY_OK(database->exec(sql));
    const auto broken = AuditRepository(*database).verify();
    COMPARE_REASON(broken, "audit.chain_broken");
    QCOMPARE(broken.error().code, ErrorCode::DataLoss);
    auto query =
        database->exec(QStringLiteral("SELECT id FROM audit_log WHERE action = ?"), {brokenAt});
    VERIFY_OK(query);
    QVERIFY(query->next());
    QCOMPARE(broken.error().args.value(QStringLiteral("id")), query->value(0).toString());
}

void AuditRepositoryTest::listsAndFilters()
{
    const TestDatabase database;
    AuditRecord key = record("Bob", "key.create", 3000);
    key.objectType = QStringLiteral("key");
    key.objectId = QStringLiteral("id-2");
    for (const AuditRecord &one :
         {record("alice", "platform.create", 1000), record("alice", "platform.remove", 2000), key})
        VERIFY_OK(append(*database, one));
    AuditRepository audit(*database);
    const auto filtered = [&](const QMap<QString, QString> &filters) {
        ListQuery query;
        query.filters = filters;
        return actions(audit.list(query));
    };
    const QString keyCreate = QStringLiteral("key.create");
    const QString platformRemove = QStringLiteral("platform.remove");
    const QString platformCreate = QStringLiteral("platform.create");
    QCOMPARE(filtered({}), (QStringList{keyCreate, platformRemove, platformCreate}));
    QCOMPARE(filtered({{QStringLiteral("user"), QStringLiteral("alice")}}),
             (QStringList{platformRemove, platformCreate}));
    QCOMPARE(filtered({{QStringLiteral("action"), keyCreate}}), QStringList{keyCreate});
    QCOMPARE(filtered({{QStringLiteral("object_type"), QStringLiteral("key")}}),
             QStringList{keyCreate});
    QCOMPARE(filtered({{QStringLiteral("object_id"), QStringLiteral("id-1")}}),
             (QStringList{platformRemove, platformCreate}));
    QCOMPARE(filtered({{QStringLiteral("from"), QStringLiteral("2000")},
                       {QStringLiteral("to"), QStringLiteral("2999")}}),
             QStringList{platformRemove});
    ListQuery search;
    search.search = QStringLiteral("BOB");
    QCOMPARE(actions(audit.list(search)), QStringList{keyCreate});
    ListQuery oldest;
    oldest.sort = QStringLiteral("timestamp");
    QCOMPARE(actions(audit.list(oldest)), (QStringList{platformCreate, platformRemove, keyCreate}));
    ListQuery bad;
    bad.filters.insert(QStringLiteral("from"), QStringLiteral("yesterday"));
    COMPARE_REASON(audit.list(bad), "request.invalid");
}

void AuditRepositoryTest::settingsKeepAnyValue()
{
    const TestDatabase database;
    SettingsRepository settings(*database);
    const QJsonObject values{{QStringLiteral("number"), 42},
                             {QStringLiteral("large"), 64LL * 1024 * 1024 * 1024},
                             {QStringLiteral("text"), QString::fromUtf8("строка \"x\"")},
                             {QStringLiteral("flag"), false},
                             {QStringLiteral("null"), QJsonValue()},
                             {QStringLiteral("list"), QJsonArray{1, QStringLiteral("b")}},
                             {QStringLiteral("object"), QJsonObject{{QStringLiteral("a"), 1}}}};
    for (auto it = values.begin(); it != values.end(); ++it)
        VERIFY_OK(settings.put(it.key(), it.value()));
    const auto all = settings.all();
    VERIFY_OK(all);
    QCOMPARE(*all, values);
    VERIFY_OK(settings.put(QStringLiteral("number"), 43));
    const auto number = settings.value(QStringLiteral("number"));
    VERIFY_OK(number);
    QCOMPARE(number->value_or(QJsonValue()), QJsonValue(43));
    QVERIFY(!settings.value(QStringLiteral("missing"))->has_value());
    QVERIFY(settings.value(QStringLiteral("null"))->has_value());
}

void AuditRepositoryTest::theFirstSettingWins()
{
    const TestDatabase database;
    SettingsRepository settings(*database);
    const QString key = QStringLiteral("vault.key_id");
    const QJsonValue first(QStringLiteral("first"));
    QCOMPARE(settings.putIfAbsent(key, first).value_or(QJsonValue()), first);
    QCOMPARE(settings.putIfAbsent(key, QStringLiteral("second")).value_or(QJsonValue()), first);
    QCOMPARE(settings.value(key)->value_or(QJsonValue()), first);
}

QTEST_GUILESS_MAIN(AuditRepositoryTest)
#include "tst_auditrepository.moc"
