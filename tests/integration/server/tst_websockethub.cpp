#include "integration/server/feedclient.h"
#include "integration/server/rawclient.h"
#include "integration/server/testfeed.h"

#include <QtEndian>
#include <QtTest>

using namespace testum;
using namespace testum::server;
using namespace std::chrono_literals;

class TestWebSocketHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedUpgradeIsNeverUpgraded_data();
    void refusedUpgradeIsNeverUpgraded();
    void allPathsOfAFeedUpgrade_data();
    void allPathsOfAFeedUpgrade();
    void watchesFromTheStartToDone();
    void finishedTaskIsReplayedAndClosed();
    void nothingIsLeftAfterDone();
    void tasksOfOtherNodesArePolled();
    void revokedSessionIsClosed_data();
    void revokedSessionIsClosed();
    void lostStoreEndsTheFeedWithAnError();
    void silentPeerIsDropped();
    void peerThatAnswersPingsStays();
    void clientFramesAreChecked_data();
    void clientFramesAreChecked();
    void pingIsAnsweredAndCloseEchoed();
    void stopEndsWatchersWithGoingAway();
};

namespace {

const QString kTask = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");

QByteArray upgrade(const QByteArray &path, const QByteArray &headers)
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\n"
           "Upgrade: websocket\r\n" +
           headers + "\r\n";
}

const QByteArray kHandshake = "Sec-WebSocket-Version: 13\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray kToken = "Authorization: Bearer alice\r\n";
const QByteArray kFeedPath = "/ws/tasks/" + kTask.toLatin1();

/// A masked frame with mask 0.
QByteArray clientFrame(int first, const QByteArray &payload)
{
    QByteArray frame(1, static_cast<char>(first));
    frame += static_cast<char>(0x80 | static_cast<int>(payload.size()));
    return frame + QByteArray(4, '\0') + payload;
}

/// The code of the last frame when that is a close frame.
int closeCodeIn(const QByteArray &frames)
{
    qsizetype at = 0;
    int code = 0;
    while (at + 2 <= frames.size()) {
        const int opcode = frames[at] & 0x0f;
        qsizetype size = frames[at + 1] & 0x7f;
        at += 2;
        if (size == 126) {
            size = qFromBigEndian<quint16>(frames.constData() + at);
            at += 2;
        }
        if (opcode == 8 && at + size <= frames.size())
            code = qFromBigEndian<quint16>(frames.constData() + at);
        at += size;
    }
    return code;
}

} // namespace

void TestWebSocketHub::refusedUpgradeIsNeverUpgraded_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("no token") << upgrade(kFeedPath, kHandshake) << 401;
    QTest::newRow("not allowed") << upgrade(kFeedPath,
                                            kHandshake + "Authorization: Bearer forbidden\r\n")
                                 << 403;
    QTest::newRow("no such task") << upgrade("/ws/tasks/other", kHandshake + kToken) << 404;
    QTest::newRow("after is no number")
        << upgrade(kFeedPath + "?after=x", kHandshake + kToken) << 422;
    QTest::newRow("after is negative")
        << upgrade(kFeedPath + "?after=-1", kHandshake + kToken) << 422;
    QTest::newRow("no key") << upgrade(kFeedPath, "Sec-WebSocket-Version: 13\r\n" + kToken) << 400;
    QTest::newRow("short key")
        << upgrade(kFeedPath, "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YWJj\r\n" + kToken)
        << 400;
    QTest::newRow("old version") << upgrade(kFeedPath,
                                            "Sec-WebSocket-Version: 8\r\n"
                                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                                                kToken)
                                 << 426;
    QTest::newRow("plain GET") << "GET " + kFeedPath + " HTTP/1.1\r\nHost: a\r\n" + kToken + "\r\n"
                               << 426;
}

void TestWebSocketHub::refusedUpgradeIsNeverUpgraded()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    RawClient client(server.port());

    // Frames sent in the hope of an upgrade are not read as a request either.
    client.send(request + clientFrame(0x89, "ping") + "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse response = client.receive();

    QCOMPARE(response.status, status);
    QCOMPARE(response.header("content-type"), QByteArray("application/problem+json"));
    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
}

void TestWebSocketHub::allPathsOfAFeedUpgrade_data()
{
    QTest::addColumn<QByteArray>("path");
    const QByteArray id = kTask.toLatin1();
    QTest::newRow("original") << "/ws/tasks/" + id;
    QTest::newRow("trailing slash") << "/ws/tasks/" + id + "/";
    QTest::newRow("versioned") << "/api/v1/ws/tasks/" + id;
    QTest::newRow("below the task") << "/api/v1/tasks/" + id + "/ws";
}

void TestWebSocketHub::allPathsOfAFeedUpgrade()
{
    QFETCH(const QByteArray, path);
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    RawClient client(server.port());

    const RawResponse response = client.request(upgrade(path, kHandshake + kToken));

    QCOMPARE(response.status, 101);
    // The example of RFC 6455 1.3.
    QCOMPARE(response.header("sec-websocket-accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void TestWebSocketHub::watchesFromTheStartToDone()
{
    TestFeed feed;
    feed.addTask(kTask);
    feed.commit(kTask, {"stored "});
    TestServer server({}, TestFeed::handler(), feed.source());
    feed.attach(server);
    FeedClient client(server.port(), kTask);
    QTRY_COMPARE(client.count(), 2);

    feed.commit(kTask, {"live ", "text\xff"});
    feed.commit(kTask, {}, true);

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1000);
    QVERIFY(client.inOrder());
    QCOMPARE(client.lastSeq(), 4);
    QCOMPARE(client.typeAt(0), QStringLiteral("connected"));
    QCOMPARE(client.messageAt(0).value(QStringLiteral("payload")).toString(), kTask);
    QCOMPARE(client.output(), QStringLiteral("stored live text\uFFFD"));
    QCOMPARE(client.lastType(), QStringLiteral("done"));
    QCOMPARE(client.messageAt(1).value(QStringLiteral("run_id")).toString(), QStringLiteral("run"));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestWebSocketHub::finishedTaskIsReplayedAndClosed()
{
    TestFeed feed;
    feed.addTask(kTask);
    for (int i = 0; i < 40; ++i)
        feed.commit(kTask, {QByteArray(100'000, 'a')});
    feed.commit(kTask, {"end"}, true);
    TestServer server({}, TestFeed::handler(), feed.source());

    FeedClient client(server.port(), kTask);

    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20'000);
    QCOMPARE(client.closeCode(), 1000);
    QVERIFY(client.inOrder());
    QCOMPARE(client.lastSeq(), 42);
    QCOMPARE(client.output().size(), 4'000'003);
}

void TestWebSocketHub::nothingIsLeftAfterDone()
{
    TestFeed feed;
    feed.addTask(kTask);
    feed.commit(kTask, {"all"}, true);
    TestServer server({}, TestFeed::handler(), feed.source());

    FeedClient client(server.port(), kTask, 2);

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1000);
    QCOMPARE(client.count(), 1);
    QCOMPARE(client.typeAt(0), QStringLiteral("connected"));
}

void TestWebSocketHub::tasksOfOtherNodesArePolled()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source(), {.pollInterval = 20ms});
    feed.attach(server);
    FeedClient first(server.port(), kTask);
    FeedClient second(server.port(), kTask);
    QTRY_COMPARE(first.count(), 1);
    QTRY_COMPARE(second.count(), 1);

    feed.commit(kTask, {"a", "b"}, false, true);
    QTRY_COMPARE(first.lastSeq(), 2);
    feed.commit(kTask, {"c"}, true, true);

    QTRY_VERIFY(first.isClosed() && second.isClosed());
    QCOMPARE(first.output(), QStringLiteral("abc"));
    QCOMPARE(second.output(), QStringLiteral("abc"));
    QVERIFY(first.inOrder() && second.inOrder());
    QCOMPARE(first.lastType(), QStringLiteral("done"));
}

void TestWebSocketHub::revokedSessionIsClosed_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced by this process") << true;
    QTest::newRow("found by the regular check") << false;
}

void TestWebSocketHub::revokedSessionIsClosed()
{
    QFETCH(const bool, announced);
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source(),
                      {.recheckInterval = announced ? 1h : 50ms});
    feed.attach(server);
    FeedClient alice(server.port(), kTask, 0, "alice");
    FeedClient bob(server.port(), kTask, 0, "bob");
    QTRY_COMPARE(alice.count(), 1);
    QTRY_COMPARE(bob.count(), 1);

    feed.revoke(QStringLiteral("alice"));
    if (announced)
        Q_EMIT feed.events.sessionsRevoked(QStringLiteral("alice"));

    QTRY_VERIFY(alice.isClosed());
    QCOMPARE(alice.closeCode(), 1008);
    feed.commit(kTask, {"still here"});
    QTRY_COMPARE(bob.output(), QStringLiteral("still here"));
    QCOMPARE(alice.output(), QString());
}

void TestWebSocketHub::lostStoreEndsTheFeedWithAnError()
{
    TestFeed feed;
    feed.addTask(kTask);
    feed.breakStore();
    TestServer server({}, TestFeed::handler(), feed.source());

    FeedClient client(server.port(), kTask);

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1011);
    QCOMPARE(client.lastType(), QStringLiteral("error"));
    QCOMPARE(client.messageAt(1).value(QStringLiteral("reason")).toString(),
             QStringLiteral("output.missing"));
}

void TestWebSocketHub::silentPeerIsDropped()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source(),
                      {.pingInterval = 1h, .pongTimeout = 200ms, .recheckInterval = 50ms});
    RawClient client(server.port());

    QCOMPARE(client.request(upgrade(kFeedPath, kHandshake + kToken)).status, 101);

    QVERIFY(client.closedByServer());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestWebSocketHub::peerThatAnswersPingsStays()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source(),
                      {.pingInterval = 50ms, .pongTimeout = 2s, .recheckInterval = 50ms});
    FeedClient client(server.port(), kTask); // Qt answers pings by itself
    QTRY_COMPARE(client.count(), 1);

    QTest::qWait(3'000);

    QVERIFY(!client.isClosed());
    QCOMPARE(server.connectionCount(), 1);
}

void TestWebSocketHub::clientFramesAreChecked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("unmasked") << QByteArray::fromHex("810161") << 1002;
    QTest::newRow("over 64 KiB") << QByteArray::fromHex("82ff0000000000010001") +
                                        QByteArray(4, '\0')
                                 << 1009;
    QTest::newRow("HTTP again") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << 1002;
}

void TestWebSocketHub::clientFramesAreChecked()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, code);
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    RawClient client(server.port());

    QCOMPARE(client.request(upgrade(kFeedPath, kHandshake + kToken)).status, 101);
    client.send(bytes);

    QVERIFY(client.closedByServer());
    QCOMPARE(closeCodeIn(client.rest()), code);
}

void TestWebSocketHub::pingIsAnsweredAndCloseEchoed()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    RawClient client(server.port());

    // Sent with the handshake, before the answer: what is behind the head is not lost.
    client.send(upgrade(kFeedPath, kHandshake + kToken) + clientFrame(0x81, "ignored") +
                clientFrame(0x89, "are you there") + clientFrame(0x88, "\x0f\xa1"));

    QCOMPARE(client.receive().status, 101);
    QVERIFY(client.closedByServer());
    QVERIFY(client.rest().contains(QByteArray("\x8a\x0d", 2) + "are you there"));
    QCOMPARE(closeCodeIn(client.rest()), 4001);
}

void TestWebSocketHub::stopEndsWatchersWithGoingAway()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    FeedClient client(server.port(), kTask);
    QTRY_COMPARE(client.count(), 1);

    server.inThread([](HttpServer &http, WebSocketHub *hub) {
        http.stopAccepting();
        hub->closeAll();
    });

    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1001);
    QTRY_COMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestWebSocketHub)
#include "tst_websockethub.moc"
