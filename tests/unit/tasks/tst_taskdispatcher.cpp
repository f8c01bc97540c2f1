#include "tasks/taskdispatcher.h"

#include "support/fakes/fakesshtransport.h"
#include "support/fakes/recordingsink.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>
#include <thread>

using namespace testum;
using namespace testum::domain;
using namespace testum::fakes;
using namespace testum::tasks;
using namespace std::chrono_literals;

namespace {

JobSpec job(const QString &taskId, int number, const QString &host, int port = 22)
{
    JobSpec spec;
    spec.run = {taskId, taskId + u'-' + QString::number(number), host, QStringLiteral("node"), 1};
    spec.target.host = host;
    spec.target.port = port;
    spec.target.name = spec.run.runId;
    spec.command.command = "true";
    return spec;
}

/// `count` jobs of a task, each on its own host.
QList<JobSpec> jobs(const QString &taskId, int count)
{
    QList<JobSpec> list;
    for (int i = 0; i < count; ++i)
        list.append(job(taskId, i, QStringLiteral("host%1").arg(i)));
    return list;
}

FakeHost taking(std::chrono::milliseconds time)
{
    FakeHost host;
    host.connectDelay = time;
    return host;
}

FakeHost hanging()
{
    FakeHost host;
    host.hang = true;
    return host;
}

const QString kA = QStringLiteral("a");
const QString kB = QStringLiteral("b");

} // namespace

class TaskDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsEveryJobToItsEnd()
    {
        FakeSshTransport transport;
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        QVERIFY(dispatcher.submit(kA, 64, jobs(kA, 300)));
        QTRY_COMPARE(sink.finishedCount(), 300);
        QTRY_COMPARE(dispatcher.runningCount(), 0);
        QCOMPARE(dispatcher.waitingCount(), 0);
        for (int i = 0; i < 300; ++i)
            QCOMPARE(sink.outcome(QStringLiteral("a-%1").arg(i))->status, RunStatus::Success);
    }

    void neverRunsMoreOfATaskThanItsWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("expected");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("five") << 5 << 5;
        QTest::newRow("more than jobs") << 100 << 40;
        QTest::newRow("zero counts as one") << 0 << 1;
    }
    void neverRunsMoreOfATaskThanItsWidth()
    {
        QFETCH(int, width);
        QFETCH(int, expected);
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, width, jobs(kA, 40));
        QTRY_COMPARE(transport.running(), expected);
        QCOMPARE(dispatcher.runningCount(), expected);
        QCOMPARE(dispatcher.cancelTask(kA).size(), 40 - expected);

        transport.scriptAllOthers(taking(1ms));
        QTRY_COMPARE(dispatcher.runningCount(), 0);
        dispatcher.submit(kA, width, jobs(kA, 40));
        QTRY_COMPARE(sink.finishedCount(), 40 + expected);
        QCOMPARE(transport.maxRunning(), expected);
    }

    void neverOpensMoreThanEightConnectionsToOneHost()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(taking(5ms));
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        QList<JobSpec> same;
        for (int i = 0; i < 60; ++i)
            same.append(
                job(kA, i, i % 2 == 0 ? QStringLiteral("Same.Host") : QStringLiteral("same.host")));
        for (int i = 60; i < 120; ++i)
            same.append(job(kA, i, QStringLiteral("same.host"), 2222));
        dispatcher.submit(kA, 64, same);
        QTRY_COMPARE(sink.finishedCount(), 120);
        QCOMPARE(transport.maxRunningTo(QStringLiteral("same.host:22")),
                 TaskDispatcher::kMaxPerHost);
        QCOMPARE(transport.maxRunningTo(QStringLiteral("same.host:2222")),
                 TaskDispatcher::kMaxPerHost);
    }

    void aBusyHostDoesNotHoldUpOthers()
    {
        FakeSshTransport transport;
        transport.script(QStringLiteral("busy"), hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        QList<JobSpec> mixed;
        for (int i = 0; i < 30; ++i)
            mixed.append(job(kA, i, QStringLiteral("busy")));
        mixed.append(job(kA, 30, QStringLiteral("idle")));
        dispatcher.submit(kA, 64, mixed);
        QTRY_VERIFY(sink.outcome(QStringLiteral("a-30")));
        QCOMPARE(transport.running(), TaskDispatcher::kMaxPerHost);
        QCOMPARE(dispatcher.cancelTask(kA).size(), 22);
    }

    void neverRunsMoreThanTheThreads()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        DispatcherOptions options;
        options.maxThreads = 6;
        TaskDispatcher dispatcher(transport, sink, options);
        dispatcher.submit(kA, 100, jobs(kA, 60));
        QTRY_COMPARE(transport.running(), 6);
        QCOMPARE(dispatcher.waitingCount(), 54);
        QCOMPARE(dispatcher.cancelTask(kA).size(), 54);
    }

    void tasksTakeTurns()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(taking(1ms));
        RecordingSink sink;
        DispatcherOptions options;
        options.maxThreads = 4;
        TaskDispatcher dispatcher(transport, sink, options);
        dispatcher.submit(kA, 100, jobs(kA, 400));
        dispatcher.submit(kB, 100, jobs(kB, 20));
        QTRY_COMPARE(sink.finishedCount(), 420);
        const QStringList order = transport.order();
        const qsizetype firstB = order.indexOf(QStringLiteral("b-0"));
        const qsizetype lastB = order.indexOf(QStringLiteral("b-19"));
        // Every second start is one of B's while it has any; a few are in flight.
        QVERIFY2(lastB - firstB < 2 * 20 + 8, QByteArray::number(lastB - firstB).constData());
    }

    void aNarrowTaskLeavesRoomToOthers()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 2, jobs(kA, 10));
        dispatcher.submit(kB, 10, jobs(kB, 10));
        QTRY_COMPARE(transport.running(), 12);
        QCOMPARE(transport.maxRunningOfPrefix(kA), 2);
        QCOMPARE(transport.maxRunningOfPrefix(kB), 10);
    }

    void moreJobsForATaskJoinIt()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 1, {job(kA, 1, QStringLiteral("h1"))});
        dispatcher.submit(kA, 3,
                          {job(kA, 2, QStringLiteral("h2")), job(kA, 3, QStringLiteral("h3"))});
        QTRY_COMPARE(transport.running(), 3);
        QVERIFY(dispatcher.cancelTask(kA).isEmpty());
        QTRY_COMPARE(sink.finishedCount(), 3);
    }

    void cancellingATaskDropsItsWaitingJobsAndStopsTheOthers()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 4, jobs(kA, 10));
        dispatcher.submit(kB, 4, jobs(kB, 2));
        QTRY_COMPARE(transport.running(), 6);
        const QStringList dropped = dispatcher.cancelTask(kA);
        QCOMPARE(dropped.size(), 6);
        QTRY_COMPARE(sink.finishedCount(), 4);
        QTRY_COMPARE(dispatcher.runningCount(), 2);
        QCOMPARE(dispatcher.waitingCount(), 0);
        for (const QString &runId : sink.started()) {
            QVERIFY(!dropped.contains(runId));
            if (runId.startsWith(kA)) {
                QCOMPARE(sink.outcome(runId)->status, RunStatus::Cancelled);
                QCOMPARE(sink.outcome(runId)->remoteState, QStringLiteral("gone"));
            }
        }
        QVERIFY(dispatcher.cancelTask(kB).isEmpty());
        QVERIFY(dispatcher.cancelTask(QStringLiteral("unknown")).isEmpty());
    }

    void cancellingOneRunSaysWhetherItWaited()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 1, jobs(kA, 3));
        QTRY_COMPARE(transport.running(), 1);
        QVERIFY(dispatcher.cancelRun(QStringLiteral("a-1"), CancelReason::Cancelled));
        QVERIFY(!dispatcher.cancelRun(QStringLiteral("a-1"), CancelReason::Cancelled));
        QVERIFY(!dispatcher.cancelRun(QStringLiteral("a-0"), CancelReason::LeaseLost));
        QTRY_COMPARE(transport.calls(), 2); // a-0 ended, a-2 follows
        QCOMPARE(transport.order().last(), QStringLiteral("a-2"));
        QVERIFY(dispatcher.cancelTask(kA).isEmpty());
        QTRY_COMPARE(dispatcher.runningCount(), 0);
        QVERIFY(!sink.started().contains(QStringLiteral("a-1")));
    }

    void shutDownLetsRunningJobsFinish()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(taking(100ms));
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 2, jobs(kA, 5));
        QTRY_COMPARE(transport.running(), 2);
        const auto neverStarted = dispatcher.shutDown(30s);
        QCOMPARE(neverStarted.size(), 3);
        QCOMPARE(neverStarted.first().first, kA);
        QCOMPARE(sink.finishedCount(), 2);
        QCOMPARE(sink.outcome(QStringLiteral("a-0"))->status, RunStatus::Success);
        QVERIFY(!dispatcher.submit(kB, 1, jobs(kB, 1)));
        QVERIFY(dispatcher.shutDown(0ms).isEmpty());
    }

    void shutDownStopsWhatDoesNotEndInTime()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        dispatcher.submit(kA, 2, jobs(kA, 2));
        QTRY_COMPARE(transport.running(), 2);
        QVERIFY(dispatcher.shutDown(10ms).isEmpty());
        QCOMPARE(sink.finishedCount(), 2);
        QCOMPARE(sink.outcome(QStringLiteral("a-1"))->errorReason, QStringLiteral("task.shutdown"));
        QCOMPARE(transport.running(), 0);
    }

    void theDestructorWaitsForItsJobs()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(hanging());
        RecordingSink sink;
        {
            TaskDispatcher dispatcher(transport, sink);
            dispatcher.submit(kA, 20, jobs(kA, 20));
        }
        QCOMPARE(transport.running(), 0);
        QCOMPARE(sink.finishedCount(), static_cast<int>(sink.started().size()));
    }

    void everyThreadIsInitializedOnce()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(taking(2ms));
        RecordingSink sink;
        std::mutex mutex;
        std::multiset<std::thread::id> threads;
        DispatcherOptions options;
        options.maxThreads = 3;
        options.threadInit = [&] {
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
        };
        TaskDispatcher dispatcher(transport, sink, options);
        dispatcher.submit(kA, 3, jobs(kA, 30));
        QTRY_COMPARE(sink.finishedCount(), 30);
        const std::lock_guard lock(mutex);
        QCOMPARE(threads.size(), std::set(threads.begin(), threads.end()).size());
        QVERIFY(!threads.empty() && threads.count(std::this_thread::get_id()) == 0);
    }

    void cancellingAndSubmittingFromManyThreadsLosesNoJob()
    {
        FakeSshTransport transport;
        transport.scriptAllOthers(taking(1ms));
        RecordingSink sink;
        TaskDispatcher dispatcher(transport, sink);
        std::atomic<int> dropped{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                const QString task = QStringLiteral("t%1").arg(t);
                dispatcher.submit(task, 4, jobs(task, 50));
                if (t % 2 == 0)
                    dropped += static_cast<int>(dispatcher.cancelTask(task).size());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QTRY_COMPARE(sink.finishedCount() + dropped, 400);
        QTRY_COMPARE(dispatcher.runningCount(), 0);
        QCOMPARE(dispatcher.waitingCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TaskDispatcherTest)
#include "tst_taskdispatcher.moc"
