#include "storage/platformrepository.h"

#include "core/ids.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

QString insertPlatform(Database &database, const QString &name)
{
    PlatformRecord record;
    record.platform.id = newId();
    record.platform.name = name;
    record.platform.host = QStringLiteral("h");
    record.platform.username = QStringLiteral("u");
    const auto inserted = PlatformRepository(database).insert(record);
    return inserted ? record.platform.id : QString();
}

HostKey hostKey(const QString &platformId, const char *fingerprint)
{
    HostKey key;
    key.platformId = platformId;
    key.keyType = QStringLiteral("ssh-ed25519");
    key.fingerprint = QLatin1String(fingerprint);
    key.publicKey = "AAAAC3NzaC1lZDI1NTE5";
    key.firstSeenAtMs = 100;
    key.lastSeenAtMs = 200;
    return key;
}

} // namespace

class HostKeyRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryField_data() { database_data(); }
    void readsBackEveryField();
    void putReplacesTheRow_data() { database_data(); }
    void putReplacesTheRow();
    void readsManyPlatformsAtOnce_data() { database_data(); }
    void readsManyPlatformsAtOnce();
    void unknownPlatformIsNotFound_data() { database_data(); }
    void unknownPlatformIsNotFound();
    void anUnknownStateIsNotStored_data() { database_data(); }
    void anUnknownStateIsNotStored();
    void touchesAndRemoves_data() { database_data(); }
    void touchesAndRemoves();
};

void HostKeyRepositoryTest::readsBackEveryField()
{
    const TestDatabase database;
    HostKeyRepository keys(*database);
    HostKey key = hostKey(insertPlatform(*database, QStringLiteral("a")), "SHA256:x");
    key.state = HostKey::State::Revoked;
    VERIFY_OK(keys.put(key));
    const auto stored = keys.forPlatform(key.platformId);
    VERIFY_OK(stored);
    QCOMPARE(stored->size(), 1);
    QCOMPARE(stored->first().toJson(), key.toJson());
}

void HostKeyRepositoryTest::putReplacesTheRow()
{
    const TestDatabase database;
    HostKeyRepository keys(*database);
    HostKey key = hostKey(insertPlatform(*database, QStringLiteral("a")), "SHA256:x");
    VERIFY_OK(keys.put(key));
    key.state = HostKey::State::Revoked;
    key.keyType = QStringLiteral("ssh-rsa");
    key.publicKey = "AAAAother";
    key.firstSeenAtMs = 300;
    key.lastSeenAtMs = 400;
    VERIFY_OK(keys.put(key));
    const auto stored = keys.forPlatform(key.platformId);
    VERIFY_OK(stored);
    QCOMPARE(stored->size(), 1);
    QCOMPARE(stored->first().toJson(), key.toJson());
}

void HostKeyRepositoryTest::readsManyPlatformsAtOnce()
{
    const TestDatabase database;
    HostKeyRepository keys(*database);
    const QString a = insertPlatform(*database, QStringLiteral("a"));
    const QString b = insertPlatform(*database, QStringLiteral("b"));
    const QString none = insertPlatform(*database, QStringLiteral("none"));
    for (const HostKey &key : {hostKey(a, "1"), hostKey(a, "2"), hostKey(b, "1")})
        VERIFY_OK(keys.put(key));
    const auto found = keys.forPlatforms({b, a, none, a});
    VERIFY_OK(found);
    QCOMPARE(found->value(a).size(), 2);
    QCOMPARE(found->value(b).size(), 1);
    QCOMPARE(found->value(none).size(), 0);
    QCOMPARE(keys.forPlatforms({})->size(), 0);
}

void HostKeyRepositoryTest::unknownPlatformIsNotFound()
{
    const TestDatabase database;
    COMPARE_REASON(HostKeyRepository(*database).put(hostKey(newId(), "1")), "platform.not_found");
}

void HostKeyRepositoryTest::anUnknownStateIsNotStored()
{
    const TestDatabase database;
    const QString id = insertPlatform(*database, QStringLiteral("a"));
    const auto refused = database->execChanging(
        QStringLiteral("INSERT INTO host_keys (platform_id, key_type, fingerprint, public_key,"
                       " state, first_seen_at) VALUES (?, 't', 'f', 'k', 'TRUSTED', 1)"),
        {id});
    COMPARE_REASON(refused, "storage.query_failed");
}

void HostKeyRepositoryTest::touchesAndRemoves()
{
    const TestDatabase database;
    HostKeyRepository keys(*database);
    const QString a = insertPlatform(*database, QStringLiteral("a"));
    const QString b = insertPlatform(*database, QStringLiteral("b"));
    for (const HostKey &key : {hostKey(a, "1"), hostKey(a, "2"), hostKey(b, "1")})
        VERIFY_OK(keys.put(key));
    VERIFY_OK(keys.touchSeen(a, QStringLiteral("2"), 999));
    const auto touched = keys.forPlatform(a);
    VERIFY_OK(touched);
    QCOMPARE(touched->at(0).lastSeenAtMs, 200);
    QCOMPARE(touched->at(1).lastSeenAtMs, 999);
    VERIFY_OK(keys.removeAll(a));
    QCOMPARE(keys.forPlatform(a)->size(), 0);
    QCOMPARE(keys.forPlatform(b)->size(), 1);
}

QTEST_GUILESS_MAIN(HostKeyRepositoryTest)
#include "tst_hostkeyrepository.moc"
