#include "cli/loginfile.h"
#include "client/httptransport.h"
#include "unit/cli/fakecli.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::tests;

/// Signing in, the file with the token, and which engine an invocation uses.
class TestLoginCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loginKeepsTheToken();
    void fileIsForTheOwnerAlone();
    void filePathFollowsXdg_data();
    void filePathFollowsXdg();
    void exposedFileIsRefused();
    void damagedFileIsRefused();
    void replacingKeepsTheMode();
    void refusedLoginKeepsNothing();
    void answerWithoutTokenKeepsNothing();
    void unknownCertificateTellsItsFingerprint();
    void laterInvocationsUseTheServer();
    void localOptionsWin_data();
    void localOptionsWin();
    void environmentNamesTheServer();
    void tokenOfTheEnvironmentReplacesTheKept();
    void logoutEndsTheSessionAndForgets();
    void logoutForgetsEvenWhenTheServerIsAway();
    void logoutWithoutLoginIsFine();

private:
    [[nodiscard]] cli::LoginFile file() const
    {
        return cli::LoginFile(m_directory->filePath(u"testum/login.json"_s));
    }
    int signIn(FakeCli &cli);
    void prepare(FakeCli &cli)
    {
        cli.environment.variables.insert(u"XDG_CONFIG_HOME"_s, m_directory->path());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestLoginCommand::init() { m_directory = std::make_unique<QTemporaryDir>(); }

int TestLoginCommand::signIn(FakeCli &cli)
{
    prepare(cli);
    cli.engine->answer = [](const client::ApiCall &call) {
        if (call.path != "/api/v1/auth/login"_L1)
            return jsonReply({});
        // {"exp":1893456000}
        return jsonReply({{u"access_token"_s, u"aaa.eyJleHAiOjE4OTM0NTYwMDB9.ccc"_s},
                          {u"token_type"_s, u"bearer"_s}});
    };
    cli.setInput("my long password\n");
    return cli.run({u"login"_s, u"--url"_s, u"https://server:8000"_s, u"-u"_s, u"alice"_s,
                    u"--fingerprint"_s, QString(64, u'a'), u"--password-stdin"_s});
}

void TestLoginCommand::loginKeepsTheToken()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    const QJsonObject expected{{u"username"_s, u"alice"_s}, {u"password"_s, u"my long password"_s}};
    QCOMPARE(cli.engine->bodyOf("POST", u"/api/v1/auth/login"_s), expected);
    QVERIFY(cli.serverToken.isEmpty());
    const auto kept = file().load();
    QVERIFY(kept && kept.value());
    QCOMPARE((*kept)->url, u"https://server:8000"_s);
    QCOMPARE((*kept)->token.view(), QByteArrayView("aaa.eyJleHAiOjE4OTM0NTYwMDB9.ccc"));
    QCOMPARE((*kept)->expiresAt, u"2030-01-01T00:00:00Z"_s);
    QVERIFY(!cli.output().contains("ccc"));
}

void TestLoginCommand::fileIsForTheOwnerAlone()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto all = owner | QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup |
                     QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(file().path()).permissions() & all, QFile::Permissions(owner));
    QCOMPARE(QFileInfo(QFileInfo(file().path()).path()).permissions() & all,
             QFile::Permissions(owner | QFile::ExeOwner));
}

void TestLoginCommand::filePathFollowsXdg_data()
{
    QTest::addColumn<QString>("xdg");
    QTest::addColumn<QString>("path");
    QTest::newRow("set") << u"/cfg"_s << u"/cfg/testum/login.json"_s;
    QTest::newRow("unset") << QString() << u"/home/me/.config/testum/login.json"_s;
    QTest::newRow("relative is ignored") << u"cfg"_s << u"/home/me/.config/testum/login.json"_s;
}

void TestLoginCommand::filePathFollowsXdg()
{
    QFETCH(QString, xdg);
    QFETCH(QString, path);
    QProcessEnvironment variables;
    variables.insert(u"HOME"_s, u"/home/me"_s);
    if (!xdg.isEmpty())
        variables.insert(u"XDG_CONFIG_HOME"_s, xdg);
    QCOMPARE(cli::LoginFile::defaultPath(variables), path);
}

void TestLoginCommand::exposedFileIsRefused()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    QVERIFY(QFile::setPermissions(file().path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    FakeCli next;
    prepare(next);
    QCOMPARE(next.run({u"me"_s}), 1);
    QVERIFY(next.error().contains("chmod 600"));
    QCOMPARE(next.serverOpened + next.localOpened, 0);
}

void TestLoginCommand::damagedFileIsRefused()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    QFile damaged(file().path());
    QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write("{\"url\":");
    damaged.close();
    FakeCli next;
    prepare(next);
    QCOMPARE(next.run({u"me"_s}), 1);
    QVERIFY(next.error().contains("damaged"));
}

void TestLoginCommand::replacingKeepsTheMode()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    QVERIFY(QFile::setPermissions(file().path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    FakeCli again;
    QCOMPARE(signIn(again), 0);
    QVERIFY(!(QFileInfo(file().path()).permissions() & QFile::ReadGroup));
}

void TestLoginCommand::refusedLoginKeepsNothing()
{
    FakeCli cli;
    prepare(cli);
    cli.engine->answer = [](const client::ApiCall &) {
        return problemReply(401, "unauthenticated", "auth.login_failed", u"Wrong."_s);
    };
    cli.setInput("x\n");
    QCOMPARE(cli.run({u"login"_s, u"--url"_s, u"http://127.0.0.1:8000"_s, u"-u"_s, u"a"_s,
                      u"--password-stdin"_s}),
             4);
    QCOMPARE(cli.error(), QByteArray("testumctl: Wrong.\n"));
    QVERIFY(!QFile::exists(file().path()));
}

void TestLoginCommand::answerWithoutTokenKeepsNothing()
{
    FakeCli cli;
    prepare(cli);
    cli.setInput("x\n");
    QCOMPARE(
        cli.run({u"login"_s, u"--url"_s, u"https://h"_s, u"-u"_s, u"a"_s, u"--password-stdin"_s}),
        4);
    QVERIFY(!QFile::exists(file().path()));
}

void TestLoginCommand::unknownCertificateTellsItsFingerprint()
{
    FakeCli cli;
    prepare(cli);
    cli.environment.openServer =
        [](client::HttpOptions) -> Result<std::unique_ptr<client::Transport>> {
        Error error{ErrorCode::Unavailable, "client.tls_failed", u"x"_s,
                    u"self-signed certificate"_s};
        error.args.insert(u"fingerprint"_s, u"AB:CD"_s);
        return error;
    };
    cli.setInput("x\n");
    QCOMPARE(
        cli.run({u"login"_s, u"--url"_s, u"https://h"_s, u"-u"_s, u"a"_s, u"--password-stdin"_s}),
        4);
    QVERIFY(cli.error().contains("AB:CD"));
    QVERIFY(cli.error().contains("--fingerprint"));
    QVERIFY(cli.error().contains("self-signed certificate"));
}

void TestLoginCommand::laterInvocationsUseTheServer()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    FakeCli next;
    prepare(next);
    QCOMPARE(next.run({u"me"_s, u"--lang"_s, u"ru"_s}), 0);
    QCOMPARE(next.localOpened, 0);
    QCOMPARE(next.serverUrl, u"https://server:8000"_s);
    QCOMPARE(next.serverToken, QByteArray("aaa.eyJleHAiOjE4OTM0NTYwMDB9.ccc"));
    QCOMPARE(next.serverPin, QByteArray(32, '\xaa'));
    QCOMPARE(next.serverLanguage, u"ru"_s);
}

void TestLoginCommand::localOptionsWin_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("--local") << QStringList{u"--local"_s};
    QTest::newRow("--data-dir") << QStringList{u"--data-dir"_s, u"/d"_s};
    QTest::newRow("--env-file") << QStringList{u"--env-file=/e"_s};
    QTest::newRow("--database-url") << QStringList{u"--database-url"_s, u"postgresql://u@h/db"_s};
}

void TestLoginCommand::localOptionsWin()
{
    QFETCH(QStringList, options);
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    FakeCli next;
    prepare(next);
    next.environment.variables.insert(u"TESTUM_URL"_s, u"https://other"_s);
    QCOMPARE(next.run(QStringList{u"me"_s} + options), 0);
    QCOMPARE(next.localOpened, 1);
    QCOMPARE(next.serverOpened, 0);
}

void TestLoginCommand::environmentNamesTheServer()
{
    FakeCli cli;
    cli.environment.variables.insert(u"TESTUM_URL"_s, u"https://ci:1"_s);
    cli.environment.variables.insert(u"TESTUM_TOKEN"_s, u"ci-token"_s);
    cli.environment.variables.insert(u"TESTUM_FINGERPRINT"_s, QString(64, u'1'));
    QCOMPARE(cli.run({u"me"_s}), 0);
    QCOMPARE(cli.serverUrl, u"https://ci:1"_s);
    QCOMPARE(cli.serverToken, QByteArray("ci-token"));
    QCOMPARE(cli.serverPin, QByteArray(32, '\x11'));
}

void TestLoginCommand::tokenOfTheEnvironmentReplacesTheKept()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    FakeCli next;
    prepare(next);
    next.environment.variables.insert(u"TESTUM_TOKEN"_s, u"other"_s);
    QCOMPARE(next.run({u"me"_s}), 0);
    QCOMPARE(next.serverUrl, u"https://server:8000"_s);
    QCOMPARE(next.serverToken, QByteArray("other"));
}

void TestLoginCommand::logoutEndsTheSessionAndForgets()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    FakeCli next;
    prepare(next);
    QCOMPARE(next.run({u"logout"_s}), 0);
    QVERIFY(next.engine->wasCalled("POST", u"/api/v1/auth/logout"_s));
    QVERIFY(!QFile::exists(file().path()));
}

void TestLoginCommand::logoutForgetsEvenWhenTheServerIsAway()
{
    FakeCli cli;
    QCOMPARE(signIn(cli), 0);
    FakeCli next;
    prepare(next);
    next.engine->answer = [](const client::ApiCall &) {
        return problemReply(503, "unavailable", "storage.unavailable", u"Away."_s);
    };
    QCOMPARE(next.run({u"logout"_s}), 1);
    QVERIFY(!QFile::exists(file().path()));
    QVERIFY(next.error().contains("Away."));
}

void TestLoginCommand::logoutWithoutLoginIsFine()
{
    FakeCli cli;
    prepare(cli);
    QCOMPARE(cli.run({u"logout"_s, u"--json"_s}), 0);
    QCOMPARE(cli.outputJson().value(u"signed_out"_s).toBool(true), false);
    QCOMPARE(cli.serverOpened, 0);
}

QTEST_GUILESS_MAIN(TestLoginCommand)
#include "tst_logincommand.moc"
