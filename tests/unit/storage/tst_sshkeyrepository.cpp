#include "storage/sshkeyrepository.h"

#include "core/ids.h"
#include "storage/platformrepository.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

SshKeyRecord record(const QString &name)
{
    SshKeyRecord record;
    record.key.id = newId();
    record.key.name = name;
    record.key.publicKey = QStringLiteral("ssh-ed25519 AAAA ") + name;
    record.key.keyType = QStringLiteral("ssh-ed25519");
    record.key.bits = 256;
    record.key.fingerprint = QStringLiteral("SHA256:") + name;
    record.key.comment = name + QStringLiteral("@laptop");
    record.key.createdBy = QStringLiteral("alice");
    record.key.createdAtMs = 1000;
    record.key.updatedAtMs = 1000;
    return record;
}

QStringList names(const Result<Page<SshKey>> &page)
{
    QStringList names;
    if (page) {
        for (const SshKey &key : page->items)
            names.append(key.name);
    }
    return names;
}

} // namespace

class SshKeyRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryField_data() { database_data(); }
    void readsBackEveryField();
    void updatesTheRow_data() { database_data(); }
    void updatesTheRow();
    void nameAndFingerprintAreUnique_data() { database_data(); }
    void nameAndFingerprintAreUnique();
    void missingRowsAreNotFound_data() { database_data(); }
    void missingRowsAreNotFound();
    void aKeyInUseStays_data() { database_data(); }
    void aKeyInUseStays();
    void listsSortsAndFilters_data() { database_data(); }
    void listsSortsAndFilters();
};

void SshKeyRepositoryTest::readsBackEveryField()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    SshKeyRecord key = record(QString::fromUtf8("Ключ"));
    key.encryptedPrivateKey = "gAAAA-private";
    VERIFY_OK(keys.insert(key));
    const auto stored = keys.byId(key.key.id);
    VERIFY_OK(stored);
    key.key.hasPrivateKey = true;
    QCOMPARE(stored->key.toJson(), key.key.toJson());
    QCOMPARE(stored->encryptedPrivateKey, key.encryptedPrivateKey);
    const auto byName = keys.byName(QString::fromUtf8("кЛЮЧ"));
    VERIFY_OK(byName);
    QCOMPARE(byName->key.id, key.key.id);
}

void SshKeyRepositoryTest::updatesTheRow()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    SshKeyRecord key = record(QStringLiteral("a"));
    key.encryptedPrivateKey = "gAAAA-private";
    VERIFY_OK(keys.insert(key));
    key.key.name = QStringLiteral("b");
    key.key.comment = QStringLiteral("new");
    key.key.updatedAtMs = 2000;
    key.encryptedPrivateKey.clear();
    VERIFY_OK(keys.update(key));
    const auto stored = keys.byId(key.key.id);
    VERIFY_OK(stored);
    QCOMPARE(stored->key.toJson(), key.key.toJson());
    COMPARE_REASON(keys.byName(QStringLiteral("a")), "key.not_found");
}

void SshKeyRepositoryTest::nameAndFingerprintAreUnique()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    VERIFY_OK(keys.insert(record(QStringLiteral("a"))));
    SshKeyRecord sameName = record(QStringLiteral("A"));
    const auto nameTaken = keys.insert(sameName);
    COMPARE_REASON(nameTaken, "key.name_taken");
    QCOMPARE(nameTaken.error().fields.value(0).field, QStringLiteral("name"));
    SshKeyRecord sameKey = record(QStringLiteral("b"));
    sameKey.key.fingerprint = QStringLiteral("SHA256:a");
    const auto known = keys.insert(sameKey);
    COMPARE_REASON(known, "key.already_added");
    QCOMPARE(known.error().fields.value(0).field, QStringLiteral("public_key"));
}

void SshKeyRepositoryTest::missingRowsAreNotFound()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    COMPARE_REASON(keys.byId(newId()), "key.not_found");
    COMPARE_REASON(keys.byName(QStringLiteral("x")), "key.not_found");
    COMPARE_REASON(keys.update(record(QStringLiteral("x"))), "key.not_found");
    COMPARE_REASON(keys.remove(newId()), "key.not_found");
}

void SshKeyRepositoryTest::aKeyInUseStays()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    const SshKeyRecord key = record(QStringLiteral("a"));
    VERIFY_OK(keys.insert(key));
    PlatformRecord platform;
    platform.platform.id = newId();
    platform.platform.name = QStringLiteral("p");
    platform.platform.sshKeyId = key.key.id;
    PlatformRepository platforms(*database);
    VERIFY_OK(platforms.insert(platform));
    COMPARE_REASON(keys.remove(key.key.id), "key.in_use");
    VERIFY_OK(platforms.remove(platform.platform.id));
    VERIFY_OK(keys.remove(key.key.id));
    COMPARE_REASON(keys.byId(key.key.id), "key.not_found");
}

void SshKeyRepositoryTest::listsSortsAndFilters()
{
    const TestDatabase database;
    SshKeyRepository keys(*database);
    SshKeyRecord rsa = record(QStringLiteral("alpha"));
    rsa.key.keyType = QStringLiteral("ssh-rsa");
    rsa.key.createdAtMs = 3000;
    rsa.encryptedPrivateKey = "x";
    for (const SshKeyRecord &key : {record(QStringLiteral("Beta")), rsa})
        VERIFY_OK(keys.insert(key));
    QCOMPARE(names(keys.list({})), (QStringList{QStringLiteral("alpha"), QStringLiteral("Beta")}));
    ListQuery byTime;
    byTime.sort = QStringLiteral("created_at");
    QCOMPARE(names(keys.list(byTime)),
             (QStringList{QStringLiteral("Beta"), QStringLiteral("alpha")}));
    ListQuery byType;
    byType.filters.insert(QStringLiteral("key_type"), QStringLiteral("ssh-rsa"));
    QCOMPARE(names(keys.list(byType)), QStringList{QStringLiteral("alpha")});
    QVERIFY(keys.list(byType)->items.first().hasPrivateKey);
    ListQuery byFingerprint;
    byFingerprint.filters.insert(QStringLiteral("fingerprint"), QStringLiteral("SHA256:Beta"));
    QCOMPARE(names(keys.list(byFingerprint)), QStringList{QStringLiteral("Beta")});
    ListQuery search;
    search.search = QStringLiteral("BETA@LAP");
    QCOMPARE(names(keys.list(search)), QStringList{QStringLiteral("Beta")});
    ListQuery unknown;
    unknown.sort = QStringLiteral("bits");
    COMPARE_REASON(keys.list(unknown), "request.invalid");
}

QTEST_GUILESS_MAIN(SshKeyRepositoryTest)
#include "tst_sshkeyrepository.moc"
