#include "storage/writequeue.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace testum::storage;
using namespace std::chrono_literals;

class WriteQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime();
    void impatienceLeavesTheQueue();
    void aBusyThreadDoesNotOvertake();
};

void WriteQueueTest::oneAtATime()
{
    WriteQueue queue;
    std::atomic<int> inside{0};
    std::atomic<int> collisions{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 200; ++turn) {
                if (!queue.enter(60s) || ++inside != 1)
                    ++collisions;
                --inside;
                queue.leave();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(collisions.load(), 0);
}

void WriteQueueTest::impatienceLeavesTheQueue()
{
    WriteQueue queue;
    QVERIFY(queue.enter(0ms));
    QVERIFY(!queue.enter(10ms));
    queue.leave();
    QVERIFY(queue.enter(0ms));
}

void WriteQueueTest::aBusyThreadDoesNotOvertake()
{
    WriteQueue queue;
    QVERIFY(queue.enter(0ms));
    std::atomic<bool> hadItsTurn{false};
    std::thread other([&] {
        hadItsTurn = queue.enter(60s);
        queue.leave();
    });
    QTRY_COMPARE(queue.waiting(), std::size_t(1));
    queue.leave();
    const bool entered = queue.enter(60s);
    const bool afterTheOther = hadItsTurn;
    queue.leave();
    other.join();
    QVERIFY(entered);
    QVERIFY(afterTheOther);
}

QTEST_GUILESS_MAIN(WriteQueueTest)
#include "tst_writequeue.moc"
