#include "integration/server/rawclient.h"
#include "integration/server/testfeed.h"
#include "integration/server/testroutes.h"
#include "server/openfiles.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <vector>

using namespace testum;
using namespace testum::server;

/// Clients that want to hurt.
class TestHttpLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { raiseOpenFileLimit(); }
    void slowHeadersLeaveAGoodClientFast();
    void clientsThatLeaveCrashNothing();
    void smallRequestsPerSecond();
};

namespace {

constexpr int kSlowClients = 1000;
constexpr int kGoodRequests = 300;
constexpr int kRounds = 500;
const QString kTask = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");

QByteArray get(const QByteArray &path) { return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"; }

} // namespace

void TestHttpLoad::slowHeadersLeaveAGoodClientFast()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    std::vector<std::unique_ptr<QTcpSocket>> slow;
    for (int i = 0; i < kSlowClients; ++i) {
        slow.push_back(std::make_unique<QTcpSocket>());
        slow.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        QVERIFY(slow.back()->waitForConnected());
        slow.back()->write("GET /hello HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        slow.back()->flush();
    }
    QTRY_COMPARE(server.connectionCount(), kSlowClients);

    std::vector<qint64> times;
    auto kept = std::make_unique<RawClient>(server.port());
    for (int i = 0; i < kGoodRequests; ++i) {
        // Each slow client sends a byte now and then, meanwhile.
        for (int s = i % 10; s < kSlowClients; s += 10) {
            slow[static_cast<std::size_t>(s)]->write("x");
            slow[static_cast<std::size_t>(s)]->flush();
        }
        QElapsedTimer timer;
        timer.start();
        if (i % 2 == 0) {
            QCOMPARE(kept->request(get("/hello")).status, 200);
        } else {
            RawClient fresh(server.port());
            QCOMPARE(fresh.request(get("/hello")).status, 200);
        }
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    const double p50 = static_cast<double>(times[times.size() / 2]) / 1e6;
    const double p99 = static_cast<double>(times[times.size() * 99 / 100]) / 1e6;
    qInfo("1,000 slow heads: a good client's p50 %.2f ms, p99 %.2f ms", p50, p99);

    QVERIFY2(p99 < 200.0, qPrintable(QString::number(p99)));
}

void TestHttpLoad::clientsThatLeaveCrashNothing()
{
    TestRoutes routes;
    TestFeed feed;
    feed.addTask(kTask);
    feed.commit(kTask, QList<QByteArray>(50, QByteArray(64 * 1024, 'x')));
    TestServer server({}, routes.handler(), feed.source());
    feed.attach(server);
    const QList<QByteArray> scripts{
        get("/hello"),
        get("/slow") + get("/slow"),
        get("/source"),
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" +
            QByteArray(100'000, 'b'),
        "GET /ws/tasks/" + kTask.toLatin1() +
            " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Authorization: Bearer a\r\n\r\n",
        "GET / HTTP/1.1\r\nBroken\r\n\r\n" + get("/hello"),
    };
    QRandomGenerator random(7);

    for (int round = 0; round < kRounds; ++round) {
        const QByteArray &script = scripts[random.bounded(scripts.size())];
        const bool whole = random.bounded(2) == 0;
        RawClient client(server.port());
        client.send(whole ? script : script.left(random.bounded(static_cast<int>(script.size()))));
        if (random.bounded(3) == 0)
            client.socket().waitForReadyRead(random.bounded(8));
        if (random.bounded(4) == 0)
            feed.commit(kTask, {"live"});
        if (random.bounded(2) == 0)
            client.socket().abort(); // with unread bytes: RST
        else
            client.socket().disconnectFromHost();
    }

    RawClient good(server.port());
    QCOMPARE(good.request(get("/slow")).status, 200);
    good.socket().disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 0, 20'000);
}

void TestHttpLoad::smallRequestsPerSecond()
{
    TestRoutes routes;
    TestServer server({}, routes.handler());
    RawClient client(server.port());
    constexpr int kPipeline = 50;
    constexpr int kTurns = 100;
    QElapsedTimer timer;
    timer.start();

    for (int turn = 0; turn < kTurns; ++turn) {
        client.send(get("/hello").repeated(kPipeline));
        for (int i = 0; i < kPipeline; ++i)
            QCOMPARE(client.receive().status, 200);
    }

    const double perSecond = kTurns * kPipeline * 1000.0 / static_cast<double>(timer.elapsed());
    qInfo("One pipelining client: %.0f requests/s", perSecond);
    QVERIFY(perSecond > 200);
}

QTEST_GUILESS_MAIN(TestHttpLoad)
#include "tst_httpload.moc"
