#include "outputfixture.h"

#include "storage/auditrepository.h"

#include <thread>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;

namespace {

domain::HostKey keyOf(const QString &platformId, const QByteArray &name)
{
    domain::HostKey key;
    key.platformId = platformId;
    key.keyType = QStringLiteral("ssh-ed25519");
    key.fingerprint = QStringLiteral("SHA256:") + QString::fromLatin1(name);
    key.publicKey = "AAAA" + name;
    return key;
}

} // namespace

class OutputPinsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstKeyIsPinnedSealedAndAudited_data() { database_data(); }
    void theFirstKeyIsPinnedSealedAndAudited()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const QString platform = f.addPlatform();
        const domain::HostKey key = keyOf(platform, "one");
        VERIFY_OK(f.writer->pinHostKey(key));
        const auto keys = HostKeyRepository(*database).forPlatform(platform);
        VERIFY_OK(keys);
        QCOMPARE(keys->size(), 1);
        QCOMPARE(keys->first().publicKey, key.publicKey);
        QCOMPARE(keys->first().state, domain::HostKey::State::Trusted);
        QVERIFY(keys->first().firstSeenAtMs > 0);
        const auto record = PlatformRepository(*database).byId(platform);
        VERIFY_OK(record);
        QCOMPARE(record->pinMac, testSeal(platform, {key}).value());
        const auto audit = AuditRepository(*database).list({});
        VERIFY_OK(audit);
        QCOMPARE(audit->total, 1);
        QCOMPARE(audit->items.first().action, QStringLiteral("host_key.pin"));
        QCOMPARE(audit->items.first().user, QStringLiteral("system"));
        QCOMPARE(audit->items.first().objectId, platform);
        VERIFY_OK(f.writer->pinHostKey(key)); // known by now
        QCOMPARE(AuditRepository(*database).list({})->total, 1);
    }

    void anotherKeyIsRefused_data() { database_data(); }
    void anotherKeyIsRefused()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const QString platform = f.addPlatform();
        VERIFY_OK(f.writer->pinHostKey(keyOf(platform, "one")));
        COMPARE_REASON(f.writer->pinHostKey(keyOf(platform, "two")), "ssh.host_key_changed");
        domain::HostKey otherType = keyOf(platform, "three");
        otherType.keyType = QStringLiteral("ssh-rsa");
        COMPARE_REASON(f.writer->pinHostKey(otherType), "ssh.host_key_changed");
        QCOMPARE(HostKeyRepository(*database).forPlatform(platform)->size(), 1);
    }

    void aRevokedKeyIsRefused_data() { database_data(); }
    void aRevokedKeyIsRefused()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const QString platform = f.addPlatform();
        domain::HostKey key = keyOf(platform, "one");
        key.state = domain::HostKey::State::Revoked;
        f.inTransaction([&] { return HostKeyRepository(*database).put(key); });
        COMPARE_REASON(f.writer->pinHostKey(keyOf(platform, "one")), "ssh.host_key_changed");
    }

    void aPinRemovedWithSqlDoesNotBringBackFirstUse_data() { database_data(); }
    void aPinRemovedWithSqlDoesNotBringBackFirstUse()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const QString platform = f.addPlatform();
        VERIFY_OK(f.writer->pinHostKey(keyOf(platform, "one")));
        f.exec(QStringLiteral("DELETE FROM host_keys WHERE platform_id = ?"), {platform});
        COMPARE_REASON(f.writer->pinHostKey(keyOf(platform, "evil")), "ssh.pins_tampered");
        f.exec(QStringLiteral("UPDATE platforms SET pin_mac = '' WHERE id = ?"), {platform});
        COMPARE_REASON(f.writer->pinHostKey(keyOf(platform, "evil")), "ssh.pins_tampered");
    }

    void aDeletedPlatformIsNotPinned_data() { database_data(); }
    void aDeletedPlatformIsNotPinned()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        COMPARE_REASON(f.writer->pinHostKey(keyOf(newId(), "one")), "platform.not_found");
    }

    void oneOfEightRacingKeysWins_data() { database_data(); }
    void oneOfEightRacingKeysWins()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto other = Database::open(database.config());
        VERIFY_OK(other);
        OutputFixture second(**other, database.directory()); // as another process would
        for (int round = 0; round < 10; ++round) {
            const QString platform = f.addPlatform();
            std::atomic<int> pinned{0};
            std::atomic<int> refused{0};
            std::vector<std::thread> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back([&, i] {
                    OutputWriter &writer = i % 2 == 0 ? *f.writer : *second.writer;
                    const auto result = writer.pinHostKey(keyOf(platform, QByteArray::number(i)));
                    pinned += result ? 1 : 0;
                    refused += reasonOf(result) == "ssh.host_key_changed" ? 1 : 0;
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            QCOMPARE(pinned, 1);
            QCOMPARE(refused, 7);
            const auto keys = HostKeyRepository(*database).forPlatform(platform);
            VERIFY_OK(keys);
            QCOMPARE(keys->size(), 1);
            QCOMPARE(PlatformRepository(*database).byId(platform)->pinMac,
                     testSeal(platform, *keys).value());
        }
        VERIFY_OK(AuditRepository(*database).verify());
        QCOMPARE(AuditRepository(*database).list({})->total, 10);
    }

    void aSealerThatFailsFailsThePinAlone_data() { database_data(); }
    void aSealerThatFailsFailsThePinAlone()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        f.writer->stop();
        OutputWriter writer(
            *database, f.events, f.clock, {}, [](const QString &, const QList<domain::HostKey> &) {
                return Result<QByteArray>(
                    Error{ErrorCode::FailedPrecondition, "vault.locked", QStringLiteral("Locked")});
            });
        writer.begin();
        const QString platform = f.addPlatform();
        COMPARE_REASON(writer.pinHostKey(keyOf(platform, "one")), "vault.locked");
        QVERIFY(HostKeyRepository(*database).forPlatform(platform)->isEmpty());
        QVERIFY(writer.healthy());
    }
};

QTEST_GUILESS_MAIN(OutputPinsTest)
#include "tst_outputpins.moc"
