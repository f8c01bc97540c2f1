#include "storage/outputqueue.h"

#include "support/postgres/verifyresult.h"

#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::storage;
using namespace std::chrono_literals;

namespace {

const domain::RunRef kRun{QStringLiteral("task"), QStringLiteral("run"), QStringLiteral("platform"),
                          QStringLiteral("node"), 1};

OutputQueue::Limits limits() { return {1ms, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024}; }

std::shared_ptr<OutputRun> admit(OutputQueue &queue)
{
    auto run = std::make_shared<OutputRun>(kRun);
    queue.add(run);
    return run;
}

QList<AppendItem> appendsOf(const OutputItems &items)
{
    QList<AppendItem> appends;
    for (const OutputItem &item : items) {
        if (const auto *append = std::get_if<AppendItem>(&item.work))
            appends.append(*append);
    }
    return appends;
}

} // namespace

class OutputQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consecutiveAppendsOfAStreamBecomeOneChunk()
    {
        OutputQueue queue(limits());
        admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "one ", 1));
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "two", 2));
        VERIFY_OK(queue.append(kRun, domain::Stream::Stderr, "oops", 3));
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "three", 4));
        const auto chunks = appendsOf(queue.take());
        QCOMPARE(chunks.size(), 3);
        QCOMPARE(chunks[0].data, QByteArray("one two"));
        QCOMPARE(chunks[0].atMs, 1);
        QCOMPARE(chunks[1].data, QByteArray("oops"));
        QCOMPARE(chunks[2].data, QByteArray("three"));
    }

    void aTakenChunkGrowsNoMore()
    {
        OutputQueue queue(limits());
        admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "one", 1));
        const auto first = queue.take();
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "two", 2));
        QCOMPARE(appendsOf(first)[0].data, QByteArray("one"));
        QCOMPARE(appendsOf(queue.take())[0].data, QByteArray("two"));
    }

    void anySlicingGivesTheSameTextInWholeCharacters()
    {
        QRandomGenerator random(815);
        const QByteArray text = QStringLiteral("aß€😀Ж漢\n").repeated(12'000).toUtf8();
        for (int round = 0; round < 20; ++round) {
            OutputQueue queue(limits());
            admit(queue);
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype size = std::min<qsizetype>(
                    text.size() - at, 1 + random.bounded(round % 2 == 0 ? 7 : 100'000));
                VERIFY_OK(queue.append(kRun, domain::Stream::Stdout,
                                       QByteArrayView(text).sliced(at, size), 1));
                at += size;
            }
            queue.finish(kRun, {}, 2);
            QByteArray whole;
            const auto chunks = appendsOf(queue.take());
            for (const AppendItem &chunk : chunks) {
                QVERIFY(chunk.data.size() <= kMaxChunkBytes);
                QVERIFY(!QString::fromUtf8(chunk.data).contains(QChar::ReplacementCharacter));
                whole += chunk.data;
            }
            QCOMPARE(whole, text);
        }
    }

    void bytesThatAreNotTextAreKeptExactly()
    {
        QRandomGenerator random(99);
        QByteArray bytes(300'000, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        OutputQueue queue(limits());
        admit(queue);
        for (qsizetype at = 0; at < bytes.size(); at += 777)
            VERIFY_OK(queue.append(
                kRun, domain::Stream::Stderr,
                QByteArrayView(bytes).sliced(at, std::min<qsizetype>(777, bytes.size() - at)), 1));
        queue.finish(kRun, {}, 1);
        QByteArray whole;
        for (const AppendItem &chunk : appendsOf(queue.take()))
            whole += chunk.data;
        QCOMPARE(whole, bytes);
    }

    void anIncompleteCharacterIsFlushedAtTheEnd()
    {
        OutputQueue queue(limits());
        admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, "a\xe2\x82", 1));
        VERIFY_OK(queue.append(kRun, domain::Stream::Stderr, "\xf0\x9f", 1));
        queue.finish(kRun, {}, 2);
        const OutputItems items = queue.take();
        const auto chunks = appendsOf(items);
        QCOMPARE(chunks.size(), 3);
        QCOMPARE(chunks[0].data, QByteArray("a"));
        QCOMPARE(chunks[1].data, QByteArray("\xe2\x82"));
        QCOMPARE(chunks[2].data, QByteArray("\xf0\x9f"));
        QVERIFY(std::holds_alternative<FinishItem>(items.back().work));
    }

    void pendingBytesStayWithinTheBound()
    {
        OutputQueue queue(limits());
        QList<domain::RunRef> runs;
        for (int i = 0; i < 8; ++i) {
            domain::RunRef ref = kRun;
            ref.runId = QString::number(i);
            queue.add(std::make_shared<OutputRun>(ref));
            runs.append(ref);
        }
        std::vector<std::thread> producers;
        for (const domain::RunRef &ref : runs) {
            producers.emplace_back([&queue, ref] {
                const QByteArray piece(200'000, 'x');
                for (int i = 0; i < 20; ++i)
                    VERIFY_OK(queue.append(ref, domain::Stream::Stdout, piece, 1));
            });
        }
        qint64 taken = 0;
        qint64 highest = 0;
        while (taken < 8LL * 20 * 200'000) {
            qint64 bytes = 0;
            for (const OutputItem &item : queue.take())
                bytes += item.bytes();
            highest = std::max(highest, queue.pendingBytes());
            queue.release(bytes);
            taken += bytes;
        }
        for (std::thread &producer : producers)
            producer.join();
        QVERIFY2(highest <= limits().maxPendingBytes + kMaxChunkBytes,
                 QByteArray::number(highest).constData());
        QVERIFY(highest >= limits().maxPendingBytes / 2);
        QCOMPARE(queue.pendingBytes(), 0);
    }

    void closingUnblocksAWaitingProducer()
    {
        OutputQueue queue(limits());
        admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, QByteArray(1024 * 1024, 'x'), 1));
        Result<void> answer;
        std::atomic<bool> started{false};
        std::thread producer([&] {
            started = true;
            answer = queue.append(kRun, domain::Stream::Stdout, "more", 1);
        });
        QTRY_VERIFY(started);
        queue.close();
        producer.join();
        COMPARE_REASON(answer, "storage.unavailable");
        QVERIFY(!queue.take().empty()); // what was accepted is still handed out
    }

    void aLostRunUnblocksItsProducer()
    {
        OutputQueue queue(limits());
        const auto run = admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, QByteArray(1024 * 1024, 'x'), 1));
        Result<void> answer;
        std::thread producer(
            [&] { answer = queue.append(kRun, domain::Stream::Stdout, "more", 1); });
        queue.lose(*run);
        producer.join();
        COMPARE_REASON(answer, "task.lease_lost");
    }

    void appendsOfAnUnknownOrEndedRunAreRefused()
    {
        OutputQueue queue(limits());
        COMPARE_REASON(queue.append(kRun, domain::Stream::Stdout, "x", 1), "task.lease_lost");
        admit(queue);
        domain::RunRef older = kRun;
        older.attempt = 0;
        COMPARE_REASON(queue.append(older, domain::Stream::Stdout, "x", 1), "task.lease_lost");
        queue.finish(kRun, {}, 1);
        COMPARE_REASON(queue.append(kRun, domain::Stream::Stdout, "x", 1), "task.lease_lost");
    }

    void aBatchIsBoundedInBytes()
    {
        OutputQueue queue({1ms, 1, 64 * 1024 * 1024, 1024 * 1024});
        admit(queue);
        VERIFY_OK(queue.append(kRun, domain::Stream::Stdout, QByteArray(3 * 1024 * 1024, 'x'), 1));
        for (int i = 0; i < 3; ++i) {
            qint64 bytes = 0;
            for (const OutputItem &item : queue.take())
                bytes += item.bytes();
            QCOMPARE(bytes, 1024 * 1024);
        }
    }
};

QTEST_GUILESS_MAIN(OutputQueueTest)
#include "tst_outputqueue.moc"
