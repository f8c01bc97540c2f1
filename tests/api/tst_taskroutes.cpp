#include "apicalls.h"

#include "support/fakes/fakesshtransport.h"

using namespace testum;
using namespace testum::tests;

/// Tasks, runs and output over the API, on scripted hosts.
class TaskRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsACommandAsTheOriginalDid();
    void listsFlatTasksOnTheOriginalsPath();
    void testsAConnectionWithoutABody();
    void runsOnManyPlatforms();
    void runsOnAllPlatforms();
    void refusesContradictions_data();
    void refusesContradictions();
    void leavesTheRestToTheSettings();
    void listsRuns();
    void hidesRunsOfOtherTasks();
    void answersExactBytes_data();
    void answersExactBytes();
    void streamsLargeOutput();
    void pollsMessagesToTheEnd();
    void pollingATaskThatEndedIsDone();
    void cancelsATask();
    void answersPlainGetOfTheSocket();

private:
    [[nodiscard]] api::ApiResponse send(const QByteArray &method, const QString &path,
                                        const QJsonObject &body = {});
    /// Runs a command on "web" and waits for its end; its JSON.
    [[nodiscard]] QJsonObject runOnWeb();
    [[nodiscard]] QString outputPath(const QJsonObject &task) const;

    std::unique_ptr<fakes::FakeSshTransport> m_hosts;
    std::unique_ptr<TestEngine> m_engine;
};

namespace {

const QByteArray kOutput("0123456789\xff\x00\xd0\xb6\n", 15);

/// From within the process, as an operator: signing in would cost every test a scrypt.
api::ApiRequest operatorRequest(const QByteArray &method, const QString &path)
{
    api::ApiRequest request = requestFor(method, path);
    request.actor = domain::Actor::localOwner(QStringLiteral("test"));
    request.actor->role = domain::Role::Operator;
    return request;
}

QString idOf(const QJsonObject &json) { return json.value(QStringLiteral("id")).toString(); }

} // namespace

void TaskRoutesTest::init()
{
    m_hosts = std::make_unique<fakes::FakeSshTransport>();
    fakes::FakeHost web;
    web.output = {{domain::Stream::Stdout, kOutput}, {domain::Stream::Stderr, "warning\n"}};
    m_hosts->script(QStringLiteral("web.example"), web);
    TestEngine::Options options;
    options.transport = m_hosts.get();
    m_engine = std::make_unique<TestEngine>(options);
    for (const char *name : {"web", "db"}) {
        const QString text = QString::fromLatin1(name);
        (void)m_engine->owner(
            "POST", QStringLiteral("/api/v1/platforms"),
            QJsonObject{{QStringLiteral("name"), text},
                        {QStringLiteral("host"), text + QStringLiteral(".example")},
                        {QStringLiteral("username"), QStringLiteral("u")},
                        {QStringLiteral("password"), QStringLiteral("p")}});
    }
}

void TaskRoutesTest::cleanup() { m_engine.reset(); }

api::ApiResponse TaskRoutesTest::send(const QByteArray &method, const QString &path,
                                      const QJsonObject &body)
{
    api::ApiRequest request = operatorRequest(method, path);
    if (!body.isEmpty())
        setBody(request, body);
    return m_engine->router().handle(request);
}

QJsonObject TaskRoutesTest::runOnWeb()
{
    const auto started = send("POST", QStringLiteral("/api/platforms/web/run_command"),
                              {{QStringLiteral("command"), QStringLiteral("uptime")}});
    return m_engine->waitForTask(idOf(jsonOf(started)));
}

QString TaskRoutesTest::outputPath(const QJsonObject &task) const
{
    return QStringLiteral("/api/v1/tasks/%1/runs/%2/output")
        .arg(idOf(task), task.value(QStringLiteral("run_id")).toString());
}

void TaskRoutesTest::runsACommandAsTheOriginalDid()
{
    const auto started = send(
        "POST", QStringLiteral("/api/platforms/web/run_command"),
        {{QStringLiteral("command"), QStringLiteral("uptime")}, {QStringLiteral("timeout"), 60}});
    QCOMPARE(started.status, 202);
    const QJsonObject task = jsonOf(started);
    QCOMPARE(headerOf(started, "Location"), "/api/v1/tasks/" + idOf(task).toLatin1());
    QCOMPARE(task[QStringLiteral("spec")][QStringLiteral("timeout")].toInt(), 60);
    const QJsonObject ended = m_engine->waitForTask(idOf(task));
    QCOMPARE(ended.value(QStringLiteral("status")).toString(), QStringLiteral("success"));
    QCOMPARE(ended.value(QStringLiteral("stdout")).toString(), QString::fromUtf8(kOutput));
    QCOMPARE(ended.value(QStringLiteral("stderr")).toString(), QStringLiteral("warning\n"));
    QCOMPARE(ended.value(QStringLiteral("exit_code")).toInt(-1), 0);
    QCOMPARE(m_hosts->commands(), QList<QByteArray>{"uptime"});
}

void TaskRoutesTest::listsFlatTasksOnTheOriginalsPath()
{
    const QJsonObject task = runOnWeb();
    const auto plain = send("GET", QStringLiteral("/api/tasks/"));
    QCOMPARE(QJsonDocument::fromJson(plain.body).array(), QJsonArray{task});
    const auto versioned = send("GET", QStringLiteral("/api/v1/tasks"));
    const QJsonValue item = jsonOf(versioned).value(QStringLiteral("items")).toArray().first();
    QCOMPARE(item[QStringLiteral("id")].toString(), idOf(task));
    QVERIFY(item[QStringLiteral("stdout")].isUndefined());
}

void TaskRoutesTest::testsAConnectionWithoutABody()
{
    const auto started = send("POST", QStringLiteral("/api/v1/platforms/db/test_connection"));
    QCOMPARE(started.status, 202);
    QCOMPARE(jsonOf(started).value(QStringLiteral("type")).toString(),
             QStringLiteral("test_connection"));
    const QJsonObject ended = m_engine->waitForTask(idOf(jsonOf(started)));
    QCOMPARE(ended.value(QStringLiteral("status")).toString(), QStringLiteral("success"));
}

void TaskRoutesTest::runsOnManyPlatforms()
{
    const auto started =
        send("POST", QStringLiteral("/api/v1/tasks"),
             {{QStringLiteral("type"), QStringLiteral("run_command")},
              {QStringLiteral("platforms"),
               QJsonArray{QStringLiteral("web"), QStringLiteral("db"), QStringLiteral("web")}},
              {QStringLiteral("command"), QStringLiteral("id")}});
    QCOMPARE(started.status, 202);
    const QJsonObject ended = m_engine->waitForTask(idOf(jsonOf(started)));
    QCOMPARE(ended[QStringLiteral("totals")][QStringLiteral("success")].toInt(), 2);
    QVERIFY(!ended.contains(QStringLiteral("stdout")));
}

void TaskRoutesTest::runsOnAllPlatforms()
{
    const auto started = send("POST", QStringLiteral("/api/v1/tasks"),
                              {{QStringLiteral("type"), QStringLiteral("test_connection")},
                               {QStringLiteral("all"), true}});
    QCOMPARE(started.status, 202);
    QCOMPARE(jsonOf(started)[QStringLiteral("totals")][QStringLiteral("total")].toInt(), 2);
    (void)m_engine->waitForTask(idOf(jsonOf(started)));
}

void TaskRoutesTest::refusesContradictions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char *name, const char *body, const char *refused) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(refused);
    };
    row("no command", R"({"type": "run_command", "all": true})", "command field.required");
    row("blank command", R"({"type": "run_command", "all": true, "command": " "})",
        "command field.required");
    row("command of a test", R"({"type": "test_connection", "all": true, "command": "id"})",
        "command field.not_together");
    row("all and some", R"({"type": "test_connection", "all": true, "platforms": ["web"]})",
        "platforms field.not_together");
    row("nobody", R"({"type": "test_connection"})", "platforms task.no_platforms");
    row("empty list", R"({"type": "test_connection", "platforms": []})",
        "platforms task.no_platforms");
    row("width", R"({"type": "test_connection", "all": true, "width": 513})",
        "width field.out_of_range");
    row("timeout", R"({"type": "run_command", "all": true, "command": "id", "timeout": -1})",
        "timeout field.out_of_range");
    row("nul", R"({"type": "run_command", "all": true, "command": "a\u0000b"})",
        "command field.bad_text");
}

void TaskRoutesTest::refusesContradictions()
{
    QFETCH(QByteArray, body);
    const auto response =
        send("POST", QStringLiteral("/api/v1/tasks"), QJsonDocument::fromJson(body).object());
    QCOMPARE(response.status, 422);
    QTEST(refusedFields(response).join(u'|'), "refused");
    QCOMPARE(m_hosts->calls(), 0);
}

void TaskRoutesTest::leavesTheRestToTheSettings()
{
    (void)m_engine->owner("PUT", QStringLiteral("/api/v1/settings"),
                          QJsonObject{{QStringLiteral("connect_timeout"), 7},
                                      {QStringLiteral("fan_out"), 5},
                                      {QStringLiteral("output_cap"), 4096}});
    const QJsonValue spec = runOnWeb().value(QStringLiteral("spec"));
    QCOMPARE(spec[QStringLiteral("connect_timeout")].toInt(), 7);
    QCOMPARE(spec[QStringLiteral("width")].toInt(), 5);
    QCOMPARE(spec[QStringLiteral("output_cap")].toInt(), 4096);
}

void TaskRoutesTest::listsRuns()
{
    const QJsonObject task = runOnWeb();
    const QString path = QStringLiteral("/api/v1/tasks/") + idOf(task) + QStringLiteral("/runs");
    const QJsonObject runs = jsonOf(send("GET", path));
    QCOMPARE(runs.value(QStringLiteral("total")).toInt(), 1);
    const QJsonObject run = runs.value(QStringLiteral("items")).toArray().first().toObject();
    QCOMPARE(run.value(QStringLiteral("platform_name")).toString(), QStringLiteral("web"));
    QCOMPARE(run.value(QStringLiteral("stdout_bytes")).toInteger(), kOutput.size());
    QCOMPARE(jsonOf(send("GET", path + u'/' + idOf(run))), run);
}

void TaskRoutesTest::hidesRunsOfOtherTasks()
{
    const QJsonObject first = runOnWeb();
    const QJsonObject second = runOnWeb();
    const auto response =
        send("GET", QStringLiteral("/api/v1/tasks/%1/runs/%2/output")
                        .arg(idOf(first), second.value(QStringLiteral("run_id")).toString()));
    QCOMPARE(response.status, 404);
    QCOMPARE(reasonOf(response), QStringLiteral("task.run_not_found"));
}

void TaskRoutesTest::answersExactBytes_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::newRow("whole") << QByteArray() << 200 << kOutput << QByteArray();
    QTest::newRow("middle") << QByteArray("bytes=3-5") << 206 << QByteArray("345")
                            << QByteArray("bytes 3-5/15");
    QTest::newRow("end") << QByteArray("bytes=-5") << 206 << kOutput.last(5)
                         << QByteArray("bytes 10-14/15");
    QTest::newRow("beyond") << QByteArray("bytes=15-") << 416 << QByteArray()
                            << QByteArray("bytes */15");
    QTest::newRow("several") << QByteArray("bytes=0-1,3-4") << 200 << kOutput << QByteArray();
}

void TaskRoutesTest::answersExactBytes()
{
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, bytes);
    api::ApiRequest request = operatorRequest("GET", outputPath(runOnWeb()));
    if (!range.isEmpty())
        request.headers.insert("range", range);
    const auto response = m_engine->router().handle(request);
    QTEST(response.status, "status");
    QTEST(headerOf(response, "Content-Range"), "contentRange");
    if (response.status != 416) {
        QCOMPARE(response.body, bytes);
        QCOMPARE(response.contentType, QByteArray("application/octet-stream"));
        QCOMPARE(headerOf(response, "Accept-Ranges"), QByteArray("bytes"));
    }
    request.query.addQueryItem(QStringLiteral("stream"), QStringLiteral("stderr"));
    request.headers.remove("range");
    QCOMPARE(m_engine->router().handle(request).body, QByteArray("warning\n"));
}

void TaskRoutesTest::streamsLargeOutput()
{
    fakes::FakeHost host;
    const QByteArray piece(100'000, 'x');
    for (int i = 0; i < 8; ++i)
        host.output.append({domain::Stream::Stdout, piece + QByteArray::number(i)});
    m_hosts->script(QStringLiteral("web.example"), host);
    api::ApiRequest request = operatorRequest("GET", outputPath(runOnWeb()));
    request.headers.insert("range", "bytes=100000-");
    const auto response = m_engine->router().handle(request);
    QCOMPARE(response.status, 206);
    QVERIFY(response.source);
    QCOMPARE(response.source->size, 700'008);
    QByteArray read;
    while (read.size() < response.source->size) {
        const auto bytes = response.source->read(read.size(), 65'536);
        QVERIFY(bytes && !bytes->isEmpty());
        read += *bytes;
    }
    QCOMPARE(read.size(), 700'008);
    QVERIFY(read.startsWith("0x"));
    QVERIFY(read.endsWith("x7"));
}

void TaskRoutesTest::pollsMessagesToTheEnd()
{
    const QString path = QStringLiteral("/api/v1/tasks/") + idOf(runOnWeb());
    QStringList types;
    qint64 after = 0;
    bool done = false;
    for (int i = 0; i < 100 && !done; ++i) {
        const QJsonObject answer =
            jsonOf(send("GET", path + QStringLiteral("/output?limit_bytes=1&after=%1").arg(after)));
        for (const QJsonValue &message : answer.value(QStringLiteral("messages")).toArray()) {
            QCOMPARE(message[QStringLiteral("seq")].toInteger(), ++after);
            types.append(message[QStringLiteral("type")].toString());
        }
        QCOMPARE(answer.value(QStringLiteral("next_after")).toInteger(), after);
        done = answer.value(QStringLiteral("done")).toBool();
    }
    QVERIFY(done);
    QCOMPARE(types.first(), QStringLiteral("status"));
    QCOMPARE(types.last(), QStringLiteral("done"));
    QCOMPARE(types.count(QStringLiteral("output")), 2);
}

void TaskRoutesTest::pollingATaskThatEndedIsDone()
{
    const QString path = QStringLiteral("/api/v1/tasks/") + idOf(runOnWeb());
    const QJsonObject answer = jsonOf(send("GET", path + QStringLiteral("/output?after=1000000")));
    QVERIFY(answer.value(QStringLiteral("done")).toBool());
    QCOMPARE(answer.value(QStringLiteral("next_after")).toInteger(), 1'000'000);
}

void TaskRoutesTest::cancelsATask()
{
    fakes::FakeHost host;
    host.hang = true;
    m_hosts->script(QStringLiteral("web.example"), host);
    const auto started = send("POST", QStringLiteral("/api/v1/platforms/web/run_command"),
                              {{QStringLiteral("command"), QStringLiteral("sleep 1000")}});
    const QString path = QStringLiteral("/api/v1/tasks/") + idOf(jsonOf(started));
    QTRY_COMPARE(m_hosts->commandsStarted(), 1);
    const auto cancelled = send("POST", path + QStringLiteral("/cancel"));
    QCOMPARE(cancelled.status, 202);
    const QJsonObject ended = m_engine->waitForTask(idOf(jsonOf(started)));
    QCOMPARE(ended.value(QStringLiteral("status")).toString(), QStringLiteral("cancelled"));
    QCOMPARE(ended.value(QStringLiteral("remote_state")).toString(), QStringLiteral("gone"));
    const auto again = send("POST", path + QStringLiteral("/cancel"));
    QCOMPARE(again.status, 409);
    QCOMPARE(reasonOf(again), QStringLiteral("task.already_finished"));
}

void TaskRoutesTest::answersPlainGetOfTheSocket()
{
    const auto response = send("GET", QStringLiteral("/ws/tasks/1"));
    QCOMPARE(response.status, 426);
    QCOMPARE(reasonOf(response), QStringLiteral("http.upgrade_required"));
}

QTEST_GUILESS_MAIN(TaskRoutesTest)
#include "tst_taskroutes.moc"
