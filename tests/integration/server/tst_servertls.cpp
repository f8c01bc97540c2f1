#include "integration/server/feedclient.h"
#include "integration/server/rawclient.h"
#include "integration/server/testfeed.h"
#include "integration/server/testroutes.h"
#include "server/tlsconfiguration.h"

#include <QProcess>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace testum;
using namespace testum::server;
using namespace std::chrono_literals;

class TestServerTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unusableFilesAreErrors_data();
    void unusableFilesAreErrors();
    void servesOverTls_data();
    void servesOverTls();
    void oldProtocolsAreRefused_data();
    void oldProtocolsAreRefused();
    void plainHttpOnTheTlsPortIsDropped();
    void clientWithoutHandshakeIsDropped();
    void feedsRunOverTls();
    void slowReaderOverTlsIsClosed();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }
    void openssl(const QStringList &arguments);
    [[nodiscard]] ServerOptions options() const;

    QTemporaryDir m_directory;
};

namespace {

const QString kTask = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");

QByteArray exchange(QSslSocket &socket, const QByteArray &request, qsizetype bodyBytes)
{
    socket.write(request);
    QByteArray all;
    const QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired()) {
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end >= 0 && all.size() >= end + 4 + bodyBytes)
            return all.mid(end + 4);
        socket.waitForReadyRead(100);
    }
    return {};
}

} // namespace

void TestServerTls::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
             process.readAllStandardError().constData());
}

void TestServerTls::initTestCase()
{
    QVERIFY(m_directory.isValid());
    const QStringList subject{QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                              QStringLiteral("-days"), QStringLiteral("2")};
    openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                        QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
                        QStringLiteral("-keyout"), path(QStringLiteral("rsa.key")),
                        QStringLiteral("-out"), path(QStringLiteral("rsa.crt"))} +
            subject);
    openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                        QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                        QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                        QStringLiteral("-keyout"), path(QStringLiteral("ec.key")),
                        QStringLiteral("-out"), path(QStringLiteral("ec.crt"))} +
            subject);
    openssl({QStringLiteral("pkey"), QStringLiteral("-in"), path(QStringLiteral("rsa.key")),
             QStringLiteral("-aes256"), QStringLiteral("-passout"), QStringLiteral("pass:secret"),
             QStringLiteral("-out"), path(QStringLiteral("locked.key"))});
    QFile junk(path(QStringLiteral("junk.pem")));
    QVERIFY(junk.open(QIODevice::WriteOnly));
    junk.write("not PEM");
}

ServerOptions TestServerTls::options() const
{
    ServerOptions options;
    options.tlsCertFile = path(QStringLiteral("rsa.crt"));
    options.tlsKeyFile = path(QStringLiteral("rsa.key"));
    return options;
}

void TestServerTls::unusableFilesAreErrors_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::newRow("no such certificate") << "none.crt"
                                         << "rsa.key";
    QTest::newRow("no such key") << "rsa.crt"
                                 << "none.key";
    QTest::newRow("certificate is junk") << "junk.pem"
                                         << "rsa.key";
    QTest::newRow("key is junk") << "rsa.crt"
                                 << "junk.pem";
    QTest::newRow("key has a passphrase") << "rsa.crt"
                                          << "locked.key";
    QTest::newRow("key of another kind") << "rsa.crt"
                                         << "ec.key";
    QTest::newRow("certificate without key") << "rsa.crt"
                                             << "";
    QTest::newRow("key without certificate") << ""
                                             << "rsa.key";
}

void TestServerTls::unusableFilesAreErrors()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    TestRoutes routes;
    ServerOptions tls;
    tls.port = 0;
    tls.tlsCertFile = certificate.isEmpty() ? QString() : path(certificate);
    tls.tlsKeyFile = key.isEmpty() ? QString() : path(key);
    HttpServer server(tls, routes.handler(), nullptr);

    const Result<QString> url = server.listen();

    QVERIFY(!url);
    QVERIFY(url.error().is("server.tls_unreadable"));
}

void TestServerTls::servesOverTls_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("RSA") << "rsa";
    QTest::newRow("EC") << "ec";
}

void TestServerTls::servesOverTls()
{
    QFETCH(const QString, name);
    TestRoutes routes;
    ServerOptions tls;
    tls.tlsCertFile = path(name + QStringLiteral(".crt"));
    tls.tlsKeyFile = path(name + QStringLiteral(".key"));
    TestServer server(tls, routes.handler());
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(client.waitForEncrypted(20'000));

    // A whole megabyte up, eight down, over the same connection.
    const QByteArray body = TestRoutes::sourceBytes(0, 1024 * 1024);
    const QByteArray echoed = exchange(client,
                                       "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576"
                                       "\r\n\r\n" +
                                           body,
                                       body.size());
    const QByteArray source =
        exchange(client, "GET /source HTTP/1.1\r\nHost: a\r\n\r\n", TestRoutes::kSourceBytes);

    QVERIFY(echoed == body);
    QVERIFY(source == TestRoutes::sourceBytes(0, TestRoutes::kSourceBytes));
}

void TestServerTls::oldProtocolsAreRefused_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("1.1") << "-tls1_1" << false;
    QTest::newRow("1.2") << "-tls1_2" << true;
    QTest::newRow("1.3") << "-tls1_3" << true;
}

void TestServerTls::oldProtocolsAreRefused()
{
    QFETCH(const QString, protocol);
    QFETCH(const bool, accepted);
    TestRoutes routes;
    TestServer server(options(), routes.handler());
    QProcess client;

    client.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_client"), QStringLiteral("-connect"),
                  QStringLiteral("127.0.0.1:%1").arg(server.port()), protocol,
                  QStringLiteral("-cipher"), QStringLiteral("DEFAULT@SECLEVEL=0")});
    client.write("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const bool hello = [&] {
        QByteArray all;
        while (!all.contains("hello") && client.waitForReadyRead(10'000))
            all += client.readAll();
        return all.contains("{\"hello\":1}");
    }();
    client.closeWriteChannel();
    QVERIFY(client.state() == QProcess::NotRunning || client.waitForFinished(20'000));

    QCOMPARE(hello, accepted);
}

void TestServerTls::plainHttpOnTheTlsPortIsDropped()
{
    TestRoutes routes;
    TestServer server(options(), routes.handler());
    RawClient client(server.port());

    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");

    QVERIFY(client.closedByServer());
    QVERIFY(!client.rest().contains("hello"));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestServerTls::clientWithoutHandshakeIsDropped()
{
    TestRoutes routes;
    ServerOptions tls = options();
    tls.headTimeout = 200ms;
    TestServer server(tls, routes.handler());
    RawClient client(server.port());

    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestServerTls::feedsRunOverTls()
{
    TestFeed feed;
    feed.addTask(kTask);
    for (int i = 0; i < 100; ++i)
        feed.commit(kTask, {QByteArray(64 * 1024, 'x')});
    TestServer server(options(), TestFeed::handler(), feed.source());
    feed.attach(server);

    FeedClient client(server.port(), kTask, 0, "alice", QStringLiteral("wss"));
    QTRY_COMPARE_WITH_TIMEOUT(client.lastSeq(), 100, 30'000);
    feed.commit(kTask, {"live"}, true);

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1000);
    QVERIFY(client.inOrder());
    QCOMPARE(client.lastSeq(), 102);
}

void TestServerTls::slowReaderOverTlsIsClosed()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server(options(), TestFeed::handler(), feed.source(),
                      {.maxSocketBufferBytes = 1024 * 1024});
    feed.attach(server);
    QSslSocket slow;
    slow.setPeerVerifyMode(QSslSocket::VerifyNone);
    slow.setReadBufferSize(4096);
    slow.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(slow.waitForEncrypted(20'000));
    slow.write("GET /ws/tasks/" + kTask.toLatin1() +
               " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Authorization: Bearer slow\r\n\r\n");
    QVERIFY(slow.waitForReadyRead(20'000));
    // A watcher that still reads the store is paced by it and never too slow: wait until it has
    // seen all there is, which the second watcher, admitted after it, tells.
    FeedClient witness(server.port(), kTask, 0, "alice", QStringLiteral("wss"));
    for (int seq = 1; seq <= 2; ++seq) {
        feed.commit(kTask, {"few"});
        QTRY_COMPARE_WITH_TIMEOUT(witness.lastSeq(), seq, 20'000);
    }
    witness.socket().abort();

    // Nobody reads until the hub has given the reader up.
    for (int i = 0; i < 400; ++i)
        feed.commit(kTask, {QByteArray(64 * 1024, 'x')});
    server.inThread([](HttpServer &, WebSocketHub *) {});
    slow.setReadBufferSize(0);
    qint64 bytes = 0;
    QByteArray tail;
    const QDeadlineTimer deadline(30'000);
    while (slow.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired()) {
        slow.waitForReadyRead(100);
        const QByteArray piece = slow.readAll();
        bytes += piece.size();
        tail = (tail + piece).right(200);
    }

    QVERIFY(tail.contains("slow reader, resume with after="));
    QVERIFY2(bytes < 400 * 64 * 1024, "it was given less than all");
    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, 20'000);
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_servertls.moc"
