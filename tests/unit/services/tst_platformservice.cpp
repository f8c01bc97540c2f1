#include "servicefixture.h"

#include "services/pinseal.h"
#include "services/targetbuilder.h"
#include "storage/auditrepository.h"

#include <QTest>

using namespace testum;
using namespace testum::tests;

namespace {

services::PlatformInput input(const QString &name)
{
    services::PlatformInput in;
    in.name = name;
    in.host = QStringLiteral("server.example");
    in.username = QStringLiteral("root");
    in.authMethod = domain::AuthMethod::Password;
    in.password = ServiceFixture::secret("hunter2");
    return in;
}

const QString kOtherKey = QStringLiteral(
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

} // namespace

class TestPlatformService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ServiceFixture>(); }
    void cleanup() { m.reset(); }

    void secretIsSealedForItsAddress();
    void everyBadFieldIsNamed();
    void duplicateNameNamesTheField();
    void addressChangeAsksForSecretsAgain();
    void addressChangeForgetsThePins();
    void harmlessChangeKeepsTheSecret();
    void passwordPlatformNeedsAPassword();
    void keyPlatformNeedsAPrivateKey();
    void storedKeyIsOpenedForThePlatform();
    void acceptedHostKeyRevokesTheOld();
    void forgottenHostKeysAreFirstUseAgain();
    void viewerMayNotWrite();
    void noRecordNoMutation();

private:
    storage::PlatformRecord record(const QString &name)
    {
        return storage::PlatformRepository(*m->database).byName(name).value();
    }
    Result<domain::SshTarget> target(const QString &name)
    {
        const auto stored = record(name);
        const auto pins = storage::HostKeyRepository(*m->database).forPlatform(stored.platform.id);
        services::TargetBuilder builder(*m->database, *m->vault, domain::HostKeyPolicy::AutoAdd);
        return builder.build(stored, pins.value());
    }

    std::unique_ptr<ServiceFixture> m;
};

void TestPlatformService::secretIsSealedForItsAddress()
{
    const auto made = m->platforms->create(m->owner, input(QStringLiteral("web01")));
    QVERIFY(made);
    QVERIFY(made->hasPassword);
    const auto stored = record(QStringLiteral("web01"));
    QVERIFY(stored.encryptedPassword.startsWith("gAAAA"));
    const auto opened = target(QStringLiteral("web01"));
    QVERIFY(opened);
    QVERIFY(opened->credentials->password.equals("hunter2"));
}

void TestPlatformService::everyBadFieldIsNamed()
{
    services::PlatformInput bad = input(QStringLiteral("-web"));
    bad.host = QStringLiteral("a host;rm");
    bad.port = 70'000;
    bad.username = QStringLiteral("-oProxyCommand=x");
    bad.tags = QStringList{QStringLiteral("a,b")};
    QStringList fields = fieldsOf(m->platforms->create(m->owner, bad));
    fields.sort();
    QCOMPARE(fields, QStringList({QStringLiteral("host:platform.host_malformed"),
                                  QStringLiteral("name:platform.name_malformed"),
                                  QStringLiteral("port:field.out_of_range"),
                                  QStringLiteral("tags:platform.tag_malformed"),
                                  QStringLiteral("username:platform.username_malformed")}));
}

void TestPlatformService::duplicateNameNamesTheField()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    const auto again = m->platforms->create(m->owner, input(QStringLiteral("WEB01")));
    QCOMPARE(reasonOf(again), QStringLiteral("platform.name_taken"));
    QCOMPARE(fieldsOf(again).size(), 1);
}

void TestPlatformService::addressChangeAsksForSecretsAgain()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    services::PlatformInput moved;
    moved.host = QStringLiteral("evil.example");
    QCOMPARE(fieldsOf(m->platforms->update(m->owner, QStringLiteral("web01"), moved)),
             QStringList(QStringLiteral("password:platform.secret_needed_again")));
    QCOMPARE(record(QStringLiteral("web01")).platform.host, QStringLiteral("server.example"));
    moved.password = ServiceFixture::secret("hunter3");
    QVERIFY(m->platforms->update(m->owner, QStringLiteral("web01"), moved));
    QVERIFY(target(QStringLiteral("web01"))->credentials->password.equals("hunter3"));
}

void TestPlatformService::addressChangeForgetsThePins()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    QVERIFY(m->platforms->acceptHostKey(m->owner, QStringLiteral("web01"), kOtherKey));
    services::PlatformInput moved;
    moved.port = 2222;
    moved.password = ServiceFixture::secret("hunter3");
    const auto changed = m->platforms->update(m->owner, QStringLiteral("web01"), moved);
    QVERIFY(changed);
    QVERIFY(changed->knownHostFingerprint.isEmpty());
    QVERIFY(target(QStringLiteral("web01"))->hostKeys.isEmpty());
}

void TestPlatformService::harmlessChangeKeepsTheSecret()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    services::PlatformInput change;
    change.name = QStringLiteral("web02");
    change.tags = QStringList{QStringLiteral("prod"), QStringLiteral("prod")};
    const auto changed = m->platforms->update(m->owner, QStringLiteral("web01"), change);
    QVERIFY(changed);
    QCOMPARE(changed->tags, QStringList(QStringLiteral("prod")));
    QVERIFY(target(QStringLiteral("web02"))->credentials->password.equals("hunter2"));
}

void TestPlatformService::passwordPlatformNeedsAPassword()
{
    services::PlatformInput in = input(QStringLiteral("web01"));
    in.password.reset();
    QCOMPARE(fieldsOf(m->platforms->create(m->owner, in)),
             QStringList(QStringLiteral("password:platform.password_needed")));
}

void TestPlatformService::keyPlatformNeedsAPrivateKey()
{
    services::PlatformInput in = input(QStringLiteral("web01"));
    in.authMethod = domain::AuthMethod::PrivateKey;
    QCOMPARE(fieldsOf(m->platforms->create(m->owner, in)),
             QStringList(QStringLiteral("private_key:platform.private_key_needed")));
    in.privateKey = ServiceFixture::secret("not a key");
    QCOMPARE(fieldsOf(m->platforms->create(m->owner, in)),
             QStringList(QStringLiteral("private_key:platform.private_key_malformed")));
}

void TestPlatformService::storedKeyIsOpenedForThePlatform()
{
    const auto key =
        m->keys->generate(m->owner, QStringLiteral("deploy"), crypto::KeyKind::Ed25519, {});
    QVERIFY(key);
    services::PlatformInput in = input(QStringLiteral("web01"));
    in.authMethod = domain::AuthMethod::PrivateKey;
    in.sshKeyId = key->id;
    QVERIFY(m->platforms->create(m->owner, in));
    const auto opened = target(QStringLiteral("web01"));
    QVERIFY(opened);
    QVERIFY(opened->credentials->privateKey.view().startsWith("-----BEGIN OPENSSH PRIVATE KEY"));
    QCOMPARE(reasonOf(m->keys->remove(m->owner, QStringLiteral("deploy"))),
             QStringLiteral("key.in_use"));
}

void TestPlatformService::acceptedHostKeyRevokesTheOld()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    const auto pair = crypto::generateKeyPair(crypto::KeyKind::Ed25519, {});
    QVERIFY(m->platforms->acceptHostKey(m->owner, QStringLiteral("web01"),
                                        pair.value().publicKey.canonicalLine()));
    QVERIFY(m->platforms->acceptHostKey(m->owner, QStringLiteral("web01"), kOtherKey));
    const auto keys = m->platforms->hostKeys(m->owner, QStringLiteral("web01"));
    QCOMPARE(keys->size(), 2);
    int trusted = 0;
    for (const domain::HostKey &key : *keys)
        trusted += key.state == domain::HostKey::State::Trusted ? 1 : 0;
    QCOMPARE(trusted, 1);
    QVERIFY(target(QStringLiteral("web01"))); // the seal fits
    QCOMPARE(m->actions().first(), QStringLiteral("host_key.accept"));
}

void TestPlatformService::forgottenHostKeysAreFirstUseAgain()
{
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    QVERIFY(m->platforms->acceptHostKey(m->owner, QStringLiteral("web01"), kOtherKey));
    QVERIFY(m->platforms->forgetHostKeys(m->owner, QStringLiteral("web01")));
    QVERIFY(target(QStringLiteral("web01"))->hostKeys.isEmpty());
}

void TestPlatformService::viewerMayNotWrite()
{
    domain::Actor viewer = m->owner;
    viewer.role = domain::Role::Viewer;
    const QString denied = QStringLiteral("auth.permission_denied");
    QCOMPARE(reasonOf(m->platforms->create(viewer, input(QStringLiteral("web01")))), denied);
    QVERIFY(m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    QCOMPARE(reasonOf(m->platforms->update(viewer, QStringLiteral("web01"), {})), denied);
    QCOMPARE(reasonOf(m->platforms->remove(viewer, QStringLiteral("web01"))), denied);
    QCOMPARE(reasonOf(m->platforms->acceptHostKey(viewer, QStringLiteral("web01"), kOtherKey)),
             denied);
    QVERIFY(m->platforms->get(viewer, QStringLiteral("web01")));
}

void TestPlatformService::noRecordNoMutation()
{
    {
        auto transaction = storage::Transaction::begin(*m->database);
        QVERIFY(m->database->exec(QStringLiteral("DROP TABLE audit_log")));
        QVERIFY(transaction->commit());
    }
    QVERIFY(!m->platforms->create(m->owner, input(QStringLiteral("web01"))));
    QCOMPARE(m->platforms->list(m->owner, {})->total, 0);
}

QTEST_GUILESS_MAIN(TestPlatformService)
#include "tst_platformservice.moc"
