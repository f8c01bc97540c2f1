#include "integration/server/rawclient.h"
#include "integration/server/testroutes.h"

#include <QLocale>
#include <QtTest>

using namespace testum;
using namespace testum::server;
using namespace std::chrono_literals;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithSafeHeaders();
    void headHasTheLengthButNoBody();
    void headOfASourceHasNoBody();
    void optionsTellsTheAllowedMethods();
    void wrongMethodIs405();
    void noContentHasNoLength();
    void http10ClosesUnlessAsked();
    void connectionCloseIsHonoured();
    void keepsTheConnectionForMoreRequests();
    void pipelinedAnswersComeInOrder();
    void continueIsSentBeforeTheBody();
    void bodyArrivesWhole_data();
    void bodyArrivesWhole();
    void slowHandlerHoldsUpNobody();
    void waitingForHostsHoldsUpNoSlowRequest();
    void slowAnswerOfALostClientIsDropped();
    void tooManySlowRequestsAreRefused();
    void exceptionIs500();
    void sourceIsStreamedWhole();
    void sourceThatEndsEarlyBreaksTheConnection();
    void clientThatDoesNotReadIsClosed();
    void headersOfTheAnswerCannotSplitIt();
    void slowHeadGets408();
    void slowBodyGets408();
    void idleConnectionIsClosed();
    void brokenHeadIsAnsweredAtOnce();
    void newcomerOverTheCapGets503();
    void waitingConnectionMakesRoomForANewcomer();
    void bodiesTogetherAreLimited();
    void stopAcceptingEndsIdleConnections();
};

namespace {

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

} // namespace

void TestHttpServer::answersWithSafeHeaders()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    const RawResponse response = client.request(get("/hello"));

    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray("{\"hello\":1}"));
    QCOMPARE(response.header("content-type"), QByteArray("application/json"));
    QCOMPARE(response.header("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(response.header("cache-control"), QByteArray("no-store"));
    QVERIFY(response.header("content-security-policy").contains("default-src 'none'"));
    QVERIFY(response.header("server").isEmpty());
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(response.header("date")),
                                QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QVERIFY(date.isValid());
}

void TestHttpServer::headHasTheLengthButNoBody()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
    const RawResponse head = client.receive(false);
    const RawResponse next = client.receive();

    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("content-length"), QByteArray("11"));
    QCOMPARE(next.body, QByteArray("\"/next\""));
}

void TestHttpServer::headOfASourceHasNoBody()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send("HEAD /source HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    QCOMPARE(client.receive(false).header("content-length"),
             QByteArray::number(TestRoutes::kSourceBytes));
    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
}

void TestHttpServer::optionsTellsTheAllowedMethods()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    const RawResponse one = client.request("OPTIONS /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse all = client.request("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");

    QCOMPARE(one.status, 204);
    QCOMPARE(one.header("allow"), QByteArray("GET, HEAD, PUT, OPTIONS"));
    QCOMPARE(all.status, 204);
}

void TestHttpServer::wrongMethodIs405()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    const RawResponse response = client.request("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");

    QCOMPARE(response.status, 405);
    QCOMPARE(response.header("allow"), QByteArray("GET, PUT"));
    QCOMPARE(client.request(get("/hello")).status, 200);
}

void TestHttpServer::noContentHasNoLength()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send(get("/nothing") + get("/hello"));
    const RawResponse nothing = client.receive();

    QCOMPARE(nothing.status, 204);
    QVERIFY(nothing.header("content-length").isEmpty());
    QCOMPARE(client.receive().status, 200);
}

void TestHttpServer::http10ClosesUnlessAsked()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient plain(server.port());
    RawClient kept(server.port());

    QCOMPARE(plain.request("GET /hello HTTP/1.0\r\n\r\n").header("connection"),
             QByteArray("close"));
    QVERIFY(plain.closedByServer());
    const QByteArray keepAlive = "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    QCOMPARE(kept.request(keepAlive).header("connection"), QByteArray("keep-alive"));
    QCOMPARE(kept.request(keepAlive).status, 200);
}

void TestHttpServer::connectionCloseIsHonoured()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send(get("/hello", "Connection: close\r\n") + get("/hello"));

    QCOMPARE(client.receive().header("connection"), QByteArray("close"));
    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
}

void TestHttpServer::keepsTheConnectionForMoreRequests()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    int good = 0;

    for (int i = 0; i < 100; ++i)
        good += client.request(get("/hello")).status == 200 ? 1 : 0;

    QCOMPARE(good, 100);
    QCOMPARE(server.connectionCount(), 1);
}

void TestHttpServer::pipelinedAnswersComeInOrder()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    QByteArray requests = get("/slow") + post("/echo", "one");
    for (int i = 0; i < 500; ++i)
        requests += post("/echo", QByteArray::number(i));

    client.send(requests);

    QCOMPARE(client.receive().body, QByteArray("\"/slow\""));
    QCOMPARE(client.receive().body, QByteArray("one"));
    for (int i = 0; i < 500; ++i)
        QCOMPARE(client.receive().body, QByteArray::number(i));
}

void TestHttpServer::continueIsSentBeforeTheBody()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send("body");
    QCOMPARE(client.receive().body, QByteArray("body"));
    // A body that may not come is refused before it is sent.
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n"
                "Expect: 100-continue\r\n\r\n");
    QCOMPARE(client.receive().status, 413);
}

void TestHttpServer::bodyArrivesWhole_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("piece");
    QTest::newRow("one byte") << qsizetype(1) << qsizetype(1);
    QTest::newRow("byte by byte") << qsizetype(300) << qsizetype(1);
    QTest::newRow("read buffer") << qsizetype(65536) << qsizetype(65536);
    QTest::newRow("the limit") << qsizetype(1048576) << qsizetype(1048576);
    QTest::newRow("the limit in odd pieces") << qsizetype(1048576) << qsizetype(10007);
}

void TestHttpServer::bodyArrivesWhole()
{
    QFETCH(const qsizetype, size);
    QFETCH(const qsizetype, piece);
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    const QByteArray body = TestRoutes::sourceBytes(0, size);
    const QByteArray request = post("/echo", body);

    for (qsizetype at = 0; at < request.size(); at += piece)
        client.send(request.mid(at, piece));

    QCOMPARE(client.receive().body, body);
    QCOMPARE(client.request(get("/hello")).status, 200);
}

void TestHttpServer::slowHandlerHoldsUpNobody()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient slow(server.port());
    RawClient fast(server.port());

    slow.send(get("/gate") + get("/hello"));
    const RawResponse hello = fast.request(get("/hello"));
    routes.gate.release();

    QCOMPARE(hello.status, 200);
    QCOMPARE(slow.receive().body, QByteArray("\"/gate\""));
    QCOMPARE(slow.receive().body, QByteArray("{\"hello\":1}"));
}

void TestHttpServer::waitingForHostsHoldsUpNoSlowRequest()
{
    constexpr int kWaiting = 5;
    TestRoutes routes;
    TestServer server({}, routes.handler());
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int i = 0; i < kWaiting; ++i) {
        waiting.push_back(std::make_unique<RawClient>(server.port()));
        waiting.back()->send(get("/host"));
    }
    QTRY_COMPARE(routes.waiting.load(), kWaiting);
    RawClient slow(server.port());

    const RawResponse answer = slow.request(get("/slow"));
    routes.gate.release(kWaiting);

    QCOMPARE(answer.status, 200);
    for (const auto &client : waiting)
        QCOMPARE(client->receive().body, QByteArray("\"/host\""));
}

void TestHttpServer::slowAnswerOfALostClientIsDropped()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    {
        RawClient lost(server.port());
        lost.send(get("/gate"));
        QTRY_COMPARE(server.connectionCount(), 1);
        lost.socket().abort();
    }
    QTRY_COMPARE(server.connectionCount(), 0);
    routes.gate.release();

    RawClient client(server.port());
    QCOMPARE(client.request(get("/slow")).status, 200);
}

void TestHttpServer::tooManySlowRequestsAreRefused()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int i = 0; i < 64; ++i) {
        waiting.push_back(std::make_unique<RawClient>(server.port()));
        waiting.back()->send(get("/gate"));
    }
    QTRY_COMPARE(server.connectionCount(), 64);

    RawClient over(server.port());
    QCOMPARE(over.request(get("/hello")).status, 200); // the 64 before it have been read
    const int status = over.request(get("/gate")).status;
    routes.gate.release(64);

    QCOMPARE(status, 503);
    for (const auto &client : waiting)
        QCOMPARE(client->receive().status, 200);
}

void TestHttpServer::exceptionIs500()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("Unexpected exception")));

    const RawResponse response = client.request(get("/throw"));

    QCOMPARE(response.status, 500);
    QVERIFY(response.body.contains("\"status\":500"));
    QVERIFY(!response.body.contains("a bug"));
    QCOMPARE(client.request(get("/hello")).status, 200);
}

void TestHttpServer::sourceIsStreamedWhole()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    client.send(get("/source") + get("/hello"));

    QVERIFY(client.receive().body == TestRoutes::sourceBytes(0, TestRoutes::kSourceBytes));
    QCOMPARE(client.receive().status, 200);
}

void TestHttpServer::sourceThatEndsEarlyBreaksTheConnection()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("source ended early")));

    client.send(get("/short"));
    const RawResponse response = client.receive();

    QVERIFY(response.body.size() < TestRoutes::kSourceBytes);
    QVERIFY(client.closedByServer());
}

void TestHttpServer::clientThatDoesNotReadIsClosed()
{
    TestRoutes routes;
    ServerOptions options;
    options.sendTimeout = 300ms;
    TestServer server(options, routes.handler());
    RawClient client(server.port());
    client.socket().setReadBufferSize(1024);

    // Several times what the kernel's buffers take.
    client.send(get("/source").repeated(8));

    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, 20'000);
}

void TestHttpServer::headersOfTheAnswerCannotSplitIt()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());

    const RawResponse response = client.request(get("/split"));

    QCOMPARE(response.header("x-good"), QByteArray("1"));
    QVERIFY(response.header("x-split").isEmpty());
    QVERIFY(response.header("x-evil").isEmpty());
    QVERIFY(response.header("connection").isEmpty());
}

void TestHttpServer::slowHeadGets408()
{
    TestRoutes routes;
    ServerOptions options;
    options.headTimeout = 200ms;
    TestServer server(options, routes.handler());
    RawClient silent(server.port());
    RawClient slow(server.port());
    slow.send("GET /hello HTTP/1.1\r\nHost: ");

    QCOMPARE(slow.receive().status, 408);
    QVERIFY(slow.closedByServer());
    QVERIFY(silent.closedByServer());
}

void TestHttpServer::slowBodyGets408()
{
    TestRoutes routes;
    ServerOptions options;
    options.bodyTimeout = 200ms;
    TestServer server(options, routes.handler());
    RawClient client(server.port());

    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n123");

    QCOMPARE(client.receive().status, 408);
    QVERIFY(client.closedByServer());
}

void TestHttpServer::idleConnectionIsClosed()
{
    TestRoutes routes;
    ServerOptions options;
    options.idleTimeout = 200ms;
    TestServer server(options, routes.handler());
    RawClient client(server.port());

    QCOMPARE(client.request(get("/hello")).status, 200);

    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
}

void TestHttpServer::brokenHeadIsAnsweredAtOnce()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    QElapsedTimer timer;
    timer.start();

    client.send("GET / HTTP/1.1\nHost: a\n\n");

    QCOMPARE(client.receive().status, 400);
    QVERIFY2(timer.elapsed() < 5'000, "answered before the head's time-out");
}

void TestHttpServer::newcomerOverTheCapGets503()
{
    TestRoutes routes;
    ServerOptions options;
    options.maxConnections = 2;
    TestServer server(options, routes.handler());
    RawClient first(server.port());
    RawClient second(server.port());
    first.send(get("/gate"));
    second.send(get("/gate"));
    QTRY_COMPARE(routes.waiting.load(), 2);

    RawClient over(server.port());
    const int status = over.receive().status;
    const bool closed = over.closedByServer();
    routes.gate.release(2);

    QCOMPARE(status, 503);
    QVERIFY(closed);
    QCOMPARE(first.receive().status, 200);
    QCOMPARE(second.receive().status, 200);
}

void TestHttpServer::waitingConnectionMakesRoomForANewcomer()
{
    TestRoutes routes;
    ServerOptions options;
    options.maxConnections = 3;
    TestServer server(options, routes.handler());
    RawClient busy(server.port());
    busy.send(get("/gate"));
    QTRY_COMPARE(routes.waiting.load(), 1);
    RawClient slow(server.port());
    slow.send("GET /hello HTTP/1.1\r\nX-Slow: ");
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient idle(server.port());
    QCOMPARE(idle.request(get("/hello")).status, 200);

    RawClient newcomer(server.port());

    QCOMPARE(newcomer.request(get("/hello")).status, 200);
    QVERIFY(slow.closedByServer());
    QCOMPARE(idle.request(get("/hello")).status, 200);
    routes.gate.release();
    QCOMPARE(busy.receive().status, 200);
}

void TestHttpServer::bodiesTogetherAreLimited()
{
    TestRoutes routes;
    ServerOptions options;
    options.maxBufferedBodyBytes = 1'000'000;
    TestServer server(options, routes.handler());
    RawClient first(server.port());
    RawClient second(server.port());
    RawClient third(server.port());
    const QByteArray body(700'000, 'x');

    first.send(post("/gate", body));
    QTRY_COMPARE(routes.waiting.load(), 1);
    const int over = second.request(post("/echo", body)).status;
    routes.gate.release();

    QCOMPARE(over, 503);
    QCOMPARE(first.receive().status, 200);
    QCOMPARE(third.request(post("/echo", body)).status, 200);
}

void TestHttpServer::stopAcceptingEndsIdleConnections()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient idle(server.port());
    RawClient busy(server.port());
    QCOMPARE(idle.request(get("/hello")).status, 200);
    busy.send(get("/gate"));
    QTRY_COMPARE(server.connectionCount(), 2);
    QCOMPARE(idle.request(get("/hello")).status, 200); // busy's request has been read

    server.inThread([](HttpServer &http, WebSocketHub *) { http.stopAccepting(); });

    QVERIFY(idle.closedByServer());
    routes.gate.release();
    QCOMPARE(busy.receive().status, 200);
    RawClient late(server.port());
    QVERIFY(late.socket().state() != QAbstractSocket::ConnectedState);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
