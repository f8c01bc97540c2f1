#include "integration/server/feedclient.h"
#include "integration/server/rawclient.h"
#include "server/apithread.h"
#include "services/auditservice.h"
#include "services/authservice.h"
#include "services/pinseal.h"
#include "services/platformprobe.h"
#include "services/platformservice.h"
#include "services/reachabilitymonitor.h"
#include "services/settingsservice.h"
#include "services/sshkeyservice.h"
#include "services/changestamp.h"
#include "services/statisticsservice.h"
#include "services/taskservice.h"
#include "services/userservice.h"
#include "storage/migrator.h"
#include "support/fakes/fakesshtransport.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

using namespace testum;
using namespace testum::server;

/// The api thread over the real router, services and store; only the hosts are scripted.
class TestApiThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersTheRouter();
    void feedShowsARunningTaskToItsEnd();
    void refusesFeedsWithoutRights_data();
    void refusesFeedsWithoutRights();
    void ticketOpensOneFeed();
    void logoutEndsTheFeed();
    void stopEndsFeedsWithGoingAway();
    void startFailsOnAPortInUse();

private:
    struct Engine;

    [[nodiscard]] RawResponse call(const QByteArray &method, const QByteArray &path,
                                   const QByteArray &headers = {},
                                   const QByteArray &body = {}) const;
    [[nodiscard]] QByteArray signIn() const;
    [[nodiscard]] QString runTask() const;

    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<ApiThread> m_api;
    quint16 m_port = 0;
};

struct TestApiThread::Engine
{
    Engine()
        : database(storage::Database::open(
                       storage::DatabaseConfig::fromUrl({}, directory.path()).value())
                       .value())
    {
        if (!storage::Migrator(*database).migrate())
            qFatal("The test database cannot be migrated");
        vault =
            crypto::Vault::create(SecretBytes(QByteArrayView(QByteArray(32, 'k'))), clock).value();
        storage::OutputWriter::Options writing;
        writing.outputDirectory = directory.filePath(QStringLiteral("output"));
        writer = std::make_unique<storage::OutputWriter>(
            *database, events, clock, writing,
            [this](const QString &platformId, const QList<domain::HostKey> &pins) {
                return services::sealPins(*vault, platformId, pins);
            });
        writer->begin();
        output = std::make_unique<storage::OutputStore>(*database, writing.outputDirectory);
        dispatcher = std::make_unique<tasks::TaskDispatcher>(transport, *writer);
        auth = std::make_unique<services::AuthService>(*database, *vault, events, clock);
        users = std::make_unique<services::UserService>(*database, events, clock);
        platforms = std::make_unique<services::PlatformService>(*database, *vault, clock);
        keys = std::make_unique<services::SshKeyService>(*database, *vault, clock);
        settings = std::make_unique<services::SettingsService>(*database, clock, std::nullopt);
        tasks = std::make_unique<services::TaskService>(*database, *vault, *dispatcher, *writer,
                                                        *output, *settings, clock,
                                                        QStringLiteral("node"));
        audit = std::make_unique<services::AuditService>(*database);
        const domain::TcpConnect answering = [](const QString &, int, std::chrono::milliseconds,
                                                const CancelToken &) { return domain::TcpReach{}; };
        probe = std::make_unique<services::PlatformProbe>(*database, *vault, transport, *settings,
                                                          answering);
        reachability = std::make_unique<services::ReachabilityMonitor>(*database, clock, answering);
        statistics = std::make_unique<services::StatisticsService>(*database, *reachability, clock);
        changes = std::make_unique<services::ChangeStamp>(*database);
        router = std::make_unique<api::Router>(
            services::ServiceSet{*auth, *users, *platforms, *keys, *tasks, *settings, *audit,
                                 *probe, *reachability, *statistics, *changes, *writer},
            api::Router::Options{{}, true});
    }
    ~Engine()
    {
        (void)dispatcher->shutDown(std::chrono::milliseconds(0));
        writer->stop();
    }

    QTemporaryDir directory;
    SystemClock clock;
    domain::Events events;
    fakes::FakeSshTransport transport;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<crypto::Vault> vault;
    std::unique_ptr<storage::OutputWriter> writer;
    std::unique_ptr<storage::OutputStore> output;
    std::unique_ptr<tasks::TaskDispatcher> dispatcher;
    std::unique_ptr<services::AuthService> auth;
    std::unique_ptr<services::UserService> users;
    std::unique_ptr<services::PlatformService> platforms;
    std::unique_ptr<services::SshKeyService> keys;
    std::unique_ptr<services::SettingsService> settings;
    std::unique_ptr<services::TaskService> tasks;
    std::unique_ptr<services::AuditService> audit;
    std::unique_ptr<services::PlatformProbe> probe;
    std::unique_ptr<services::ReachabilityMonitor> reachability;
    std::unique_ptr<services::StatisticsService> statistics;
    std::unique_ptr<services::ChangeStamp> changes;
    std::unique_ptr<api::Router> router;
};

namespace {

constexpr const char *kPassword = "correct horse battery";

ServerOptions anyPort()
{
    ServerOptions options;
    options.port = 0;
    return options;
}

QByteArray upgradeOf(const QByteArray &path, const QByteArray &headers)
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           headers + "\r\n";
}

} // namespace

void TestApiThread::init()
{
    m_engine = std::make_unique<Engine>();
    QVERIFY(
        m_engine->auth->setUp(QStringLiteral("admin"), SecretBytes(QByteArrayView(kPassword)), {}));
    services::PlatformInput input;
    input.name = QStringLiteral("web");
    input.host = QStringLiteral("192.0.2.1");
    input.username = QStringLiteral("deploy");
    input.authMethod = domain::AuthMethod::Password;
    input.password = SecretBytes(QByteArrayView("secret"));
    QVERIFY(m_engine->platforms->create(domain::Actor::localOwner(QStringLiteral("test")), input));
    m_api = std::make_unique<ApiThread>(*m_engine->router, m_engine->events, anyPort());
    const Result<QString> url = m_api->start();
    QVERIFY(url);
    m_port = static_cast<quint16>(QUrl(*url).port());
}

void TestApiThread::cleanup()
{
    m_api.reset();
    m_engine.reset();
}

RawResponse TestApiThread::call(const QByteArray &method, const QByteArray &path,
                                const QByteArray &headers, const QByteArray &body) const
{
    RawClient client(m_port);
    return client.request(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers +
                          "Content-Type: application/json\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

QByteArray TestApiThread::signIn() const
{
    const RawResponse answer =
        call("POST", "/api/auth/login", {},
             QByteArray("{\"username\":\"admin\",\"password\":\"") + kPassword + "\"}");
    return QJsonDocument::fromJson(answer.body)
        .object()
        .value(QStringLiteral("access_token"))
        .toString()
        .toLatin1();
}

QString TestApiThread::runTask() const
{
    domain::TaskSpec spec;
    spec.command = QStringLiteral("uptime");
    services::TargetSelection targets;
    targets.platforms = {QStringLiteral("web")};
    const auto task =
        m_engine->tasks->run(domain::Actor::localOwner(QStringLiteral("test")), spec, targets);
    return task ? task->id : QString();
}

void TestApiThread::answersTheRouter()
{
    const RawResponse health = call("GET", "/health");
    const RawResponse denied = call("GET", "/api/v1/platforms");
    const RawResponse head = [this] {
        RawClient client(m_port);
        client.send("HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return client.receive(false);
    }();
    const RawResponse options = call("OPTIONS", "/api/v1/platforms");
    const QByteArray token = signIn();

    QCOMPARE(health.status, 200);
    QCOMPARE(head.status, 200);
    QVERIFY(head.header("content-length").toInt() > 0);
    QCOMPARE(denied.status, 401);
    QCOMPARE(denied.header("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(options.status, 204);
    QVERIFY(options.header("allow").contains("POST"));
    QCOMPARE(call("GET", "/api/v1/platforms", "Authorization: Bearer " + token + "\r\n").status,
             200);
}

void TestApiThread::feedShowsARunningTaskToItsEnd()
{
    fakes::FakeHost host;
    for (int i = 0; i < 20; ++i)
        host.output.append({domain::Stream::Stdout, QByteArray::number(i) + '\n'});
    host.outputDelay = std::chrono::milliseconds(20);
    m_engine->transport.scriptAllOthers(host);
    const QByteArray token = signIn();
    const QString taskId = runTask();
    QVERIFY(!taskId.isEmpty());

    FeedClient client(m_port, taskId, 0, token);

    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20'000);
    QCOMPARE(client.closeCode(), 1000);
    QVERIFY(client.inOrder());
    QCOMPARE(client.typeAt(0), QStringLiteral("connected"));
    QCOMPARE(client.lastType(), QStringLiteral("done"));
    QString expected;
    for (int i = 0; i < 20; ++i)
        expected += QString::number(i) + u'\n';
    QCOMPARE(client.output(), expected);
}

void TestApiThread::refusesFeedsWithoutRights_data()
{
    QTest::addColumn<QByteArray>("headers"); // %1 is a good token
    QTest::addColumn<bool>("rightTask");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << true << 401;
    QTest::newRow("wrong token") << QByteArray("Authorization: Bearer x.y.z\r\n") << true << 401;
    QTest::newRow("no such task") << QByteArray("Authorization: Bearer %1\r\n") << false << 404;
    QTest::newRow("cookie of another site")
        << QByteArray("Cookie: access_token=%1\r\nOrigin: http://evil.example\r\n") << true << 403;
    QTest::newRow("cookie of this site")
        << QByteArray("Cookie: access_token=%1\r\nOrigin: http://127.0.0.1\r\n") << true << 101;
    QTest::newRow("bearer") << QByteArray("Authorization: Bearer %1\r\n") << true << 101;
}

void TestApiThread::refusesFeedsWithoutRights()
{
    QFETCH(QByteArray, headers);
    QFETCH(const bool, rightTask);
    QFETCH(const int, status);
    fakes::FakeHost host;
    host.hang = true;
    m_engine->transport.scriptAllOthers(host);
    headers.replace("%1", signIn());
    const QString taskId =
        rightTask ? runTask() : QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
    RawClient client(m_port);

    const RawResponse response =
        client.request(upgradeOf("/ws/tasks/" + taskId.toLatin1(), headers));

    QCOMPARE(response.status, status);
}

void TestApiThread::ticketOpensOneFeed()
{
    fakes::FakeHost host;
    host.hang = true;
    m_engine->transport.scriptAllOthers(host);
    const RawResponse made =
        call("POST", "/api/v1/auth/ticket", "Authorization: Bearer " + signIn() + "\r\n", "{}");
    const QByteArray ticket = QJsonDocument::fromJson(made.body)
                                  .object()
                                  .value(QStringLiteral("ticket"))
                                  .toString()
                                  .toLatin1();
    QVERIFY2(!ticket.isEmpty(), made.body.constData());
    const QByteArray path =
        "/api/v1/ws/tasks/" + runTask().toLatin1() + "?ticket=" + ticket.toPercentEncoding();
    RawClient first(m_port);
    RawClient second(m_port);

    QCOMPARE(first.request(upgradeOf(path, {})).status, 101);
    QCOMPARE(second.request(upgradeOf(path, {})).status, 401);
}

void TestApiThread::logoutEndsTheFeed()
{
    fakes::FakeHost host;
    host.hang = true;
    m_engine->transport.scriptAllOthers(host);
    const QByteArray token = signIn();
    FeedClient client(m_port, runTask(), 0, token);
    QTRY_VERIFY(client.count() >= 1);

    const int status =
        call("POST", "/api/v1/auth/logout", "Authorization: Bearer " + token + "\r\n", "{}").status;

    QVERIFY(status == 200 || status == 204);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1008);
}

void TestApiThread::stopEndsFeedsWithGoingAway()
{
    fakes::FakeHost host;
    host.hang = true;
    m_engine->transport.scriptAllOthers(host);
    FeedClient client(m_port, runTask(), 0, signIn());
    QTRY_VERIFY(client.count() >= 1);

    m_api->stop();

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1001);
}

void TestApiThread::startFailsOnAPortInUse()
{
    ServerOptions options;
    options.port = m_port;
    ApiThread second(*m_engine->router, m_engine->events, options);

    const Result<QString> url = second.start();

    QVERIFY(!url);
    QVERIFY(url.error().is("server.address_in_use"));
    m_api->stop();
    QVERIFY(second.start()); // a failed start can be tried again
}

QTEST_GUILESS_MAIN(TestApiThread)
#include "tst_apithread.moc"
