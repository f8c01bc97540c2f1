#include "storage/outputwriter.h"

#include "outputfixture.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <thread>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;
using domain::RunStatus;
using domain::Stream;

namespace {

QJsonObject eventOf(const domain::OutputChunk &chunk)
{
    return QJsonDocument::fromJson(chunk.data).object();
}

QString payloadOf(const domain::OutputChunk &chunk)
{
    return eventOf(chunk).value(QStringLiteral("payload")).toString();
}

} // namespace

class OutputWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunLeavesItsEventsAndOutputInOrder_data() { database_data(); }
    void aRunLeavesItsEventsAndOutputInOrder()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        QCOMPARE(f.run(run).status, RunStatus::Running);
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "hello "));
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "world\n"));
        VERIFY_OK(f.writer->append(run, Stream::Stderr, "oops\n"));
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "bye\n"));
        domain::RunOutcome outcome;
        outcome.exitCode = 3;
        outcome.errorReason = QStringLiteral("task.exit_code");
        outcome.errorMessage = QStringLiteral("Exit 3");
        outcome.truncated = true;
        outcome.metadata = {{QStringLiteral("attempts"), 1}};
        f.writer->finish(run, outcome);
        QVERIFY(f.waitForStatus(run, RunStatus::Failed));

        const auto chunks = f.stored(run.taskId);
        QVERIFY(isDense(chunks));
        QCOMPARE(payloadOf(chunks.first()), QStringLiteral("running"));
        QCOMPARE(joined(chunks, run.runId, Stream::Stdout), QByteArray("hello world\nbye\n"));
        QCOMPARE(joined(chunks, run.runId, Stream::Stderr), QByteArray("oops\n"));
        QCOMPARE(payloadOf(chunks[chunks.size() - 2]), QStringLiteral("failed"));
        const QJsonObject done = eventOf(chunks.last());
        QCOMPARE(done.value(QStringLiteral("type")).toString(), QStringLiteral("done"));

        const domain::TaskRun stored = f.run(run);
        QCOMPARE(stored.exitCode, std::optional<int>(3));
        QCOMPARE(stored.errorReason, QStringLiteral("task.exit_code"));
        QCOMPARE(stored.stdoutBytes, 16);
        QCOMPARE(stored.stderrBytes, 5);
        QVERIFY(stored.truncated);
        QCOMPARE(stored.metadata, outcome.metadata);
        QCOMPARE(stored.resultLocation, QString());
        QVERIFY(stored.startedAtMs > 0 && stored.finishedAtMs >= stored.startedAtMs);
    }

    void theTaskFollowsItsRuns_data() { database_data(); }
    void theTaskFollowsItsRuns()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(3);
        const QString taskId = runs.first().taskId;
        QCOMPARE(f.task(taskId).status, RunStatus::Pending);
        VERIFY_OK(f.writer->start(runs[0]));
        QCOMPARE(f.task(taskId).status, RunStatus::Running);
        QCOMPARE(f.task(taskId).totals.toJson(), (domain::RunTotals{2, 1, 0, 0, 0, 0}).toJson());
        const qint64 startedAt = f.task(taskId).startedAtMs;
        QVERIFY(startedAt > 0);
        VERIFY_OK(f.writer->start(runs[1]));
        VERIFY_OK(f.writer->start(runs[2]));
        f.writer->finish(runs[0], OutputFixture::success());
        f.writer->finish(runs[1], domain::RunOutcome());
        QVERIFY(f.waitForStatus(runs[1], RunStatus::Failed));
        QCOMPARE(f.task(taskId).status, RunStatus::Running);
        QCOMPARE(f.recorder.finishedTasks(), 0);
        f.writer->finish(runs[2], OutputFixture::success());
        QTRY_COMPARE(f.recorder.finishedTasks(), 1);
        const domain::Task task = f.task(taskId);
        QCOMPARE(task.status, RunStatus::Failed);
        QCOMPARE(task.startedAtMs, startedAt);
        QVERIFY(task.finishedAtMs > 0);
        QCOMPARE(task.totals.toJson(), (domain::RunTotals{0, 0, 2, 1, 0, 0}).toJson());
        QCOMPARE(eventOf(f.stored(taskId).last()).value(QStringLiteral("totals")).toObject(),
                 task.totals.toJson());
    }

    void whatIsPublishedIsStored_data() { database_data(); }
    void whatIsPublishedIsStored()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        std::atomic<int> missing{0};
        std::atomic<int> seen{0};
        QObject::connect(
            &f.events, &domain::Events::outputCommitted, &f.events,
            [&](const std::shared_ptr<const domain::CommittedBatch> &batch) {
                // Another connection, as a watcher's: it sees only what is committed.
                std::thread reader([&] {
                    const auto chunks =
                        f.store.chunks(batch->taskId, batch->chunks.first().seq - 1, 1 << 24);
                    for (const domain::OutputChunk &chunk : batch->chunks) {
                        const bool found =
                            chunks &&
                            std::any_of(chunks->cbegin(), chunks->cend(), [&](const auto &row) {
                                return row.seq == chunk.seq && row.data == chunk.data &&
                                       row.runId == chunk.runId &&
                                       row.streamOffset == chunk.streamOffset;
                            });
                        missing += found ? 0 : 1;
                        ++seen;
                    }
                });
                reader.join();
            },
            Qt::DirectConnection);
        const domain::RunRef run = f.addStartedRun();
        for (int i = 0; i < 50; ++i)
            VERIFY_OK(f.writer->append(run, i % 2 == 0 ? Stream::Stdout : Stream::Stderr,
                                       QByteArray::number(i)));
        f.writer->finish(run, OutputFixture::success());
        QTRY_COMPARE(f.recorder.finishedTasks(), 1);
        QTRY_COMPARE(seen, f.stored(run.taskId).size());
        QCOMPARE(missing, 0);
    }

    void fiftyWritersLeaveNoHoleInTheNumbers_data() { database_data(); }
    void fiftyWritersLeaveNoHoleInTheNumbers()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(50);
        std::vector<std::thread> jobs;
        for (const domain::RunRef &run : runs) {
            jobs.emplace_back([&f, run] {
                VERIFY_OK(f.writer->start(run));
                for (int i = 0; i < 20; ++i) {
                    VERIFY_OK(f.writer->append(
                        run, Stream::Stdout, run.runId.toLatin1() + QByteArray::number(i) + '\n'));
                    VERIFY_OK(f.writer->append(run, Stream::Stderr, "e"));
                }
                f.writer->finish(run, OutputFixture::success());
            });
        }
        for (std::thread &job : jobs)
            job.join();
        QTRY_COMPARE(f.recorder.finishedTasks(), 1);
        const auto chunks = f.stored(runs.first().taskId);
        QVERIFY(isDense(chunks));
        QVERIFY(isDense(f.recorder.chunks(runs.first().taskId)));
        QCOMPARE(f.recorder.chunks(runs.first().taskId).size(), chunks.size());
        for (const domain::RunRef &run : runs) {
            QByteArray expected;
            for (int i = 0; i < 20; ++i)
                expected += run.runId.toLatin1() + QByteArray::number(i) + '\n';
            QCOMPARE(joined(chunks, run.runId, Stream::Stdout), expected);
            QCOMPARE(joined(chunks, run.runId, Stream::Stderr), QByteArray(20, 'e'));
        }
    }

    void twoProcessesShareOneTasksNumbers_data() { database_data(); }
    void twoProcessesShareOneTasksNumbers()
    {
        TestDatabase database;
        OutputFixture first(*database, database.directory());
        const auto other = Database::open(database.config());
        VERIFY_OK(other);
        OutputFixture second(**other, database.directory());
        const auto runs = first.addTask(20);
        std::vector<std::thread> jobs;
        for (int i = 0; i < runs.size(); ++i) {
            jobs.emplace_back([&, i] {
                OutputWriter &writer = i % 2 == 0 ? *first.writer : *second.writer;
                VERIFY_OK(writer.start(runs[i]));
                for (int line = 0; line < 20; ++line)
                    VERIFY_OK(writer.append(runs[i], Stream::Stdout, "line\n"));
                writer.finish(runs[i], OutputFixture::success());
            });
        }
        for (std::thread &job : jobs)
            job.join();
        QTRY_COMPARE_WITH_TIMEOUT(first.recorder.finishedTasks() + second.recorder.finishedTasks(),
                                  1, 30'000);
        const QString taskId = runs.first().taskId;
        QVERIFY(isDense(first.stored(taskId)));
        QCOMPARE(first.task(taskId).totals.success, 20);
        QCOMPARE(first.recorder.chunks(taskId).size() + second.recorder.chunks(taskId).size(),
                 first.stored(taskId).size());
    }

    void aRunThatIsNotOursIsNotStarted_data() { database_data(); }
    void aRunThatIsNotOursIsNotStarted()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        domain::RunRef run = f.addRun();
        run.nodeId = QStringLiteral("another");
        COMPARE_REASON(f.writer->start(run), "task.lease_lost");
        QCOMPARE(f.run(run).status, RunStatus::Pending);
        run.nodeId = QStringLiteral("node-1");
        VERIFY_OK(f.writer->start(run));
        COMPARE_REASON(f.writer->start(run), "task.lease_lost");
    }

    void aRunCancelledBeforeItsStartEndsCancelled_data() { database_data(); }
    void aRunCancelledBeforeItsStartEndsCancelled()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addRun();
        f.exec(QStringLiteral("UPDATE task_runs SET cancel_requested_at = ? WHERE id = ?"),
               {f.clock.nowMs(), run.runId});
        COMPARE_REASON(f.writer->start(run), "task.lease_lost");
        COMPARE_REASON(f.writer->append(run, Stream::Stdout, "x"), "task.lease_lost");
        QCOMPARE(f.run(run).status, RunStatus::Cancelled);
        QCOMPARE(f.run(run).errorReason, QStringLiteral("task.cancelled"));
        QCOMPARE(f.task(run.taskId).status, RunStatus::Cancelled);
        QCOMPARE(f.recorder.finishedTasks(), 1);
    }

    void aRunTakenOverStoresNothingMore_data() { database_data(); }
    void aRunTakenOverStoresNothingMore()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(2);
        VERIFY_OK(f.writer->start(runs[0]));
        VERIFY_OK(f.writer->start(runs[1]));
        VERIFY_OK(f.writer->append(runs[0], Stream::Stdout, "mine"));
        QTRY_COMPARE(f.run(runs[0]).stdoutBytes, 4);
        f.exec(QStringLiteral("UPDATE task_runs SET attempt = 2 WHERE id = ?"), {runs[0].runId});
        VERIFY_OK(f.writer->append(runs[0], Stream::Stdout, "late"));
        VERIFY_OK(f.writer->append(runs[1], Stream::Stdout, "other"));
        QTRY_COMPARE(reasonOf(f.writer->append(runs[0], Stream::Stdout, "x")),
                     QByteArray("task.lease_lost"));
        f.writer->finish(runs[0], OutputFixture::success());
        f.writer->finish(runs[1], OutputFixture::success());
        QVERIFY(f.waitForStatus(runs[1], RunStatus::Success));
        QCOMPARE(f.run(runs[0]).status, RunStatus::Running);
        QCOMPARE(f.run(runs[0]).stdoutBytes, 4);
        const auto chunks = f.stored(runs[0].taskId);
        QVERIFY(isDense(chunks));
        QCOMPARE(joined(chunks, runs[0].runId, Stream::Stdout), QByteArray("mine"));
        QCOMPARE(joined(chunks, runs[1].runId, Stream::Stdout), QByteArray("other"));
    }

    void closesCancelledRunsAndLeavesEndedOnesAlone_data() { database_data(); }
    void closesCancelledRunsAndLeavesEndedOnesAlone()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(3);
        VERIFY_OK(f.writer->start(runs[0]));
        f.writer->finish(runs[0], OutputFixture::success());
        QVERIFY(f.waitForStatus(runs[0], RunStatus::Success));
        QList<QPair<QString, QString>> ids;
        for (const domain::RunRef &run : runs)
            ids.append({run.taskId, run.runId});
        domain::RunOutcome outcome;
        outcome.status = RunStatus::Cancelled;
        outcome.errorReason = QStringLiteral("task.cancelled");
        VERIFY_OK(f.writer->closeRuns(ids, outcome));
        QCOMPARE(f.run(runs[0]).status, RunStatus::Success);
        QCOMPARE(f.run(runs[1]).status, RunStatus::Cancelled);
        QCOMPARE(f.run(runs[2]).errorReason, QStringLiteral("task.cancelled"));
        QCOMPARE(f.task(runs[0].taskId).totals.toJson(),
                 (domain::RunTotals{0, 0, 1, 0, 2, 0}).toJson());
        QCOMPARE(f.recorder.finishedTasks(), 1);
        QVERIFY(isDense(f.recorder.chunks(runs[0].taskId)));
        VERIFY_OK(f.writer->closeRuns(ids, outcome));
        QCOMPARE(f.recorder.finishedTasks(), 1);
    }

    void interruptsOnlyRunsWhoseLeaseIsOver_data() { database_data(); }
    void interruptsOnlyRunsWhoseLeaseIsOver()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef dead = f.addTask(1, {}, QStringLiteral("dead"), 1000).first();
        const domain::RunRef alive = f.addStartedRun();
        f.exec(QStringLiteral("UPDATE task_runs SET status = 'running', attempt = 1 WHERE id = ?"),
               {dead.runId});
        f.exec(QStringLiteral("UPDATE tasks SET total_pending = 0, total_running = 1 WHERE id = ?"),
               {dead.taskId});
        domain::RunOutcome outcome;
        outcome.status = RunStatus::Interrupted;
        VERIFY_OK(
            f.writer->closeRuns({{dead.taskId, dead.runId}, {alive.taskId, alive.runId}}, outcome));
        QCOMPARE(f.run(dead).status, RunStatus::Interrupted);
        QCOMPARE(f.task(dead.taskId).status, RunStatus::Interrupted);
        QCOMPARE(f.run(alive).status, RunStatus::Running);
    }

    void closesThousandsOfRunsInOneCommit_data() { database_data(); }
    void closesThousandsOfRunsInOneCommit()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const auto runs = f.addTask(3000);
        QList<QPair<QString, QString>> ids;
        for (const domain::RunRef &run : runs)
            ids.append({run.taskId, run.runId});
        domain::RunOutcome outcome;
        outcome.status = RunStatus::Cancelled;
        VERIFY_OK(f.writer->closeRuns(ids, outcome));
        QCOMPARE(f.task(runs.first().taskId).totals.cancelled, 3000);
        QCOMPARE(f.stored(runs.first().taskId).size(), 3001);
    }

    void aLoginUpdatesThePlatform_data() { database_data(); }
    void aLoginUpdatesThePlatform()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        PlatformRepository platforms(*database);
        const QString platform = f.addPlatform();
        const auto runs = f.addTask(3, platform);
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->start(run));
        domain::RunOutcome failed; // never tried to log in
        f.writer->finish(runs[0], failed);
        QVERIFY(f.waitForStatus(runs[0], RunStatus::Failed));
        QCOMPARE(platforms.byId(platform)->platform.lastSeenAtMs, 0);
        failed.login = domain::Login::Worked;
        failed.exitCode = 1;
        f.writer->finish(runs[1], failed);
        QVERIFY(f.waitForStatus(runs[1], RunStatus::Failed));
        QVERIFY(platforms.byId(platform)->platform.lastSeenAtMs > 0);
        domain::RunOutcome tested = OutputFixture::success();
        tested.facts = {{QStringLiteral("os"), QStringLiteral("Debian")}};
        f.writer->finish(runs[2], tested);
        QVERIFY(f.waitForStatus(runs[2], RunStatus::Success));
        QCOMPARE(platforms.byId(platform)->platform.facts, tested.facts);
    }

    void theLastErrorStaysUntilALogin_data() { database_data(); }
    void theLastErrorStaysUntilALogin()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        PlatformRepository platforms(*database);
        const QString id = f.addPlatform();
        const auto runs = f.addTask(4, id);
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->start(run));
        domain::RunOutcome refused;
        refused.login = domain::Login::Failed;
        refused.errorReason = QStringLiteral("ssh.auth_failed");
        f.writer->finish(runs[0], refused);
        QVERIFY(f.waitForStatus(runs[0], RunStatus::Failed));
        const domain::Platform marked = platforms.byId(id)->platform;
        QCOMPARE(marked.lastErrorReason, QStringLiteral("ssh.auth_failed"));
        QVERIFY(marked.lastErrorAtMs > 0);
        QCOMPARE(marked.lastSeenAtMs, 0);

        domain::RunOutcome stopped; // before it reached the host
        stopped.status = RunStatus::Cancelled;
        stopped.errorReason = QStringLiteral("task.cancelled");
        f.writer->finish(runs[1], stopped);
        QVERIFY(f.waitForStatus(runs[1], RunStatus::Cancelled));
        QCOMPARE(platforms.byId(id)->platform.lastErrorReason, marked.lastErrorReason);

        f.writer->finish(runs[2], OutputFixture::success());
        QVERIFY(f.waitForStatus(runs[2], RunStatus::Success));
        const domain::Platform well = platforms.byId(id)->platform;
        QCOMPARE(well.lastErrorReason, QString());
        QCOMPARE(well.lastErrorAtMs, 0);

        f.writer->finish(runs[3], refused);
        QVERIFY(f.waitForStatus(runs[3], RunStatus::Failed));
        QCOMPARE(platforms.byId(id)->platform.lastErrorReason, marked.lastErrorReason);
        QCOMPARE(platforms.byId(id)->platform.lastSeenAtMs, well.lastSeenAtMs);
    }

    void aLoginOutweighsAFailureOfTheSameMoment_data() { database_data(); }
    void aLoginOutweighsAFailureOfTheSameMoment()
    {
        TestDatabase database;
        OutputWriter::Options slow;
        slow.flushInterval = std::chrono::hours(1); // both ends go into one transaction
        OutputFixture f(*database, database.directory(), slow);
        const QString id = f.addPlatform();
        const auto runs = f.addTask(3, id);
        for (const domain::RunRef &run : runs)
            VERIFY_OK(f.writer->start(run));
        domain::RunOutcome refused;
        refused.login = domain::Login::Failed;
        refused.errorReason = QStringLiteral("ssh.timeout");
        f.writer->finish(runs[0], refused);
        f.writer->finish(runs[1], OutputFixture::success());
        f.writer->finish(runs[2], refused);
        f.writer->stop();
        const domain::Platform platform = PlatformRepository(*database).byId(id)->platform;
        QCOMPARE(platform.lastErrorReason, QString());
        QVERIFY(platform.lastSeenAtMs > 0);
    }

    void aDeletedTaskIsALostRun_data() { database_data(); }
    void aDeletedTaskIsALostRun()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        f.exec(QStringLiteral("DELETE FROM tasks WHERE id = ?"), {run.taskId});
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "x"));
        QTRY_COMPARE(reasonOf(f.writer->append(run, Stream::Stdout, "x")),
                     QByteArray("task.lease_lost"));
        QVERIFY(f.writer->healthy());
    }

    void stoppingCommitsWhatIsPendingAndRefusesTheRest_data() { database_data(); }
    void stoppingCommitsWhatIsPendingAndRefusesTheRest()
    {
        TestDatabase database;
        OutputWriter::Options slow;
        slow.flushInterval = std::chrono::hours(1);
        OutputFixture f(*database, database.directory(), slow);
        const domain::RunRef run = f.addStartedRun();
        const domain::RunRef next = f.addRun();
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "last words"));
        f.writer->stop();
        QCOMPARE(f.run(run).stdoutBytes, 10);
        COMPARE_REASON(f.writer->start(next), "storage.unavailable");
        COMPARE_REASON(f.writer->append(run, Stream::Stdout, "x"), "storage.unavailable");
        QCOMPARE(f.writer->pendingBytes(), 0);
    }

    void outputIsPublishedSoon_data() { database_data(); }
    void outputIsPublishedSoon()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        QElapsedTimer timer;
        timer.start();
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "now"));
        QTRY_VERIFY(f.recorder.chunks(run.taskId).size() == 2);
        // The interval is 50 ms; the rest is room for a machine busy with other tests.
        QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(OutputWriterTest)
#include "tst_outputwriter.moc"
