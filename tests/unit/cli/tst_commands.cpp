#include "cli/loginfile.h"
#include "unit/cli/fakecli.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::tests;

/// Every verb but run: what it asks the API, what it prints, where its secrets come from.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsPlatformsAsATable();
    void listsAsJson();
    void listReadsAllPages();
    void addsAPlatformWithATypedPassword();
    void addsAPlatformWithAKeyFromAFile();
    void editsAPlatform();
    void removesByNameWithASlash();
    void testShowsWhatTheHostIs();
    void testTellsWhyItFailed();
    void acceptsAHostKey();
    void generatesAKey();
    void execWaitsLocally();
    void execOnAServerAnswersAtOnce();
    void execWaitsOnAServerWhenAsked();
    void followOnlyDetaches();
    void taskOutputIsLabelled();
    void rawOutputIsExact();
    void rawOutputIsRefusedOnATerminal();
    void hostTextInTablesIsEscaped();
    void addsAUserFromStdin();
    void passwordsThatDifferAreRefused();
    void usersAreFoundByName();
    void changesTheOwnPassword();
    void filtersTheAuditLog();
    void setsSettings();
    void setsUpTheFirstAdministrator();
    void secretsAppearNowhere();
    void fieldErrorsAreListed();
    void clientErrorsAreExitCode4_data();
    void clientErrorsAreExitCode4();

private:
    void answerTyped(FakeCli &cli, const QByteArrayList &typed);
    [[nodiscard]] QString file(const QString &name, const QByteArray &content);
    void signIn(FakeCli &cli);

    std::unique_ptr<QTemporaryDir> m_directory;
    QStringList m_prompts;
};

void TestCommands::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_prompts.clear();
}

void TestCommands::answerTyped(FakeCli &cli, const QByteArrayList &typed)
{
    cli.environment.askSecret =
        [this, left = typed](const QString &prompt) mutable -> Result<SecretBytes> {
        m_prompts.append(prompt);
        return SecretBytes(left.takeFirst());
    };
}

QString TestCommands::file(const QString &name, const QByteArray &content)
{
    QFile written(m_directory->filePath(name));
    const bool ok = written.open(QIODevice::WriteOnly) && written.write(content) == content.size();
    Q_ASSERT(ok);
    Q_UNUSED(ok)
    return written.fileName();
}

void TestCommands::signIn(FakeCli &cli)
{
    cli.environment.variables.insert(u"XDG_CONFIG_HOME"_s, m_directory->path());
    cli::Login login;
    login.url = u"https://server:8000"_s;
    login.username = u"alice"_s;
    login.token = SecretBytes(QByteArrayView("tok"));
    QVERIFY(cli::LoginFile(cli::LoginFile::defaultPath(cli.environment.variables)).save(login));
}

void TestCommands::listsPlatformsAsATable()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        const QJsonObject a{{u"name"_s, u"web01"_s},
                            {u"host"_s, u"10.0.0.1"_s},
                            {u"port"_s, 22},
                            {u"username"_s, u"root"_s},
                            {u"tags"_s, QJsonArray{u"x"_s, u"y"_s}}};
        const QJsonObject b{{u"name"_s, u"six"_s}, {u"host"_s, u"fe80::1"_s}, {u"port"_s, 2222}};
        return jsonReply({{u"items"_s, QJsonArray{a, b}}, {u"total"_s, 2}});
    };
    QCOMPARE(cli.run({u"platforms"_s, u"list"_s, u"--tag"_s, u"a+b"_s}), 0);
    const QList<QByteArray> lines = cli.output().split('\n');
    QVERIFY(lines[0].startsWith("NAME   ADDRESS"));
    QVERIFY2(lines[1].contains("web01  10.0.0.1:22") && lines[1].contains("x,y"),
             lines[1].constData());
    QVERIFY2(lines[2].contains("[fe80::1]:2222"), lines[2].constData());
    QCOMPARE(cli.engine->calls.first().query.queryItemValue(u"tag"_s, QUrl::FullyDecoded),
             u"a+b"_s);
}

void TestCommands::listsAsJson()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply(
            {{u"items"_s, QJsonArray{QJsonObject{{u"name"_s, u"k"_s}}}}, {u"total"_s, 1}});
    };
    QCOMPARE(cli.run({u"keys"_s, u"list"_s, u"--json"_s}), 0);
    QCOMPARE(cli.outputJson().value(u"items"_s).toArray().at(0).toObject().value(u"name"_s),
             u"k"_s);
    QCOMPARE(cli.outputJson().value(u"total"_s).toInt(), 1);
}

void TestCommands::listReadsAllPages()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &call) {
        const int offset = call.query.queryItemValue(u"offset"_s).toInt();
        return jsonReply({{u"items"_s, QJsonArray{QJsonObject{{u"name"_s, u"n%1"_s.arg(offset)}}}},
                          {u"total"_s, 3}});
    };
    QCOMPARE(cli.run({u"platforms"_s, u"list"_s, u"--json"_s}), 0);
    QCOMPARE(cli.outputJson().value(u"items"_s).toArray().size(), 3);
}

void TestCommands::addsAPlatformWithATypedPassword()
{
    FakeCli cli;
    answerTyped(cli, {"s3cret pass"});
    QCOMPARE(cli.run({u"platforms"_s, u"add"_s, u"web01"_s, u"--host"_s, u"h"_s, u"-u"_s, u"root"_s,
                      u"--port"_s, u"2222"_s, u"--tag"_s, u"a"_s, u"--tag"_s, u"b"_s, u"--group"_s,
                      u"g"_s}),
             0);
    const QJsonObject expected{
        {u"name"_s, u"web01"_s},           {u"host"_s, u"h"_s},
        {u"username"_s, u"root"_s},        {u"port"_s, 2222},
        {u"auth_method"_s, u"password"_s}, {u"password"_s, u"s3cret pass"_s},
        {u"group_name"_s, u"g"_s},         {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}};
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/platforms"_s), expected);
    QCOMPARE(m_prompts, QStringList(u"Password of root on h: "_s));
}

void TestCommands::addsAPlatformWithAKeyFromAFile()
{
    FakeCli cli;
    const QByteArray key =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n";
    QCOMPARE(cli.run({u"platforms"_s, u"add"_s, u"x"_s, u"--host"_s, u"h"_s, u"--user"_s, u"u"_s,
                      u"--key-file"_s, file(u"key"_s, key), u"--passphrase-file"_s,
                      file(u"pass"_s, "open sesame\r\nsecond line\n")}),
             0);
    const QJsonObject body = cli.engine->bodyOf("POST", u"/api/v1/platforms"_s);
    QCOMPARE(body.value(u"auth_method"_s).toString(), u"private_key"_s);
    QCOMPARE(body.value(u"private_key"_s).toString().toUtf8(), key);
    QCOMPARE(body.value(u"passphrase"_s).toString(), u"open sesame"_s);
    QVERIFY(!body.contains(u"password"_s));
}

void TestCommands::editsAPlatform()
{
    FakeCli cli;
    QCOMPARE(cli.run({u"platforms"_s, u"edit"_s, u"web 01"_s, u"--name"_s, u"web02"_s,
                      u"--remove-secret"_s, u"password"_s, u"--tag"_s, u""_s}),
             0);
    const QJsonObject expected{
        {u"name"_s, u"web02"_s}, {u"password"_s, u""_s}, {u"tags"_s, QJsonArray()}};
    QCOMPARE(cli.engine->bodyOf("PUT", u"/api/v1/platforms/web 01"_s), expected);
}

void TestCommands::removesByNameWithASlash()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &call) {
        const QJsonObject item{{u"name"_s, u"rack/1"_s}, {u"id"_s, u"ID1"_s}};
        return call.method == "GET" ? jsonReply({{u"items"_s, QJsonArray{item}}, {u"total"_s, 1}})
                                    : client::ApiReply{204, {}, {}};
    };
    QCOMPARE(cli.run({u"platforms"_s, u"remove"_s, u"rack/1"_s}), 0);
    QVERIFY(cli.engine->wasCalled("DELETE", u"/api/v1/platforms/ID1"_s));
}

void TestCommands::testShowsWhatTheHostIs()
{
    FakeCli cli;
    FakeTask task(cli, {u"web01"_s});
    task.output(u"web01"_s, u"not for people\n"_s);
    task.status(u"web01"_s, u"success"_s);
    task.done();
    const auto base = cli.engine->answer;
    cli.engine->answer = [base](const client::ApiCall &call) {
        if (call.path == "/api/v1/platforms/web01"_L1)
            return jsonReply(
                {{u"name"_s, u"web01"_s}, {u"facts"_s, QJsonObject{{u"kernel"_s, u"6.1"_s}}}});
        return base(call);
    };
    QCOMPARE(cli.run({u"platforms"_s, u"test"_s, u"web01"_s}), 0);
    QVERIFY(cli.engine->wasCalled("POST", u"/api/v1/platforms/web01/test_connection"_s));
    QVERIFY(cli.output().contains("The connection to web01 works."));
    QVERIFY(cli.output().contains("kernel:"));
    QVERIFY(!cli.output().contains("not for people"));
}

void TestCommands::testTellsWhyItFailed()
{
    FakeCli cli;
    FakeTask task(cli, {u"web01"_s});
    task.failed(u"web01"_s, u"ssh.host_key_changed"_s);
    task.done();
    QCOMPARE(cli.run({u"platforms"_s, u"test"_s, u"web01"_s}), 4);
    QVERIFY(cli.error().startsWith("web01: The host shows another key"));
    QVERIFY(cli.output().isEmpty());
}

void TestCommands::acceptsAHostKey()
{
    FakeCli cli;
    cli.setInput("ssh-ed25519 AAAA root@h\n");
    QCOMPARE(cli.run({u"platforms"_s, u"accept-host-key"_s, u"web01"_s, u"--file"_s, u"-"_s}), 0);
    QCOMPARE(
        cli.engine->bodyOf("PUT", u"/api/v1/platforms/web01/host_keys"_s).value(u"public_key"_s),
        u"ssh-ed25519 AAAA root@h"_s);
}

void TestCommands::generatesAKey()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply({{u"public_key"_s, u"ssh-ed25519 AAAA c"_s}}, 201);
    };
    QCOMPARE(
        cli.run({u"keys"_s, u"generate"_s, u"k"_s, u"--type"_s, u"rsa"_s, u"--comment"_s, u"c"_s}),
        0);
    QCOMPARE(cli.output(), QByteArray("ssh-ed25519 AAAA c\n"));
    const QJsonObject expected{{u"name"_s, u"k"_s}, {u"type"_s, u"rsa"_s}, {u"comment"_s, u"c"_s}};
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/keys/generate"_s), expected);
}

void TestCommands::execWaitsLocally()
{
    FakeCli cli;
    FakeTask task(cli, {u"web01"_s});
    task.output(u"web01"_s, u"out, no end"_s);
    task.exited(u"web01"_s, 3);
    task.done();
    QCOMPARE(cli.run({u"exec"_s, u"web01"_s, u"ls -l | wc"_s, u"-t"_s, u"5"_s, u"-q"_s}), 5);
    QCOMPARE(cli.output(), QByteArray("out, no end"));
    const QJsonObject body = cli.engine->bodyOf("POST", u"/api/v1/tasks"_s);
    QCOMPARE(body.value(u"command"_s).toString(), u"ls -l | wc"_s);
    QCOMPARE(body.value(u"platforms"_s).toArray(), QJsonArray{u"web01"_s});
    QCOMPARE(body.value(u"timeout"_s).toInt(), 5);
}

void TestCommands::execOnAServerAnswersAtOnce()
{
    FakeCli cli;
    signIn(cli);
    const FakeTask task(cli, {u"web01"_s});
    QCOMPARE(cli.run({u"exec"_s, u"web01"_s, u"ls"_s}), 0);
    QCOMPARE(cli.output(), QByteArray("t1\n"));
    QCOMPARE(cli.engine->follows, 0);
}

void TestCommands::execWaitsOnAServerWhenAsked()
{
    FakeCli cli;
    signIn(cli);
    FakeTask task(cli, {u"web01"_s});
    task.exited(u"web01"_s, 7);
    task.done();
    QCOMPARE(cli.run({u"exec"_s, u"web01"_s, u"ls"_s, u"--wait"_s, u"-S"_s}), 7);
}

void TestCommands::followOnlyDetaches()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"x\n"_s);
    task.output(u"a"_s, u"y\n"_s);
    cli.engine->beforeMessage = [&](const QJsonObject &message) {
        if (message.value(u"payload"_s) == "y\n"_L1)
            cli.environment.interrupt->fire(2);
    };
    QCOMPARE(cli.run({u"tasks"_s, u"follow"_s, u"t1"_s}), 130);
    QCOMPARE(cli.output(), QByteArray("a: x\n"));
    QVERIFY(cli.error().contains("Not finished: a."));
    QVERIFY(cli.error().contains("testumctl tasks follow t1"));
    QVERIFY(!cli.engine->wasCalled("POST", u"/api/v1/tasks/t1/cancel"_s));
}

namespace {

/// Serves `stdoutBytes` as every run's standard output, in ranges.
void serveOutput(FakeCli &cli, const QByteArray &stdoutBytes)
{
    const auto base = cli.engine->answer;
    cli.engine->answer = [base, stdoutBytes](const client::ApiCall &call) {
        if (!call.path.endsWith("/output"_L1))
            return base(call);
        const bool isOutput = call.query.queryItemValue(u"stream"_s) == "stdout"_L1;
        return client::ApiReply{200, "application/octet-stream",
                                isOutput ? stdoutBytes : QByteArray()};
    };
}

} // namespace

void TestCommands::taskOutputIsLabelled()
{
    FakeCli cli;
    const FakeTask task(cli, {u"a"_s, u"b"_s});
    serveOutput(cli, "one\ntwo");
    QCOMPARE(cli.run({u"tasks"_s, u"output"_s, u"t1"_s}), 0);
    QCOMPARE(cli.output(), QByteArray("a: one\na: two\nb: one\nb: two\n"));
}

void TestCommands::rawOutputIsExact()
{
    FakeCli cli;
    const FakeTask task(cli, {u"a"_s, u"b"_s});
    const QByteArray bytes("\x00\xff\x1b[0m\r\nend", 10);
    serveOutput(cli, bytes);
    QCOMPARE(cli.run({u"tasks"_s, u"output"_s, u"t1"_s, u"b"_s, u"--raw"_s}), 0);
    QCOMPARE(cli.output(), bytes);
}

void TestCommands::rawOutputIsRefusedOnATerminal()
{
    FakeCli cli;
    cli.environment.outputIsTerminal = true;
    const FakeTask task(cli, {u"a"_s});
    serveOutput(cli, "x");
    QCOMPARE(cli.run({u"tasks"_s, u"output"_s, u"t1"_s, u"a"_s, u"--raw"_s}), 2);
    QVERIFY(cli.output().isEmpty());
}

void TestCommands::hostTextInTablesIsEscaped()
{
    FakeCli cli;
    cli.environment.outputIsTerminal = true;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply({{u"name"_s, u"a"_s},
                          {u"facts"_s, QJsonObject{{u"os"_s, u"\u001b]0;evil\u0007\nnext"_s}}}});
    };
    QCOMPARE(cli.run({u"platforms"_s, u"show"_s, u"a"_s}), 0);
    QVERIFY(!cli.output().contains('\x1b'));
    QVERIFY2(cli.output().contains("os:   ^[]0;evil^G\\nnext"), cli.output().constData());
}

void TestCommands::addsAUserFromStdin()
{
    FakeCli cli;
    cli.setInput("long enough password\nrest\n");
    QCOMPARE(cli.run({u"users"_s, u"add"_s, u"bob"_s, u"--role"_s, u"operator"_s,
                      u"--password-stdin"_s}),
             0);
    const QJsonObject expected{{u"username"_s, u"bob"_s},
                               {u"role"_s, u"operator"_s},
                               {u"password"_s, u"long enough password"_s}};
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/users"_s), expected);
}

void TestCommands::passwordsThatDifferAreRefused()
{
    FakeCli cli;
    answerTyped(cli, {"first password", "other password"});
    QCOMPARE(cli.run({u"users"_s, u"add"_s, u"bob"_s}), 1);
    QVERIFY(cli.engine->calls.isEmpty());
    QVERIFY(!cli.error().contains("password\n"));
}

void TestCommands::usersAreFoundByName()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &call) {
        const QJsonObject item{{u"username"_s, u"Bob"_s}, {u"id"_s, u"U1"_s}};
        return call.method == "GET" ? jsonReply({{u"items"_s, QJsonArray{item}}, {u"total"_s, 1}})
                                    : jsonReply(item);
    };
    QCOMPARE(cli.run({u"users"_s, u"edit"_s, u"bob"_s, u"--disable"_s}), 0);
    QCOMPARE(cli.engine->bodyOf("PUT", u"/api/v1/users/U1"_s),
             QJsonObject({{u"enabled"_s, false}}));
    QCOMPARE(cli.run({u"users"_s, u"remove"_s, u"nobody"_s}), 1);
}

void TestCommands::changesTheOwnPassword()
{
    FakeCli cli;
    answerTyped(cli, {"the old one", "the new one!", "the new one!"});
    QCOMPARE(cli.run({u"me"_s, u"edit"_s, u"--ask-password"_s}), 0);
    const QJsonObject expected{{u"current_password"_s, u"the old one"_s},
                               {u"new_password"_s, u"the new one!"_s}};
    QCOMPARE(cli.engine->bodyOf("PUT", u"/api/v1/me"_s), expected);
}

void TestCommands::filtersTheAuditLog()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply({{u"items"_s, QJsonArray()}, {u"total"_s, 0}});
    };
    QCOMPARE(cli.run({u"audit"_s, u"list"_s, u"--user"_s, u"al"_s, u"--object-type"_s,
                      u"platform"_s, u"--from"_s, u"2026-01-01T00:00:00+03:00"_s}),
             0);
    const QUrlQuery query = cli.engine->calls.first().query;
    QCOMPARE(query.queryItemValue(u"user"_s), u"al"_s);
    QCOMPARE(query.queryItemValue(u"object_type"_s), u"platform"_s);
    QCOMPARE(query.queryItemValue(u"from"_s, QUrl::FullyDecoded), u"2026-01-01T00:00:00+03:00"_s);
    QCOMPARE(query.queryItemValue(u"limit"_s), u"100"_s);
}

void TestCommands::setsSettings()
{
    FakeCli cli;
    QCOMPARE(cli.run({u"settings"_s, u"set"_s, u"fan_out=128"_s, u"host_key_policy=strict"_s}), 0);
    const QJsonObject expected{{u"fan_out"_s, 128}, {u"host_key_policy"_s, u"strict"_s}};
    QCOMPARE(cli.engine->bodyOf("PUT", u"/api/v1/settings"_s), expected);
}

void TestCommands::setsUpTheFirstAdministrator()
{
    FakeCli cli;
    answerTyped(cli, {"correct horse battery", "correct horse battery"});
    QCOMPARE(cli.run({u"setup"_s, u"-u"_s, u"root"_s}), 0);
    const QJsonObject expected{{u"username"_s, u"root"_s},
                               {u"password"_s, u"correct horse battery"_s}};
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/auth/setup"_s), expected);
}

void TestCommands::secretsAppearNowhere()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return problemReply(422, "invalid_argument", "request.invalid", u"No."_s);
    };
    const QString secret = file(u"s"_s, "CANARY-d41d8cd9\n");
    QCOMPARE(cli.run({u"platforms"_s, u"add"_s, u"x"_s, u"--host"_s, u"h"_s, u"--user"_s, u"u"_s,
                      u"--password-file"_s, secret, u"--sudo-password-file"_s, secret,
                      u"--key-file"_s, secret, u"--json"_s}),
             1);
    QVERIFY(cli.engine->bodyOf("POST", u"/api/v1/platforms"_s).contains(u"sudo_password"_s));
    QVERIFY(!cli.output().contains("CANARY"));
    QVERIFY(!cli.error().contains("CANARY"));
}

void TestCommands::fieldErrorsAreListed()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply(
            {{u"code"_s, u"invalid_argument"_s},
             {u"reason"_s, u"request.invalid"_s},
             {u"message"_s, u"Some values."_s},
             {u"errors"_s, QJsonArray{QJsonObject{{u"field"_s, u"port"_s},
                                                  {u"reason"_s, u"field.out_of_range"_s},
                                                  {u"message"_s, u"Too large."_s}}}}},
            422);
    };
    QCOMPARE(cli.run({u"platforms"_s, u"edit"_s, u"x"_s, u"--port"_s, u"22"_s}), 1);
    QCOMPARE(cli.error(), QByteArray("testumctl: Some values.\n  port: Too large.\n"));
}

void TestCommands::clientErrorsAreExitCode4_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("session") << 401 << QByteArray("unauthenticated")
                             << QByteArray("auth.session_ended") << 4;
    QTest::newRow("permission") << 403 << QByteArray("permission_denied")
                                << QByteArray("auth.permission_denied") << 1;
    QTest::newRow("conflict") << 409 << QByteArray("conflict") << QByteArray("x.y") << 1;
    QTest::newRow("proxy") << 502 << QByteArray() << QByteArray() << 4;
}

void TestCommands::clientErrorsAreExitCode4()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, reason);
    QFETCH(int, exitCode);
    FakeCli cli;
    cli.engine->answer = [&](const client::ApiCall &) {
        return reason.isEmpty()
                   ? client::ApiReply{status, "text/html", "<html>"}
                   : problemReply(status, code.constData(), reason.constData(), u"M."_s);
    };
    QCOMPARE(cli.run({u"me"_s}), exitCode);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
