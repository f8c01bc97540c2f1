#include "client/apiclient.h"
#include "unit/client/fakeserver.h"
#include "client/httptransport.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <thread>

using namespace testum;
using namespace Qt::StringLiterals;
using namespace testum::client;
using testum::tests::FakeServer;
using testum::tests::SeenRequest;

namespace {

constexpr auto kProblem401 =
    R"({"code":"unauthenticated","reason":"auth.session_ended","message":"Ended"})";

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void sendConnected(QWebSocket *socket, qint64 after)
{
    socket->sendTextMessage(text({{u"type"_s, u"connected"_s}, {u"seq"_s, after}}));
}

void sendOutput(QWebSocket *socket, qint64 seq)
{
    socket->sendTextMessage(text({{u"type"_s, u"output"_s},
                                  {u"payload"_s, QStringLiteral("line %1\n").arg(seq)},
                                  {u"seq"_s, seq}}));
}

void sendDone(QWebSocket *socket, qint64 seq)
{
    socket->sendTextMessage(
        text({{u"type"_s, u"done"_s}, {u"payload"_s, u"success"_s}, {u"seq"_s, seq}}));
}

FakeServer::Answer taskIsThere()
{
    return [](const SeenRequest &) { return FakeServer::reply(200, "{}"); };
}

ApiClient clientOf(const FakeServer &server, std::chrono::milliseconds reconnectFor,
                   std::chrono::milliseconds heartbeat = std::chrono::milliseconds(15'000))
{
    HttpOptions options;
    options.url = server.url();
    options.token = SecretBytes(QByteArrayView("tok"));
    options.reconnectFor = reconnectFor;
    options.heartbeat = heartbeat;
    return ApiClient(HttpTransport::create(std::move(options)).value());
}

constexpr std::chrono::milliseconds kPatience{20'000};

} // namespace

class TestEventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsToDoneWithToken();
    void asksForWhatComesAfter();
    void randomCutsLoseAndDoubleNothing();
    void serverThatRepeatsItselfIsNotHeardTwice();
    void connectedIsToldOnce();
    void refusedUpgradeTellsTheServersReason();
    void feedErrorEndsIt();
    void onMessageMayStop();
    void cancelStopsAQuietFeed();
    void lostServerIsGivenUp();
    void silentConnectionIsCut();
    void slowFollowerGetsEverything();
};

void TestEventStream::followsToDoneWithToken()
{
    FakeServer server(taskIsThere(), [](QWebSocket *socket, qint64 after) {
        sendConnected(socket, after);
        sendOutput(socket, 1);
        sendDone(socket, 2);
    });
    ApiClient api = clientOf(server, kPatience);
    QStringList types;
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &message) {
            types.append(message.value(u"type"_s).toString());
            return true;
        },
        cancel);
    QVERIFY(result);
    QCOMPARE(types, QStringList({u"connected"_s, u"output"_s, u"done"_s}));
    const SeenRequest seen = server.requests().value(0);
    QCOMPARE(seen.line, QByteArray("GET /api/v1/ws/tasks/t1?after=0 HTTP/1.1"));
    QCOMPARE(seen.header("Authorization"), QByteArray("Bearer tok"));
}

void TestEventStream::asksForWhatComesAfter()
{
    std::atomic<qint64> asked{-1};
    FakeServer server(taskIsThere(), [&](QWebSocket *socket, qint64 after) {
        asked = after;
        sendDone(socket, 42);
    });
    ApiClient api = clientOf(server, kPatience);
    CancelToken cancel;
    QVERIFY(api.follow(
        QStringLiteral("t1"), 41, [](const QJsonObject &) { return true; }, cancel));
    QCOMPARE(asked.load(), 41);
}

void TestEventStream::randomCutsLoseAndDoubleNothing()
{
    constexpr qint64 kMessages = 2000;
    std::atomic<int> connections{0};
    FakeServer server(taskIsThere(), [&](QWebSocket *socket, qint64 after) {
        ++connections;
        sendConnected(socket, after);
        const qint64 upTo =
            std::min<qint64>(kMessages, after + 1 + QRandomGenerator::global()->bounded(20));
        for (qint64 seq = after + 1; seq <= upTo; ++seq)
            sendOutput(socket, seq);
        socket->flush(); // an abort would drop what waits here, the handshake too
        if (upTo == kMessages)
            sendDone(socket, kMessages + 1);
        else if (QRandomGenerator::global()->bounded(2) == 0)
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        else
            QTimer::singleShot(0, socket, [socket] { socket->abort(); });
    });
    ApiClient api = clientOf(server, kPatience);
    QList<qint64> seqs;
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &message) {
            if (message.value(u"type"_s) == u"output"_s)
                seqs.append(message.value(u"seq"_s).toInteger());
            return true;
        },
        cancel);
    QVERIFY(result);
    QCOMPARE(seqs.size(), kMessages);
    for (qint64 i = 0; i < kMessages; ++i)
        QCOMPARE(seqs[i], i + 1);
    QVERIFY(connections > 50);
}

void TestEventStream::serverThatRepeatsItselfIsNotHeardTwice()
{
    FakeServer server(taskIsThere(), [](QWebSocket *socket, qint64) {
        for (const qint64 seq : {1, 2, 2, 1, 3})
            sendOutput(socket, seq);
        sendDone(socket, 4);
    });
    ApiClient api = clientOf(server, kPatience);
    QList<qint64> seqs;
    CancelToken cancel;
    QVERIFY(api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &message) {
            seqs.append(message.value(u"seq"_s).toInteger());
            return true;
        },
        cancel));
    QCOMPARE(seqs, QList<qint64>({1, 2, 3, 4}));
}

void TestEventStream::connectedIsToldOnce()
{
    std::atomic<int> connections{0};
    FakeServer server(taskIsThere(), [&](QWebSocket *socket, qint64 after) {
        sendConnected(socket, after);
        if (++connections < 4)
            socket->close();
        else
            sendDone(socket, 1);
    });
    ApiClient api = clientOf(server, kPatience);
    int connected = 0;
    CancelToken cancel;
    QVERIFY(api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &message) {
            connected += message.value(u"type"_s) == u"connected"_s ? 1 : 0;
            return true;
        },
        cancel));
    QCOMPARE(connections.load(), 4);
    QCOMPARE(connected, 1);
}

void TestEventStream::refusedUpgradeTellsTheServersReason()
{
    FakeServer server([](const SeenRequest &) {
        return FakeServer::reply(401, kProblem401, "application/problem+json");
    });
    ApiClient api = clientOf(server, kPatience);
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0, [](const QJsonObject &) { return true; }, cancel);
    QVERIFY(!result);
    QCOMPARE(QByteArray(result.error().reason), QByteArray("auth.session_ended"));
    QCOMPARE(result.error().code, ErrorCode::Unauthenticated);
    QCOMPARE(result.error().message, QStringLiteral("Ended"));
}

void TestEventStream::feedErrorEndsIt()
{
    FakeServer server(taskIsThere(), [](QWebSocket *socket, qint64) {
        socket->sendTextMessage(text({{u"type"_s, u"error"_s},
                                      {u"payload"_s, u"The session has ended."_s},
                                      {u"reason"_s, u"auth.session_ended"_s}}));
    });
    ApiClient api = clientOf(server, kPatience);
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0, [](const QJsonObject &) { return true; }, cancel);
    QVERIFY(!result);
    QVERIFY(result.error().is("auth.session_ended"));
    QCOMPARE(result.error().message, QStringLiteral("The session has ended."));
}

void TestEventStream::onMessageMayStop()
{
    FakeServer server(taskIsThere(), [](QWebSocket *socket, qint64) {
        for (qint64 seq = 1; seq <= 5000; ++seq) // more than the queue holds
            sendOutput(socket, seq);
    });
    ApiClient api = clientOf(server, kPatience);
    int heard = 0;
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0, [&](const QJsonObject &) { return ++heard < 3; }, cancel);
    QVERIFY(result);
    QCOMPARE(heard, 3);
}

void TestEventStream::cancelStopsAQuietFeed()
{
    FakeServer server(taskIsThere(),
                      [](QWebSocket *socket, qint64 after) { sendConnected(socket, after); });
    ApiClient api = clientOf(server, kPatience);
    CancelToken cancel;
    std::thread canceller;
    const auto result = api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &) {
            canceller = std::thread([&cancel] { cancel.cancel(CancelReason::Cancelled); });
            return true;
        },
        cancel);
    canceller.join();
    QVERIFY(!result);
    QVERIFY(result.error().is("task.cancelled"));
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

void TestEventStream::lostServerIsGivenUp()
{
    auto server = std::make_unique<FakeServer>(
        taskIsThere(), [](QWebSocket *socket, qint64 after) { sendConnected(socket, after); });
    ApiClient api = clientOf(*server, std::chrono::milliseconds(300));
    CancelToken cancel;
    std::thread stopper;
    const auto result = api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &) {
            stopper = std::thread([&server] { server.reset(); });
            return true;
        },
        cancel);
    stopper.join();
    QVERIFY(!result);
    QVERIFY(result.error().is("client.server_unreachable"));
}

void TestEventStream::silentConnectionIsCut()
{
    std::atomic<int> connections{0};
    FakeServer server(
        [&](const SeenRequest &request) {
            if (request.header("Upgrade").isEmpty())
                return FakeServer::reply(200, "{}");
            // Upgraded by hand, and deaf from then on: no pong, no close.
            if (++connections > 1)
                return FakeServer::reply(401, kProblem401);
            const QByteArray key =
                request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                              "Connection: Upgrade\r\nSec-WebSocket-Accept: ") +
                   QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n";
        },
        {});
    ApiClient api = clientOf(server, std::chrono::milliseconds(400), std::chrono::milliseconds(50));
    CancelToken cancel;
    const auto result = api.follow(
        QStringLiteral("t1"), 0, [](const QJsonObject &) { return true; }, cancel);
    QVERIFY(!result);
    QVERIFY(connections > 1);
}

void TestEventStream::slowFollowerGetsEverything()
{
    constexpr qint64 kMessages = 1500; // several times what the queue holds
    FakeServer server(taskIsThere(), [](QWebSocket *socket, qint64) {
        for (qint64 seq = 1; seq <= kMessages; ++seq)
            sendOutput(socket, seq);
        sendDone(socket, kMessages + 1);
    });
    ApiClient api = clientOf(server, kPatience);
    qint64 last = 0;
    CancelToken cancel;
    QVERIFY(api.follow(
        QStringLiteral("t1"), 0,
        [&](const QJsonObject &message) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            const qint64 seq = message.value(u"seq"_s).toInteger();
            const bool next = seq == last + 1;
            last = seq;
            return next;
        },
        cancel));
    QCOMPARE(last, kMessages + 1);
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
