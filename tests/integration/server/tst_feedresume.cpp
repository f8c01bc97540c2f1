#include "integration/server/feedclient.h"
#include "integration/server/rawclient.h"
#include "integration/server/testfeed.h"

#include <QRandomGenerator>
#include <QtEndian>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace testum;
using namespace testum::server;
using namespace std::chrono_literals;

/// Watchers that come, go and fall behind: no gap, no duplicate, nobody else is held up.
class TestFeedResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumesAtRandomCuts();
    void slowReaderIsClosedAndResumes();
    void watcherThatReadsNothingHoldsNoStoredOutput();
};

namespace {

const QString kTask = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
constexpr int kCuts = 1000;

/// Commits numbered texts until told to stop, then finishes the task.
class Writer
{
public:
    explicit Writer(TestFeed &feed)
        : m_thread([this, &feed] {
            int number = 0;
            while (!m_stop) {
                QList<QByteArray> texts;
                const int size = 1 + number % 3;
                for (int i = 0; i < size; ++i)
                    texts.append(QByteArray::number(number++) + '\n');
                feed.commit(kTask, texts);
                std::this_thread::sleep_for(500us);
            }
            feed.commit(kTask, {}, true);
        })
    {}
    ~Writer() { stop(); }
    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    std::atomic_bool m_stop{false};
    std::thread m_thread;
};

/// The payload of every text frame and, last, of a close frame.
QList<QByteArray> payloads(const QByteArray &frames)
{
    QList<QByteArray> list;
    for (qsizetype at = 0; at + 2 <= frames.size();) {
        quint64 size = static_cast<quint64>(frames[at + 1] & 0x7f);
        at += 2;
        if (size == 126) {
            size = qFromBigEndian<quint16>(frames.constData() + at);
            at += 2;
        } else if (size == 127) {
            size = qFromBigEndian<quint64>(frames.constData() + at);
            at += 8;
        }
        list.append(frames.mid(at, static_cast<qsizetype>(size)));
        at += static_cast<qsizetype>(size);
    }
    return list;
}

} // namespace

void TestFeedResume::resumesAtRandomCuts()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    feed.attach(server);
    Writer writer(feed);
    QRandomGenerator random(20260101);
    QString output;
    qint64 lastSeq = 0;

    for (int cut = 0; cut < kCuts; ++cut) {
        FeedClient client(server.port(), kTask, lastSeq);
        const qint64 wanted = lastSeq + 1 + random.bounded(12);
        QVERIFY(waitUntil([&] { return client.lastSeq() >= wanted; }));
        QVERIFY2(client.inOrder(), qPrintable(QStringLiteral("cut %1").arg(cut)));
        lastSeq = client.lastSeq();
        output += client.output();
        if (random.bounded(2) == 0)
            client.socket().abort();
    }
    writer.stop();
    FeedClient last(server.port(), kTask, lastSeq);
    QTRY_VERIFY_WITH_TIMEOUT(last.isClosed(), 30'000);
    output += last.output();

    QVERIFY(last.inOrder());
    QCOMPARE(last.lastSeq(), feed.lastSeq(kTask));
    QString expected;
    for (qint64 i = 0; i < feed.lastSeq(kTask) - 1; ++i)
        expected += QString::number(i) + u'\n';
    QVERIFY(output == expected);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestFeedResume::slowReaderIsClosedAndResumes()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source(),
                      {.maxSocketBufferBytes = 1024 * 1024});
    feed.attach(server);
    RawClient slow(server.port());
    slow.socket().setReadBufferSize(4096);
    slow.send("GET /ws/tasks/" + kTask.toLatin1() +
              " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              "Authorization: Bearer slow\r\n\r\n");
    FeedClient fast(server.port(), kTask);
    QTRY_COMPARE(fast.count(), 1);
    QTRY_COMPARE(server.connectionCount(), 2);
    feed.commit(kTask, {"both are live"});
    QTRY_COMPARE(fast.lastSeq(), 1);

    // More than the kernel's buffers and ours hold; the fast one gets each before the next.
    constexpr int kBatches = 400;
    for (int i = 0; i < kBatches; ++i) {
        feed.commit(kTask, {QByteArray(64 * 1024, 'a' + static_cast<char>(i % 26))});
        QVERIFY(waitUntil([&] { return fast.lastSeq() == i + 2; }));
    }

    // The slow one now reads: whole messages, then the reason with the seq it can go on from.
    slow.socket().setReadBufferSize(0);
    QCOMPARE(slow.receive().status, 101);
    QVERIFY(slow.closedByServer(20'000));
    const QList<QByteArray> got = payloads(slow.rest());
    QVERIFY(got.size() > 2);
    QCOMPARE(qFromBigEndian<quint16>(got.last().constData()), quint16(1013));
    const qint64 seen = QJsonDocument::fromJson(got[got.size() - 2])
                            .object()
                            .value(QStringLiteral("seq"))
                            .toInteger();
    QCOMPARE(got.last().mid(2), "slow reader, resume with after=" + QByteArray::number(seen));
    QVERIFY(seen < kBatches);

    FeedClient resumed(server.port(), kTask, seen);
    feed.commit(kTask, {}, true);
    QTRY_VERIFY_WITH_TIMEOUT(resumed.isClosed(), 20'000);
    QVERIFY(resumed.inOrder());
    QCOMPARE(resumed.lastSeq(), kBatches + 2);
}

void TestFeedResume::watcherThatReadsNothingHoldsNoStoredOutput()
{
    TestFeed feed;
    feed.addTask(kTask);
    for (int i = 0; i < 400; ++i)
        feed.commit(kTask, {QByteArray(64 * 1024, 'x')});
    TestServer server({}, TestFeed::handler(), feed.source());
    feed.attach(server);
    RawClient still(server.port());
    still.socket().setReadBufferSize(4096);
    still.send("GET /ws/tasks/" + kTask.toLatin1() +
               " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Authorization: Bearer slow\r\n\r\n");
    FeedClient fast(server.port(), kTask);

    QTRY_COMPARE_WITH_TIMEOUT(fast.lastSeq(), 400, 30'000);

    // The fast one took 100 reads of 256 KiB; the still one stopped where its buffers were full.
    QVERIFY2(feed.reads() < 190, qPrintable(QString::number(feed.reads())));
    QCOMPARE(server.connectionCount(), 2);
}

QTEST_GUILESS_MAIN(TestFeedResume)
#include "tst_feedresume.moc"
