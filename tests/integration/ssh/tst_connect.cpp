#include "ssh/libsshtransport.h"
#include "ssh/tcpconnector.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/scriptedserver.h"
#include "support/sshd/sshdserver.h"

#include <QElapsedTimer>
#include <QtTest>

#include <arpa/inet.h>
#include <condition_variable>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace testum;
using tests::CommandRecorder;

namespace {

/// The addresses of a made-up name; literals resolve as they do for real.
ssh::LookUp answering(const QList<ssh::SocketAddress> &addresses)
{
    return [addresses](const QString &host, int port, bool numericOnly) {
        if (numericOnly)
            return ssh::lookUpAddresses(host, port, true);
        return ssh::AddressLookup{addresses, QStringLiteral("no such name")};
    };
}

ssh::SocketAddress address(const char *text, int port)
{
    return ssh::lookUpAddresses(QString::fromLatin1(text), port, true).addresses.constFirst();
}

const QString kName = QStringLiteral("made-up.invalid");

} // namespace

/// Reaching a host, and every reason why it cannot be reached.
class ConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nameThatDoesNotResolveIsSaid();
    void hangingResolverIsLeftBehind();
    void closedPortIsUnreachable();
    void nextAddressIsTried();
    void slowAddressDoesNotHoldTheNext();
    void ipv6IsReached();
    void reachTellsEachStep();
    void reachTellsWhereItEnded();
    void hostThatIsNoSshServerIsSaid_data();
    void hostThatIsNoSshServerIsSaid();
    void muteHostTimesOut();
    void cancelWhileConnectingIsPrompt();
    void oldAlgorithmsAreNotSpoken_data();
    void oldAlgorithmsAreNotSpoken();
    void modernAlgorithmsAreSpoken_data();
    void modernAlgorithmsAreSpoken();
    void usersSshConfigIsNotRead();

private:
    std::unique_ptr<tests::SshdServer> m_server;
    ssh::LibsshTransport m_transport;
};

void ConnectTest::initTestCase()
{
    m_server = tests::SshdServer::start();
    QVERIFY(m_server);
}

void ConnectTest::nameThatDoesNotResolveIsSaid()
{
    ssh::LibsshTransport transport({}, answering({}));
    domain::SshTarget target = m_server->target();
    target.host = kName;
    CommandRecorder recorder;
    const auto result = recorder.run(transport, target, "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.resolve_failed"));
    QCOMPARE(recorder.errorArgs().value(QStringLiteral("host")), kName);
    QVERIFY(domain::isRetryable(result.error()));
}

void ConnectTest::hangingResolverIsLeftBehind()
{
    struct Gate
    {
        std::mutex mutex;
        std::condition_variable opened;
        bool isOpen = false;
        bool hasPassed = false;
    };
    const auto gate = std::make_shared<Gate>();
    ssh::LibsshTransport transport({}, [gate](const QString &, int, bool numericOnly) {
        ssh::AddressLookup nothing;
        if (numericOnly)
            return nothing;
        std::unique_lock lock(gate->mutex);
        gate->opened.wait(lock, [&gate] { return gate->isOpen; });
        gate->hasPassed = true;
        gate->opened.notify_all();
        return nothing;
    });
    domain::SshTarget target = m_server->target();
    target.host = kName;
    CommandRecorder recorder;
    recorder.spec.connectTimeout = std::chrono::milliseconds(400);
    QElapsedTimer timer;
    timer.start();
    const auto result = recorder.run(transport, target, "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.timeout"));
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    std::unique_lock lock(gate->mutex);
    gate->isOpen = true;
    gate->opened.notify_all();
    gate->opened.wait(lock, [&gate] { return gate->hasPassed; });
}

void ConnectTest::closedPortIsUnreachable()
{
    domain::SshTarget target = m_server->target();
    target.port = tests::freePort();
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, target, "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.unreachable"));
    QVERIFY2(result.error().detail.contains(QStringLiteral("refused"), Qt::CaseInsensitive),
             recorder.errorText());
}

void ConnectTest::nextAddressIsTried()
{
    const int closed = tests::freePort();
    ssh::LibsshTransport transport({},
                                   answering({address("::1", closed), address("127.0.0.1", closed),
                                              address("127.0.0.1", m_server->port())}));
    domain::SshTarget target = m_server->target();
    target.host = kName;
    CommandRecorder recorder;
    const auto result = recorder.run(transport, target, "echo in");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("in\n"));
}

void ConnectTest::slowAddressDoesNotHoldTheNext()
{
    // A listener with a full backlog answers no SYN: the first address neither fails nor succeeds.
    const int full = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto where = address("127.0.0.1", 0).native;
    QVERIFY(::bind(full, reinterpret_cast<const sockaddr *>(where.constData()),
                   static_cast<socklen_t>(where.size())) == 0);
    QVERIFY(::listen(full, 0) == 0);
    sockaddr_in bound{};
    socklen_t size = sizeof(bound);
    QVERIFY(::getsockname(full, reinterpret_cast<sockaddr *>(&bound), &size) == 0);
    const int fullPort = ntohs(bound.sin_port);
    std::vector<ssh::Socket> fillers(8);
    QString problem;
    for (ssh::Socket &filler : fillers)
        QVERIFY(filler.connectTo(address("127.0.0.1", fullPort), &problem) !=
                ssh::Socket::Attempt::Failed);
    ssh::LibsshTransport transport(
        {}, answering({address("127.0.0.1", fullPort), address("127.0.0.1", m_server->port())}));
    domain::SshTarget target = m_server->target();
    target.host = kName;
    CommandRecorder recorder;
    const auto result = recorder.run(transport, target, "echo in");
    ::close(full);
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("in\n"));
}

void ConnectTest::ipv6IsReached()
{
    tests::SshdServer::Options options;
    options.listenAddress = QStringLiteral("::1");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "echo \"$SSH_CONNECTION\"");
    QVERIFY2(result, recorder.errorText());
    QVERIFY2(recorder.out().startsWith("::1 "), recorder.out().constData());
}

void ConnectTest::reachTellsEachStep()
{
    const CancelToken cancel;
    const ssh::TcpConnector connector(answering({address("127.0.0.1", m_server->port())}));
    const domain::TcpReach reach =
        connector.reach(kName, m_server->port(), {QDeadlineTimer(10'000), cancel});
    QVERIFY(reach.outcome);
    QVERIFY(reach.resolved);
    QCOMPARE(reach.address, QStringLiteral("127.0.0.1"));
    QVERIFY(reach.connectTime < std::chrono::seconds(10));
}

void ConnectTest::reachTellsWhereItEnded()
{
    const CancelToken cancel;
    const domain::TcpReach nameless =
        ssh::TcpConnector(answering({})).reach(kName, 22, {QDeadlineTimer(10'000), cancel});
    QVERIFY(!nameless.resolved);
    QVERIFY(!nameless.outcome && nameless.outcome.error().is("ssh.resolve_failed"));
    const int closed = tests::freePort();
    const domain::TcpReach refused = ssh::TcpConnector().reach(QStringLiteral("127.0.0.1"), closed,
                                                               {QDeadlineTimer(10'000), cancel});
    QVERIFY(refused.resolved);
    QVERIFY(!refused.outcome && refused.outcome.error().is("ssh.unreachable"));
    QCOMPARE(refused.address, QString());
}

void ConnectTest::hostThatIsNoSshServerIsSaid_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("retryable");
    QTest::newRow("HTTP") << QStringLiteral("garbage") << QStringLiteral("ssh.not_ssh") << false;
    QTest::newRow("hangs up") << QStringLiteral("hang-up") << QStringLiteral("ssh.connection_lost")
                              << true;
    QTest::newRow("too busy") << QStringLiteral("too-busy") << QStringLiteral("ssh.connection_lost")
                              << true;
    QTest::newRow("broken") << QStringLiteral("broken") << QStringLiteral("ssh.protocol_error")
                            << false;
}

void ConnectTest::hostThatIsNoSshServerIsSaid()
{
    QFETCH(QString, mode);
    QFETCH(QString, reason);
    QFETCH(bool, retryable);
    const auto server = tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR), mode);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "true");
    QVERIFY(!result);
    QVERIFY2(recorder.reason() == reason, recorder.errorText());
    QCOMPARE(domain::isRetryable(result.error()), retryable);
    QCOMPARE(recorder.starts(), 0);
}

void ConnectTest::muteHostTimesOut()
{
    const auto server =
        tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR), QStringLiteral("mute"));
    QVERIFY(server);
    CommandRecorder recorder;
    recorder.spec.connectTimeout = std::chrono::milliseconds(600);
    QElapsedTimer timer;
    timer.start();
    const auto result = recorder.run(m_transport, server->target(), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.timeout"));
    QVERIFY(timer.elapsed() >= 590);
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void ConnectTest::cancelWhileConnectingIsPrompt()
{
    const auto server =
        tests::ScriptedSshServer::start(QStringLiteral(TESTUM_SOURCE_DIR), QStringLiteral("mute"));
    QVERIFY(server);
    CommandRecorder recorder;
    recorder.spec.connectTimeout = std::chrono::minutes(1);
    recorder.begin(m_transport, server->target(), "true");
    QTRY_VERIFY(server->log().contains("connection"));
    QElapsedTimer timer;
    timer.start();
    recorder.cancel.cancel(CancelReason::Cancelled);
    const auto result = recorder.finish();
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("task.cancelled"));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void ConnectTest::oldAlgorithmsAreNotSpoken_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("CBC") << QStringLiteral("Ciphers aes128-cbc,3des-cbc");
    QTest::newRow("SHA-1 key exchange")
        << QStringLiteral("KexAlgorithms diffie-hellman-group14-sha1");
    QTest::newRow("SHA-1 host key signature") << QStringLiteral("HostKeyAlgorithms ssh-rsa");
    QTest::newRow("SHA-1 MAC") << QStringLiteral("Ciphers aes128-ctr\nMACs hmac-sha1");
}

void ConnectTest::oldAlgorithmsAreNotSpoken()
{
    QFETCH(QString, line);
    tests::SshdServer::Options options;
    options.hostKeyTypes = {QStringLiteral("rsa")};
    options.configLines << line;
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "true");
    QVERIFY(!result);
    QVERIFY2(recorder.reason() == QStringLiteral("ssh.no_common_algorithm"), recorder.errorText());
}

void ConnectTest::modernAlgorithmsAreSpoken_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"Ciphers aes128-gcm@openssh.com", "Ciphers aes256-gcm@openssh.com",
                             "Ciphers chacha20-poly1305@openssh.com", "Ciphers aes256-ctr",
                             "KexAlgorithms curve25519-sha256", "KexAlgorithms ecdh-sha2-nistp521",
                             "KexAlgorithms diffie-hellman-group16-sha512",
                             "KexAlgorithms diffie-hellman-group14-sha256",
                             "Ciphers aes128-ctr\nMACs hmac-sha2-512-etm@openssh.com",
                             "Ciphers aes128-ctr\nMACs hmac-sha2-256"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void ConnectTest::modernAlgorithmsAreSpoken()
{
    QFETCH(QString, line);
    tests::SshdServer::Options options;
    options.configLines << line;
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "echo in");
    QVERIFY2(result, recorder.errorText());
}

void ConnectTest::usersSshConfigIsNotRead()
{
    QTemporaryDir home;
    const QString proof = home.filePath(QStringLiteral("proof"));
    QVERIFY(QDir().mkpath(home.filePath(QStringLiteral(".ssh"))));
    const QByteArray config = "Host *\n ProxyCommand touch " + proof.toUtf8() + "\n";
    QVERIFY(tests::writeFile(home.filePath(QStringLiteral(".ssh/config")), config, 0600));
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toUtf8());
    CommandRecorder recorder;
    const bool isIn = static_cast<bool>(recorder.run(m_transport, m_server->target(), "true"));
    qputenv("HOME", before);
    QVERIFY2(isIn, recorder.errorText());
    QVERIFY(!QFileInfo::exists(proof));
}

QTEST_GUILESS_MAIN(ConnectTest)
#include "tst_connect.moc"
