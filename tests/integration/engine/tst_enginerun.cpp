// "Run this on a host": from the route table to a real sshd and back, in one process.

#include "app/inprocesstransport.h"
#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"

#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::tests;

namespace {

QJsonObject platformBody(const SshdServer &server, const QString &name)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("host"), server.host()},
            {QStringLiteral("port"), server.port()},
            {QStringLiteral("username"), server.user()},
            {QStringLiteral("auth_method"), QStringLiteral("private_key")},
            {QStringLiteral("private_key"), QString::fromUtf8(server.clientPrivateKey())}};
}

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

} // namespace

class TestEngineRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = SshdServer::start();
        QVERIFY(m_server);
    }
    void init()
    {
        m_engine = std::make_unique<TestEngine>();
        m_platform = m_engine->owner("POST", QStringLiteral("/api/v1/platforms"),
                                     platformBody(*m_server, QStringLiteral("web01")));
    }
    void cleanup() { m_engine.reset(); }

    void runCommandStoresOutputAndExitCode();
    void outputIsStoredByteForByte();
    void firstUsePinsTheHostKey();
    void testConnectionCollectsFacts();
    void hundredRunsOnOneDefaultServerAllSucceed();
    void cancelStopsTheRemoteProcess();
    void timeoutStopsTheRemoteProcess();
    void outputCapTruncates();
    void retriedConnectErrorsEndWithTheirReason();
    void theLastErrorIsKeptUntilALoginWorks();
    void followingAnEndedTaskEnds();

private:
    QJsonObject run(const QString &command, QJsonObject more = {})
    {
        more.insert(QStringLiteral("command"), command);
        const QJsonObject task =
            m_engine->owner("POST", QStringLiteral("/api/v1/platforms/web01/run_command"), more);
        return m_engine->waitForTask(text(task, "id"), std::chrono::seconds(60));
    }
    QByteArray rawOutput(const QJsonObject &task, const char *stream)
    {
        api::ApiRequest request;
        request.method = "GET";
        request.path = QStringLiteral("/api/v1/tasks/%1/runs/%2/output")
                           .arg(text(task, "id"), text(task, "run_id"));
        request.query.addQueryItem(QStringLiteral("stream"), QLatin1String(stream));
        request.actor = domain::Actor::localOwner(QStringLiteral("test"));
        const api::ApiResponse response = m_engine->router().handle(request);
        QByteArray bytes = response.body;
        while (response.source && bytes.size() < response.source->size)
            bytes += response.source->read(bytes.size(), 1 << 20).value_or(QByteArray());
        return bytes;
    }

    std::unique_ptr<SshdServer> m_server;
    std::unique_ptr<TestEngine> m_engine;
    QJsonObject m_platform;
};

void TestEngineRun::runCommandStoresOutputAndExitCode()
{
    const QJsonObject task = run(QStringLiteral("echo out; echo err >&2; exit 3"));
    QCOMPARE(text(task, "status"), QStringLiteral("failed"));
    QCOMPARE(task.value(QStringLiteral("exit_code")).toInt(), 3);
    QCOMPARE(text(task, "stdout"), QStringLiteral("out\n"));
    QCOMPARE(text(task, "stderr"), QStringLiteral("err\n"));
    QCOMPARE(text(task, "error_reason"), QStringLiteral("task.exit_code"));
}

void TestEngineRun::outputIsStoredByteForByte()
{
    // All byte values, then half a megabyte that spills into the run's file.
    const QJsonObject task =
        run(QStringLiteral("i=0; while [ $i -lt 256 ]; do printf \"\\\\$(printf %03o $i)\";"
                           " i=$((i+1)); done; head -c 500000 /dev/zero | tr '\\0' x"));
    QCOMPARE(text(task, "status"), QStringLiteral("success"));
    QByteArray expected;
    for (int i = 0; i < 256; ++i)
        expected.append(static_cast<char>(i));
    expected.append(QByteArray(500'000, 'x'));
    const QByteArray stored = rawOutput(task, "stdout");
    QCOMPARE(stored.size(), expected.size());
    QVERIFY(stored == expected);
    QVERIFY(text(task, "stdout").contains(QChar(0xfffd)));
}

void TestEngineRun::firstUsePinsTheHostKey()
{
    const QJsonObject ran = run(QStringLiteral("true"));
    QCOMPARE(text(ran, "status"), QStringLiteral("success"));
    const QJsonObject platform = m_engine->owner("GET", QStringLiteral("/api/v1/platforms/web01"));
    QCOMPARE(text(platform, "known_host_fingerprint"), m_server->hostKeyFingerprint());
}

void TestEngineRun::testConnectionCollectsFacts()
{
    const QJsonObject task = m_engine->owner(
        "POST", QStringLiteral("/api/v1/platforms/web01/test_connection"), QJsonObject{});
    QCOMPARE(text(m_engine->waitForTask(text(task, "id")), "status"), QStringLiteral("success"));
    const QJsonObject platform = m_engine->owner("GET", QStringLiteral("/api/v1/platforms/web01"));
    const QJsonObject facts = platform.value(QStringLiteral("facts")).toObject();
    QVERIFY(facts.value(QStringLiteral("cpus")).toInt() > 0);
    QVERIFY(!text(facts, "kernel").isEmpty());
    QVERIFY(!text(platform, "last_seen_at").isEmpty());
}

void TestEngineRun::hundredRunsOnOneDefaultServerAllSucceed()
{
    QStringList ids;
    for (int i = 0; i < 100; ++i) {
        ids.append(
            text(m_engine->owner(
                     "POST", QStringLiteral("/api/v1/platforms/web01/run_command"),
                     QJsonObject{{QStringLiteral("command"), QStringLiteral("echo %1").arg(i)}}),
                 "id"));
    }
    for (int i = 0; i < ids.size(); ++i) {
        const QJsonObject task = m_engine->waitForTask(ids[i], std::chrono::seconds(120));
        QCOMPARE(text(task, "status"), QStringLiteral("success"));
        QCOMPARE(text(task, "stdout"), QStringLiteral("%1\n").arg(i));
        QCOMPARE(task.value(QStringLiteral("metadata"))
                     .toObject()
                     .value(QStringLiteral("attempts"))
                     .toInt(1),
                 1);
    }
}

void TestEngineRun::cancelStopsTheRemoteProcess()
{
    const QJsonObject task = m_engine->owner(
        "POST", QStringLiteral("/api/v1/platforms/web01/run_command"),
        QJsonObject{{QStringLiteral("command"),
                     QStringLiteral("echo started; trap '' TERM; sleep 300 & sleep 300")}});
    const QString id = text(task, "id");
    QTRY_VERIFY_WITH_TIMEOUT(
        text(m_engine->owner("GET", QStringLiteral("/api/v1/tasks/") + id), "stdout")
            .contains(QStringLiteral("started")),
        20'000);
    (void)m_engine->owner("POST", QStringLiteral("/api/v1/tasks/%1/cancel").arg(id), QJsonObject{});
    const QJsonObject ended = m_engine->waitForTask(id, std::chrono::seconds(15));
    QCOMPARE(text(ended, "status"), QStringLiteral("cancelled"));
    QCOMPARE(text(ended, "remote_state"), QStringLiteral("gone"));
}

void TestEngineRun::timeoutStopsTheRemoteProcess()
{
    const QJsonObject task =
        run(QStringLiteral("echo early; sleep 300"), {{QStringLiteral("timeout"), 1}});
    QCOMPARE(text(task, "status"), QStringLiteral("failed"));
    QCOMPARE(text(task, "error_reason"), QStringLiteral("task.timed_out"));
    QCOMPARE(text(task, "remote_state"), QStringLiteral("gone"));
    QCOMPARE(text(task, "stdout"), QStringLiteral("early\n"));
}

void TestEngineRun::outputCapTruncates()
{
    const QJsonObject ended = m_engine->owner(
        "POST", QStringLiteral("/api/v1/tasks"),
        QJsonObject{
            {QStringLiteral("type"), QStringLiteral("run_command")},
            {QStringLiteral("platforms"), QJsonArray{QStringLiteral("web01")}},
            {QStringLiteral("command"), QStringLiteral("head -c 100000 /dev/zero; echo end >&2")},
            {QStringLiteral("output_cap"), 2048}});
    const QJsonObject task = m_engine->waitForTask(text(ended, "id"));
    QCOMPARE(text(task, "status"), QStringLiteral("success"));
    QCOMPARE(task.value(QStringLiteral("truncated")).toBool(), true);
    QCOMPARE(rawOutput(task, "stdout").size() + rawOutput(task, "stderr").size(), 2048);
}

void TestEngineRun::retriedConnectErrorsEndWithTheirReason()
{
    (void)m_engine->owner("POST", QStringLiteral("/api/v1/platforms"),
                          QJsonObject{{QStringLiteral("name"), QStringLiteral("dead")},
                                      {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                                      {QStringLiteral("port"), freePort()},
                                      {QStringLiteral("username"), QStringLiteral("root")},
                                      {QStringLiteral("auth_method"), QStringLiteral("password")},
                                      {QStringLiteral("password"), QStringLiteral("x")}});
    const QJsonObject task = m_engine->owner(
        "POST", QStringLiteral("/api/v1/tasks"),
        QJsonObject{{QStringLiteral("type"), QStringLiteral("run_command")},
                    {QStringLiteral("platforms"), QJsonArray{QStringLiteral("dead")}},
                    {QStringLiteral("command"), QStringLiteral("true")},
                    {QStringLiteral("connect_retries"), 1}});
    const QJsonObject ended = m_engine->waitForTask(text(task, "id"));
    QCOMPARE(text(ended, "status"), QStringLiteral("failed"));
    QCOMPARE(text(ended, "error_reason"), QStringLiteral("ssh.unreachable"));
    QCOMPARE(ended.value(QStringLiteral("metadata"))
                 .toObject()
                 .value(QStringLiteral("attempts"))
                 .toInt(),
             2);
}

void TestEngineRun::theLastErrorIsKeptUntilALoginWorks()
{
    const QString path = QStringLiteral("/api/v1/platforms/web01");
    const QJsonObject away{
        {QStringLiteral("port"), freePort()},
        {QStringLiteral("private_key"), QString::fromUtf8(m_server->clientPrivateKey())}};
    (void)m_engine->owner("PUT", path, away);
    QVERIFY(m_engine->owner("GET", path).value(QStringLiteral("last_error_reason")).isNull());
    (void)run(QStringLiteral("true"), {{QStringLiteral("connect_retries"), 0}});
    const QJsonObject failed = m_engine->owner("GET", path);
    QCOMPARE(text(failed, "last_error_reason"), QStringLiteral("ssh.unreachable"));
    QVERIFY(!text(failed, "last_error_at").isEmpty());

    QJsonObject back = away;
    back.insert(QStringLiteral("port"), m_server->port());
    (void)m_engine->owner("PUT", path, back);
    (void)run(QStringLiteral("exit 7"));
    const QJsonObject well = m_engine->owner("GET", path);
    QVERIFY(well.value(QStringLiteral("last_error_reason")).isNull());
    QVERIFY(well.value(QStringLiteral("last_error_at")).isNull());
    QVERIFY(!text(well, "last_seen_at").isEmpty());
}

void TestEngineRun::followingAnEndedTaskEnds()
{
    const QString id = text(run(QStringLiteral("echo once")), "id");
    app::InProcessTransport transport(m_engine->context(), "en");
    const auto follow = [&](qint64 after, QStringList *types) {
        CancelToken patience;
        std::thread alarm([&patience] {
            if (!patience.waitFor(std::chrono::seconds(10)))
                patience.cancel(CancelReason::TimedOut);
        });
        qint64 last = after;
        const auto followed = transport.follow(
            id, after,
            [&](const QJsonObject &message) {
                types->append(text(message, "type"));
                last = message.value(QStringLiteral("seq")).toInteger();
                return true;
            },
            patience);
        patience.cancel(CancelReason::Cancelled);
        alarm.join();
        return followed ? last : -1;
    };
    QStringList types;
    const qint64 last = follow(0, &types);
    QCOMPARE(types.last(), QStringLiteral("done"));
    types.clear();
    QCOMPARE(follow(last, &types), last); // nothing is left: it must not wait for more
    QCOMPARE(types, QStringList(QStringLiteral("connected")));
}

QTEST_GUILESS_MAIN(TestEngineRun)
#include "tst_enginerun.moc"
