#include "storage/taskrepository.h"

#include "core/ids.h"
#include "storage/platformrepository.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

Task makeTask(const QString &command, qint64 createdAtMs = 1000)
{
    TaskSpec spec;
    spec.command = command;
    Task task;
    task.id = newId();
    task.spec = spec.toJson();
    task.createdBy = QStringLiteral("alice");
    task.createdAtMs = createdAtMs;
    return task;
}

TaskRun makeRun(const Task &task, const QString &platformName, const QString &platformId = {})
{
    TaskRun run;
    run.id = newId();
    run.taskId = task.id;
    run.platformId = platformId;
    run.platformName = platformName;
    run.nodeId = QStringLiteral("node-1");
    run.leaseUntilMs = 5000;
    run.createdAtMs = task.createdAtMs;
    return run;
}

QString insertPlatform(Database &database, const QString &name)
{
    PlatformRecord record;
    record.platform.id = newId();
    record.platform.name = name;
    const auto inserted = PlatformRepository(database).insert(record);
    return inserted ? record.platform.id : QString();
}

/// As OutputWriter leaves a run behind.
Result<qint64> setStatus(Database &database, const QString &runId, RunStatus status)
{
    return database.execChanging(QStringLiteral("UPDATE task_runs SET status = ? WHERE id = ?"),
                                 {runStatusName(status), runId});
}

QStringList ids(const Result<Page<Task>> &page)
{
    QStringList ids;
    if (page) {
        for (const Task &task : page->items)
            ids.append(task.id);
    }
    return ids;
}

QStringList platformNames(const Result<Page<TaskRun>> &page)
{
    QStringList names;
    if (page) {
        for (const TaskRun &run : page->items)
            names.append(run.platformName);
    }
    return names;
}

using Pairs = QList<QPair<QString, QString>>;

} // namespace

class TaskRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackATaskWithItsRuns_data() { database_data(); }
    void readsBackATaskWithItsRuns();
    void readsEveryFieldOfAFinishedRun_data() { database_data(); }
    void readsEveryFieldOfAFinishedRun();
    void insertsAThousandRuns_data() { database_data(); }
    void insertsAThousandRuns();
    void missingRowsAreNotFound_data() { database_data(); }
    void missingRowsAreNotFound();
    void listsTasksNewestFirst_data() { database_data(); }
    void listsTasksNewestFirst();
    void filtersTasks_data() { database_data(); }
    void filtersTasks();
    void listsRunsInOrderOfCreation_data() { database_data(); }
    void listsRunsInOrderOfCreation();
    void cancelMarksUnfinishedRunsOnce_data() { database_data(); }
    void cancelMarksUnfinishedRunsOnce();
    void leasesOfOneNodeAreRenewed_data() { database_data(); }
    void leasesOfOneNodeAreRenewed();
    void expiredRunsAreTheUnfinishedOnes_data() { database_data(); }
    void expiredRunsAreTheUnfinishedOnes();
    void nodesComeBackWithTheirHeartbeat_data() { database_data(); }
    void nodesComeBackWithTheirHeartbeat();
};

void TaskRepositoryTest::readsBackATaskWithItsRuns()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    Task task = makeTask(QString::fromUtf8("echo 'привет' | grep ?"));
    const QString platformId = insertPlatform(*database, QStringLiteral("a"));
    const TaskRun run = makeRun(task, QStringLiteral("a"), platformId);
    VERIFY_OK(tasks.insert(task, {run}));
    task.totals.pending = 1;
    const auto storedTask = tasks.task(task.id);
    VERIFY_OK(storedTask);
    QCOMPARE(storedTask->toJson(), task.toJson());
    const auto storedRun = tasks.run(run.id);
    VERIFY_OK(storedRun);
    QCOMPARE(storedRun->toJson(), run.toJson());
    QCOMPARE(storedRun->nodeId, run.nodeId);
    QCOMPARE(storedRun->leaseUntilMs, run.leaseUntilMs);
}

void TaskRepositoryTest::readsEveryFieldOfAFinishedRun()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("x"));
    TaskRun run = makeRun(task, QStringLiteral("gone"));
    VERIFY_OK(tasks.insert(task, {run}));
    VERIFY_OK(database->exec(QStringLiteral(
        "UPDATE task_runs SET status = 'failed', exit_code = 0, exit_signal = 'TERM',"
        " error_reason = 'r', error_message = 'm', remote_state = 'gone', attempt = 2,"
        " stdout_bytes = 5000000000, stderr_bytes = 7, truncated = 1, result_location = 'file:x',"
        " metadata = '{\"a\":1}', started_at = 2000, finished_at = 3000")));
    run.status = RunStatus::Failed;
    run.exitCode = 0;
    run.exitSignal = QStringLiteral("TERM");
    run.errorReason = QStringLiteral("r");
    run.errorMessage = QStringLiteral("m");
    run.remoteState = QStringLiteral("gone");
    run.attempt = 2;
    run.stdoutBytes = 5'000'000'000;
    run.stderrBytes = 7;
    run.truncated = true;
    run.resultLocation = QStringLiteral("file:x");
    run.metadata = {{QStringLiteral("a"), 1}};
    run.startedAtMs = 2000;
    run.finishedAtMs = 3000;
    const auto stored = tasks.run(run.id);
    VERIFY_OK(stored);
    QCOMPARE(stored->toJson(), run.toJson());
}

void TaskRepositoryTest::insertsAThousandRuns()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("uptime"));
    QList<TaskRun> runs;
    for (int i = 0; i < 1050; ++i)
        runs.append(makeRun(task, QStringLiteral("p%1").arg(i)));
    auto transaction = Transaction::begin(*database);
    VERIFY_OK(transaction);
    VERIFY_OK(tasks.insert(task, runs));
    VERIFY_OK(transaction->commit());
    ListQuery query;
    query.limit = 1000;
    query.offset = 1000;
    const auto page = tasks.runs(task.id, query);
    VERIFY_OK(page);
    QCOMPARE(page->total, 1050);
    QCOMPARE(page->items.last().platformName, QStringLiteral("p1049"));
    QCOMPARE(tasks.task(task.id)->totals.pending, 1050);
}

void TaskRepositoryTest::missingRowsAreNotFound()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    COMPARE_REASON(tasks.task(newId()), "task.not_found");
    COMPARE_REASON(tasks.run(newId()), "task.run_not_found");
    QCOMPARE(tasks.runs(newId(), {})->total, 0);
    QCOMPARE(tasks.requestCancel(newId(), 1).value_or(-1), 0);
}

void TaskRepositoryTest::listsTasksNewestFirst()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task first = makeTask(QStringLiteral("uptime"), 1000);
    const Task second = makeTask(QStringLiteral("df -h"), 1000);
    const Task third = makeTask(QStringLiteral("UPTIME_x"), 2000);
    for (const Task &task : {first, second, third})
        VERIFY_OK(tasks.insert(task, {makeRun(task, QStringLiteral("a"))}));
    QCOMPARE(ids(tasks.list({})), (QStringList{third.id, second.id, first.id}));
    ListQuery oldest;
    oldest.sort = QStringLiteral("created_at");
    QCOMPARE(ids(tasks.list(oldest)), (QStringList{first.id, second.id, third.id}));
    ListQuery search;
    search.search = QStringLiteral("uptime");
    QCOMPARE(ids(tasks.list(search)), (QStringList{third.id, first.id}));
    search.search = QStringLiteral("e_x");
    QCOMPARE(ids(tasks.list(search)), QStringList{third.id});
}

void TaskRepositoryTest::filtersTasks()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const QString platformId = insertPlatform(*database, QStringLiteral("a"));
    const Task command = makeTask(QStringLiteral("uptime"));
    Task test = makeTask({});
    test.type = TaskType::TestConnection;
    test.createdBy = QStringLiteral("bob");
    VERIFY_OK(tasks.insert(command, {makeRun(command, QStringLiteral("a"), platformId),
                                     makeRun(command, QStringLiteral("b"))}));
    VERIFY_OK(tasks.insert(test, {makeRun(test, QStringLiteral("b"))}));
    const auto filtered = [&](const char *field, const QString &value) {
        ListQuery query;
        query.filters.insert(QLatin1String(field), value);
        return ids(tasks.list(query));
    };
    QCOMPARE(filtered("type", QStringLiteral("test_connection")), QStringList{test.id});
    QCOMPARE(filtered("created_by", QStringLiteral("alice")), QStringList{command.id});
    QCOMPARE(filtered("platform_id", platformId), QStringList{command.id});
    QCOMPARE(filtered("status", QStringLiteral("pending")), (QStringList{test.id, command.id}));
    QCOMPARE(filtered("status", QStringLiteral("running")), QStringList());
    ListQuery unknown;
    unknown.filters.insert(QStringLiteral("status"), QStringLiteral("done"));
    COMPARE_REASON(tasks.list(unknown), "request.invalid");
}

void TaskRepositoryTest::listsRunsInOrderOfCreation()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("uptime"));
    const Task other = makeTask(QStringLiteral("other"));
    const TaskRun failed = makeRun(task, QStringLiteral("c"));
    VERIFY_OK(tasks.insert(
        task, {failed, makeRun(task, QStringLiteral("a")), makeRun(task, QStringLiteral("b"))}));
    VERIFY_OK(tasks.insert(other, {makeRun(other, QStringLiteral("z"))}));
    VERIFY_OK(setStatus(*database, failed.id, RunStatus::Failed));
    QCOMPARE(platformNames(tasks.runs(task.id, {})),
             (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    ListQuery byName;
    byName.sort = QStringLiteral("platform_name");
    byName.descending = true;
    QCOMPARE(platformNames(tasks.runs(task.id, byName)),
             (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    ListQuery byStatus;
    byStatus.filters.insert(QStringLiteral("status"), QStringLiteral("failed"));
    QCOMPARE(platformNames(tasks.runs(task.id, byStatus)), QStringList{QStringLiteral("c")});
    ListQuery unknown;
    unknown.sort = QStringLiteral("exit_code");
    COMPARE_REASON(tasks.runs(task.id, unknown), "request.invalid");
}

void TaskRepositoryTest::cancelMarksUnfinishedRunsOnce()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("sleep 9"));
    const TaskRun done = makeRun(task, QStringLiteral("done"));
    const TaskRun running = makeRun(task, QStringLiteral("running"));
    TaskRun elsewhere = makeRun(task, QStringLiteral("elsewhere"));
    elsewhere.nodeId = QStringLiteral("node-2");
    VERIFY_OK(tasks.insert(task, {done, running, elsewhere}));
    VERIFY_OK(setStatus(*database, done.id, RunStatus::Success));
    VERIFY_OK(setStatus(*database, running.id, RunStatus::Running));
    QCOMPARE(tasks.cancelRequests(QStringLiteral("node-1")).value_or(Pairs{}), Pairs{});
    QCOMPARE(tasks.requestCancel(task.id, 7000).value_or(-1), 2);
    QCOMPARE(tasks.requestCancel(task.id, 8000).value_or(-1), 2);
    QCOMPARE(tasks.cancelRequests(QStringLiteral("node-1")).value_or(Pairs{}),
             (Pairs{{task.id, running.id}}));
    QCOMPARE(tasks.cancelRequests(QStringLiteral("node-2")).value_or(Pairs{}),
             (Pairs{{task.id, elsewhere.id}}));
    auto query = database->exec(QStringLiteral("SELECT MAX(cancel_requested_at) FROM task_runs"));
    VERIFY_OK(query);
    QVERIFY(query->next());
    QCOMPARE(query->value(0).toLongLong(), 7000);
}

void TaskRepositoryTest::leasesOfOneNodeAreRenewed()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("x"));
    const TaskRun mine = makeRun(task, QStringLiteral("mine"));
    const TaskRun done = makeRun(task, QStringLiteral("done"));
    TaskRun other = makeRun(task, QStringLiteral("other"));
    other.nodeId = QStringLiteral("node-2");
    VERIFY_OK(tasks.insert(task, {mine, done, other}));
    VERIFY_OK(setStatus(*database, done.id, RunStatus::Success));
    VERIFY_OK(tasks.renewLeases(QStringLiteral("node-1"), 90'000));
    QCOMPARE(tasks.run(mine.id)->leaseUntilMs, 90'000);
    QCOMPARE(tasks.run(done.id)->leaseUntilMs, 5000);
    QCOMPARE(tasks.run(other.id)->leaseUntilMs, 5000);
}

void TaskRepositoryTest::expiredRunsAreTheUnfinishedOnes()
{
    const TestDatabase database;
    TaskRepository tasks(*database);
    const Task task = makeTask(QStringLiteral("x"));
    const TaskRun expired = makeRun(task, QStringLiteral("expired"));
    const TaskRun done = makeRun(task, QStringLiteral("done"));
    TaskRun alive = makeRun(task, QStringLiteral("alive"));
    alive.leaseUntilMs = 6000;
    VERIFY_OK(tasks.insert(task, {expired, done, alive}));
    VERIFY_OK(setStatus(*database, done.id, RunStatus::Interrupted));
    QCOMPARE(tasks.expiredRuns(5000).value_or(Pairs{}), Pairs{});
    QCOMPARE(tasks.expiredRuns(5001).value_or(Pairs{}), (Pairs{{task.id, expired.id}}));
}

void TaskRepositoryTest::nodesComeBackWithTheirHeartbeat()
{
    const TestDatabase database;
    NodeRepository nodes(*database);
    const auto heartbeats = [&] {
        QStringList rows;
        auto query = database->exec(
            QStringLiteral("SELECT id, host_name, heartbeat_at FROM nodes ORDER BY id"));
        while (query && query->next())
            rows.append(QStringLiteral("%1 %2 %3")
                            .arg(query->value(0).toString(), query->value(1).toString(),
                                 query->value(2).toString()));
        return rows;
    };
    VERIFY_OK(nodes.insert(QStringLiteral("n1"), QStringLiteral("host"), 1000));
    VERIFY_OK(nodes.insert(QStringLiteral("n2"), QStringLiteral("host"), 1000));
    COMPARE_REASON(nodes.insert(QStringLiteral("n2"), QStringLiteral("host"), 1000),
                   "storage.unique_violation");
    VERIFY_OK(nodes.heartbeat(QStringLiteral("n1"), 2000));
    VERIFY_OK(nodes.removeOlderThan(1500));
    QCOMPARE(heartbeats(), QStringList{QStringLiteral("n1 host 2000")});
    VERIFY_OK(nodes.heartbeat(QStringLiteral("n2"), 3000));
    QCOMPARE(heartbeats(),
             (QStringList{QStringLiteral("n1 host 2000"), QStringLiteral("n2  3000")}));
    VERIFY_OK(nodes.remove(QStringLiteral("n1")));
    QCOMPARE(heartbeats(), QStringList{QStringLiteral("n2  3000")});
}

QTEST_GUILESS_MAIN(TaskRepositoryTest)
#include "tst_taskrepository.moc"
