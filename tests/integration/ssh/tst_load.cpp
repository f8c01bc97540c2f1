#include "ssh/libsshtransport.h"
#include "support/sshd/commandrecorder.h"
#include "support/sshd/sshdserver.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QtTest>

#include <atomic>

using namespace testum;
using namespace std::chrono_literals;
using tests::CommandRecorder;

namespace {

/// Of this process now, in bytes; 0 where there is no /proc.
quint64 residentBytes()
{
    const QList<QByteArray> fields = tests::readFile(QStringLiteral("/proc/self/statm")).split(' ');
    return fields.size() > 1 ? fields.at(1).toULongLong() * 4096 : 0;
}

} // namespace

/// Many runs at once, and long streams.
class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hundredRunsAtOnceOnSmallStacks();
    void eightAtOnceOnADefaultServer();
    void coldRun();
    void longStreamKeepsMemoryFlat();
    void blockedReaderStopsTheStream();

private:
    std::unique_ptr<tests::SshdServer> m_server;
    ssh::LibsshTransport m_transport;
};

void LoadTest::initTestCase()
{
    m_server = tests::SshdServer::start();
    QVERIFY(m_server);
}

void LoadTest::hundredRunsAtOnceOnSmallStacks()
{
    constexpr int kRuns = 100;
    QThreadPool pool;
    pool.setMaxThreadCount(kRuns);
    pool.setStackSize(512 * 1024);
    const domain::SshTarget target = m_server->target();
    std::atomic<int> right{0};
    std::mutex mutex;
    QStringList problems;
    for (int i = 0; i < kRuns; ++i) {
        pool.start([&, i] {
            CancelToken cancel;
            domain::CommandSpec spec;
            spec.command = "echo " + QByteArray::number(i) + "; echo err >&2";
            spec.connectTimeout = 60s;
            QByteArray out;
            domain::CommandHooks hooks;
            hooks.pinHostKey = [](const domain::HostKey &) { return Result<void>(); };
            hooks.output = [&out](domain::Stream stream, QByteArrayView bytes) {
                if (stream == domain::Stream::Stdout)
                    out.append(bytes);
                return Result<void>();
            };
            const auto result = m_transport.runCommand(target, spec, hooks, cancel);
            if (result && result->exitCode == 0 && out == QByteArray::number(i) + '\n') {
                ++right;
                return;
            }
            const std::lock_guard lock(mutex);
            problems << (result ? QStringLiteral("wrong output")
                                : QString::fromLatin1(result.error().reason) + QLatin1Char(' ') +
                                      result.error().detail);
        });
    }
    pool.waitForDone();
    QVERIFY2(right == kRuns, qPrintable(problems.join(QLatin1Char('\n'))));
}

void LoadTest::eightAtOnceOnADefaultServer()
{
    tests::SshdServer::Options options;
    options.configLines << QStringLiteral("MaxStartups 10:30:100");
    const auto server = tests::SshdServer::start(options);
    QVERIFY(server);
    constexpr int kRuns = 100;
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    const domain::SshTarget target = server->target();
    std::atomic<int> right{0};
    for (int i = 0; i < kRuns; ++i) {
        pool.start([&] {
            CancelToken cancel;
            domain::CommandSpec spec;
            spec.command = "true";
            spec.connectTimeout = 60s;
            domain::CommandHooks hooks;
            hooks.pinHostKey = [](const domain::HostKey &) { return Result<void>(); };
            const auto result = m_transport.runCommand(target, spec, hooks, cancel);
            if (result && result->exitCode == 0)
                ++right;
        });
    }
    pool.waitForDone();
    QCOMPARE(right.load(), kRuns);
}

void LoadTest::coldRun()
{
    QList<qint64> times;
    for (int i = 0; i < 11; ++i) {
        CommandRecorder recorder;
        QElapsedTimer timer;
        timer.start();
        const auto result = recorder.run(m_transport, m_server->target(), "true");
        times << timer.elapsed();
        QVERIFY2(result, recorder.errorText());
    }
    std::sort(times.begin(), times.end());
    qInfo("cold run on one host: median %lld ms", times.at(5));
    QVERIFY(times.at(5) < 5'000);
}

void LoadTest::longStreamKeepsMemoryFlat()
{
    constexpr quint64 kBytes = 1024ULL * 1024 * 1024;
#ifdef __SANITIZE_ADDRESS__
    constexpr quint64 kAllowedGrowth = 400ULL * 1024 * 1024; // it quarantines 256 MiB
#else
    constexpr quint64 kAllowedGrowth = 64ULL * 1024 * 1024;
#endif
    const quint64 before = residentBytes();
    quint64 most = 0;
    int calls = 0;
    CommandRecorder recorder;
    recorder.keepOutput = false;
    recorder.onOutput = [&most, &calls](domain::Stream, QByteArrayView) {
        constexpr int kLookEvery = 64;
        if (++calls % kLookEvery == 0)
            most = std::max(most, residentBytes());
        return Result<void>();
    };
    QElapsedTimer timer;
    timer.start();
    const auto result = recorder.run(m_transport, m_server->target(),
                                     "head -c " + QByteArray::number(kBytes) + " /dev/zero");
    const qint64 ms = timer.elapsed();
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(result->exitCode, std::optional<int>(0));
    QCOMPARE(recorder.byteCount(), kBytes);
    qInfo("1 GiB in %lld ms, %lld MB/s, memory grew by %llu KB", ms,
          static_cast<long long>(kBytes / 1000 / std::max<qint64>(ms, 1)),
          (std::max(most, before) - before) / 1024);
    QVERIFY(most < before + kAllowedGrowth);
}

void LoadTest::blockedReaderStopsTheStream()
{
    // The reader takes one piece and then waits: what the host can still send is bounded.
    std::atomic<bool> mayGoOn{false};
    std::atomic<int> calls{0};
    CommandRecorder recorder;
    recorder.keepOutput = false;
    recorder.onOutput = [&](domain::Stream, QByteArrayView) {
        ++calls;
        while (!mayGoOn)
            std::this_thread::sleep_for(1ms);
        return Result<void>();
    };
    const quint64 before = residentBytes();
    constexpr quint64 kBytes = 100'000'000;
    recorder.begin(m_transport, m_server->target(),
                   "head -c " + QByteArray::number(kBytes) + " /dev/zero");
    QTRY_COMPARE(calls.load(), 1);
    QTest::qWait(700);
    QCOMPARE(calls.load(), 1);
    QVERIFY(residentBytes() < before + 32ULL * 1024 * 1024);
    mayGoOn = true;
    const auto result = recorder.finish();
    QVERIFY2(result, recorder.errorText());
    QCOMPARE(recorder.byteCount(), kBytes);
}

QTEST_GUILESS_MAIN(LoadTest)
#include "tst_load.moc"
