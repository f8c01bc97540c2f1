#include "outputfixture.h"

#include "commitcutter.h"
#include "support/postgres/postgrescluster.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

#include <thread>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;
using domain::RunStatus;
using domain::Stream;

namespace {

/// Remembers Events::storageHealthChanged.
class HealthRecorder
{
public:
    explicit HealthRecorder(domain::Events &events)
    {
        QObject::connect(
            &events, &domain::Events::storageHealthChanged, &events,
            [this](bool healthy) { ++(healthy ? m_good : m_bad); }, Qt::DirectConnection);
    }
    [[nodiscard]] int bad() const { return m_bad; }
    [[nodiscard]] int good() const { return m_good; }

private:
    std::atomic<int> m_bad{0};
    std::atomic<int> m_good{0};
};

QByteArray numberedLines(int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i)
        lines += QByteArray::number(i) + '\n';
    return lines;
}

} // namespace

class OutputFailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("testum.critical=false"));
    }

    void aMissingTableLosesNothing_data() { database_data(); }
    void aMissingTableLosesNothing()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const HealthRecorder health(f.events);
        const auto runs = f.addTask(3);
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->start(run));
        f.exec(QStringLiteral("ALTER TABLE task_output RENAME TO task_output_away"));
        for (const domain::RunRef &run : runs) {
            VERIFY_OK(f.writer->append(run, Stream::Stdout, numberedLines(0, 500)));
            VERIFY_OK(f.writer->append(run, Stream::Stderr, "kept"));
        }
        QTRY_COMPARE(health.bad(), 1);
        QVERIFY(!f.writer->healthy());
        for (const domain::RunRef &run : runs) {
            VERIFY_OK(f.writer->append(run, Stream::Stdout, numberedLines(500, 1000)));
            f.writer->finish(run, OutputFixture::success());
        }
        QVERIFY(f.writer->pendingBytes() > 0);
        QTest::qWait(900); // several rounds of retries must drop nothing
        f.exec(QStringLiteral("ALTER TABLE task_output_away RENAME TO task_output"));
        QTRY_COMPARE_WITH_TIMEOUT(f.recorder.finishedTasks(), 1, 20'000);
        QVERIFY(f.writer->healthy());
        QCOMPARE(health.good(), 1);
        const auto chunks = f.stored(runs[0].taskId);
        QVERIFY(isDense(chunks));
        for (const domain::RunRef &run : runs) {
            QCOMPARE(joined(chunks, run.runId, Stream::Stdout), numberedLines(0, 1000));
            QCOMPARE(joined(chunks, run.runId, Stream::Stderr), QByteArray("kept"));
            QCOMPARE(f.run(run).status, RunStatus::Success);
        }
        QCOMPARE(f.writer->pendingBytes(), 0);
    }

    void aFullQueueHoldsTheJobsUntilTheDatabaseIsBack_data() { database_data(); }
    void aFullQueueHoldsTheJobsUntilTheDatabaseIsBack()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.maxPendingBytes = 256 * 1024;
        options.flushBytes = 16 * 1024;
        OutputFixture f(*database, database.directory(), options);
        const domain::RunRef run = f.addStartedRun();
        f.exec(QStringLiteral("ALTER TABLE task_output RENAME TO task_output_away"));
        const QByteArray bytes = numberedLines(0, 200'000);
        std::atomic<bool> accepted{false};
        std::thread job([&] {
            VERIFY_OK(f.writer->append(run, Stream::Stdout, bytes));
            f.writer->finish(run, OutputFixture::success());
            accepted = true;
        });
        QTRY_VERIFY(f.writer->pendingBytes() >= options.maxPendingBytes);
        QTRY_VERIFY(!f.writer->healthy());
        QVERIFY(!accepted);
        QVERIFY(f.writer->pendingBytes() <= options.maxPendingBytes + 64 * 1024);
        f.exec(QStringLiteral("ALTER TABLE task_output_away RENAME TO task_output"));
        job.join();
        QTRY_COMPARE_WITH_TIMEOUT(f.recorder.finishedTasks(), 1, 20'000);
        QCOMPARE(joined(f.stored(run.taskId), run.runId, Stream::Stdout), bytes);
    }

    void anotherWriterInTheWayIsWaitedFor()
    {
        TestDatabase database(TestDatabase::Schema::Migrated, QStringLiteral("sqlite"));
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        {
            auto blocker = Transaction::begin(*database);
            VERIFY_OK(blocker);
            VERIFY_OK(f.writer->append(run, Stream::Stdout, "patient"));
            QTest::qWait(300);
            VERIFY_OK(blocker->commit());
        }
        QTRY_COMPARE(f.run(run).stdoutBytes, 7);
        QVERIFY(f.writer->healthy());
    }

    void anItemThatCannotBeStoredFailsItsRunAlone_data() { database_data(); }
    void anItemThatCannotBeStoredFailsItsRunAlone()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(4);
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->start(run));
        const QString guilty = runs[2].runId;
        if (database->engine() == Database::Engine::Sqlite)
            f.exec(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON task_output"
                                  " WHEN NEW.run_id = '%1' AND NEW.stream <> 3"
                                  " BEGIN SELECT RAISE(ABORT, 'refused'); END")
                       .arg(guilty));
        else
            f.exec(QStringLiteral("ALTER TABLE task_output ADD CONSTRAINT refuse"
                                  " CHECK (run_id <> '%1' OR stream = 3)")
                       .arg(guilty));
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->append(run, Stream::Stdout, "words"));
        QVERIFY(f.waitForStatus(runs[2], RunStatus::Failed));
        QCOMPARE(f.run(runs[2]).errorReason, QStringLiteral("output.write_failed"));
        QTRY_COMPARE(reasonOf(f.writer->append(runs[2], Stream::Stdout, "x")),
                     QByteArray("task.lease_lost"));
        for (const domain::RunRef &run : runs)
            f.writer->finish(run, OutputFixture::success());
        QTRY_COMPARE_WITH_TIMEOUT(f.recorder.finishedTasks(), 1, 20'000);
        QCOMPARE(f.task(runs[0].taskId).totals.toJson(),
                 (domain::RunTotals{0, 0, 3, 1, 0, 0}).toJson());
        QVERIFY(isDense(f.stored(runs[0].taskId)));
        QVERIFY(f.writer->healthy());
    }

    void stoppingWithABrokenDatabaseEndsInBoundedTime_data() { database_data(); }
    void stoppingWithABrokenDatabaseEndsInBoundedTime()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        const domain::RunRef next = f.addRun();
        f.exec(QStringLiteral("ALTER TABLE task_output RENAME TO task_output_away"));
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "words"));
        QTRY_VERIFY(!f.writer->healthy());
        Result<void> answer;
        std::thread waiter([&] { answer = f.writer->start(next); });
        QElapsedTimer timer;
        timer.start();
        f.writer->stop();
        waiter.join();
        QVERIFY(timer.elapsed() < 20'000);
        COMPARE_REASON(answer, "storage.unavailable");
    }

    void aLostDatabaseDoesNotHoldUpTheEndOfTheJobs_data() { database_data(); }
    void aLostDatabaseDoesNotHoldUpTheEndOfTheJobs()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.maxPendingBytes = 64 * 1024;
        OutputFixture f(*database, database.directory(), options);
        const domain::RunRef run = f.addStartedRun();
        f.exec(QStringLiteral("ALTER TABLE task_output RENAME TO task_output_away"));
        Result<void> answer;
        std::thread job([&] {
            while (answer)
                answer = f.writer->append(run, Stream::Stdout, QByteArray(32 * 1024, 'x'));
            f.writer->finish(run, OutputFixture::success());
        });
        QTRY_VERIFY(!f.writer->healthy());
        f.writer->limitPatience(std::chrono::milliseconds(200));
        job.join();
        COMPARE_REASON(answer, "storage.unavailable");
        COMPARE_REASON(f.writer->start(f.addRun()), "storage.unavailable");
        QTRY_COMPARE(f.writer->pendingBytes(), 0);
    }

    void aKilledServerLosesNothing()
    {
        PostgresCluster cluster(PostgresCluster::Durability::Full);
        const auto database = Database::open(cluster.createMigratedDatabase());
        VERIFY_OK(database);
        const QTemporaryDir directory;
        OutputWriter::Options options;
        options.inlineBytes = -1;
        OutputFixture f(**database, directory.path(), options);
        const HealthRecorder health(f.events);
        const domain::RunRef run = f.addStartedRun();
        std::atomic<bool> stop{false};
        std::atomic<int> lines{0};
        std::thread job([&] {
            while (!stop) {
                VERIFY_OK(
                    f.writer->append(run, Stream::Stdout, QByteArray::number(lines.load()) + '\n'));
                ++lines;
                QThread::usleep(200);
            }
        });
        QTRY_VERIFY(lines > 200);
        for (int round = 1; round <= 2; ++round) {
            cluster.kill();
            QTRY_COMPARE_WITH_TIMEOUT(health.bad(), round, 20'000);
            cluster.restart();
            QTRY_COMPARE_WITH_TIMEOUT(health.good(), round, 20'000);
        }
        stop = true;
        job.join();
        f.writer->finish(run, OutputFixture::success());
        QTRY_COMPARE_WITH_TIMEOUT(f.recorder.finishedTasks(), 1, 20'000);
        const auto chunks = f.stored(run.taskId);
        QVERIFY(isDense(chunks));
        QCOMPARE(joined(chunks, run.runId, Stream::Stdout), numberedLines(0, lines));
        QVERIFY(isDense(f.recorder.chunks(run.taskId)));
        QCOMPARE(f.recorder.chunks(run.taskId).size(), chunks.size());
    }

    void aCommitWhoseAnswerIsLostIsNotRepeated()
    {
        PostgresCluster cluster(PostgresCluster::Durability::None);
        DatabaseConfig config = cluster.createMigratedDatabase();
        const auto direct = Database::open(config);
        VERIFY_OK(direct);
        const QTemporaryDir directory;
        const QString socket = QStringLiteral("/.s.PGSQL.%1").arg(config.port);
        CommitCutter cutter(directory.path() + socket, config.host + socket);
        config.host = directory.path();
        const auto database = Database::open(config);
        VERIFY_OK(database);
        OutputFixture f(**direct, directory.path());
        f.writer->stop();
        domain::Events events;
        const BatchRecorder recorder(events);
        OutputWriter writer(**database, events, f.clock, {}, testSeal);
        writer.begin();

        const auto runs = f.addTask(2);
        cutter.arm();
        VERIFY_OK(writer.start(runs[0])); // a start that took place is not refused
        QCOMPARE(cutter.cuts(), 1);
        cutter.arm();
        VERIFY_OK(writer.append(runs[0], Stream::Stdout, "once"));
        QTRY_COMPARE(cutter.cuts(), 2);
        QTRY_COMPARE(recorder.chunks(runs[0].taskId).size(), 2);
        VERIFY_OK(writer.start(runs[1]));
        cutter.arm();
        writer.finish(runs[0], OutputFixture::success());
        writer.finish(runs[1], OutputFixture::success());
        QTRY_COMPARE_WITH_TIMEOUT(recorder.finishedTasks(), 1, 20'000);
        QCOMPARE(cutter.cuts(), 3);
        const auto chunks = f.stored(runs[0].taskId);
        QVERIFY(isDense(chunks));
        QCOMPARE(chunks.size(), 6); // 2 running, 1 output, 2 success, 1 done
        QVERIFY(isDense(recorder.chunks(runs[0].taskId)));
        QCOMPARE(recorder.chunks(runs[0].taskId).size(), chunks.size());
        QCOMPARE(f.run(runs[0]).stdoutBytes, 4);
        QCOMPARE(f.task(runs[0].taskId).totals.success, 2);
        writer.stop();
    }
};

QTEST_GUILESS_MAIN(OutputFailuresTest)
#include "tst_outputfailures.moc"
