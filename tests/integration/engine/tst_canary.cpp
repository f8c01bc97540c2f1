// A secret put into every secret field is found nowhere but inside its Fernet token.

#include "support/engine/daemonprocess.h"
#include "support/postgres/postgrescluster.h"
#include "support/sshd/sshdserver.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace testum;
using namespace testum::tests;

namespace {

const QByteArray kCanary = "CANARY7f3a91";

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All a database holds, as PostgreSQL's own tool for it says; empty when it failed.
QByteArray dumpOf(const QString &databaseUrl)
{
    QProcess dump;
    dump.start(QStringLiteral("pg_dump"), {databaseUrl});
    if (!dump.waitForFinished(60'000) || dump.exitCode() != 0)
        qWarning("%s", dump.readAllStandardError().constData());
    return dump.readAllStandardOutput();
}

/// The canary as it stands, in base64 at the three alignments, and in hex.
QList<QByteArray> spellings()
{
    return {kCanary, kCanary.toBase64().left(15), ('x' + kCanary).toBase64().mid(2, 13),
            ("xx" + kCanary).toBase64().mid(3, 13), kCanary.toHex()};
}

} // namespace

class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretIsFoundNowhere_data();
    void secretIsFoundNowhere();

private:
    void fillEveryField(DaemonProcess &daemon, const SshdServer &server);
    void readEveryAnswer(DaemonProcess &daemon);

    QByteArray m_answers;
};

void TestCanary::fillEveryField(DaemonProcess &daemon, const SshdServer &server)
{
    const QString secret = QString::fromLatin1(kCanary);
    const auto keep = [this](const DaemonProcess::Reply &reply) { m_answers += reply.body; };
    const QJsonObject platform{
        {QStringLiteral("name"), QStringLiteral("web01")},
        {QStringLiteral("host"), server.host()},
        {QStringLiteral("port"), server.port()},
        {QStringLiteral("username"), server.user()},
        {QStringLiteral("auth_method"), QStringLiteral("password")},
        {QStringLiteral("password"), secret + QStringLiteral("-password")},
        {QStringLiteral("private_key"),
         QStringLiteral("-----BEGIN PRIVATE KEY-----\n%1\n-----END PRIVATE KEY-----\n")
             .arg(secret)},
        {QStringLiteral("passphrase"), secret + QStringLiteral("-passphrase")},
        {QStringLiteral("sudo_password"), secret + QStringLiteral("-sudo")}};
    const auto created = daemon.call("POST", QStringLiteral("/api/v1/platforms"), platform);
    QCOMPARE(created.status, 201);
    keep(created);
    keep(daemon.call("POST", QStringLiteral("/api/v1/platforms"), platform)); // refused: name taken
    // A draft's secrets are used without being stored.
    for (const char *method : {"password", "private_key"}) {
        QJsonObject draft = platform;
        draft.insert(QStringLiteral("auth_method"), QLatin1String(method));
        const auto probed = daemon.call("POST", QStringLiteral("/api/v1/platforms/probe"), draft);
        QCOMPARE(probed.status, 200);
        keep(probed);
    }
    keep(daemon.call("POST", QStringLiteral("/api/v1/users"),
                     QJsonObject{{QStringLiteral("username"), QStringLiteral("op")},
                                 {QStringLiteral("password"), secret + QStringLiteral("-user")},
                                 {QStringLiteral("role"), QStringLiteral("operator")}}));
    keep(daemon.call("POST", QStringLiteral("/api/v1/auth/login"),
                     QJsonObject{{QStringLiteral("username"), QStringLiteral("op")},
                                 {QStringLiteral("password"), secret + QStringLiteral("-wrong")}}));
    keep(
        daemon.call("PUT", QStringLiteral("/api/v1/me"),
                    QJsonObject{{QStringLiteral("current_password"), secret},
                                {QStringLiteral("new_password"), secret + QStringLiteral("-me")}}));
    // The secrets are really used: a password login, then a key login.
    for (const char *method : {"password", "private_key"}) {
        keep(daemon.call("PUT", QStringLiteral("/api/v1/platforms/web01"),
                         QJsonObject{{QStringLiteral("auth_method"), QLatin1String(method)}}));
        const auto task = daemon.call(
            "POST", QStringLiteral("/api/v1/platforms/web01/test_connection"), QJsonObject{});
        QCOMPARE(task.status, 202);
        QCOMPARE(text(daemon.waitForTask(text(task.json, "id"), 60'000), "status"),
                 QStringLiteral("failed"));
    }
}

void TestCanary::readEveryAnswer(DaemonProcess &daemon)
{
    for (const char *path :
         {"/api/v1/platforms", "/api/v1/platforms/web01", "/api/v1/platforms/web01/host_keys",
          "/api/v1/users", "/api/v1/keys", "/api/v1/tasks", "/api/v1/audit?limit=1000",
          "/api/v1/settings", "/api/v1/stats", "/api/v1/platforms/reachability", "/api/v1/me",
          "/api/v1/openapi.json", "/health"}) {
        const auto reply = daemon.call("GET", QLatin1String(path));
        QVERIFY2(reply.status == 200, path);
        m_answers += reply.body;
    }
}

void TestCanary::secretIsFoundNowhere_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestCanary::secretIsFoundNowhere()
{
    QFETCH(bool, postgres);
    m_answers.clear();
    const QString databaseUrl =
        postgres ? PostgresCluster::url(PostgresCluster::shared().createDatabase()) : QString();
    const auto server = SshdServer::start();
    QVERIFY(server);
    DaemonProcess daemon({databaseUrl,
                          {QStringLiteral("QT_LOGGING_RULES=*=true")},
                          {QStringLiteral("--log-format"), QStringLiteral("json")}});
    QVERIFY(daemon.start());
    fillEveryField(daemon, *server);
    readEveryAnswer(daemon);

    QMap<QString, QByteArray> places;
    places.insert(QStringLiteral("API answers"), m_answers);
    const QString proc = QStringLiteral("/proc/%1/").arg(daemon.pid());
    for (const char *file : {"cmdline", "environ", "status", "limits"})
        places.insert(proc + QLatin1String(file), contents(proc + QLatin1String(file)));
    QVERIFY(!contents(proc + QStringLiteral("cmdline")).isEmpty());
    // Core dumps are off, so that no core file can hold it.
    const QByteArray limits = contents(proc + QStringLiteral("limits"));
    QVERIFY2(limits.contains("Max core file size        0                    0"),
             limits.constData());
    daemon.terminate();
    QVERIFY(daemon.waitForEnd(20'000));
    places.insert(QStringLiteral("log"), daemon.log());
    QDirIterator files(daemon.dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int databaseFiles = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        databaseFiles += path.endsWith(QStringLiteral("testum.db")) ? 1 : 0;
        places.insert(path, contents(path));
    }
    QCOMPARE(databaseFiles, postgres ? 0 : 1);
    if (postgres) {
        const QByteArray dump = dumpOf(databaseUrl);
        QVERIFY2(dump.contains("web01"), "The dump holds the platform");
        places.insert(QStringLiteral("database dump"), dump);
    }
    for (auto place = places.begin(); place != places.end(); ++place) {
        for (const QByteArray &spelling : spellings())
            QVERIFY2(!place.value().contains(spelling),
                     qPrintable(place.key() + QStringLiteral(" holds ") +
                                QString::fromLatin1(spelling)));
    }
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
