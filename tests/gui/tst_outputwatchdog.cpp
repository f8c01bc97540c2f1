// 200 hosts stream at once into the task's page: the event loop is never held up.

#include "gui/outputview.h"
#include "gui/taskpage.h"
#include "support/window/windowfixture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <vector>

using namespace testum;

namespace {

constexpr int kHosts = 200;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLongestSliceMs = 500; // instrumented code takes its time
constexpr double kLeastMegabytes = 0.5;
#else
constexpr double kLongestSliceMs = 50;
constexpr double kLeastMegabytes = 5;
#endif
constexpr int kSeconds = 6;
const QString kTask = QStringLiteral("7d9f3c52-0000-4000-8000-000000000001");

QString runId(int host) { return QStringLiteral("run-%1").arg(host); }

/// An engine whose one task has 200 hosts that write as fast as the window takes it, in colour.
class FloodTransport final : public client::Transport
{
public:
    explicit FloodTransport(std::shared_ptr<std::atomic<qint64>> bytes)
        : m_bytes(std::move(bytes))
    {}

    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call) override
    {
        QJsonObject answer;
        if (call.path.endsWith(QStringLiteral("/me")))
            answer = {{QStringLiteral("username"), QStringLiteral("me")},
                      {QStringLiteral("permissions"), QJsonArray{QStringLiteral("tasks.read")}}};
        else if (call.path.endsWith(QStringLiteral("/runs")))
            answer = runs();
        else
            answer = {{QStringLiteral("id"), kTask},
                      {QStringLiteral("type"), QStringLiteral("run_command")},
                      {QStringLiteral("spec"),
                       QJsonObject{{QStringLiteral("command"), QStringLiteral("flood")}}},
                      {QStringLiteral("status"), QStringLiteral("running")},
                      {QStringLiteral("created_at"), QStringLiteral("2026-11-24T10:00:00.000Z")},
                      {QStringLiteral("started_at"), QStringLiteral("2026-11-24T10:00:00.000Z")}};
        return client::ApiReply{200, "application/json", QJsonDocument(answer).toJson()};
    }

    [[nodiscard]] Result<void> follow(const QString &, qint64 after,
                                      const std::function<bool(const QJsonObject &)> &onMessage,
                                      CancelToken &cancel) override
    {
        QString text;
        for (int i = 0; i < 30; ++i)
            text += QStringLiteral("\u001b[3%1mpacket\u001b[0m %2 Установка завершена <b>ok</b> "
                                   "and some more words to make it a usual line\r\n")
                        .arg(i % 8)
                        .arg(i);
        const qint64 size = text.toUtf8().size();
        qint64 seq = after;
        QJsonObject message{{QStringLiteral("type"), QStringLiteral("connected")}};
        (void)onMessage(message);
        for (int round = 0; !cancel.isCancelled(); ++round) {
            for (int host = 0; host < kHosts && !cancel.isCancelled(); ++host) {
                const bool isStatus = round % 50 == 0;
                message = {{QStringLiteral("type"),
                            isStatus ? QStringLiteral("status") : QStringLiteral("output")},
                           {QStringLiteral("payload"), isStatus ? QStringLiteral("running") : text},
                           {QStringLiteral("seq"), ++seq},
                           {QStringLiteral("run_id"), runId(host)},
                           {QStringLiteral("at"), QStringLiteral("2026-11-24T10:00:00.000Z")},
                           {QStringLiteral("stream"),
                            host % 7 == 0 ? QStringLiteral("stderr") : QStringLiteral("stdout")}};
                if (!onMessage(message))
                    return {};
                *m_bytes += isStatus ? 0 : size;
            }
        }
        return Error{ErrorCode::Cancelled, "task.cancelled"};
    }

private:
    static QJsonObject runs()
    {
        QJsonArray items;
        for (int host = 0; host < kHosts; ++host)
            items.append(QJsonObject{
                {QStringLiteral("id"), runId(host)},
                {QStringLiteral("platform_id"), QStringLiteral("p%1").arg(host)},
                {QStringLiteral("platform_name"), QStringLiteral("web-%1.example").arg(host)},
                {QStringLiteral("status"), QStringLiteral("pending")}});
        return {{QStringLiteral("items"), items}, {QStringLiteral("total"), kHosts}};
    }
    std::shared_ptr<std::atomic<qint64>> m_bytes;
};

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Looks at the clocks every 5 ms from inside of the event loop: what lies between two looks is how
/// long the loop was held up. CPU time of the thread is what the window itself did; wall time has
/// in it whatever else the machine does.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            cpuMs.push_back(threadCpuMs() - m_cpu);
            wallMs.push_back(double(m_wall.nsecsElapsed()) / 1e6);
            look();
        });
        look();
        m_timer.start();
    }
    static double percentile(std::vector<double> values, double share)
    {
        std::sort(values.begin(), values.end());
        return values.empty() ? 0 : values[std::size_t(double(values.size() - 1) * share)];
    }

    std::vector<double> cpuMs;
    std::vector<double> wallMs;

private:
    void look()
    {
        m_cpu = threadCpuMs();
        m_wall.start();
    }
    QTimer m_timer;
    double m_cpu = 0;
    QElapsedTimer m_wall;
};

} // namespace

class TestOutputWatchdog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventLoopIsNeverHeldUp_data();
    void eventLoopIsNeverHeldUp();
};

void TestOutputWatchdog::eventLoopIsNeverHeldUp_data()
{
    QTest::addColumn<bool>("all");
    QTest::addColumn<bool>("wrapped");
    QTest::newRow("one host") << false << false;
    QTest::newRow("all hosts, wrapped") << true << true;
}

void TestOutputWatchdog::eventLoopIsNeverHeldUp()
{
    QFETCH(bool, all);
    QFETCH(bool, wrapped);
    const auto bytes = std::make_shared<std::atomic<qint64>>(0);
    gui::EngineAccess engine;
    engine.openLocal = [] { return Result<void>(); };
    engine.localTransport = [bytes](const QByteArray &) -> std::unique_ptr<client::Transport> {
        return std::make_unique<FloodTransport>(bytes);
    };
    tests::WindowFixture window(engine);
    QVERIFY(window.openLocal());
    gui::TaskPage page(window.context(), nullptr);
    page.resize(1280, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    // The fixture is the page's host: it says when the page is on screen.
    page.open(kTask, {});
    QTRY_COMPARE(page.model().rowCount(), kHosts);
    page.pane().view()->setWrapped(wrapped);
    if (all)
        page.pane().setSource(gui::OutputPane::Source::All);
    QTRY_VERIFY(page.pane().view()->lines() && page.pane().view()->lines()->lineCount() > 100);

    auto *find = page.pane().findChild<QLineEdit *>(QStringLiteral("findLineEdit"));
    QVERIFY(find);
    Watchdog watchdog;
    const qint64 before = bytes->load();
    QElapsedTimer run;
    run.start();
    int second = 0;
    while (run.elapsed() < kSeconds * 1000) {
        QTest::qWait(50);
        if (run.elapsed() / 1000 <= second)
            continue;
        ++second;
        // The user does not sit still: he looks at other hosts, scrolls, searches.
        if (second == 2)
            QTest::keyClick(page.pane().view(), Qt::Key_PageUp);
        if (second == 3)
            QTest::keyClicks(find, QStringLiteral("usual"));
        if (second == 4)
            page.findChild<QAction *>(QStringLiteral("nextHostAction"))->trigger();
        if (second == 5)
            page.pane().view()->setFollowing(true);
    }
    const double megabytes = double(bytes->load() - before) / 1e6;
    const double cpu = *std::max_element(watchdog.cpuMs.begin(), watchdog.cpuMs.end());
    const double wall = *std::max_element(watchdog.wallMs.begin(), watchdog.wallMs.end());
    qInfo("%d hosts, %.1f MB/s; between two turns of the event loop: CPU p99 %.1f, worst %.1f ms; "
          "wall p99 %.1f, worst %.1f ms; %lld lines",
          kHosts, megabytes / kSeconds, Watchdog::percentile(watchdog.cpuMs, 0.99), cpu,
          Watchdog::percentile(watchdog.wallMs, 0.99), wall,
          static_cast<long long>(page.pane().view()->lines()->lineCount()));
    QVERIFY2(megabytes > kLeastMegabytes, qPrintable(QString::number(megabytes)));
    QVERIFY2(cpu <= kLongestSliceMs, qPrintable(QString::number(cpu)));
    page.leave();
}

QTEST_MAIN(TestOutputWatchdog)
#include "tst_outputwatchdog.moc"
