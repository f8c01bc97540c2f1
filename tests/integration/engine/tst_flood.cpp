// A host that floods: memory stays flat, the cap holds, the API answers meanwhile.

#include "support/engine/daemonprocess.h"
#include "support/sshd/sshdserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace testum::tests;

namespace {

/// VmHWM: the most memory the process ever held, in KiB.
qint64 peakKib(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

} // namespace

class TestFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gibibyteWithoutNewlineLeavesMemoryFlat_data();
    void gibibyteWithoutNewlineLeavesMemoryFlat();
};

void TestFlood::gibibyteWithoutNewlineLeavesMemoryFlat_data()
{
    QTest::addColumn<double>("outputCap");
    QTest::addColumn<qint64>("stored");
    QTest::newRow("default cap") << 0.0 << 64LL * 1024 * 1024;
    QTest::newRow("cap lifted") << 2.0 * 1024 * 1024 * 1024 << 1024LL * 1024 * 1024;
}

void TestFlood::gibibyteWithoutNewlineLeavesMemoryFlat()
{
    QFETCH(double, outputCap);
    QFETCH(qint64, stored);
    const auto server = SshdServer::start();
    QVERIFY(server);
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    QCOMPARE(daemon
                 .call("POST", QStringLiteral("/api/v1/platforms"),
                       QJsonObject{{QStringLiteral("name"), QStringLiteral("flood")},
                                   {QStringLiteral("host"), server->host()},
                                   {QStringLiteral("port"), server->port()},
                                   {QStringLiteral("username"), server->user()},
                                   {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                                   {QStringLiteral("private_key"),
                                    QString::fromUtf8(server->clientPrivateKey())}})
                 .status,
             201);
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("run_command")},
                     {QStringLiteral("platforms"), QJsonArray{QStringLiteral("flood")}},
                     {QStringLiteral("command"), QStringLiteral("head -c 1073741824 /dev/zero")}};
    if (outputCap > 0)
        body.insert(QStringLiteral("output_cap"), outputCap);
    const auto task = daemon.call("POST", QStringLiteral("/api/v1/tasks"), body);
    QCOMPARE(task.status, 202);
    const QJsonObject ended = daemon.waitForTask(text(task.json, "id"), 120'000);
    QCOMPARE(text(ended, "status"), QStringLiteral("success"));
    QCOMPARE(ended.value(QStringLiteral("truncated")).toBool(), outputCap == 0);
    const auto runs =
        daemon.call("GET", QStringLiteral("/api/v1/tasks/%1/runs").arg(text(task.json, "id"))).json;
    QCOMPARE(runs.value(QStringLiteral("items"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("stdout_bytes"))
                 .toInteger(),
             stored);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const qint64 peak = peakKib(daemon.pid());
    QVERIFY2(peak > 0 && peak < 200 * 1024, qPrintable(QStringLiteral("peak %1 KiB").arg(peak)));
#endif
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
