#include "domain/task.h"

#include <QTest>

using namespace testum::domain;

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void derivesItsStatusFromItsRuns_data()
    {
        QTest::addColumn<RunTotals>("totals");
        QTest::addColumn<RunStatus>("status");
        //                                  pending running success failed cancelled interrupted
        QTest::newRow("nothing ran") << RunTotals{3, 0, 0, 0, 0, 0} << RunStatus::Pending;
        QTest::newRow("one runs") << RunTotals{2, 1, 0, 0, 0, 0} << RunStatus::Running;
        QTest::newRow("last one runs") << RunTotals{0, 1, 2, 0, 0, 0} << RunStatus::Running;
        QTest::newRow("between two runs") << RunTotals{1, 0, 2, 0, 0, 0} << RunStatus::Running;
        QTest::newRow("failed, one waits") << RunTotals{1, 0, 0, 2, 0, 0} << RunStatus::Running;
        QTest::newRow("all good") << RunTotals{0, 0, 3, 0, 0, 0} << RunStatus::Success;
        QTest::newRow("one failed") << RunTotals{0, 0, 9, 1, 0, 0} << RunStatus::Failed;
        QTest::newRow("failed beats the rest") << RunTotals{0, 0, 1, 1, 1, 1} << RunStatus::Failed;
        QTest::newRow("interrupted beats cancelled")
            << RunTotals{0, 0, 1, 0, 1, 1} << RunStatus::Interrupted;
        QTest::newRow("cancelled beats success")
            << RunTotals{0, 0, 1, 0, 1, 0} << RunStatus::Cancelled;
        QTest::newRow("no runs at all") << RunTotals{} << RunStatus::Success;
    }
    void derivesItsStatusFromItsRuns()
    {
        QFETCH(const RunTotals, totals);
        QTEST(aggregateStatus(totals), "status");
    }

    void statusesHaveTheirWireNames_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("final");
        QTest::newRow("1") << RunStatus::Pending << QStringLiteral("pending") << false;
        QTest::newRow("2") << RunStatus::Running << QStringLiteral("running") << false;
        QTest::newRow("3") << RunStatus::Success << QStringLiteral("success") << true;
        QTest::newRow("4") << RunStatus::Failed << QStringLiteral("failed") << true;
        QTest::newRow("5") << RunStatus::Cancelled << QStringLiteral("cancelled") << true;
        QTest::newRow("6") << RunStatus::Interrupted << QStringLiteral("interrupted") << true;
    }
    void statusesHaveTheirWireNames()
    {
        QFETCH(const RunStatus, status);
        QFETCH(const QString, name);
        QCOMPARE(runStatusName(status), name);
        QCOMPARE(runStatusFromName(name), std::optional(status));
        QTEST(isFinal(status), "final");
    }

    void unknownNamesAreRefused()
    {
        QVERIFY(!runStatusFromName(QStringLiteral("Success")));
        QVERIFY(!runStatusFromName(QString()));
        QVERIFY(!taskTypeFromName(QStringLiteral("run-command")));
    }

    void typesHaveTheirWireNames()
    {
        QCOMPARE(taskTypeName(TaskType::RunCommand), QStringLiteral("run_command"));
        QCOMPARE(taskTypeFromName(QStringLiteral("test_connection")),
                 std::optional(TaskType::TestConnection));
    }

    void totalsCountByStatus()
    {
        RunTotals totals;
        totals.of(RunStatus::Pending) = 1;
        totals.of(RunStatus::Running) = 2;
        totals.of(RunStatus::Success) = 3;
        totals.of(RunStatus::Failed) = 4;
        totals.of(RunStatus::Cancelled) = 5;
        totals.of(RunStatus::Interrupted) = 6;
        const QJsonObject expected{
            {QStringLiteral("pending"), 1},   {QStringLiteral("running"), 2},
            {QStringLiteral("success"), 3},   {QStringLiteral("failed"), 4},
            {QStringLiteral("cancelled"), 5}, {QStringLiteral("interrupted"), 6},
            {QStringLiteral("total"), 21},
        };
        QCOMPARE(totals.toJson(), expected);
    }

    void specSurvivesItsJson()
    {
        TaskSpec spec;
        spec.command = QStringLiteral(u"echo 'привет' && sleep 1");
        spec.timeoutMs = 1'500;
        spec.connectTimeoutMs = 250;
        spec.width = 7;
        spec.connectRetries = 0;
        spec.outputCapBytes = qint64{5} << 30;
        const TaskSpec back = TaskSpec::fromJson(TaskType::RunCommand, spec.toJson());
        QCOMPARE(back.command, spec.command);
        QCOMPARE(back.timeoutMs, spec.timeoutMs);
        QCOMPARE(back.connectTimeoutMs, spec.connectTimeoutMs);
        QCOMPARE(back.width, spec.width);
        QCOMPARE(back.connectRetries, spec.connectRetries);
        QCOMPARE(back.outputCapBytes, spec.outputCapBytes);
    }

    void specGivesTimesInSeconds()
    {
        TaskSpec spec;
        spec.timeoutMs = 1'500;
        QCOMPARE(spec.toJson().value(QStringLiteral("timeout")).toDouble(), 1.5);
    }

    void anEmptySpecHasTheDefaults()
    {
        const TaskSpec spec = TaskSpec::fromJson(TaskType::TestConnection, {});
        QCOMPARE(spec.type, TaskType::TestConnection);
        QCOMPARE(spec.timeoutMs, qint64{0});
        QCOMPARE(spec.connectTimeoutMs, qint64{15'000});
        QCOMPARE(spec.width, 0);
        QCOMPARE(spec.connectRetries, -1);
        QVERIFY(!spec.toJson().contains(QStringLiteral("command")));
    }

    void aRunWithoutAResultHasNulls()
    {
        const QJsonObject json = TaskRun().toJson();
        for (const auto *field : {"platform_id", "exit_code", "exit_signal", "error_reason",
                                  "error_message", "remote_state", "result_location", "metadata",
                                  "created_at", "started_at", "finished_at"})
            QVERIFY2(json.value(QLatin1String(field)).isNull(), field);
        QCOMPARE(json.value(QStringLiteral("status")).toString(), QStringLiteral("pending"));
    }

    void aFinishedRunShowsItsResult()
    {
        TaskRun run;
        run.id = QStringLiteral("r");
        run.taskId = QStringLiteral("t");
        run.platformId = QStringLiteral("p");
        run.platformName = QStringLiteral("web-1");
        run.status = RunStatus::Failed;
        run.exitCode = 0;
        run.exitSignal = QStringLiteral("TERM");
        run.remoteState = QStringLiteral("gone");
        run.attempt = 2;
        run.stdoutBytes = qint64{3} << 32;
        run.truncated = true;
        run.finishedAtMs = 1'000;
        const QJsonObject json = run.toJson();
        QCOMPARE(json.value(QStringLiteral("task_id")).toString(), QStringLiteral("t"));
        QVERIFY(json.value(QStringLiteral("exit_code")).isDouble());
        QCOMPARE(json.value(QStringLiteral("exit_code")).toInt(-1), 0);
        QCOMPARE(json.value(QStringLiteral("exit_signal")).toString(), QStringLiteral("TERM"));
        QCOMPARE(json.value(QStringLiteral("stdout_bytes")).toInteger(), qint64{3} << 32);
        QCOMPARE(json.value(QStringLiteral("truncated")), QJsonValue(true));
        QCOMPARE(json.value(QStringLiteral("finished_at")).toString(),
                 QStringLiteral("1970-01-01T00:00:01.000Z"));
        QVERIFY(!json.contains(QStringLiteral("node_id")));
        QVERIFY(!json.contains(QStringLiteral("lease_until")));
    }

    void aTaskShowsItsTotals()
    {
        Task task;
        task.id = QStringLiteral("t");
        task.type = TaskType::TestConnection;
        task.status = RunStatus::Running;
        task.totals.running = 4;
        const QJsonObject json = task.toJson();
        QCOMPARE(json.value(QStringLiteral("type")).toString(), QStringLiteral("test_connection"));
        QCOMPARE(json.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
        QCOMPARE(json.value(QStringLiteral("totals")).toObject(), task.totals.toJson());
        QVERIFY(json.value(QStringLiteral("created_by")).isNull());
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
