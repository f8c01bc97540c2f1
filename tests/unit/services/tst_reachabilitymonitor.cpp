#include "services/reachabilitymonitor.h"

#include "servicefixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace testum;
using namespace testum::services;
using namespace testum::tests;
using domain::Reachability;
using State = Reachability::State;

namespace {

/// Hosts instead of a network: their answers, and how many are asked at once. A closed gate holds
/// every answer back until it opens or the check is called off. Thread-safe.
class ScriptedHosts
{
public:
    domain::TcpReach answer(const QString &host, const CancelToken &cancel)
    {
        std::unique_lock lock(m_mutex);
        ++m_calls;
        m_maxRunning = std::max(m_maxRunning, ++m_running);
        while (!m_open && !cancel.isCancelled())
            m_changed.wait_for(lock, std::chrono::milliseconds(5));
        --m_running;
        domain::TcpReach reach;
        reach.resolved = true;
        reach.connectTime = std::chrono::milliseconds(12);
        if (m_away.contains(host))
            reach.outcome = Error{ErrorCode::Unavailable, "ssh.unreachable"};
        return reach;
    }
    void setOpen(bool open)
    {
        const std::lock_guard lock(m_mutex);
        m_open = open;
        m_changed.notify_all();
    }
    void setAway(const QStringList &hosts)
    {
        const std::lock_guard lock(m_mutex);
        m_away = hosts;
    }
    [[nodiscard]] int calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    [[nodiscard]] int running() const
    {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }
    [[nodiscard]] int maxRunning() const
    {
        const std::lock_guard lock(m_mutex);
        return m_maxRunning;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QStringList m_away;
    bool m_open = true;
    int m_calls = 0;
    int m_running = 0;
    int m_maxRunning = 0;
};

const TargetSelection kAll{{}, true};

} // namespace

class ReachabilityMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ServiceFixture>();
        m_hosts = std::make_unique<ScriptedHosts>();
        m_monitor = std::make_unique<ReachabilityMonitor>(*m_fixture->database, m_fixture->clock,
                                                          [this](const QString &host, int,
                                                                 std::chrono::milliseconds timeout,
                                                                 const CancelToken &cancel) {
                                                              m_timeout = timeout;
                                                              return m_hosts->answer(host, cancel);
                                                          });
    }
    void cleanup() { m_monitor.reset(); }

    void nothingIsKnownBeforeTheFirstCheck();
    void tellsLatencyAndReason();
    void checksOnlyWhatIsNamed();
    void unknownPlatformIsRefused();
    void noPlatformsAreNothingToCheck();
    void checksThirtyTwoAtOnce();
    void joinsTheCheckUnderWay();
    void theOldVerdictStaysWhileChecking();
    void anAnswerCountsForItsAddressOnly();
    void aLateAnswerOfTheOldAddressIsDropped();
    void removedPlatformsAreForgotten();
    void stopIsQuickAndFinal();

private:
    QString add(const char *name)
    {
        PlatformInput input;
        input.name = QLatin1String(name);
        input.host = QLatin1String(name) + QStringLiteral(".example");
        input.username = QStringLiteral("root");
        input.authMethod = domain::AuthMethod::Agent;
        return m_fixture->platforms->create(m_fixture->owner, input).value().id;
    }
    void move(const QString &id, const char *host)
    {
        PlatformInput input;
        input.host = QLatin1String(host);
        QVERIFY(m_fixture->platforms->update(m_fixture->owner, id, input));
    }
    [[nodiscard]] QList<Reachability> all() { return m_monitor->list(m_fixture->owner).value(); }
    [[nodiscard]] Reachability first() { return all().first(); }
    void check(const TargetSelection &targets = kAll)
    {
        QVERIFY(m_monitor->check(m_fixture->owner, targets));
    }
    [[nodiscard]] bool isSettled()
    {
        const QList<Reachability> now = all();
        return std::none_of(now.begin(), now.end(),
                            [](const Reachability &one) { return one.state == State::Checking; });
    }

    std::unique_ptr<ServiceFixture> m_fixture;
    std::unique_ptr<ScriptedHosts> m_hosts;
    std::unique_ptr<ReachabilityMonitor> m_monitor;
    std::atomic<std::chrono::milliseconds> m_timeout{};
};

void ReachabilityMonitorTest::nothingIsKnownBeforeTheFirstCheck()
{
    const QString id = add("a");
    QCOMPARE(first().platformId, id);
    QCOMPARE(first().state, State::Unknown);
    QCOMPARE(first().checkedAtMs, 0);
    QCOMPARE(m_hosts->calls(), 0);
}

void ReachabilityMonitorTest::tellsLatencyAndReason()
{
    add("a");
    add("b");
    m_hosts->setAway({QStringLiteral("b.example")});
    check();
    QTRY_VERIFY(isSettled());
    const QList<Reachability> now = all();
    QCOMPARE(now[0].state, State::Online);
    QCOMPARE(now[0].latencyMs, std::optional<int>(12));
    QCOMPARE(now[0].reason, QString());
    QCOMPARE(now[0].checkedAtMs, m_fixture->clock.nowMs());
    QCOMPARE(now[1].state, State::Offline);
    QCOMPARE(now[1].latencyMs, std::optional<int>());
    QCOMPARE(now[1].reason, QStringLiteral("ssh.unreachable"));
    QCOMPARE(m_timeout.load(), std::chrono::milliseconds(5000));
}

void ReachabilityMonitorTest::checksOnlyWhatIsNamed()
{
    const QString a = add("a");
    add("b");
    add("c");
    check({{a, QStringLiteral("C"), a}, false});
    QTRY_VERIFY(isSettled());
    QCOMPARE(m_hosts->calls(), 2);
    QCOMPARE(all()[1].state, State::Unknown);
}

void ReachabilityMonitorTest::unknownPlatformIsRefused()
{
    add("a");
    const auto refused = m_monitor->check(m_fixture->owner,
                                          {{QStringLiteral("a"), QStringLiteral("nobody")}, false});
    QCOMPARE(reasonOf(refused), QStringLiteral("platform.not_found"));
    QCOMPARE(m_hosts->calls(), 0);
}

void ReachabilityMonitorTest::noPlatformsAreNothingToCheck()
{
    const auto started = m_monitor->check(m_fixture->owner, kAll);
    QVERIFY(started);
    QVERIFY(started->isEmpty());
}

void ReachabilityMonitorTest::checksThirtyTwoAtOnce()
{
    for (int i = 0; i < 50; ++i)
        add(qPrintable(QStringLiteral("host-%1").arg(i)));
    m_hosts->setOpen(false);
    check();
    QTRY_COMPARE(m_hosts->running(), 32);
    m_hosts->setOpen(true);
    QTRY_VERIFY(isSettled());
    QCOMPARE(m_hosts->calls(), 50);
    QCOMPARE(m_hosts->maxRunning(), 32);
}

void ReachabilityMonitorTest::joinsTheCheckUnderWay()
{
    add("a");
    m_hosts->setOpen(false);
    check();
    check();
    QTRY_COMPARE(m_hosts->running(), 1);
    check();
    m_hosts->setOpen(true);
    QTRY_VERIFY(isSettled());
    QCOMPARE(m_hosts->calls(), 1);
    check();
    QTRY_COMPARE(m_hosts->calls(), 2);
}

void ReachabilityMonitorTest::theOldVerdictStaysWhileChecking()
{
    add("a");
    check();
    QTRY_COMPARE(first().state, State::Online);
    const qint64 before = m_fixture->clock.nowMs();
    m_fixture->clock.advance(60'000);
    m_hosts->setOpen(false);
    check();
    QCOMPARE(first().state, State::Checking);
    QCOMPARE(first().verdict(), State::Online);
    QCOMPARE(first().latencyMs, std::optional<int>(12));
    QCOMPARE(first().checkedAtMs, before);
    m_hosts->setOpen(true);
}

void ReachabilityMonitorTest::anAnswerCountsForItsAddressOnly()
{
    const QString id = add("a");
    check();
    QTRY_COMPARE(first().state, State::Online);
    move(id, "elsewhere.example");
    QCOMPARE(first().state, State::Unknown);
    QCOMPARE(first().checkedAtMs, 0);
}

void ReachabilityMonitorTest::aLateAnswerOfTheOldAddressIsDropped()
{
    const QString id = add("a");
    m_hosts->setAway({QStringLiteral("a.example")});
    m_hosts->setOpen(false);
    check();
    QTRY_COMPARE(m_hosts->running(), 1);
    move(id, "elsewhere.example");
    check();
    QTRY_COMPARE(m_hosts->running(), 2);
    m_hosts->setOpen(true);
    QTRY_COMPARE(m_hosts->running(), 0);
    QTRY_COMPARE(first().state, State::Online);
}

void ReachabilityMonitorTest::removedPlatformsAreForgotten()
{
    const QString id = add("a");
    add("b");
    check();
    QTRY_VERIFY(isSettled());
    QVERIFY(m_fixture->platforms->remove(m_fixture->owner, id));
    QCOMPARE(all().size(), 1);
    QCOMPARE(
        m_monitor->of({{id, QStringLiteral("a"), QStringLiteral("a.example"), 22}}).first().state,
        State::Unknown);
}

void ReachabilityMonitorTest::stopIsQuickAndFinal()
{
    for (int i = 0; i < 40; ++i)
        add(qPrintable(QStringLiteral("host-%1").arg(i)));
    m_hosts->setOpen(false);
    check();
    QTRY_COMPARE(m_hosts->running(), 32);
    QElapsedTimer timer;
    timer.start();
    m_monitor->stop();
    QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(m_hosts->calls(), 32);
    QVERIFY(isSettled());
    QCOMPARE(first().state, State::Unknown); // a check that was called off found nothing
    QCOMPARE(reasonOf(m_monitor->check(m_fixture->owner, kAll)), QStringLiteral("task.draining"));
}

QTEST_GUILESS_MAIN(ReachabilityMonitorTest)
#include "tst_reachabilitymonitor.moc"
