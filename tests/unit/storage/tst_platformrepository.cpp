#include "storage/platformrepository.h"

#include "core/ids.h"
#include "storage/sshkeyrepository.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

PlatformRecord record(const QString &name)
{
    PlatformRecord record;
    record.platform.id = newId();
    record.platform.name = name;
    record.platform.host = QStringLiteral("host.example");
    record.platform.username = QStringLiteral("root");
    record.platform.createdAtMs = 1000;
    record.platform.updatedAtMs = 1000;
    return record;
}

PlatformRecord fullRecord()
{
    PlatformRecord full = record(QString::fromUtf8("Сервер 1"));
    full.platform.host = QStringLiteral("2001:db8::1");
    full.platform.port = 2222;
    full.platform.username = QStringLiteral("deploy");
    full.platform.authMethod = AuthMethod::PrivateKey;
    full.platform.groupName = QStringLiteral("prod");
    full.platform.tags = {QStringLiteral("web"), QString::fromUtf8("Москва"),
                          QStringLiteral("a\"b")};
    full.platform.description = QStringLiteral("front 'end'\nsecond line");
    full.platform.facts = {{QStringLiteral("cpus"), 4}};
    full.platform.lastSeenAtMs = 1'790'000'000'000;
    full.platform.createdBy = QStringLiteral("alice");
    full.encryptedPassword = "gAAAA-password";
    full.encryptedPrivateKey = "gAAAA-key";
    full.encryptedPassphrase = "gAAAA-passphrase";
    full.encryptedSudoPassword = "gAAAA-sudo";
    full.pinMac = "abcdef";
    return full;
}

QStringList names(const Page<Platform> &page)
{
    QStringList names;
    for (const Platform &platform : page.items)
        names.append(platform.name);
    return names;
}

} // namespace

class PlatformRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryField_data() { database_data(); }
    void readsBackEveryField();
    void nameIsUniqueWhateverItsCase_data() { database_data(); }
    void nameIsUniqueWhateverItsCase();
    void updateKeepsWhatItDoesNotOwn_data() { database_data(); }
    void updateKeepsWhatItDoesNotOwn();
    void unknownSshKeyIsAFieldError_data() { database_data(); }
    void unknownSshKeyIsAFieldError();
    void missingRowsAreNotFound_data() { database_data(); }
    void missingRowsAreNotFound();
    void showsTheNewestTrustedFingerprint_data() { database_data(); }
    void showsTheNewestTrustedFingerprint();
    void setsFactsAndTimes_data() { database_data(); }
    void setsFactsAndTimes();
    void listsFaultsNewestFirst_data() { database_data(); }
    void listsFaultsNewestFirst();
    void listsAddressesByName_data() { database_data(); }
    void listsAddressesByName();
    void removingLeavesTheRuns_data() { database_data(); }
    void removingLeavesTheRuns();
    void resolvesIdsAndNamesInOrder_data() { database_data(); }
    void resolvesIdsAndNamesInOrder();
    void resolvesMoreThanOneStatementHolds_data() { database_data(); }
    void resolvesMoreThanOneStatementHolds();
    void resolveNamesTheUnknownOne_data() { database_data(); }
    void resolveNamesTheUnknownOne();
    void filters_data();
    void filters();
    void searches_data();
    void searches();
    void sorts_data();
    void sorts();
    void pagesHaveTheTotal_data() { database_data(); }
    void pagesHaveTheTotal();
    void refusesUnknownNames_data() { database_data(); }
    void refusesUnknownNames();
    void listTellsOnlyThatThereAreSecrets_data() { database_data(); }
    void listTellsOnlyThatThereAreSecrets();

private:
    /// Three platforms to look for.
    static void insertFleet(Database &database);
};

void PlatformRepositoryTest::insertFleet(Database &database)
{
    PlatformRecord web = record(QStringLiteral("web-1"));
    web.platform.host = QStringLiteral("10.0.0.2");
    web.platform.groupName = QStringLiteral("prod");
    web.platform.tags = {QStringLiteral("Web"), QStringLiteral("eu")};
    web.platform.createdAtMs = 3000;
    PlatformRecord cyrillic = record(QString::fromUtf8("База"));
    cyrillic.platform.host = QStringLiteral("10.0.0.1");
    cyrillic.platform.username = QStringLiteral("postgres");
    cyrillic.platform.authMethod = AuthMethod::Agent;
    cyrillic.platform.description = QString::fromUtf8("Главная 100%");
    cyrillic.platform.createdAtMs = 1000;
    PlatformRecord backup = record(QStringLiteral("Backup_1"));
    backup.platform.host = QStringLiteral("backup.example");
    backup.platform.tags = {QStringLiteral("webhooks")};
    backup.platform.createdAtMs = 2000;
    PlatformRepository platforms(database);
    for (const PlatformRecord &platform : {web, cyrillic, backup})
        VERIFY_OK(platforms.insert(platform));
}

void PlatformRepositoryTest::readsBackEveryField()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    SshKeyRecord key;
    key.key.id = newId();
    key.key.name = QStringLiteral("key");
    VERIFY_OK(SshKeyRepository(*database).insert(key));
    PlatformRecord full = fullRecord();
    full.platform.sshKeyId = key.key.id;
    VERIFY_OK(platforms.insert(full));

    const auto stored = platforms.byId(full.platform.id);
    VERIFY_OK(stored);
    full.platform.hasPassword = full.platform.hasPrivateKey = true;
    full.platform.hasPassphrase = full.platform.hasSudoPassword = true;
    QCOMPARE(stored->platform.toJson(), full.platform.toJson());
    QCOMPARE(stored->encryptedPassword, full.encryptedPassword);
    QCOMPARE(stored->encryptedPrivateKey, full.encryptedPrivateKey);
    QCOMPARE(stored->encryptedPassphrase, full.encryptedPassphrase);
    QCOMPARE(stored->encryptedSudoPassword, full.encryptedSudoPassword);
    QCOMPARE(stored->pinMac, full.pinMac);
    const auto byName = platforms.byName(QString::fromUtf8("сЕРВЕР 1"));
    VERIFY_OK(byName);
    QCOMPARE(byName->platform.id, full.platform.id);
}

void PlatformRepositoryTest::nameIsUniqueWhateverItsCase()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(record(QString::fromUtf8("Сервер"))));
    const auto taken = platforms.insert(record(QString::fromUtf8("СЕРВЕР")));
    COMPARE_REASON(taken, "platform.name_taken");
    QCOMPARE(taken.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(taken.error().fields.value(0).field, QStringLiteral("name"));
    PlatformRecord other = record(QStringLiteral("other"));
    VERIFY_OK(platforms.insert(other));
    other.platform.name = QString::fromUtf8("сервер");
    COMPARE_REASON(platforms.update(other), "platform.name_taken");
}

void PlatformRepositoryTest::updateKeepsWhatItDoesNotOwn()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    PlatformRecord changed = fullRecord();
    VERIFY_OK(platforms.insert(changed));
    VERIFY_OK(platforms.setLastError(changed.platform.id, QStringLiteral("ssh.timeout"), 7));
    changed.platform.name = QStringLiteral("renamed");
    changed.platform.host = QStringLiteral("new.example");
    changed.platform.tags = {};
    changed.platform.updatedAtMs = 2000;
    changed.platform.facts = {};
    changed.platform.lastSeenAtMs = 0;
    changed.platform.createdBy = QStringLiteral("mallory");
    changed.platform.createdAtMs = 1;
    changed.encryptedPassword.clear();
    changed.pinMac = "new";
    VERIFY_OK(platforms.update(changed));
    const auto stored = platforms.byId(changed.platform.id);
    VERIFY_OK(stored);
    QCOMPARE(stored->platform.name, QStringLiteral("renamed"));
    QCOMPARE(stored->platform.tags, QStringList());
    QCOMPARE(stored->platform.updatedAtMs, 2000);
    QCOMPARE(stored->encryptedPassword, QByteArray());
    QVERIFY(!stored->platform.hasPassword);
    QCOMPARE(stored->pinMac, QByteArray("new"));
    const Platform before = fullRecord().platform;
    QCOMPARE(stored->platform.facts, before.facts);
    QCOMPARE(stored->platform.lastSeenAtMs, before.lastSeenAtMs);
    QCOMPARE(stored->platform.lastErrorReason, QStringLiteral("ssh.timeout"));
    QCOMPARE(stored->platform.lastErrorAtMs, 7);
    QCOMPARE(stored->platform.createdBy, before.createdBy);
    QCOMPARE(stored->platform.createdAtMs, before.createdAtMs);
}

void PlatformRepositoryTest::unknownSshKeyIsAFieldError()
{
    const TestDatabase database;
    PlatformRecord platform = record(QStringLiteral("x"));
    platform.platform.sshKeyId = newId();
    const auto refused = PlatformRepository(*database).insert(platform);
    COMPARE_REASON(refused, "request.invalid");
    QCOMPARE(refused.error().fields.value(0).field, QStringLiteral("ssh_key_id"));
}

void PlatformRepositoryTest::missingRowsAreNotFound()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    const QString id = newId();
    COMPARE_REASON(platforms.byId(id), "platform.not_found");
    COMPARE_REASON(platforms.byName(QStringLiteral("nobody")), "platform.not_found");
    COMPARE_REASON(platforms.update(record(QStringLiteral("x"))), "platform.not_found");
    COMPARE_REASON(platforms.remove(id), "platform.not_found");
    COMPARE_REASON(platforms.setPinMac(id, "x"), "platform.not_found");
    COMPARE_REASON(platforms.setFacts(id, {}, 1), "platform.not_found");
    COMPARE_REASON(platforms.touchSeen(id, 1), "platform.not_found");
    COMPARE_REASON(platforms.setLastError(id, QStringLiteral("ssh.timeout"), 1),
                   "platform.not_found");
}

void PlatformRepositoryTest::showsTheNewestTrustedFingerprint()
{
    const TestDatabase database;
    const PlatformRecord platform = record(QStringLiteral("x"));
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(platform));
    HostKeyRepository keys(*database);
    HostKey key;
    key.platformId = platform.platform.id;
    key.keyType = QStringLiteral("ssh-ed25519");
    const auto put = [&](const char *fingerprint, HostKey::State state, qint64 firstSeenAtMs) {
        key.fingerprint = QLatin1String(fingerprint);
        key.state = state;
        key.firstSeenAtMs = firstSeenAtMs;
        VERIFY_OK(keys.put(key));
    };
    put("SHA256:old", HostKey::State::Trusted, 1);
    put("SHA256:new", HostKey::State::Trusted, 2);
    put("SHA256:revoked", HostKey::State::Revoked, 3);
    const auto stored = platforms.byId(key.platformId);
    VERIFY_OK(stored);
    QCOMPARE(stored->platform.knownHostFingerprint, QStringLiteral("SHA256:new"));
    const auto page = platforms.list({});
    VERIFY_OK(page);
    QCOMPARE(page->items.value(0).knownHostFingerprint, QStringLiteral("SHA256:new"));
}

void PlatformRepositoryTest::setsFactsAndTimes()
{
    const TestDatabase database;
    const PlatformRecord platform = record(QStringLiteral("x"));
    const QString id = platform.platform.id;
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(platform));
    const QJsonObject facts{{QStringLiteral("os"), QString::fromUtf8("Débian")}};
    VERIFY_OK(platforms.setFacts(id, facts, 5000));
    QCOMPARE(platforms.byId(id)->platform.facts, facts);
    QCOMPARE(platforms.byId(id)->platform.lastSeenAtMs, 5000);
    VERIFY_OK(platforms.touchSeen(id, 6000));
    QCOMPARE(platforms.byId(id)->platform.lastSeenAtMs, 6000);
    VERIFY_OK(platforms.setLastError(id, QStringLiteral("ssh.timeout"), 7000));
    QCOMPARE(platforms.list({})->items.value(0).lastErrorReason, QStringLiteral("ssh.timeout"));
    QCOMPARE(platforms.byId(id)->platform.lastErrorAtMs, 7000);
    QCOMPARE(platforms.byId(id)->platform.lastSeenAtMs, 6000);
    VERIFY_OK(platforms.setPinMac(id, "00ff"));
    QCOMPARE(platforms.byId(id)->pinMac, QByteArray("00ff"));
}

void PlatformRepositoryTest::listsFaultsNewestFirst()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    QStringList ids;
    for (const char *name : {"a", "b", "c", "d"}) {
        const PlatformRecord platform = record(QLatin1String(name));
        VERIFY_OK(platforms.insert(platform));
        ids.append(platform.platform.id);
    }
    VERIFY_OK(platforms.setLastError(ids[0], QStringLiteral("ssh.timeout"), 100));
    VERIFY_OK(platforms.setLastError(ids[1], QStringLiteral("ssh.auth_failed"), 300));
    VERIFY_OK(platforms.setLastError(ids[3], QStringLiteral("ssh.unreachable"), 200));
    const auto faults = platforms.faults(2);
    VERIFY_OK(faults);
    QCOMPARE(faults->size(), 2);
    QCOMPARE(faults->at(0).id, ids[1]);
    QCOMPARE(faults->at(0).name, QStringLiteral("b"));
    QCOMPARE(faults->at(0).reason, QStringLiteral("ssh.auth_failed"));
    QCOMPARE(faults->at(0).atMs, 300);
    QCOMPARE(faults->at(1).id, ids[3]);
    VERIFY_OK(platforms.touchSeen(ids[1], 400));
    QCOMPARE(platforms.faults(10)->size(), 2);
}

void PlatformRepositoryTest::listsAddressesByName()
{
    const TestDatabase database;
    insertFleet(*database);
    const auto addresses = PlatformRepository(*database).addresses();
    VERIFY_OK(addresses);
    QCOMPARE(addresses->size(), 3);
    QCOMPARE(addresses->at(0).name, QStringLiteral("Backup_1"));
    QCOMPARE(addresses->at(0).host, QStringLiteral("backup.example"));
    QCOMPARE(addresses->at(0).port, 22);
    QVERIFY(!addresses->at(0).id.isEmpty());
    QCOMPARE(addresses->at(1).name, QStringLiteral("web-1"));
}

void PlatformRepositoryTest::removingLeavesTheRuns()
{
    const TestDatabase database;
    const PlatformRecord platform = record(QStringLiteral("x"));
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(platform));
    VERIFY_OK(database->exec(QStringLiteral("INSERT INTO tasks (id, type, status, created_at)"
                                            " VALUES ('t', 'run_command', 'running', 1)")));
    VERIFY_OK(database->execChanging(
        QStringLiteral("INSERT INTO task_runs (id, task_id, platform_id, platform_name, status,"
                       " created_at) VALUES ('r', 't', ?, 'x', 'running', 1)"),
        {platform.platform.id}));
    HostKey key;
    key.platformId = platform.platform.id;
    key.fingerprint = QStringLiteral("f");
    VERIFY_OK(HostKeyRepository(*database).put(key));
    VERIFY_OK(platforms.remove(platform.platform.id));
    auto query = database->exec(
        QStringLiteral("SELECT platform_name FROM task_runs WHERE platform_id IS NULL"));
    VERIFY_OK(query);
    QVERIFY(query->next());
    QCOMPARE(query->value(0).toString(), QStringLiteral("x"));
    QCOMPARE(HostKeyRepository(*database).forPlatform(key.platformId)->size(), 0);
}

void PlatformRepositoryTest::resolvesIdsAndNamesInOrder()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    const PlatformRecord a = record(QStringLiteral("a"));
    const PlatformRecord b = record(QStringLiteral("b"));
    const PlatformRecord likeAnId = record(newId());
    for (const PlatformRecord &platform : {a, b, likeAnId})
        VERIFY_OK(platforms.insert(platform));
    const auto resolved = platforms.resolve(
        {QStringLiteral("B"), a.platform.id.toUpper(), likeAnId.platform.name, b.platform.id});
    VERIFY_OK(resolved);
    QStringList ids;
    for (const PlatformRecord &platform : *resolved)
        ids.append(platform.platform.id);
    QCOMPARE(ids, (QStringList{b.platform.id, a.platform.id, likeAnId.platform.id, b.platform.id}));
}

void PlatformRepositoryTest::resolvesMoreThanOneStatementHolds()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    QStringList asked;
    auto transaction = Transaction::begin(*database);
    VERIFY_OK(transaction);
    for (int i = 0; i < 1201; ++i) {
        const PlatformRecord platform = record(QStringLiteral("p%1").arg(i));
        VERIFY_OK(platforms.insert(platform));
        asked.append(i % 2 ? platform.platform.id : platform.platform.name);
    }
    VERIFY_OK(transaction->commit());
    const auto resolved = platforms.resolve(asked);
    VERIFY_OK(resolved);
    QCOMPARE(resolved->size(), asked.size());
    QCOMPARE(resolved->at(1200).platform.name, QStringLiteral("p1200"));
    QCOMPARE(platforms.all()->size(), asked.size());
}

void PlatformRepositoryTest::resolveNamesTheUnknownOne()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(record(QStringLiteral("a"))));
    const auto unknown =
        platforms.resolve({QStringLiteral("a"), QStringLiteral("No-Such"), QStringLiteral("c")});
    COMPARE_REASON(unknown, "platform.not_found");
    QCOMPARE(unknown.error().args.value(QStringLiteral("platform")), QStringLiteral("No-Such"));
}

void PlatformRepositoryTest::filters_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("found");
    const QString base = QString::fromUtf8("База");
    for (const char *engine : {"sqlite", "postgresql"}) {
        const auto row = [engine](const char *field, const QString &value,
                                  const QStringList &found) {
            QTest::addRow("%s: %s=%s", engine, field, qUtf8Printable(value))
                << QString::fromLatin1(engine) << QString::fromLatin1(field) << value << found;
        };
        row("name", QString::fromUtf8("БАЗА"), {base});
        row("name", QStringLiteral("web"), {});
        row("host", QStringLiteral("10.0.0.2"), {QStringLiteral("web-1")});
        row("username", QStringLiteral("postgres"), {base});
        row("auth_method", QStringLiteral("agent"), {base});
        row("group_name", QStringLiteral("prod"), {QStringLiteral("web-1")});
        row("tag", QStringLiteral("web"), {QStringLiteral("web-1")});
        row("tag", QStringLiteral("e_"), {});
        row("tag", QStringLiteral("%"), {});
    }
}

void PlatformRepositoryTest::filters()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    const TestDatabase database;
    insertFleet(*database);
    ListQuery query;
    query.filters.insert(field, value);
    const auto page = PlatformRepository(*database).list(query);
    VERIFY_OK(page);
    QTEST(names(*page), "found");
}

void PlatformRepositoryTest::searches_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    const QString base = QString::fromUtf8("База");
    const QString backup = QStringLiteral("Backup_1");
    for (const char *engine : {"sqlite", "postgresql"}) {
        const auto row = [engine](const char *search, const QStringList &found) {
            QTest::addRow("%s: %s", engine, search)
                << QString::fromLatin1(engine) << QString::fromUtf8(search) << found;
        };
        row("WEB", {backup, QStringLiteral("web-1")}); // also the tag "webhooks"
        row("баз", {base});
        row("ГЛАВ", {base});
        row("0%", {base});
        row("p_1", {backup});
        row("%", {base});
        row("!", {});
        row("example", {backup});
        row("PROD", {QStringLiteral("web-1")});
    }
}

void PlatformRepositoryTest::searches()
{
    const TestDatabase database;
    insertFleet(*database);
    ListQuery query;
    QFETCH(QString, search);
    query.search = search;
    const auto page = PlatformRepository(*database).list(query);
    VERIFY_OK(page);
    QTEST(names(*page), "found");
}

void PlatformRepositoryTest::sorts_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("sort");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QStringList>("order");
    const QString base = QString::fromUtf8("База");
    const QString backup = QStringLiteral("Backup_1");
    const QString web = QStringLiteral("web-1");
    for (const char *engine : {"sqlite", "postgresql"}) {
        const auto row = [engine](const char *sort, bool descending, const QStringList &order) {
            QTest::addRow("%s: %s%s", engine, descending ? "-" : "", sort)
                << QString::fromLatin1(engine) << QString::fromLatin1(sort) << descending << order;
        };
        row("", false, {backup, web, base});
        row("name", true, {base, web, backup});
        row("host", false, {base, web, backup});
        row("created_at", false, {base, backup, web});
        row("created_at", true, {web, backup, base});
    }
}

void PlatformRepositoryTest::sorts()
{
    QFETCH(QString, sort);
    QFETCH(bool, descending);
    const TestDatabase database;
    insertFleet(*database);
    ListQuery query;
    query.sort = sort;
    query.descending = descending;
    const auto page = PlatformRepository(*database).list(query);
    VERIFY_OK(page);
    QTEST(names(*page), "order");
}

void PlatformRepositoryTest::pagesHaveTheTotal()
{
    const TestDatabase database;
    insertFleet(*database);
    PlatformRepository platforms(*database);
    ListQuery query;
    query.limit = 2;
    const auto first = platforms.list(query);
    VERIFY_OK(first);
    QCOMPARE(names(*first), (QStringList{QStringLiteral("Backup_1"), QStringLiteral("web-1")}));
    QCOMPARE(first->total, 3);
    query.offset = 2;
    const auto second = platforms.list(query);
    VERIFY_OK(second);
    QCOMPARE(names(*second), QStringList{QString::fromUtf8("База")});
    QCOMPARE(second->total, 3);
    query.offset = 50;
    QCOMPARE(platforms.list(query)->total, 3);
    query.offset = 0;
    query.limit = 0;
    QCOMPARE(platforms.list(query)->items.size(), 0);
    QCOMPARE(platforms.list(query)->total, 3);
}

void PlatformRepositoryTest::refusesUnknownNames()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    const auto refusedField = [&](const ListQuery &query) {
        const auto page = platforms.list(query);
        const bool right = !page && page.error().code == ErrorCode::InvalidArgument &&
                           page.error().fields.size() == 1 &&
                           qstrcmp(page.error().fields.first().reason, "field.unknown_value") == 0;
        return right ? page.error().fields.first().field : QStringLiteral("accepted");
    };
    ListQuery sort;
    sort.sort = QStringLiteral("name; DROP TABLE platforms");
    QCOMPARE(refusedField(sort), QStringLiteral("sort"));
    ListQuery filter;
    filter.filters.insert(QStringLiteral("encrypted_password"), QStringLiteral("x"));
    QCOMPARE(refusedField(filter), QStringLiteral("encrypted_password"));
    ListQuery value;
    value.filters.insert(QStringLiteral("auth_method"), QStringLiteral("magic"));
    QCOMPARE(refusedField(value), QStringLiteral("auth_method"));
    ListQuery search;
    search.search = QString(60'000, QLatin1Char('x'));
    QCOMPARE(refusedField(search), QStringLiteral("search"));
}

void PlatformRepositoryTest::listTellsOnlyThatThereAreSecrets()
{
    const TestDatabase database;
    PlatformRepository platforms(*database);
    PlatformRecord one = fullRecord();
    one.encryptedPassphrase.clear();
    VERIFY_OK(platforms.insert(one));
    const auto page = platforms.list({});
    VERIFY_OK(page);
    const Platform platform = page->items.value(0);
    QVERIFY(platform.hasPassword);
    QVERIFY(platform.hasPrivateKey);
    QVERIFY(!platform.hasPassphrase);
    QVERIFY(platform.hasSudoPassword);
}

QTEST_GUILESS_MAIN(PlatformRepositoryTest)
#include "tst_platformrepository.moc"
