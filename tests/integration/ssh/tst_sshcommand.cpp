#include "ssh/libsshtransport.h"
#include "ssh/remotecommand.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/sshdserver.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtTest>

using namespace testum;
using tests::CommandRecorder;

/// Commands on OpenSSH's sshd: what they print, how they end.
class RunCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exitStatusIsReported_data();
    void exitStatusIsReported();
    void exitSignalIsReported();
    void streamsAreKeptApart();
    void outputIsBinaryExact();
    void standardInputIsAtItsEnd();
    void commandArrivesByteForByte_data();
    void commandArrivesByteForByte();
    void unusableCommandIsRefused_data();
    void unusableCommandIsRefused();
    void runsInTheHomeDirectoryOfTheLogin();
    void backgroundChildDoesNotHoldTheRun();
    void trickleOfABackgroundChildDoesNotHoldTheRun();
    void outputOfAnEndedCommandIsReadToItsEnd();
    void refusedExecIsAnError();
    void errorOfTheOutputHookEndsTheRun();
    void connectionEndsWithTheRun();

private:
    std::unique_ptr<tests::SshdServer> m_server;
    ssh::LibsshTransport m_transport;
};

void RunCommandTest::initTestCase()
{
    m_server = tests::SshdServer::start();
    QVERIFY(m_server);
}

void RunCommandTest::exitStatusIsReported_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("success") << QByteArray("true") << 0;
    QTest::newRow("failure") << QByteArray("exit 42") << 42;
    QTest::newRow("largest") << QByteArray("exit 255") << 255;
    QTest::newRow("no such command") << QByteArray("/nonexistent/program") << 127;
}

void RunCommandTest::exitStatusIsReported()
{
    QFETCH(QByteArray, command);
    QFETCH(int, exitCode);
    CommandRecorder recorder;

    const auto result = recorder.run(m_transport, m_server->target(), command);

    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode, std::optional<int>(exitCode));
    QCOMPARE(result->exitSignal, QString());
    QVERIFY(result->stoppedBy == CancelReason::None);
    QVERIFY(result->remoteState == domain::RemoteState::NotAsked);
    QVERIFY(!result->broken);
    QCOMPARE(recorder.starts(), 1);
}

void RunCommandTest::exitSignalIsReported()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, m_server->target(), "kill -TERM $$");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitSignal, QStringLiteral("TERM"));
    QVERIFY(!result->exitCode);
}

void RunCommandTest::streamsAreKeptApart()
{
    CommandRecorder recorder;
    const auto result =
        recorder.run(m_transport, m_server->target(), "echo out; echo err >&2; echo out2");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("out\nout2\n"));
    QCOMPARE(recorder.err(), QByteArray("err\n"));
}

void RunCommandTest::outputIsBinaryExact()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i));
    CommandRecorder recorder;
    const auto result =
        recorder.run(m_transport, m_server->target(),
                     "printf %b '" + ssh::octalEscaped(all) + "' | tee /dev/stderr");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), all);
    QCOMPARE(recorder.err(), all);
}

void RunCommandTest::standardInputIsAtItsEnd()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, m_server->target(), "cat; echo end");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.out(), QByteArray("end\n"));
}

void RunCommandTest::commandArrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray everyByte;
    for (int i = 1; i < 256; ++i) {
        if (i != '\'')
            everyByte.append(static_cast<char>(i));
    }
    QTest::newRow("every byte, short") << everyByte;
    QTest::newRow("every byte, long") << everyByte.repeated(200);
    QTest::newRow("newlines at the end") << QByteArray("text\n\n\n");
    QTest::newRow("shell's own characters") << QByteArray("!! $HOME `id` \\ \"%s\" #~*?[a]{b,c}");
    QTest::newRow("Cyrillic") << QByteArray("проверка");
    QTest::newRow("120 KB") << QByteArray(120'000, 'x');
    QTest::newRow("at the border of inline and stdin") << QByteArray(3'450, 'y');
}

void RunCommandTest::commandArrivesByteForByte()
{
    QFETCH(QByteArray, text);
    CommandRecorder recorder;

    const auto result =
        recorder.run(m_transport, m_server->target(), "printf %s '" + text + "' | md5sum");

    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.err(), QByteArray());
    QCOMPARE(recorder.out().left(32),
             QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

void RunCommandTest::unusableCommandIsRefused_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QString>("reason");
    QTest::newRow("too long") << QByteArray(128 * 1024, 'x')
                              << QStringLiteral("task.command_too_long");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("task.command_invalid");
    QTest::newRow("with NUL") << QByteArray("a\0b", 3) << QStringLiteral("task.command_invalid");
}

void RunCommandTest::unusableCommandIsRefused()
{
    QFETCH(QByteArray, command);
    QFETCH(QString, reason);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, m_server->target(), command);
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), reason);
    QCOMPARE(recorder.starts(), 0);
}

void RunCommandTest::runsInTheHomeDirectoryOfTheLogin()
{
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, m_server->target(),
                                     "test \"$PWD\" = \"$HOME\" && echo \"$USER $SHLVL\"");
    QVERIFY2(result, recorder.errorText());
    QVERIFY2(recorder.out().startsWith(m_server->user().toUtf8() + ' '),
             recorder.out().constData());
}

void RunCommandTest::backgroundChildDoesNotHoldTheRun()
{
    CommandRecorder recorder;
    QElapsedTimer timer;
    timer.start();
    const auto result = recorder.run(m_transport, m_server->target(), "sleep 30 & echo done");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode, std::optional<int>(0));
    QCOMPARE(recorder.out(), QByteArray("done\n"));
    QVERIFY2(timer.elapsed() < 6'000, qPrintable(QString::number(timer.elapsed())));
}

void RunCommandTest::trickleOfABackgroundChildDoesNotHoldTheRun()
{
    CommandRecorder recorder;
    QElapsedTimer timer;
    timer.start();
    const auto result = recorder.run(
        m_transport, m_server->target(),
        "(i=0; while [ $i -lt 100 ]; do echo $i; i=$((i+1)); sleep 0.1; done) & echo done");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode, std::optional<int>(0));
    QVERIFY2(timer.elapsed() < 7'000, qPrintable(QString::number(timer.elapsed())));
}

void RunCommandTest::outputOfAnEndedCommandIsReadToItsEnd()
{
    // The command is long gone when its last bytes are taken by a slow reader.
    constexpr quint64 kBytes = 6'000'000;
    CommandRecorder recorder;
    recorder.keepOutput = false;
    recorder.onOutput = [](domain::Stream, QByteArrayView) {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        return Result<void>();
    };
    const auto result = recorder.run(m_transport, m_server->target(),
                                     "head -c " + QByteArray::number(kBytes) + " /dev/zero");
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.byteCount(), kBytes);
    QCOMPARE(result->exitCode, std::optional<int>(0));
}

void RunCommandTest::refusedExecIsAnError()
{
    tests::SshdServer::Options options;
    options.configLines << QStringLiteral("MaxSessions 0");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    CommandRecorder recorder;
    const auto result = recorder.run(m_transport, server->target(), "true");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("ssh.too_many_sessions"));
    QCOMPARE(recorder.starts(), 0);
}

void RunCommandTest::errorOfTheOutputHookEndsTheRun()
{
    CommandRecorder recorder;
    recorder.onOutput = [](domain::Stream, QByteArrayView) -> Result<void> {
        return Error{ErrorCode::ResourceExhausted, "test.store_full"};
    };
    QElapsedTimer timer;
    timer.start();
    const auto result =
        recorder.run(m_transport, m_server->target(), "echo $$; sleep 61.25; echo never");
    QVERIFY(!result);
    QCOMPARE(recorder.reason(), QStringLiteral("test.store_full"));
    const QString proc =
        QStringLiteral("/proc/%1").arg(QString::fromLatin1(recorder.out().trimmed()));
    QVERIFY2(!QFileInfo::exists(proc), qPrintable(proc));
    QVERIFY(timer.elapsed() < 10'000);
}

void RunCommandTest::connectionEndsWithTheRun()
{
    const auto openFiles = [] {
        return QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    };
    const auto server = tests::SshdServer::start();
    QVERIFY(server);
    const qsizetype before = openFiles().size();
    for (const char *command : {"true", "head -c 100000 /dev/zero", "exit 1"}) {
        CommandRecorder recorder;
        QVERIFY(recorder.run(m_transport, server->target(), command));
    }
    domain::SshTarget stranger = server->target();
    stranger.policy = domain::HostKeyPolicy::Strict;
    CommandRecorder refused;
    QVERIFY(!refused.run(m_transport, stranger, "true"));

    QCOMPARE(openFiles().size(), before);
    QTRY_VERIFY(server->connectionPids().isEmpty());
}

QTEST_GUILESS_MAIN(RunCommandTest)
#include "tst_sshcommand.moc"
