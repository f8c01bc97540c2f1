// testumd as a process: start, crash, drain, refuse.

#include "support/engine/daemonprocess.h"
#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QThread>

using namespace testum;
using namespace testum::tests;

namespace {

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

QJsonObject platformBody(const SshdServer &server)
{
    return {{QStringLiteral("name"), QStringLiteral("web01")},
            {QStringLiteral("host"), server.host()},
            {QStringLiteral("port"), server.port()},
            {QStringLiteral("username"), server.user()},
            {QStringLiteral("auth_method"), QStringLiteral("private_key")},
            {QStringLiteral("private_key"), QString::fromUtf8(server.clientPrivateKey())}};
}

} // namespace

class TestDaemon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = SshdServer::start();
        QVERIFY(m_server);
    }

    void originalClientWorksUnversioned();
    void killedMidCommandEndsAsInterrupted();
    void sigtermLetsARunningCommandFinish();
    void sigtermTakesNoNewRuns();
    void wrongMasterKeyRefusesToStart();
    void missingMasterKeyRefusesToStart();
    void plainHttpOnAnOpenAddressIsRefused();
    void helpIsInBothLanguages();

private:
    QString startCommand(DaemonProcess &daemon, const QString &command)
    {
        const auto made =
            daemon.call("POST", QStringLiteral("/api/v1/platforms"), platformBody(*m_server));
        if (made.status != 201)
            qWarning("%d %s", made.status, made.body.constData());
        const auto task = daemon.call("POST", QStringLiteral("/api/v1/platforms/web01/run_command"),
                                      QJsonObject{{QStringLiteral("command"), command}});
        return text(task.json, "id");
    }

    std::unique_ptr<SshdServer> m_server;
};

void TestDaemon::originalClientWorksUnversioned()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    const auto created =
        daemon.call("POST", QStringLiteral("/api/platforms/"), platformBody(*m_server));
    QCOMPARE(created.status, 201);
    const auto accepted = daemon.call(
        "POST", QStringLiteral("/api/platforms/%1/run_command").arg(text(created.json, "id")),
        QJsonObject{{QStringLiteral("command"), QStringLiteral("uptime")},
                    {QStringLiteral("timeout"), 60}});
    QCOMPARE(accepted.status, 202);
    const QJsonObject ended = daemon.waitForTask(text(accepted.json, "id"));
    QCOMPARE(text(ended, "status"), QStringLiteral("success"));
    QVERIFY(text(ended, "stdout").contains(QStringLiteral("load average")));
    QCOMPARE(daemon.call("GET", QStringLiteral("/api/tasks/")).status, 200);
    QCOMPARE(daemon.call("GET", QStringLiteral("/health")).status, 200);
}

void TestDaemon::killedMidCommandEndsAsInterrupted()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    // One line every 10 ms, so that the kill falls into a stream of commits.
    const QString id = startCommand(
        daemon,
        QStringLiteral("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo line $i; sleep 0.01;"
                       " done"));
    QTRY_VERIFY_WITH_TIMEOUT(
        text(daemon.call("GET", QStringLiteral("/api/v1/tasks/") + id).json, "stdout")
            .contains(QStringLiteral("line 20\n")),
        20'000);
    const QString seen =
        text(daemon.call("GET", QStringLiteral("/api/v1/tasks/") + id).json, "stdout");
    daemon.killNow();
    QVERIFY(daemon.start());
    const QJsonObject ended = daemon.waitForTask(id, 40'000);
    QCOMPARE(text(ended, "status"), QStringLiteral("interrupted"));
    QCOMPARE(text(ended, "error_reason"), QStringLiteral("task.interrupted"));
    const QString kept = text(ended, "stdout");
    QVERIFY(kept.startsWith(seen)); // what a client has seen is stored
    const QStringList lines = kept.split(u'\n', Qt::SkipEmptyParts);
    for (int i = 0; i + 1 < lines.size(); ++i)
        QCOMPARE(lines[i], QStringLiteral("line %1").arg(i + 1));
    const auto runs = daemon.call("GET", QStringLiteral("/api/v1/tasks/%1/runs").arg(id)).json;
    QCOMPARE(runs.value(QStringLiteral("items"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("attempt"))
                 .toInt(),
             1);
}

void TestDaemon::sigtermLetsARunningCommandFinish()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    const QString id = startCommand(daemon, QStringLiteral("echo begin; sleep 2; echo end"));
    QTRY_VERIFY_WITH_TIMEOUT(
        text(daemon.call("GET", QStringLiteral("/api/v1/tasks/") + id).json, "stdout")
            .contains(QStringLiteral("begin")),
        20'000);
    daemon.terminate();
    QVERIFY(daemon.waitForEnd(30'000));
    QCOMPARE(daemon.exitCode(), 0);
    QVERIFY(daemon.start());
    const QJsonObject ended = daemon.waitForTask(id);
    QCOMPARE(text(ended, "status"), QStringLiteral("success"));
    QCOMPARE(text(ended, "stdout"), QStringLiteral("begin\nend\n"));
}

void TestDaemon::sigtermTakesNoNewRuns()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    const QString id = startCommand(daemon, QStringLiteral("echo begin; sleep 5"));
    QTRY_VERIFY_WITH_TIMEOUT(
        text(daemon.call("GET", QStringLiteral("/api/v1/tasks/") + id).json, "stdout")
            .contains(QStringLiteral("begin")),
        20'000);
    daemon.terminate();
    DaemonProcess::Reply refused;
    QTRY_VERIFY_WITH_TIMEOUT(
        (refused = daemon.call("POST", QStringLiteral("/api/v1/platforms/web01/run_command"),
                               QJsonObject{{QStringLiteral("command"), QStringLiteral("true")}}),
         refused.status == 503),
        4'000);
    QCOMPARE(text(refused.json, "reason"), QStringLiteral("task.draining"));
    QVERIFY(daemon.waitForEnd(30'000));
}

void TestDaemon::wrongMasterKeyRefusesToStart()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    daemon.terminate();
    QVERIFY(daemon.waitForEnd(10'000));
    const ProgramResult result =
        runProgram(QStringLiteral("testumd"),
                   {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                    QStringLiteral("--data-dir"), daemon.dataDir()},
                   {}, {QStringLiteral("FERNET_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.err.contains("master key"));
    QVERIFY(!result.err.contains("AAAAAAAA"));
}

void TestDaemon::missingMasterKeyRefusesToStart()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    daemon.terminate();
    QVERIFY(daemon.waitForEnd(10'000));
    const ProgramResult result = runProgram(
        QStringLiteral("testumd"), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--data-dir"), daemon.dataDir()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.err.contains("master key"));
    QVERIFY(!QFile::exists(daemon.dataDir() + QStringLiteral("/master.key")));
}

void TestDaemon::plainHttpOnAnOpenAddressIsRefused()
{
    DaemonProcess daemon;
    const ProgramResult result = runProgram(
        QStringLiteral("testumd"),
        {QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0"), QStringLiteral("--data-dir"),
         daemon.dataDir(), QStringLiteral("--env-file"), daemon.envFile()});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains("TLS"));
}

void TestDaemon::helpIsInBothLanguages()
{
    const ProgramResult english = runProgram(QStringLiteral("testumd"), {QStringLiteral("--help")});
    QCOMPARE(english.exitCode, 0);
    QVERIFY(english.out.contains("Address and port to serve on"));
    const ProgramResult russian = runProgram(QStringLiteral("testumd"), {QStringLiteral("--help")},
                                             {}, {QStringLiteral("LC_ALL=ru_RU.UTF-8")});
    QCOMPARE(russian.exitCode, 0);
    QVERIFY(QString::fromUtf8(russian.out).contains(QStringLiteral("Адрес и порт")));
}

QTEST_GUILESS_MAIN(TestDaemon)
#include "tst_daemon.moc"
