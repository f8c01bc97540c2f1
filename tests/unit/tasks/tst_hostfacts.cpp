#include "tasks/hostfacts.h"

#include <QProcess>
#include <QTest>

using namespace testum;

class TestHostFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheAnswersOfDifferentSystems_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QJsonObject>("facts");
        QTest::newRow("linux")
            << QByteArray("kernel_name=Linux\nkernel=6.1.0-28-amd64\narchitecture=x86_64\n"
                          "hostname=web-01\nos_release.NAME=\"Debian GNU/Linux\"\n"
                          "os_release.VERSION_ID=\"12\"\ncpus=8\nmemory_kb=16303412\n"
                          "df=/dev/sda1 41152736 20000000 19000000 52% /\nuptime=8123.55\n")
            << QJsonObject{{"os", "Debian GNU/Linux"},
                           {"os_version", "12"},
                           {"kernel", "6.1.0-28-amd64"},
                           {"architecture", "x86_64"},
                           {"hostname", "web-01"},
                           {"cpus", 8},
                           {"memory_bytes", 16303412LL * 1024},
                           {"disk_total_bytes", 41152736LL * 1024},
                           {"disk_free_bytes", 19000000LL * 1024},
                           {"uptime_s", 8123}};
        QTest::newRow("macos")
            << QByteArray("kernel_name=Darwin\nkernel=23.5.0\narchitecture=arm64\nhostname=mac\n"
                          "sw_name=macOS\nsw_version=14.5\ncpus=10\nmemory=17179869184\n"
                          "df=/dev/disk3s1s1 971350180 10000000 500000000 3% /\n"
                          "boottime={ sec = 1700000000, usec = 5 } Tue Nov 14 2023\n"
                          "now=1700000100\n")
            << QJsonObject{{"os", "macOS"},
                           {"os_version", "14.5"},
                           {"kernel", "23.5.0"},
                           {"architecture", "arm64"},
                           {"hostname", "mac"},
                           {"cpus", 10},
                           {"memory_bytes", 17179869184LL},
                           {"disk_total_bytes", 971350180LL * 1024},
                           {"disk_free_bytes", 500000000LL * 1024},
                           {"uptime_s", 100}};
        QTest::newRow("openbsd")
            << QByteArray("kernel_name=OpenBSD\nkernel=7.5\narchitecture=amd64\nhostname=fw\n"
                          "cpus=2\nmemory=2130706432\ndf=/dev/sd0a 1000 400 550 43% /\n"
                          "boottime=1700000000\nnow=1700000060\n")
            << QJsonObject{{"os", "OpenBSD"},
                           {"os_version", "7.5"},
                           {"kernel", "7.5"},
                           {"architecture", "amd64"},
                           {"hostname", "fw"},
                           {"cpus", 2},
                           {"memory_bytes", 2130706432LL},
                           {"disk_total_bytes", 1000LL * 1024},
                           {"disk_free_bytes", 550LL * 1024},
                           {"uptime_s", 60}};
        QTest::newRow("nothing at all") << QByteArray() << QJsonObject();
        QTest::newRow("a banner and no shell")
            << QByteArray("Hi! You have authenticated, but there is no shell access.\r\n")
            << QJsonObject();
        QTest::newRow("nonsense values")
            << QByteArray("cpus=-4\nmemory_kb=lots\nuptime=\ndf=only three words\nnow=5\n"
                          "boottime=9\nhostname=  \nmemory=99999999999999999999\n")
            << QJsonObject();
        QTest::newRow("free more than total is not believed")
            << QByteArray("df=/dev/sda1 10 1 900 1% /\n") << QJsonObject();
        QTest::newRow("the first answer counts")
            << QByteArray("hostname=a\nhostname=b\n") << QJsonObject{{"hostname", "a"}};
    }
    void readsTheAnswersOfDifferentSystems()
    {
        QFETCH(QByteArray, output);
        QTEST(tasks::parseHostFacts(output), "facts");
    }

    void cutsLongTexts()
    {
        const QByteArray output = "hostname=" + QByteArray(100'000, 'x') + '\n';
        const QJsonObject facts = tasks::parseHostFacts(output);
        QCOMPARE(facts.value(QStringLiteral("hostname")).toString().size(), 256);
    }

    void theScriptIsOneLineAnyLoginShellCanQuote()
    {
        const QByteArray command = tasks::hostFactsCommand();
        QVERIFY(!command.contains('\n'));
        QVERIFY(!command.contains('!'));
        QVERIFY(!command.contains('\\'));
        QCOMPARE(command.count('\''), 2);
    }

    void theScriptAnswersOnThisHost()
    {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QString::fromUtf8(tasks::hostFactsCommand())});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(shell.readAllStandardError(), QByteArray());
        const QJsonObject facts = tasks::parseHostFacts(shell.readAllStandardOutput());
        for (const char *name : {"os", "kernel", "architecture", "hostname"})
            QVERIFY2(!facts.value(QLatin1String(name)).toString().isEmpty(), name);
        for (const char *name : {"cpus", "memory_bytes", "disk_total_bytes", "uptime_s"})
            QVERIFY2(facts.value(QLatin1String(name)).toDouble() > 0, name);
    }

    void theScriptEndsWellWithoutAnyTool()
    {
        QProcess shell;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
        shell.setProcessEnvironment(environment);
        QByteArray command = tasks::hostFactsCommand();
        command.replace(":/usr/bin:/bin:/usr/sbin:/sbin", "");
        command.replace("exec sh", "exec /bin/sh");
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(command)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHostFacts)
#include "tst_hostfacts.moc"
