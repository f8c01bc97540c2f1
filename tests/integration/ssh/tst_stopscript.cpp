#include "ssh/stopscript.h"
#include "support/sshd/processtree.h"

#include <QProcess>
#include <QtTest>

using namespace testum;

/// The stop script alone, under the shells that are /bin/sh somewhere.
class StopScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheTree_data();
    void endsTheTree();
    void sparesAnOtherProcessWithTheSamePid();
    void saysWhenNothingWasLeft();
    void saysUnknownWhenItCannotLook();

private:
    static QByteArray feed(const QStringList &shell, const QByteArray &script);
    static QByteArray withoutProc(QByteArray script);
};

QByteArray StopScriptTest::feed(const QStringList &shell, const QByteArray &script)
{
    QProcess process;
    process.start(shell.first(), shell.mid(1) + QStringList{QStringLiteral("-s")});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000))
        return "the script did not end";
    return process.readAllStandardOutput() + process.readAllStandardError();
}

QByteArray StopScriptTest::withoutProc(QByteArray script)
{
    return script.replace("; then proc=1; fi", "; then proc=; fi");
}

void StopScriptTest::endsTheTree_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::addColumn<bool>("hasProc");
    const QList<QStringList> shells{
        {QStringLiteral("/bin/dash")},
        {QStringLiteral("/bin/bash"), QStringLiteral("--posix")},
        {QStringLiteral("/bin/busybox"), QStringLiteral("sh")},
        {QStringLiteral("/bin/zsh"), QStringLiteral("--emulate"), QStringLiteral("sh")}};
    for (const QStringList &shell : shells) {
        for (const bool hasProc : {true, false}) {
            const QByteArray name =
                shell.join(QLatin1Char(' ')).toLatin1() + (hasProc ? ", /proc" : ", ps");
            QTest::newRow(name.constData()) << shell << hasProc;
        }
    }
}

void StopScriptTest::endsTheTree()
{
    QFETCH(QStringList, shell);
    QFETCH(bool, hasProc);
    const QByteArray nonce = "0123456789abcdef" +
                             QByteArray::number(QCoreApplication::applicationPid()) +
                             tests::uniqueSeconds().mid(5);
    const QByteArray seconds = tests::uniqueSeconds();
    QProcess victim;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TESTUM_RUN"), QString::fromLatin1(nonce));
    victim.setProcessEnvironment(environment);
    // The detached shell says itself when it is there and deaf to TERM.
    const QByteArray command = "sleep " + seconds +
                               " >/dev/null 2>&1 & (setsid sh -c 'trap \"\" TERM; echo deaf; "
                               "exec >/dev/null 2>&1; sleep " +
                               seconds + "; sleep " + seconds + "' &); wait";
    victim.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromLatin1(command)});
    QVERIFY(victim.waitForStarted());
    QVERIFY(victim.waitForReadyRead(30'000));
    QCOMPARE(victim.readLine(), QByteArray("deaf\n"));
    QByteArray script = ssh::stopScript({nonce, QByteArray::number(victim.processId()), {}});
    if (!hasProc)
        script = withoutProc(script);

    const QByteArray said = feed(shell, script);

    QVERIFY(victim.waitForFinished(5'000));
    QVERIFY2(said.endsWith("TESTUM-STOP " + nonce + " state gone\n"), said.constData());
    QVERIFY2(said.contains("sending KILL"), said.constData());
    QVERIFY2(tests::processesMarked(seconds).isEmpty(), said.constData());
}

void StopScriptTest::sparesAnOtherProcessWithTheSamePid()
{
    QProcess bystander;
    bystander.start(QStringLiteral("sleep"), {QString::fromLatin1(tests::uniqueSeconds())});
    QVERIFY(bystander.waitForStarted());
    const ssh::RemoteProcess ended{"00ff", QByteArray::number(bystander.processId()), "1"};

    const QByteArray said = feed({QStringLiteral("/bin/sh")}, ssh::stopScript(ended));

    QVERIFY2(said.contains("no process of the run was left"), said.constData());
    QVERIFY(!bystander.waitForFinished(100));
    bystander.kill();
    QVERIFY(bystander.waitForFinished());
}

void StopScriptTest::saysWhenNothingWasLeft()
{
    QProcess gone;
    gone.start(QStringLiteral("true"));
    QVERIFY(gone.waitForStarted());
    const QByteArray pid = QByteArray::number(gone.processId());
    QVERIFY(gone.waitForFinished());
    const QByteArray said =
        feed({QStringLiteral("/bin/sh")}, ssh::stopScript({"00ff00ff", pid, "1"}));
    QVERIFY2(said.endsWith("state gone\n"), said.constData());
}

void StopScriptTest::saysUnknownWhenItCannotLook()
{
    QByteArray script = withoutProc(ssh::stopScript({"00ff00ff", "999999999", {}}));
    script.replace("exec 2>/dev/null\n", "exec 2>/dev/null\nps() { false; }\n");
    const QByteArray said = feed({QStringLiteral("/bin/sh")}, script);
    QVERIFY2(said.endsWith("state unknown\n"), said.constData());
}

QTEST_GUILESS_MAIN(StopScriptTest)
#include "tst_stopscript.moc"
