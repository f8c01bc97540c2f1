#include "ssh/libsshtransport.h"
#include "ssh/privatekeycache.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/scriptedserver.h"
#include "support/sshd/sshdserver.h"

#include <QtTest>

#include <csignal>

using namespace testum;
using domain::AuthMethod;
using tests::CommandRecorder;

namespace {

const QByteArray kPassword("correct horse");

} // namespace

/// Every way of logging in, and every way of being refused.
class LoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void privateKeyLogsIn_data();
    void privateKeyLogsIn();
    void unusableKeyIsSaid_data();
    void unusableKeyIsSaid();
    void unknownKeyIsRefused();
    void passwordLogsIn();
    void wrongPasswordIsRefused();
    void promptIsAnswered_data();
    void promptIsAnswered();
    void methodNotOfferedIsSaid_data();
    void methodNotOfferedIsSaid();
    void secondProofIsAskedFor();
    void agentLogsIn();
    void agentProblemIsSaid_data();
    void agentProblemIsSaid();
    void keyIsParsedOnceForAllUsers();
    void secretsAreInNoError();

private:
    domain::SshTarget withKey(const QByteArray &text, const QByteArray &passphrase = {}) const;
    domain::SshTarget withPassword(const QByteArray &password) const;
    QByteArray makeKey(const QStringList &arguments, bool authorize = true);

    QTemporaryDir m_dir;
    std::unique_ptr<tests::SshdServer> m_server; ///< takes keys and a password
    ssh::LibsshTransport m_transport;
    int m_keys = 0;
};

void LoginTest::initTestCase()
{
    tests::SshdServer::Options options;
    options.user = QStringLiteral("madeup");
    options.password = kPassword;
    options.configLines << QStringLiteral("MaxAuthTries 100");
    m_server = tests::SshdServer::start(options);
    QVERIFY(m_server);
}

domain::SshTarget LoginTest::withKey(const QByteArray &text, const QByteArray &passphrase) const
{
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = AuthMethod::PrivateKey;
    credentials->privateKey = SecretBytes(text);
    credentials->passphrase = SecretBytes(passphrase);
    domain::SshTarget target = m_server->target();
    target.credentials = std::move(credentials);
    return target;
}

domain::SshTarget LoginTest::withPassword(const QByteArray &password) const
{
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = AuthMethod::Password;
    credentials->password = SecretBytes(password);
    domain::SshTarget target = m_server->target();
    target.credentials = std::move(credentials);
    return target;
}

QByteArray LoginTest::makeKey(const QStringList &arguments, bool authorize)
{
    const QString file = m_dir.filePath(QString::number(++m_keys));
    if (!tests::runTool(QStringLiteral("ssh-keygen"),
                        QStringList{QStringLiteral("-q"), QStringLiteral("-f"), file} + arguments))
        return {};
    if (authorize)
        m_server->authorize(tests::readFile(file + QStringLiteral(".pub")));
    return tests::readFile(file);
}

void LoginTest::privateKeyLogsIn_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("format"); // of ssh-keygen -m; "PKCS8-openssl" by openssl
    QTest::addColumn<QByteArray>("passphrase");
    for (const char *type : {"ed25519", "ecdsa", "rsa"}) {
        for (const char *format : {"RFC4716", "PEM", "PKCS8"}) {
            // ssh-keygen writes ed25519 in its own format only.
            if (type == QByteArray("ed25519") && format != QByteArray("RFC4716"))
                continue;
            for (const char *passphrase : {"", "open sesame"}) {
                const QByteArray name = QByteArray(type) + ' ' + format + ' ' + passphrase;
                QTest::newRow(name.constData())
                    << QString::fromLatin1(type) << QString::fromLatin1(format)
                    << QByteArray(passphrase);
            }
        }
    }
}

void LoginTest::privateKeyLogsIn()
{
    QFETCH(QString, type);
    QFETCH(QString, format);
    QFETCH(QByteArray, passphrase);
    const QByteArray text = makeKey({QStringLiteral("-t"), type, QStringLiteral("-m"), format,
                                     QStringLiteral("-N"), QString::fromLatin1(passphrase)});
    QVERIFY(text.contains("PRIVATE KEY"));
    for (const QByteArray &spelling : {text, "\r\n" + QByteArray(text).replace("\n", "\r\n")}) {
        CommandRecorder recorder;
        const auto result = recorder.run(m_transport, withKey(spelling, passphrase), "echo in");
        QVERIFY2(result, recorder.errorText());
        QCOMPARE(recorder.out(), QByteArray("in\n"));
    }
}

void LoginTest::unusableKeyIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<QString>("reason");
    const QString wrong = QStringLiteral("ssh.key_passphrase_wrong");
    const QString unreadable = QStringLiteral("ssh.key_unreadable");
    for (const char *format : {"RFC4716", "PEM", "PKCS8"}) {
        const QByteArray text = makeKey({QStringLiteral("-t"), QStringLiteral("ecdsa"),
                                         QStringLiteral("-m"), QString::fromLatin1(format),
                                         QStringLiteral("-N"), QStringLiteral("open sesame")},
                                        false);
        QTest::newRow(QByteArray(format + QByteArray(", wrong passphrase")).constData())
            << text << QByteArray("nope") << wrong;
        QTest::newRow(QByteArray(format + QByteArray(", no passphrase")).constData())
            << text << QByteArray() << wrong;
    }
    const QByteArray whole = makeKey(
        {QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString()}, false);
    QTest::newRow("cut off") << whole.left(whole.size() / 2) << QByteArray() << unreadable;
    QTest::newRow("empty") << QByteArray() << QByteArray() << unreadable;
    QTest::newRow("a public key") << m_server->clientPublicKey() << QByteArray() << unreadable;
    QTest::newRow("small RSA") << makeKey({QStringLiteral("-t"), QStringLiteral("rsa"),
                                           QStringLiteral("-b"), QStringLiteral("1024"),
                                           QStringLiteral("-N"), QString()},
                                          false)
                               << QByteArray() << unreadable;
}

void LoginTest::unusableKeyIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, passphrase);
    QFETCH(QString, reason);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, withKey(text, passphrase), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), reason);
}

void LoginTest::unknownKeyIsRefused()
{
    const QByteArray text = makeKey(
        {QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString()}, false);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, withKey(text), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.auth_failed"));
}

void LoginTest::passwordLogsIn()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, withPassword(kPassword), "echo in");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("in\n"));
    QVERIFY(m_server->log().contains("Accepted password for madeup"));
}

void LoginTest::wrongPasswordIsRefused()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, withPassword("guess"), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.auth_failed"));
}

void LoginTest::promptIsAnswered_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("answers"); // times the server got one
    const QString more = QStringLiteral("ssh.auth_more_needed");
    QTest::newRow("one hidden") << QStringLiteral("prompt") << kPassword << QString() << 1;
    QTest::newRow("and an empty round")
        << QStringLiteral("prompt-empty-round") << kPassword << QString() << 1;
    QTest::newRow("wrong password") << QStringLiteral("prompt") << QByteArray("guess")
                                    << QStringLiteral("ssh.auth_failed") << 1;
    QTest::newRow("two at once") << QStringLiteral("two-prompts") << kPassword << more << 0;
    QTest::newRow("a second one") << QStringLiteral("second-prompt") << kPassword << more << 1;
    QTest::newRow("a visible one") << QStringLiteral("visible-prompt") << kPassword << more << 0;
}

void LoginTest::promptIsAnswered()
{
    QFETCH(QString, mode);
    QFETCH(QByteArray, password);
    QFETCH(QString, reason);
    QFETCH(int, answers);
    const auto server = tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR), mode);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(password), "echo hello");
    QCOMPARE(recorder.reason(), reason);
    QCOMPARE(server->countInLog("prompt-answers 1"), answers);
    QCOMPARE(server->countInLog("prompt-answers 2"), 0);
    QCOMPARE(server->countInLog("auth password"), 0);
    if (result)
        QCOMPARE(recorder.out(), QByteArray("hello\n"));
}

void LoginTest::methodNotOfferedIsSaid_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("byKey");
    QTest::newRow("password to a host that takes keys only") << QStringLiteral("key-only") << false;
    QTest::newRow("key to a host that takes passwords only") << QStringLiteral("password") << true;
    QTest::newRow("key to a host that prompts") << QStringLiteral("prompt") << true;
}

void LoginTest::methodNotOfferedIsSaid()
{
    QFETCH(QString, mode);
    QFETCH(bool, byKey);
    const auto server = tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR), mode);
    QVERIFY(server);
    domain::SshTarget target = server->target();
    if (byKey)
        target.credentials = m_server->target().credentials;
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, target, "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.auth_method_refused"));
    QVERIFY(!recorder.errorArgs().value(QStringLiteral("offered")).isEmpty());
    QCOMPARE(server->countInLog("auth password"), 0);
    QCOMPARE(server->countInLog("auth keyboard-interactive"), 0);
}

void LoginTest::secondProofIsAskedFor()
{
    tests::SshdServer::Options options;
    options.password = kPassword;
    options.configLines << QStringLiteral("AuthenticationMethods publickey,password");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.auth_more_needed"));
}

void LoginTest::agentLogsIn()
{
    const QString socket = m_dir.filePath(QStringLiteral("agent"));
    tests::ServerProcess agent;
    QVERIFY(agent.start(
        QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket},
        QProcessEnvironment::systemEnvironment(), m_dir.filePath(QStringLiteral("agent.log"))));
    QTRY_VERIFY(QFileInfo::exists(socket));
    const QByteArray before = qgetenv("SSH_AUTH_SOCK");
    qputenv("SSH_AUTH_SOCK", socket.toLocal8Bit());
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = AuthMethod::Agent;
    domain::SshTarget target = m_server->target();
    target.credentials = std::move(credentials);

    CommandRecorder empty;
    const bool emptyIsRefused = !empty.run(m_transport, target, "true");
    const bool added = tests::runTool(QStringLiteral("ssh-add"),
                                      {QStringLiteral("-q"), m_server->clientPrivateKeyFile()});
    CommandRecorder full;
    const bool fullIsIn = static_cast<bool>(full.run(m_transport, target, "echo in"));
    qputenv("SSH_AUTH_SOCK", before);

    QVERIFY(emptyIsRefused);
    QCOMPARE(empty.reason(), QStringLiteral("ssh.agent_no_identity"));
    QVERIFY(added);
    QVERIFY2(fullIsIn, full.errorText());
    QCOMPARE(full.out(), QByteArray("in\n"));
}

void LoginTest::agentProblemIsSaid_data()
{
    QTest::addColumn<QByteArray>("socket");
    QTest::newRow("no variable") << QByteArray();
    QTest::newRow("nobody there") << QByteArray("/nonexistent/agent");
    QTest::newRow("impossible path") << QByteArray(500, 'a');
}

void LoginTest::agentProblemIsSaid()
{
    QFETCH(QByteArray, socket);
    const QByteArray before = qgetenv("SSH_AUTH_SOCK");
    qputenv("SSH_AUTH_SOCK", socket);
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = AuthMethod::Agent;
    domain::SshTarget target = m_server->target();
    target.credentials = std::move(credentials);
    CommandRecorder recorder;
    const bool isIn = static_cast<bool>(recorder.run(m_transport, target, "true"));
    qputenv("SSH_AUTH_SOCK", before);
    QVERIFY(!isIn);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.agent_unavailable"));
}

void LoginTest::keyIsParsedOnceForAllUsers()
{
    const auto credentials = withKey(m_server->clientPrivateKey()).credentials;
    ssh::PrivateKeyCache cache;
    ssh_key_struct *first = nullptr;
    {
        const ssh::PrivateKeyCache::Use use(cache);
        const auto one = cache.keyOf(credentials);
        const auto two = cache.keyOf(credentials);
        QVERIFY(one && two);
        QCOMPARE(one->get(), two->get());
        first = one->get();
        QVERIFY(first != nullptr);
        QCOMPARE(one->use_count(), 3L); // ours twice, the cache's once
    }
    const ssh::PrivateKeyCache::Use use(cache);
    const auto later = cache.keyOf(credentials);
    QVERIFY(later);
    QCOMPARE(later->use_count(), 2L); // parsed anew: nothing was kept while idle
}

void LoginTest::secretsAreInNoError()
{
    const QByteArray canary("canary-secret-7361");
    const QByteArray key = makeKey({QStringLiteral("-t"), QStringLiteral("ecdsa"),
                                    QStringLiteral("-N"), QString::fromLatin1(canary)},
                                   false);
    for (const domain::SshTarget &target : {withPassword(canary), withKey(key, canary),
                                            withKey(canary), withKey(key, canary + 'x')}) {
        CommandRecorder recorder;
        const auto result = recorder.run(m_transport, target, "true");
        QVERIFY(!result);
        const Error &error = result.error();
        QStringList said{error.message, error.detail};
        said << error.args.values();
        QVERIFY2(!said.join(QLatin1Char('|')).contains(QString::fromLatin1(canary)),
                 recorder.errorText());
    }
}

QTEST_GUILESS_MAIN(LoginTest)
#include "tst_sshlogin.moc"
