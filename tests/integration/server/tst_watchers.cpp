#include "integration/server/testfeed.h"
#include "server/openfiles.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>
#include <vector>

using namespace testum;
using namespace testum::server;

/// 1,000 watchers of one running task.
class TestWatchers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { raiseOpenFileLimit(); }
    void thousandWatchersKeepUp();
};

namespace {

const QString kTask = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
constexpr int kWatchers = 1000;
constexpr int kBatches = 40;
constexpr qsizetype kBatchBytes = 50 * 1024;
constexpr auto kBatchInterval = std::chrono::milliseconds(50); // 1 MB/s

/// Reads a feed and only counts: 1,000 of them share one thread.
struct Watcher
{
    QTcpSocket socket;
    qint64 bytes = 0;
    qint64 doneAtMs = -1;
    QByteArray tail;
};

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

void TestWatchers::thousandWatchersKeepUp()
{
    TestFeed feed;
    feed.addTask(kTask);
    TestServer server({}, TestFeed::handler(), feed.source());
    feed.attach(server);
    std::vector<std::unique_ptr<Watcher>> watchers;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < kWatchers; ++i) {
        auto watcher = std::make_unique<Watcher>();
        Watcher *self = watcher.get();
        connect(&self->socket, &QTcpSocket::readyRead, this, [self, &clock] {
            const QByteArray bytes = self->socket.readAll();
            self->bytes += bytes.size();
            self->tail = (self->tail + bytes.right(64)).right(64);
            if (self->tail.contains("\x88\x02\x03\xe8"))
                self->doneAtMs = clock.elapsed();
        });
        self->socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        self->socket.write("GET /ws/tasks/" + kTask.toLatin1() +
                           " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                           "Sec-WebSocket-Version: 13\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Authorization: Bearer w\r\n\r\n");
        watchers.push_back(std::move(watcher));
    }
    const auto all = [&](auto predicate) {
        return std::all_of(watchers.begin(), watchers.end(),
                           [&](const auto &watcher) { return predicate(*watcher); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(all([](const Watcher &w) { return w.bytes > 200; }), 60'000);
    QTRY_COMPARE(server.connectionCount(), kWatchers);
    const qint64 connectedMs = clock.elapsed();

    const double cpuBefore = cpuSeconds();
    std::atomic<qint64> lastCommitMs{0};
    std::thread writer([&] {
        for (int i = 0; i < kBatches; ++i) {
            feed.commit(kTask, {QByteArray(kBatchBytes, 'a')}, i == kBatches - 1);
            lastCommitMs = clock.elapsed();
            std::this_thread::sleep_for(kBatchInterval);
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(all([](const Watcher &w) { return w.doneAtMs >= 0; }), 120'000);
    writer.join();

    const qint64 slowest =
        std::max_element(watchers.begin(), watchers.end(),
                         [](const auto &a, const auto &b) { return a->doneAtMs < b->doneAtMs; })
            ->get()
            ->doneAtMs;
    qInfo("%d watchers connected in %lld ms; %d KiB each at 1 MB/s: the last had all %lld ms after "
          "the last commit; CPU of server and clients %.2f s",
          kWatchers, static_cast<long long>(connectedMs),
          static_cast<int>(kBatches * kBatchBytes / 1024),
          static_cast<long long>(slowest - lastCommitMs), cpuSeconds() - cpuBefore);
    const qint64 bytes = watchers.front()->bytes;
    QVERIFY(bytes > kBatches * kBatchBytes);
    QVERIFY(all([bytes](const Watcher &w) { return w.bytes == bytes; }));
}

QTEST_GUILESS_MAIN(TestWatchers)
#include "tst_watchers.moc"
