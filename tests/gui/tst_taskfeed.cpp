// A task's feed: decoded off the main thread, told in portions, resumed without gap or duplicate.

#include "gui/hostrunmodel.h"
#include "gui/taskfeed.h"
#include "gui/taskrerun.h"

#include <QJsonArray>
#include <QMutex>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace testum;
using namespace testum::gui;

namespace {

using OnMessage = std::function<bool(const QJsonObject &)>;
/// One follow(): tells messages, answers how it ended.
using Round = std::function<Result<void>(qint64 after, const OnMessage &, CancelToken &)>;

/// What a scripted server does with the first, second … follow(). Any thread.
struct Script
{
    QList<Round> rounds;
    std::atomic<int> next = 0;
    QMutex mutex;
    QList<qint64> asked;
};

class ScriptedFeed final : public client::Transport
{
public:
    explicit ScriptedFeed(std::shared_ptr<Script> script)
        : m_script(std::move(script))
    {}
    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &) override
    {
        return Error{ErrorCode::Unimplemented, "request.no_such_path"};
    }
    [[nodiscard]] Result<void> follow(const QString &, qint64 after, const OnMessage &onMessage,
                                      CancelToken &cancel) override
    {
        {
            const QMutexLocker lock(&m_script->mutex);
            m_script->asked.append(after);
        }
        const int round = m_script->next++;
        if (round >= m_script->rounds.size())
            return Error{ErrorCode::Internal, "internal"};
        return m_script->rounds.at(round)(after, onMessage, cancel);
    }

private:
    std::shared_ptr<Script> m_script;
};

Connection::TransportFactory factoryOf(const std::shared_ptr<Script> &script)
{
    return [script]() -> Result<std::unique_ptr<client::Transport>> {
        return std::unique_ptr<client::Transport>(std::make_unique<ScriptedFeed>(script));
    };
}

QJsonObject connected()
{
    return {{QStringLiteral("type"), QStringLiteral("connected")},
            {QStringLiteral("payload"), QStringLiteral("task")}};
}

QJsonObject output(qint64 seq, const QString &text, const QString &run = QStringLiteral("r1"))
{
    return {{QStringLiteral("type"), QStringLiteral("output")},
            {QStringLiteral("payload"), text},
            {QStringLiteral("seq"), seq},
            {QStringLiteral("run_id"), run},
            {QStringLiteral("stream"), QStringLiteral("stdout")},
            {QStringLiteral("at"), QStringLiteral("2026-11-24T10:00:00.000Z")}};
}

QJsonObject status(qint64 seq, const QString &what, const QString &run)
{
    return {{QStringLiteral("type"), QStringLiteral("status")},
            {QStringLiteral("payload"), what},
            {QStringLiteral("seq"), seq},
            {QStringLiteral("run_id"), run},
            {QStringLiteral("at"), QStringLiteral("2026-11-24T10:00:01.500Z")},
            {QStringLiteral("run"), QJsonObject{{QStringLiteral("exit_code"), 3}}}};
}

QJsonObject done(qint64 seq)
{
    return {{QStringLiteral("type"), QStringLiteral("done")},
            {QStringLiteral("payload"), QStringLiteral("success")},
            {QStringLiteral("seq"), seq}};
}

Error gone() { return {ErrorCode::Unavailable, "client.server_unreachable"}; }

QString textOf(const TaskOutput &output, const QString &run = QStringLiteral("r1"))
{
    const auto buffer = output.buffer(run);
    QStringList lines;
    for (qint64 i = 0; buffer && i < buffer->lineCount(); ++i)
        lines.append(buffer->line(i).text);
    return lines.join(u'|');
}

} // namespace

class TestTaskFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputAndStatesArrive();
    void lostFeedResumesWithoutGapOrDuplicate();
    void refusalEndsIt();
    void beginsBehindWhatIsKnown();
    void stopDoesNotWait();
    void manyChangesComeInPortions();
    void modelCountsAndSortsRuns();
    void olderAnswerDoesNotOverrideTheFeed();
    void rerunTakesTheSame();
};

void TestTaskFeed::outputAndStatesArrive()
{
    const auto script = std::make_shared<Script>();
    script->rounds = {[](qint64, const OnMessage &tell, CancelToken &) -> Result<void> {
        tell(connected());
        tell(status(1, QStringLiteral("running"), QStringLiteral("r1")));
        tell(output(2, QStringLiteral("one\ntw")));
        tell(output(3, QStringLiteral("o")));
        tell(status(4, QStringLiteral("failed"), QStringLiteral("r1")));
        tell(done(5));
        return {};
    }};
    const auto store = std::make_shared<TaskOutput>();
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), store);
    QList<TaskFeedBatch> batches;
    connect(&feed, &TaskFeed::news, this,
            [&batches](const TaskFeedBatch &batch) { batches.append(batch); });
    feed.start();
    QTRY_COMPARE(feed.state(), TaskFeed::State::Ended);
    QCOMPARE(batches.size(), 1);
    QCOMPARE(batches.first().changes.value(QStringLiteral("r1")).status, QStringLiteral("failed"));
    QCOMPARE(batches.first().grown, QStringList(QStringLiteral("r1")));
    QCOMPARE(batches.first().taskStatus, QStringLiteral("success"));
    QCOMPARE(textOf(*store), QStringLiteral("one|two"));
    QCOMPARE(store->merged()->lineCount(), 2);
    QCOMPARE(store->buffer(QStringLiteral("r1"))->line(0).atMs, 1'795'514'400'000);
    QCOMPARE(feed.lastSeq(), 5);
}

void TestTaskFeed::lostFeedResumesWithoutGapOrDuplicate()
{
    const auto script = std::make_shared<Script>();
    script->rounds = {
        [](qint64, const OnMessage &tell, CancelToken &) -> Result<void> {
            tell(connected());
            tell(output(1, QStringLiteral("a\n")));
            tell(output(2, QStringLiteral("b\n")));
            return gone();
        },
        [](qint64, const OnMessage &, CancelToken &) -> Result<void> { return gone(); },
        [](qint64, const OnMessage &tell, CancelToken &) -> Result<void> {
            tell(connected());
            tell(output(2, QStringLiteral("b\n"))); // said once more
            tell(output(3, QStringLiteral("c\n")));
            tell(done(4));
            return {};
        }};
    const auto store = std::make_shared<TaskOutput>();
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), store);
    QList<TaskFeed::State> states;
    connect(&feed, &TaskFeed::stateChanged, this,
            [&states](TaskFeed::State state) { states.append(state); });
    feed.start();
    QTRY_COMPARE_WITH_TIMEOUT(feed.state(), TaskFeed::State::Ended, 20'000);
    QCOMPARE(states, QList<TaskFeed::State>({TaskFeed::State::Live, TaskFeed::State::Retrying,
                                             TaskFeed::State::Live, TaskFeed::State::Ended}));
    QCOMPARE(script->asked, QList<qint64>({0, 2, 2}));
    QCOMPARE(textOf(*store), QStringLiteral("a|b|c"));
}

void TestTaskFeed::refusalEndsIt()
{
    const auto script = std::make_shared<Script>();
    script->rounds = {[](qint64, const OnMessage &, CancelToken &) -> Result<void> {
        return Error{ErrorCode::NotFound, "task.not_found"};
    }};
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), std::make_shared<TaskOutput>());
    feed.start();
    QTRY_COMPARE(feed.state(), TaskFeed::State::Failed);
    QVERIFY(feed.error() && feed.error()->is("task.not_found"));
    QCOMPARE(script->next.load(), 1);
}

void TestTaskFeed::beginsBehindWhatIsKnown()
{
    const auto script = std::make_shared<Script>();
    script->rounds = {[](qint64, const OnMessage &tell, CancelToken &) -> Result<void> {
        tell(output(7, QStringLiteral("known\n")));
        tell(output(8, QStringLiteral("new\n")));
        return {};
    }};
    const auto store = std::make_shared<TaskOutput>();
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), store, 7);
    feed.start();
    QTRY_COMPARE(feed.state(), TaskFeed::State::Ended);
    QCOMPARE(script->asked, QList<qint64>({7}));
    QCOMPARE(textOf(*store), QStringLiteral("new"));
}

void TestTaskFeed::stopDoesNotWait()
{
    const auto script = std::make_shared<Script>();
    script->rounds = {[](qint64, const OnMessage &tell, CancelToken &cancel) -> Result<void> {
        tell(connected());
        while (!cancel.waitFor(std::chrono::seconds(10))) {
        }
        return Error{ErrorCode::Cancelled, "task.cancelled"};
    }};
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), std::make_shared<TaskOutput>());
    QSignalSpy stopped(&feed, &TaskFeed::stopped);
    QSignalSpy states(&feed, &TaskFeed::stateChanged);
    feed.start();
    QTRY_COMPARE(feed.state(), TaskFeed::State::Live);
    feed.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(states.count(), 1); // nothing is told of the end that was asked for
}

void TestTaskFeed::manyChangesComeInPortions()
{
    constexpr int kRuns = 5'000;
    const auto script = std::make_shared<Script>();
    script->rounds = {[](qint64, const OnMessage &tell, CancelToken &cancel) -> Result<void> {
        for (int i = 1; i <= kRuns; ++i)
            tell(status(i, QStringLiteral("running"), QString::number(i)));
        (void)cancel.waitFor(std::chrono::seconds(5));
        return {};
    }};
    TaskFeed feed(factoryOf(script), QStringLiteral("task"), std::make_shared<TaskOutput>());
    QSet<QString> seen;
    qsizetype largest = 0;
    connect(&feed, &TaskFeed::news, this, [&](const TaskFeedBatch &batch) {
        largest = std::max(largest, batch.changes.size());
        for (auto change = batch.changes.cbegin(); change != batch.changes.cend(); ++change)
            seen.insert(change.key());
    });
    feed.start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), kRuns, 20'000);
    QVERIFY(largest <= 256);
    feed.stop();
}

void TestTaskFeed::modelCountsAndSortsRuns()
{
    HostRunModel model;
    QSignalSpy counted(&model, &HostRunModel::countsChanged);
    QList<HostRun> runs;
    for (int i = 0; i < 4; ++i) {
        HostRun run;
        run.id = QString::number(i);
        run.platformName = QStringLiteral("web-%1").arg(i);
        run.status = QStringLiteral("pending");
        runs.append(run);
    }
    model.setRuns(runs);
    QCOMPARE(model.counts().pending, 4);
    TaskFeedBatch batch;
    batch.changes.insert(QStringLiteral("1"),
                         {QStringLiteral("failed"),
                          {{QStringLiteral("exit_code"), 3},
                           {QStringLiteral("error_reason"), QStringLiteral("task.timed_out")}},
                          2'000});
    batch.changes.insert(QStringLiteral("2"), {QStringLiteral("running"), {}, 1'000});
    batch.grown = {QStringLiteral("2")};
    model.apply(batch, [](const QString &) { return qint64(7); });
    QCOMPARE(model.counts().failed, 1);
    QCOMPARE(model.counts().running, 1);
    QCOMPARE(model.counts().done(), 1);
    QVERIFY(counted.count() >= 2);
    const auto text = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(1, HostRunModel::ExitCode), QStringLiteral("3"));
    QCOMPARE(text(1, HostRunModel::Status), QStringLiteral("Timed out"));
    QCOMPARE(text(2, HostRunModel::Lines), QStringLiteral("7"));
    QVERIFY(!text(2, HostRunModel::Time).isEmpty());
}

void TestTaskFeed::olderAnswerDoesNotOverrideTheFeed()
{
    HostRunModel model;
    HostRun run;
    run.id = QStringLiteral("1");
    run.status = QStringLiteral("running");
    model.setRuns({run});
    TaskFeedBatch batch;
    batch.changes.insert(QStringLiteral("1"), {QStringLiteral("success"), {}, 2'000});
    model.apply(batch, [](const QString &) { return qint64(0); });
    model.updateRuns({run}); // was on its way while the feed told of the end
    QCOMPARE(model.run(QStringLiteral("1"))->status, QStringLiteral("success"));
    model.setRuns({run});
    run.status = QStringLiteral("pending");
    model.updateRuns({run}); // was on its way while the feed told of the start
    QCOMPARE(model.run(QStringLiteral("1"))->status, QStringLiteral("running"));
}

void TestTaskFeed::rerunTakesTheSame()
{
    HostRun ok;
    ok.platformId = QStringLiteral("p1");
    ok.status = QStringLiteral("success");
    HostRun failed = ok;
    failed.platformId = QStringLiteral("p2");
    failed.status = QStringLiteral("failed");
    HostRun deleted = failed;
    deleted.platformId.clear();
    const QList<HostRun> runs{ok, failed, deleted};
    QCOMPARE(rerunPlatforms(runs, false), QStringList({"p1", "p2"}));
    QCOMPARE(rerunPlatforms(runs, true), QStringList({"p2"}));
    const QJsonObject task{
        {QStringLiteral("type"), QStringLiteral("run_command")},
        {QStringLiteral("spec"), QJsonObject{{QStringLiteral("command"), QStringLiteral("id")},
                                             {QStringLiteral("timeout"), 60},
                                             {QStringLiteral("connect_retries"), -1}}}};
    const QJsonObject body = rerunBody(task, {QStringLiteral("p2")});
    QCOMPARE(body.value(QStringLiteral("command")).toString(), QStringLiteral("id"));
    QCOMPARE(body.value(QStringLiteral("timeout")).toInt(), 60);
    QVERIFY(!body.contains(QStringLiteral("connect_retries")));
    QCOMPARE(body.value(QStringLiteral("platforms")).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestTaskFeed)
#include "tst_taskfeed.moc"
