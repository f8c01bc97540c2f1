#include "ssh/algorithms.h"
#include "ssh/hostkeyverifier.h"
#include "ssh/libsshtransport.h"
#include "ssh/unverifiedsession.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/sshdserver.h"

#include <QtTest>

#include <type_traits>

using namespace testum;
using domain::HostKey;
using domain::HostKeyPolicy;
using tests::CommandRecorder;

// A session that is not verified cannot log in: there is no way to make the next type but verify().
static_assert(!std::is_constructible_v<ssh::VerifiedSession, std::unique_ptr<ssh::LibsshSession>,
                                       HostKey, ssh::TransportTimings>);
static_assert(!std::is_constructible_v<ssh::SshSession, std::unique_ptr<ssh::LibsshSession>,
                                       HostKey, ssh::TransportTimings>);

/// Host keys: nothing but an explicit approval lets authentication begin.
class HostKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void verdict_data();
    void verdict();
    void pinnedAlgorithmsComeFirst();
    void firstUseIsPinnedBeforeAuthentication();
    void failedPinningEndsTheLogin();
    void refusedHostSeesNoAuthentication_data();
    void refusedHostSeesNoAuthentication();
    void pinnedTypeIsAskedForAmongSeveral();
    void lostPinnedTypeIsAChangedKey();
    void fingerprintIsThatOfSshKeygen();

private:
    std::unique_ptr<tests::SshdServer> m_server; ///< has ed25519, ecdsa and rsa keys
    ssh::LibsshTransport m_transport;
};

namespace {

HostKey key(const char *type, const char *publicKey, HostKey::State state = HostKey::State::Trusted)
{
    HostKey made = ssh::makeHostKey(QString::fromLatin1(type), QByteArray(publicKey));
    made.state = state;
    return made;
}

HostKey fingerprintOnly(HostKey full)
{
    full.publicKey.clear();
    return full;
}

const HostKey kOffered = key("ssh-ed25519", "AAAA");
const HostKey kOther = key("ssh-ed25519", "BBBB");
const HostKey kRsa = key("ssh-rsa", "CCCC");
const HostKey kRevoked = key("ssh-ed25519", "AAAA", HostKey::State::Revoked);
const HostKey kOtherRevoked = key("ssh-ed25519", "BBBB", HostKey::State::Revoked);

} // namespace

Q_DECLARE_METATYPE(QList<HostKey>)

void HostKeyTest::initTestCase()
{
    tests::SshdServer::Options options;
    options.hostKeyTypes = {QStringLiteral("ed25519"), QStringLiteral("ecdsa"),
                            QStringLiteral("rsa")};
    m_server = tests::SshdServer::start(options);
    QVERIFY(m_server);
}

void HostKeyTest::verdict_data()
{
    QTest::addColumn<QList<HostKey>>("pins");
    QTest::addColumn<bool>("autoAdd");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("pinned");
    const QString changed = QStringLiteral("ssh.host_key_changed");
    const QString revoked = QStringLiteral("ssh.host_key_revoked");
    const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
    row("first use") << QList<HostKey>{} << true << QString() << 1;
    row("strict") << QList<HostKey>{} << false << QStringLiteral("ssh.host_key_unknown") << 0;
    row("known") << QList<HostKey>{kOffered} << false << QString() << 0;
    row("known by fingerprint") << QList<HostKey>{fingerprintOnly(kOffered)} << true << QString()
                                << 0;
    row("known among others") << QList<HostKey>{kRsa, kOther, kOffered} << true << QString() << 0;
    row("changed") << QList<HostKey>{kOther} << true << changed << 0;
    row("changed fingerprint") << QList<HostKey>{fingerprintOnly(kOther)} << true << changed << 0;
    row("other type only") << QList<HostKey>{kRsa} << true << changed << 0;
    row("revoked") << QList<HostKey>{kRevoked} << true << revoked << 0;
    row("trusted and revoked") << QList<HostKey>{kOffered, kRevoked} << true << revoked << 0;
    row("another one revoked") << QList<HostKey>{kOtherRevoked} << true << changed << 0;
    row("another one revoked, strict") << QList<HostKey>{kOtherRevoked} << false << changed << 0;
}

void HostKeyTest::verdict()
{
    QFETCH(QList<HostKey>, pins);
    QFETCH(bool, autoAdd);
    QFETCH(QString, reason);
    QFETCH(int, pinned);
    domain::SshTarget target;
    target.platformId = QStringLiteral("p1");
    target.host = QStringLiteral("host");
    target.hostKeys = pins;
    target.policy = autoAdd ? HostKeyPolicy::AutoAdd : HostKeyPolicy::Strict;
    QList<HostKey> added;

    const auto result = ssh::HostKeyVerifier(target, [&added](const HostKey &newKey) {
                            added.append(newKey);
                            return Result<void>();
                        }).verify(kOffered);

    QCOMPARE(result ? QString() : QString::fromLatin1(result.error().reason), reason);
    QCOMPARE(added.size(), pinned);
    if (pinned == 1) {
        QCOMPARE(added.constFirst().platformId, target.platformId);
        QCOMPARE(added.constFirst().fingerprint, kOffered.fingerprint);
        QVERIFY(added.constFirst().firstSeenAtMs > 0);
    }
    if (!result)
        QCOMPARE(result.error().args.value(QStringLiteral("public_key")), QStringLiteral("AAAA"));
    if (reason == QStringLiteral("ssh.host_key_changed")) {
        QCOMPARE(result.error().args.value(QStringLiteral("fingerprint_new")),
                 kOffered.fingerprint);
        QCOMPARE(result.error().args.value(QStringLiteral("fingerprint_old")),
                 pins.constFirst().fingerprint);
    }
}

void HostKeyTest::pinnedAlgorithmsComeFirst()
{
    QVERIFY(ssh::hostKeyAlgorithms({}).startsWith("ssh-ed25519,ecdsa-sha2-nistp256,"));
    const QByteArray rsaFirst = ssh::hostKeyAlgorithms({kRsa});
    QVERIFY(rsaFirst.startsWith("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,"));
    QVERIFY(!(',' + rsaFirst + ',').contains(",ssh-rsa,")); // SHA-1
}

void HostKeyTest::firstUseIsPinnedBeforeAuthentication()
{
    CommandRecorder recorder;
    QByteArray logAtPinning;
    recorder.onPin = [this, &logAtPinning](const HostKey &) {
        logAtPinning = m_server->log();
        return Result<void>();
    };
    const qsizetype acceptedBefore = m_server->countInLog("Accepted publickey");
    const auto result = recorder.run(m_transport, m_server->target(), "true");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.pins().size(), 1);
    QCOMPARE(recorder.pins().constFirst().fingerprint, m_server->hostKeyFingerprint());
    QCOMPARE(recorder.pins().constFirst().publicKey, m_server->hostKey().publicKey);
    QCOMPARE(logAtPinning.count("Accepted publickey"), acceptedBefore);
}

void HostKeyTest::failedPinningEndsTheLogin()
{
    CommandRecorder recorder;
    recorder.onPin = [](const HostKey &) -> Result<void> {
        return Error{ErrorCode::Unavailable, "test.no_store"};
    };
    const qsizetype acceptedBefore = m_server->countInLog("Accepted publickey");
    const auto result = recorder.run(m_transport, m_server->target(), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("test.no_store"));
    QCOMPARE(m_server->countInLog("Accepted publickey"), acceptedBefore);
}

void HostKeyTest::refusedHostSeesNoAuthentication_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("unknown") << QStringLiteral("ssh.host_key_unknown");
    QTest::newRow("changed") << QStringLiteral("ssh.host_key_changed");
    QTest::newRow("revoked") << QStringLiteral("ssh.host_key_revoked");
}

void HostKeyTest::refusedHostSeesNoAuthentication()
{
    QFETCH(QString, reason);
    const auto server = tests::SshdServer::start();
    QVERIFY(server);
    domain::SshTarget target = server->target();
    target.policy = HostKeyPolicy::Strict;
    if (reason == QStringLiteral("ssh.host_key_changed"))
        target.hostKeys = {m_server->hostKey()};
    if (reason == QStringLiteral("ssh.host_key_revoked")) {
        target.hostKeys = {server->hostKey()};
        target.hostKeys.first().state = HostKey::State::Revoked;
    }
    CommandRecorder recorder;

    const auto result = recorder.run(m_transport, target, "true");

    QVERIFY(!result);
    QCOMPARE(recorder.reason(), reason);
    QCOMPARE(recorder.errorArgs().value(QStringLiteral("fingerprint")),
             server->hostKeyFingerprint());
    // The connection has ended: what sshd would log about a login is there by now.
    QTRY_VERIFY2(server->connectionPids().isEmpty(), server->log().constData());
    QVERIFY2(server->log().contains("Connection from"), server->log().constData());
    QVERIFY2(!server->log().contains("publickey"), server->log().constData());
    QVERIFY2(!server->log().contains("Failed"), server->log().constData());
}

void HostKeyTest::pinnedTypeIsAskedForAmongSeveral()
{
    for (const char *type : {"rsa", "ecdsa", "ed25519"}) {
        domain::SshTarget target = m_server->target();
        target.policy = HostKeyPolicy::Strict;
        target.hostKeys = {m_server->hostKey(QString::fromLatin1(type))};
        CommandRecorder recorder;
        const auto result = recorder.run(m_transport, target, "true");
        QVERIFY2(result, recorder.errorText());
    }
}

void HostKeyTest::lostPinnedTypeIsAChangedKey()
{
    tests::SshdServer::Options options;
    options.hostKeyTypes = {QStringLiteral("rsa")};
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    domain::SshTarget target = server->target();
    target.hostKeys = {m_server->hostKey()}; // ed25519
    CommandRecorder recorder;

    const auto result = recorder.run(m_transport, target, "true");

    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.host_key_changed"));
    QCOMPARE(recorder.errorArgs().value(QStringLiteral("key_type")), QStringLiteral("ssh-rsa"));
    QCOMPARE(recorder.errorArgs().value(QStringLiteral("fingerprint_old")),
             m_server->hostKeyFingerprint());
    QCOMPARE(recorder.errorArgs().value(QStringLiteral("fingerprint_new")),
             server->hostKeyFingerprint(QStringLiteral("rsa")));
}

void HostKeyTest::fingerprintIsThatOfSshKeygen()
{
    QByteArray said;
    QVERIFY(tests::runTool(QStringLiteral("ssh-keygen"),
                           {QStringLiteral("-lf"), m_server->clientPrivateKeyFile()}, &said));
    const QList<QByteArray> fields = m_server->clientPublicKey().split(' ');
    const HostKey made = ssh::makeHostKey(QString::fromLatin1(fields.at(0)), fields.at(1));
    QCOMPARE(made.fingerprint.toLatin1(), said.split(' ').at(1));
}

QTEST_GUILESS_MAIN(HostKeyTest)
#include "tst_hostkey.moc"
