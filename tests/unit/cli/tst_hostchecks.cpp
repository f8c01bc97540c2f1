#include "unit/cli/fakecli.h"

#include <QTest>

using namespace testum;
using namespace testum::tests;

/// platforms check, platforms probe, stats, and the last error in the list of platforms.
class TestHostChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkWaitsAndNamesTheHosts();
    void checkOfReachableHostsSucceeds();
    void checkPrintsJson();
    void checkNeedsHosts_data();
    void checkNeedsHosts();
    void checkEndsAtCtrlC();
    void probeAsksForTheStoredPlatform();
    void probeShowsEachStep();
    void probeOfAWorkingHostSucceeds();
    void probePrintsJson();
    void statsShowCountsDaysAndAttention();
    void statsPrintJson();
    void listShowsTheLastError();
    void aPlatformCalledLikeAPathIsFound();

private:
    static client::ApiReply itemsReply(const QJsonArray &items, int status = 200)
    {
        return jsonReply({{u"items"_s, items}, {u"total"_s, items.size()}}, status);
    }
    static QJsonObject reach(const QString &id, const QString &state, const QString &reason = {})
    {
        const bool isOnline = state == "online"_L1;
        return {{u"platform_id"_s, id},
                {u"state"_s, state},
                {u"latency_ms"_s, isOnline ? QJsonValue(12) : QJsonValue()},
                {u"checked_at"_s, u"2026-11-24T10:00:00.000Z"_s},
                {u"reason"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(reason)}};
    }
    /// web01 (p1), db02 (p2), app03 (p3); each GET of the reachability answers the next of `later`.
    static void serve(FakeCli &cli, const QJsonArray &first, QList<QJsonArray> later)
    {
        cli.engine->answer = [first, later](const client::ApiCall &call) mutable {
            if (call.path.endsWith("/reachability"_L1) && call.method == "POST")
                return itemsReply(first, 202);
            if (call.path.endsWith("/reachability"_L1))
                return itemsReply(later.size() > 1 ? later.takeFirst() : later.value(0));
            return itemsReply({QJsonObject{{u"id"_s, u"p1"_s}, {u"name"_s, u"web01"_s}},
                               QJsonObject{{u"id"_s, u"p2"_s}, {u"name"_s, u"db02"_s}},
                               QJsonObject{{u"id"_s, u"p3"_s}, {u"name"_s, u"app03"_s}}});
        };
    }
    static QJsonObject step(const QString &name, const QString &reason = {})
    {
        return {{u"step"_s, name},
                {u"ok"_s, reason.isEmpty()},
                {u"ms"_s, 7},
                {u"reason"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(reason)},
                {u"message"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(u"Said so."_s)}};
    }
    static void serveProbe(FakeCli &cli, const QJsonArray &steps)
    {
        cli.engine->answer = [steps](const client::ApiCall &call) {
            if (call.method == "GET") {
                return jsonReply({{u"id"_s, u"p1"_s},
                                  {u"name"_s, u"web01"_s},
                                  {u"host"_s, u"web.example"_s},
                                  {u"port"_s, 2222},
                                  {u"username"_s, u"root"_s}});
            }
            return jsonReply({{u"steps"_s, steps},
                              {u"address"_s, u"192.0.2.1"_s},
                              {u"host_key"_s, QJsonObject{{u"key_type"_s, u"ssh-ed25519"_s},
                                                          {u"fingerprint"_s, u"SHA256:abc"_s},
                                                          {u"state"_s, u"pinned"_s}}},
                              {u"facts"_s, QJsonObject{{u"os"_s, u"Debian"_s}}}});
        };
    }
};

void TestHostChecks::checkWaitsAndNamesTheHosts()
{
    FakeCli cli;
    const QJsonObject checking = reach(u"p1"_s, u"checking"_s);
    const QJsonObject away = reach(u"p2"_s, u"offline"_s, u"ssh.unreachable"_s);
    serve(cli, {checking, reach(u"p2"_s, u"checking"_s)},
          {{checking, away, reach(u"p3"_s, u"checking"_s)},
           {reach(u"p1"_s, u"online"_s), away, reach(u"p3"_s, u"checking"_s)}});
    QCOMPARE(cli.run({u"platforms"_s, u"check"_s, u"-w"_s, u"web01,db02"_s}), 4);
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/platforms/reachability"_s),
             (QJsonObject{{u"platforms"_s, QJsonArray{u"web01"_s, u"db02"_s}}}));
    const QList<QByteArray> lines = cli.output().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith("NAME   STATE    LATENCY  REASON"), lines[0].constData());
    QVERIFY2(lines[1].startsWith("web01  online   12 ms"), lines[1].constData());
    QVERIFY2(lines[2].startsWith("db02   offline           The host is unreachable"),
             lines[2].constData());
}

void TestHostChecks::checkOfReachableHostsSucceeds()
{
    FakeCli cli;
    serve(cli, {reach(u"p1"_s, u"online"_s)}, {});
    QCOMPARE(cli.run({u"platforms"_s, u"check"_s, u"--all"_s, u"--lang"_s, u"ru"_s}), 0);
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/platforms/reachability"_s),
             (QJsonObject{{u"all"_s, true}}));
    QVERIFY2(cli.output().contains(u"в сети"_s.toUtf8()), cli.output().constData());
}

void TestHostChecks::checkPrintsJson()
{
    FakeCli cli;
    const QJsonObject item = reach(u"p1"_s, u"online"_s);
    serve(cli, {item}, {});
    QCOMPARE(cli.run({u"platforms"_s, u"check"_s, u"-a"_s, u"--json"_s}), 0);
    QCOMPARE(cli.outputJson(), (QJsonObject{{u"items"_s, QJsonArray{item}}}));
}

void TestHostChecks::checkNeedsHosts_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("none") << QStringList();
    QTest::newRow("both") << QStringList{u"-a"_s, u"-w"_s, u"web01"_s};
}

void TestHostChecks::checkNeedsHosts()
{
    QFETCH(QStringList, options);
    FakeCli cli;
    QCOMPARE(cli.run(QStringList{u"platforms"_s, u"check"_s} + options), 2);
    QVERIFY(cli.engine->calls.isEmpty());
}

void TestHostChecks::checkEndsAtCtrlC()
{
    FakeCli cli;
    const QJsonArray checking{reach(u"p1"_s, u"checking"_s)};
    cli.engine->answer = [&cli, checking](const client::ApiCall &call) {
        if (call.method == "GET")
            cli.environment.interrupt->fire(2);
        return itemsReply(checking, call.method == "POST" ? 202 : 200);
    };
    QCOMPARE(cli.run({u"platforms"_s, u"check"_s, u"-a"_s}), 130);
    QVERIFY(cli.output().isEmpty());
}

void TestHostChecks::probeAsksForTheStoredPlatform()
{
    FakeCli cli;
    serveProbe(cli, {step(u"resolve"_s)});
    QCOMPARE(cli.run({u"platforms"_s, u"probe"_s, u"web01"_s, u"--connect-timeout"_s, u"5"_s}), 0);
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/platforms/probe"_s),
             (QJsonObject{{u"id"_s, u"p1"_s},
                          {u"host"_s, u"web.example"_s},
                          {u"port"_s, 2222},
                          {u"username"_s, u"root"_s},
                          {u"connect_timeout"_s, 5}}));
}

void TestHostChecks::probeShowsEachStep()
{
    FakeCli cli;
    serveProbe(cli, {step(u"resolve"_s), step(u"port"_s), step(u"host_key"_s),
                     step(u"login"_s, u"ssh.auth_failed"_s)});
    QCOMPARE(cli.run({u"platforms"_s, u"probe"_s, u"web01"_s}), 4);
    const QByteArray output = cli.output();
    QVERIFY2(output.contains("Find the address    ok      7 ms"), output.constData());
    QVERIFY2(output.contains("Sign in             failed  7 ms  Said so."), output.constData());
    QVERIFY2(output.contains("ssh-ed25519 SHA256:abc (pinned)"), output.constData());
}

void TestHostChecks::probeOfAWorkingHostSucceeds()
{
    FakeCli cli;
    serveProbe(cli, {step(u"login"_s), step(u"facts"_s)});
    QCOMPARE(cli.run({u"platforms"_s, u"probe"_s, u"web01"_s}), 0);
    QVERIFY2(cli.output().contains("Debian"), cli.output().constData());
}

void TestHostChecks::probePrintsJson()
{
    FakeCli cli;
    serveProbe(cli, {step(u"port"_s, u"ssh.unreachable"_s)});
    QCOMPARE(cli.run({u"platforms"_s, u"probe"_s, u"web01"_s, u"--json"_s}), 4);
    QCOMPARE(cli.outputJson().value(u"address"_s).toString(), u"192.0.2.1"_s);
}

void TestHostChecks::statsShowCountsDaysAndAttention()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply(
            {{u"platforms"_s,
              QJsonObject{
                  {u"total"_s, 48}, {u"online"_s, 41}, {u"offline"_s, 4}, {u"unknown"_s, 3}}},
             {u"tasks"_s, QJsonObject{{u"running"_s, 3},
                                      {u"pending"_s, 2},
                                      {u"failed_24h"_s, 7},
                                      {u"total_24h"_s, 126}}},
             {u"days"_s, QJsonArray{QJsonObject{{u"date"_s, u"2026-11-24"_s},
                                                {u"success"_s, 119},
                                                {u"failed"_s, 7},
                                                {u"cancelled"_s, 1},
                                                {u"interrupted"_s, 0}}}},
             {u"attention"_s, QJsonArray{QJsonObject{{u"platform_id"_s, u"p2"_s},
                                                     {u"name"_s, u"db02"_s},
                                                     {u"reason"_s, u"ssh.auth_failed"_s},
                                                     {u"at"_s, u"2026-11-24T09:00:00.000Z"_s}}}}});
    };
    QCOMPARE(cli.run({u"stats"_s, u"--days"_s, u"1"_s}), 0);
    const client::ApiCall &call = cli.engine->calls.first();
    QCOMPARE(call.path, u"/api/v1/stats"_s);
    QCOMPARE(call.query.queryItemValue(u"days"_s), u"1"_s);
    QVERIFY(call.query.hasQueryItem(u"utc_offset"_s));
    const QByteArray output = cli.output();
    QVERIFY2(output.contains("all 48, online 41, offline 4, unknown 3"), output.constData());
    QVERIFY2(output.contains("running 3, pending 2"), output.constData());
    QVERIFY2(output.contains("all 126, failed 7"), output.constData());
    QVERIFY2(output.contains("2026-11-24  119"), output.constData());
    QVERIFY2(output.contains("db02") && output.contains("The host refused the sign-in"),
             output.constData());
}

void TestHostChecks::statsPrintJson()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply({{u"days"_s, QJsonArray()}});
    };
    QCOMPARE(cli.run({u"stats"_s, u"--json"_s}), 0);
    QCOMPARE(cli.outputJson(), (QJsonObject{{u"days"_s, QJsonArray()}}));
    QVERIFY(!cli.engine->calls.first().query.hasQueryItem(u"days"_s));
}

void TestHostChecks::listShowsTheLastError()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return itemsReply({QJsonObject{{u"name"_s, u"web01"_s},
                                       {u"host"_s, u"h"_s},
                                       {u"last_error_reason"_s, u"ssh.auth_failed"_s}}});
    };
    QCOMPARE(cli.run({u"platforms"_s, u"list"_s}), 0);
    const QList<QByteArray> lines = cli.output().split('\n');
    QVERIFY2(lines[0].endsWith("LAST ERROR"), lines[0].constData());
    QVERIFY2(lines[1].endsWith("ssh.auth_failed"), lines[1].constData());
}

void TestHostChecks::aPlatformCalledLikeAPathIsFound()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &call) {
        if (call.path == "/api/v1/platforms"_L1) {
            return itemsReply({QJsonObject{{u"id"_s, u"p9"_s}, {u"name"_s, u"reachability"_s}}});
        }
        return jsonReply({{u"name"_s, u"reachability"_s}});
    };
    QCOMPARE(cli.run({u"platforms"_s, u"show"_s, u"reachability"_s}), 0);
    QVERIFY(cli.engine->wasCalled("GET", u"/api/v1/platforms/p9"_s));
}

QTEST_GUILESS_MAIN(TestHostChecks)
#include "tst_hostchecks.moc"
