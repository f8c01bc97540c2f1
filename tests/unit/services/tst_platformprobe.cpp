#include "services/platformprobe.h"

#include "servicefixture.h"
#include "storage/platformrepository.h"
#include "support/fakes/fakesshtransport.h"

#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::services;
using namespace testum::tests;
using domain::Stream;
using Step = ProbeReport::Step;
using KeyState = ProbeReport::KeyState;

namespace {

domain::HostKey hostKey(const char *blob)
{
    domain::HostKey key;
    key.keyType = QStringLiteral("ssh-ed25519");
    key.fingerprint = QStringLiteral("SHA256:") + QLatin1String(blob);
    key.publicKey = blob;
    return key;
}

/// Scripted hosts that remember whom they were asked as.
class WatchedTransport final : public domain::SshTransport
{
public:
    Result<domain::CommandResult> runCommand(const domain::SshTarget &asked,
                                             const domain::CommandSpec &spec,
                                             const domain::CommandHooks &hooks,
                                             CancelToken &cancel) override
    {
        target = asked;
        command = spec;
        return hosts.runCommand(asked, spec, hooks, cancel);
    }

    fakes::FakeSshTransport hosts;
    domain::SshTarget target;
    domain::CommandSpec command;
};

constexpr const char *kPublicKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

} // namespace

class PlatformProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_probe.reset(), m_transport.reset(), m_fixture.reset(); }

    void aWorkingDraftGoesThroughToTheFacts();
    void nothingIsStored();
    void storedSecretIsUsedAtItsAddress();
    void storedSecretGoesNowhereElse_data();
    void storedSecretGoesNowhereElse();
    void givenSecretIsUsedAnywhere();
    void pinsCountAtTheirAddress();
    void pinsDoNotCountElsewhere();
    void tamperedPinsEndIt();
    void withoutASecretTheHostKeyIsShown_data();
    void withoutASecretTheHostKeyIsShown();
    void refusedHostKeyIsShown_data();
    void refusedHostKeyIsShown();
    void refusedLoginIsSaid();
    void unreadableKeyIsSaidAfterTheHostKey();
    void namesThatDoNotResolveEndIt();
    void closedPortEndsIt();
    void brokenFactsAreSaid();
    void timeIsForAllOfTheLogin();
    void badFieldsAreNamed();
    void unknownStoredKeyIsNamed();
    void unknownPlatformIsNotFound();
    void needsBothPermissions();
    void stopCallsOffWhatIsUnderWay();

private:
    [[nodiscard]] static PlatformInput draft()
    {
        PlatformInput input;
        input.host = QStringLiteral("web.example");
        input.username = QStringLiteral("root");
        input.authMethod = domain::AuthMethod::Password;
        return input;
    }
    [[nodiscard]] static PlatformInput draftWithPassword()
    {
        PlatformInput input = draft();
        input.password = ServiceFixture::secret("typed");
        return input;
    }
    QString store()
    {
        PlatformInput input = draft();
        input.name = QStringLiteral("web");
        input.password = ServiceFixture::secret("stored");
        return m_fixture->platforms->create(m_fixture->owner, input).value().id;
    }
    [[nodiscard]] Result<ProbeReport> probe(const QString &id, const PlatformInput &input)
    {
        return m_probe->run(m_fixture->owner, id, input, PlatformProbe::kConnectTimeout);
    }
    [[nodiscard]] ProbeReport report(const QString &id, const PlatformInput &input)
    {
        auto done = probe(id, input);
        if (!done)
            qFatal("%s", done.error().reason);
        return std::move(done).value();
    }
    void script(const fakes::FakeHost &host) { m_transport->hosts.scriptAllOthers(host); }
    [[nodiscard]] static fakes::FakeHost well()
    {
        fakes::FakeHost host;
        host.hostKey = hostKey("AAAA");
        host.output = {{Stream::Stdout, "kernel_name=Linux\ncpus=4\n"}};
        return host;
    }
    [[nodiscard]] static QString lastReason(const ProbeReport &report)
    {
        const auto &error = report.steps.last().error;
        return error ? QString::fromLatin1(error->reason) : QString();
    }
    [[nodiscard]] static QList<Step> steps(const ProbeReport &report)
    {
        QList<Step> names;
        for (const ProbeReport::Done &step : report.steps)
            names.append(step.step);
        return names;
    }

    std::unique_ptr<ServiceFixture> m_fixture;
    std::unique_ptr<WatchedTransport> m_transport;
    std::unique_ptr<PlatformProbe> m_probe;
    domain::TcpReach m_reach;
};

void PlatformProbeTest::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    m_transport = std::make_unique<WatchedTransport>();
    script(well());
    m_reach = {.resolved = true,
               .resolveTime = std::chrono::milliseconds(3),
               .connectTime = std::chrono::milliseconds(4),
               .address = QStringLiteral("192.0.2.7")};
    m_probe = std::make_unique<PlatformProbe>(
        *m_fixture->database, *m_fixture->vault, *m_transport, *m_fixture->settings,
        [this](const QString &, int, std::chrono::milliseconds, const CancelToken &) {
            return m_reach;
        });
}

void PlatformProbeTest::aWorkingDraftGoesThroughToTheFacts()
{
    const ProbeReport done = report({}, draftWithPassword());
    QVERIFY(done.isSuccess());
    QCOMPARE(steps(done),
             (QList<Step>{Step::Resolve, Step::Port, Step::HostKey, Step::Login, Step::Facts}));
    QCOMPARE(done.steps[0].time, std::chrono::milliseconds(3));
    QCOMPARE(done.steps[1].time, std::chrono::milliseconds(4));
    QCOMPARE(done.address, QStringLiteral("192.0.2.7"));
    QCOMPARE(done.hostKey->fingerprint, QStringLiteral("SHA256:AAAA"));
    QCOMPARE(done.keyState, KeyState::New);
    QCOMPARE(done.facts.value(QStringLiteral("cpus")).toInt(), 4);
    QVERIFY(m_transport->target.credentials->password.equals("typed"));
}

void PlatformProbeTest::nothingIsStored()
{
    const QString id = store();
    const QJsonObject before = m_fixture->platforms->get(m_fixture->owner, id)->toJson();
    const QStringList actions = m_fixture->actions();
    QVERIFY(report(id, {}).isSuccess());
    QVERIFY(report({}, draftWithPassword()).isSuccess());
    QCOMPARE(m_fixture->platforms->get(m_fixture->owner, id)->toJson(), before);
    QVERIFY(m_fixture->platforms->hostKeys(m_fixture->owner, id)->isEmpty());
    QCOMPARE(m_fixture->platforms->list(m_fixture->owner, {})->total, 1);
    QCOMPARE(m_fixture->actions(), actions);
}

void PlatformProbeTest::storedSecretIsUsedAtItsAddress()
{
    const QString id = store();
    PlatformInput input = draft();
    input.name = QStringLiteral("renamed");
    QVERIFY(report(id, input).isSuccess());
    QVERIFY(m_transport->target.credentials->password.equals("stored"));
    QVERIFY(report(QStringLiteral("WEB"), draftWithPassword()).isSuccess());
    QVERIFY(m_transport->target.credentials->password.equals("typed"));
}

void PlatformProbeTest::storedSecretGoesNowhereElse_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::newRow("host") << QStringLiteral("evil.example") << 22 << QStringLiteral("root");
    QTest::newRow("spelling") << QStringLiteral("WEB.example") << 22 << QStringLiteral("root");
    QTest::newRow("port") << QStringLiteral("web.example") << 2222 << QStringLiteral("root");
    QTest::newRow("user") << QStringLiteral("web.example") << 22 << QStringLiteral("toor");
}

void PlatformProbeTest::storedSecretGoesNowhereElse()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, user);
    PlatformInput input;
    input.host = host;
    input.port = port;
    input.username = user;
    const ProbeReport done = report(store(), input);
    QCOMPARE(lastReason(done), QStringLiteral("platform.secret_needed_again"));
    QCOMPARE(done.steps.last().step, Step::Login);
    QVERIFY(done.hostKey);
    QVERIFY(m_transport->target.credentials->password.isEmpty());
    QCOMPARE(m_transport->hosts.commandsStarted(), 0);
}

void PlatformProbeTest::givenSecretIsUsedAnywhere()
{
    PlatformInput input = draftWithPassword();
    input.host = QStringLiteral("new.example");
    QVERIFY(report(store(), input).isSuccess());
    QCOMPARE(m_transport->target.host, QStringLiteral("new.example"));
    QVERIFY(m_transport->target.credentials->password.equals("typed"));
}

void PlatformProbeTest::pinsCountAtTheirAddress()
{
    const QString id = store();
    QVERIFY(m_fixture->platforms->acceptHostKey(m_fixture->owner, id, QLatin1String(kPublicKey)));
    const ProbeReport done = report(id, {});
    QVERIFY(done.isSuccess());
    QCOMPARE(done.keyState, KeyState::Pinned);
    QCOMPARE(m_transport->target.hostKeys.size(), 1);
}

void PlatformProbeTest::pinsDoNotCountElsewhere()
{
    const QString id = store();
    QVERIFY(m_fixture->platforms->acceptHostKey(m_fixture->owner, id, QLatin1String(kPublicKey)));
    PlatformInput input = draftWithPassword();
    input.port = 2222;
    QCOMPARE(report(id, input).keyState, KeyState::New);
    QVERIFY(m_transport->target.hostKeys.isEmpty());
    PlatformInput user = draftWithPassword();
    user.username = QStringLiteral("toor"); // the same host
    QCOMPARE(report(id, user).keyState, KeyState::Pinned);
}

void PlatformProbeTest::tamperedPinsEndIt()
{
    const QString id = store();
    QVERIFY(m_fixture->platforms->acceptHostKey(m_fixture->owner, id, QLatin1String(kPublicKey)));
    QVERIFY(storage::HostKeyRepository(*m_fixture->database).removeAll(id));
    PlatformInput withoutSecret;
    withoutSecret.password = SecretBytes();
    for (const ProbeReport &done : {report(id, {}), report(id, withoutSecret)}) {
        QCOMPARE(done.steps.last().step, Step::HostKey);
        QCOMPARE(lastReason(done), QStringLiteral("ssh.pins_tampered"));
    }
    QCOMPARE(m_transport->hosts.calls(), 0);
}

void PlatformProbeTest::withoutASecretTheHostKeyIsShown_data()
{
    QTest::addColumn<domain::AuthMethod>("method");
    QTest::addColumn<QString>("reason");
    QTest::newRow("password") << domain::AuthMethod::Password
                              << QStringLiteral("platform.password_needed");
    QTest::newRow("key") << domain::AuthMethod::PrivateKey
                         << QStringLiteral("platform.private_key_needed");
}

void PlatformProbeTest::withoutASecretTheHostKeyIsShown()
{
    QFETCH(domain::AuthMethod, method);
    PlatformInput input = draft();
    input.authMethod = method;
    const ProbeReport done = report({}, input);
    QTEST(lastReason(done), "reason");
    QCOMPARE(steps(done), (QList<Step>{Step::Resolve, Step::Port, Step::HostKey, Step::Login}));
    QCOMPARE(done.hostKey->fingerprint, QStringLiteral("SHA256:AAAA"));
    QCOMPARE(m_transport->hosts.commandsStarted(), 0);
}

void PlatformProbeTest::refusedHostKeyIsShown_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<KeyState>("state");
    QTest::newRow("new") << QByteArray("ssh.host_key_unknown") << KeyState::New;
    QTest::newRow("changed") << QByteArray("ssh.host_key_changed") << KeyState::Changed;
    QTest::newRow("revoked") << QByteArray("ssh.host_key_revoked") << KeyState::Revoked;
}

void PlatformProbeTest::refusedHostKeyIsShown()
{
    QFETCH(QByteArray, reason);
    fakes::FakeHost host;
    host.alwaysFails = Error{ErrorCode::FailedPrecondition,
                             reason.constData(),
                             {},
                             {},
                             {{QStringLiteral("fingerprint"), QStringLiteral("SHA256:x")},
                              {QStringLiteral("key_type"), QStringLiteral("ssh-rsa")},
                              {QStringLiteral("public_key"), QStringLiteral("BBBB")}}};
    script(host);
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(done.steps.last().step, Step::HostKey);
    QCOMPARE(lastReason(done).toLatin1(), reason);
    QTEST(done.keyState, "state");
    QCOMPARE(done.hostKey->fingerprint, QStringLiteral("SHA256:x"));
    QCOMPARE(done.hostKey->keyType, QStringLiteral("ssh-rsa"));
    QCOMPARE(done.hostKey->publicKey, QByteArray("BBBB"));
}

void PlatformProbeTest::refusedLoginIsSaid()
{
    fakes::FakeHost host = well();
    host.authFails = Error{ErrorCode::PermissionDenied, "ssh.auth_failed"};
    script(host);
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(done.steps.last().step, Step::Login);
    QCOMPARE(lastReason(done), QStringLiteral("ssh.auth_failed"));
    QVERIFY(done.hostKey);
    QVERIFY(done.facts.isEmpty());
}

void PlatformProbeTest::unreadableKeyIsSaidAfterTheHostKey()
{
    fakes::FakeHost host = well();
    host.connectErrors = {Error{ErrorCode::InvalidArgument, "ssh.key_unreadable"}};
    script(host);
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(steps(done), (QList<Step>{Step::Resolve, Step::Port, Step::HostKey, Step::Login}));
    QCOMPARE(lastReason(done), QStringLiteral("ssh.key_unreadable"));
    QVERIFY(m_transport->target.credentials->password.isEmpty());
    QCOMPARE(m_transport->hosts.commandsStarted(), 0);
}

void PlatformProbeTest::namesThatDoNotResolveEndIt()
{
    m_reach = {.outcome = Error{ErrorCode::Unavailable, "ssh.resolve_failed"}};
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(steps(done), QList<Step>{Step::Resolve});
    QCOMPARE(lastReason(done), QStringLiteral("ssh.resolve_failed"));
    QCOMPARE(m_transport->hosts.calls(), 0);
}

void PlatformProbeTest::closedPortEndsIt()
{
    m_reach.outcome = Error{ErrorCode::Unavailable, "ssh.unreachable"};
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(steps(done), (QList<Step>{Step::Resolve, Step::Port}));
    QVERIFY(!done.steps.first().error);
    QCOMPARE(lastReason(done), QStringLiteral("ssh.unreachable"));
    QVERIFY(!done.hostKey);
}

void PlatformProbeTest::brokenFactsAreSaid()
{
    fakes::FakeHost host = well();
    host.result.broken = Error{ErrorCode::Unavailable, "ssh.connection_lost"};
    script(host);
    const ProbeReport done = report({}, draftWithPassword());
    QCOMPARE(done.steps.last().step, Step::Facts);
    QCOMPARE(lastReason(done), QStringLiteral("ssh.connection_lost"));
}

void PlatformProbeTest::timeIsForAllOfTheLogin()
{
    QVERIFY(report({}, draftWithPassword()).isSuccess());
    QVERIFY(m_transport->command.connectTimeout <= PlatformProbe::kConnectTimeout);
    QVERIFY(m_transport->command.connectTimeout > std::chrono::seconds(5));
    QVERIFY(m_transport->command.timeout > std::chrono::seconds(0));
}

void PlatformProbeTest::badFieldsAreNamed()
{
    PlatformInput input = draftWithPassword();
    input.host = QStringLiteral("a b");
    input.username = QString();
    input.port = 70000;
    QStringList fields = fieldsOf(probe({}, input));
    fields.sort();
    QCOMPARE(fields, (QStringList{QStringLiteral("host:platform.host_malformed"),
                                  QStringLiteral("port:field.out_of_range"),
                                  QStringLiteral("username:field.required")}));
    PlatformInput key = draft();
    key.privateKey = ServiceFixture::secret("no key");
    QCOMPARE(fieldsOf(probe({}, key)),
             QStringList(QStringLiteral("private_key:platform.private_key_malformed")));
    QCOMPARE(m_transport->hosts.calls(), 0);
}

void PlatformProbeTest::unknownStoredKeyIsNamed()
{
    PlatformInput input = draft();
    input.authMethod = domain::AuthMethod::PrivateKey;
    input.sshKeyId = QStringLiteral("00000000-0000-7000-8000-000000000000");
    QCOMPARE(fieldsOf(probe({}, input)), QStringList(QStringLiteral("ssh_key_id:key.not_found")));
}

void PlatformProbeTest::unknownPlatformIsNotFound()
{
    QCOMPARE(reasonOf(probe(QStringLiteral("nobody"), draftWithPassword())),
             QStringLiteral("platform.not_found"));
}

void PlatformProbeTest::needsBothPermissions()
{
    domain::Actor viewer;
    viewer.role = domain::Role::Viewer;
    QCOMPARE(reasonOf(m_probe->run(viewer, {}, draftWithPassword(), std::chrono::seconds(1))),
             QStringLiteral("auth.permission_denied"));
}

void PlatformProbeTest::stopCallsOffWhatIsUnderWay()
{
    fakes::FakeHost host;
    host.hangInConnect = true;
    script(host);
    QString reason;
    std::thread asker([this, &reason] { reason = lastReason(report({}, draftWithPassword())); });
    QTRY_COMPARE(m_transport->hosts.running(), 1);
    m_probe->stop();
    asker.join();
    QCOMPARE(reason, QStringLiteral("task.cancelled"));
    QCOMPARE(reasonOf(probe({}, draftWithPassword())), QStringLiteral("task.draining"));
}

QTEST_GUILESS_MAIN(PlatformProbeTest)
#include "tst_platformprobe.moc"
