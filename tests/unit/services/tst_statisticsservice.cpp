#include "services/statisticsservice.h"

#include "servicefixture.h"
#include "services/reachabilitymonitor.h"

#include <QJsonArray>
#include <QTest>

using namespace testum;
using namespace testum::services;
using namespace testum::tests;
using namespace std::chrono_literals;
using domain::RunStatus;

namespace {

constexpr qint64 kHourMs = 3600 * 1000LL;
constexpr qint64 kDayMs = 24 * kHourMs;

} // namespace

class StatisticsServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_statistics.reset(), m_monitor.reset(); }

    void countsPlatformsByTheirLastCheck();
    void daysAreWholeAndInOrder();
    void daysBeginAtTheAskersMidnight();
    void countsTheLast24Hours();
    void countsWhatRunsNow();
    void faultsNeedAttention();
    void platformsThatAreAwayNeedAttention();
    void anAnswerEndsTheWorryAboutReaching_data();
    void anAnswerEndsTheWorryAboutReaching();
    void attentionIsLimited();
    void jsonHasTheDocumentedShape();

private:
    [[nodiscard]] Statistics collect(int days = 14, std::chrono::minutes offset = 0min)
    {
        return m_statistics->collect(m_fixture->owner, days, offset).value();
    }
    QString addPlatform(const QString &name);
    void addTask(RunStatus status, qint64 createdAtMs);
    void setFault(const QString &id, const char *reason, qint64 atMs)
    {
        QVERIFY(storage::PlatformRepository(*m_fixture->database)
                    .setLastError(id, QLatin1String(reason), atMs));
    }
    void check();

    std::unique_ptr<ServiceFixture> m_fixture;
    std::unique_ptr<ReachabilityMonitor> m_monitor;
    std::unique_ptr<StatisticsService> m_statistics;
    int m_tasks = 0;
};

void StatisticsServiceTest::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    m_fixture->clock.set(1'750'075'200'000); // 2025-06-16T12:00:00Z
    // Hosts called away… do not answer.
    m_monitor = std::make_unique<ReachabilityMonitor>(
        *m_fixture->database, m_fixture->clock,
        [](const QString &host, int, std::chrono::milliseconds, const CancelToken &) {
            domain::TcpReach reach;
            if (host.startsWith(QStringLiteral("away")))
                reach.outcome = Error{ErrorCode::DeadlineExceeded, "ssh.timeout"};
            return reach;
        });
    m_statistics =
        std::make_unique<StatisticsService>(*m_fixture->database, *m_monitor, m_fixture->clock);
}

QString StatisticsServiceTest::addPlatform(const QString &name)
{
    PlatformInput input;
    input.name = name;
    input.host = name + QStringLiteral(".example");
    input.username = QStringLiteral("root");
    input.authMethod = domain::AuthMethod::Agent;
    return m_fixture->platforms->create(m_fixture->owner, input).value().id;
}

void StatisticsServiceTest::addTask(RunStatus status, qint64 createdAtMs)
{
    QVERIFY(m_fixture->database->execChanging(
        QStringLiteral("INSERT INTO tasks (id, type, status, created_at)"
                       " VALUES (?, 'run_command', ?, ?)"),
        {QString::number(++m_tasks), domain::runStatusName(status), createdAtMs}));
}

void StatisticsServiceTest::check()
{
    QVERIFY(m_monitor->check(m_fixture->owner, {{}, true}));
    const auto isSettled = [this] {
        const auto now = m_monitor->list(m_fixture->owner);
        return now && std::none_of(now->begin(), now->end(), [](const auto &one) {
                   return one.state == domain::Reachability::State::Checking;
               });
    };
    QTRY_VERIFY(isSettled());
}

void StatisticsServiceTest::countsPlatformsByTheirLastCheck()
{
    addPlatform(QStringLiteral("a"));
    addPlatform(QStringLiteral("away"));
    check();
    addPlatform(QStringLiteral("new"));
    const Statistics statistics = collect();
    QCOMPARE(statistics.platformsOnline, 1);
    QCOMPARE(statistics.platformsOffline, 1);
    QCOMPARE(statistics.platformsUnknown, 1);
}

void StatisticsServiceTest::daysAreWholeAndInOrder()
{
    const qint64 today = m_fixture->clock.nowMs() / kDayMs * kDayMs;
    addTask(RunStatus::Success, today);
    addTask(RunStatus::Failed, today - 1);
    addTask(RunStatus::Failed, today - kDayMs);
    addTask(RunStatus::Cancelled, today - kDayMs);
    addTask(RunStatus::Interrupted, today - 2 * kDayMs);
    addTask(RunStatus::Success, today - 2 * kDayMs - 1); // before the first day asked for
    const Statistics statistics = collect(3);
    QCOMPARE(statistics.days.size(), 3);
    QCOMPARE(statistics.days[0].date, QDate(2025, 6, 14));
    QCOMPARE(statistics.days[2].date, QDate(2025, 6, 16));
    QCOMPARE(statistics.days[0].tasks.interrupted, 1);
    QCOMPARE(statistics.days[0].tasks.total(), 1);
    QCOMPARE(statistics.days[1].tasks.failed, 2);
    QCOMPARE(statistics.days[1].tasks.cancelled, 1);
    QCOMPARE(statistics.days[2].tasks.success, 1);
}

void StatisticsServiceTest::daysBeginAtTheAskersMidnight()
{
    addTask(RunStatus::Success, 1'750'021'200'000); // 2025-06-15T21:00:00Z
    QCOMPARE(collect(2).days[0].tasks.success, 1);
    const Statistics moscow = collect(2, 180min);
    QCOMPARE(moscow.days[1].date, QDate(2025, 6, 16));
    QCOMPARE(moscow.days[1].tasks.success, 1);
    QCOMPARE(collect(1, 840min).days[0].date, QDate(2025, 6, 17));
}

void StatisticsServiceTest::countsTheLast24Hours()
{
    const qint64 now = m_fixture->clock.nowMs();
    addTask(RunStatus::Failed, now);
    addTask(RunStatus::Failed, now - kDayMs);
    addTask(RunStatus::Success, now - 23 * kHourMs);
    addTask(RunStatus::Running, now - kHourMs);
    addTask(RunStatus::Failed, now - kDayMs - 1);
    QCOMPARE(collect().last24Hours.failed, 2);
    QCOMPARE(collect().last24Hours.total(), 4);
}

void StatisticsServiceTest::countsWhatRunsNow()
{
    addTask(RunStatus::Running, 5);
    addTask(RunStatus::Pending, 5);
    addTask(RunStatus::Pending, m_fixture->clock.nowMs());
    QCOMPARE(collect(1).unfinished.running, 1);
    QCOMPARE(collect(1).unfinished.pending, 2);
}

void StatisticsServiceTest::faultsNeedAttention()
{
    const QString a = addPlatform(QStringLiteral("a"));
    const QString b = addPlatform(QStringLiteral("b"));
    addPlatform(QStringLiteral("c"));
    setFault(a, "ssh.auth_failed", 100);
    setFault(b, "ssh.host_key_changed", 200);
    const Statistics statistics = collect();
    QCOMPARE(statistics.attention.size(), 2);
    QCOMPARE(statistics.attention[0].id, b);
    QCOMPARE(statistics.attention[0].name, QStringLiteral("b"));
    QCOMPARE(statistics.attention[0].reason, QStringLiteral("ssh.host_key_changed"));
    QCOMPARE(statistics.attention[0].atMs, 200);
    QCOMPARE(statistics.attention[1].id, a);
}

void StatisticsServiceTest::platformsThatAreAwayNeedAttention()
{
    const QString first = addPlatform(QStringLiteral("away1"));
    const QString second = addPlatform(QStringLiteral("away2"));
    setFault(second, "ssh.auth_failed", 100);
    check();
    const Statistics statistics = collect();
    QCOMPARE(statistics.attention.size(), 2);
    QCOMPARE(statistics.attention[0].id, first);
    QCOMPARE(statistics.attention[0].reason, QStringLiteral("ssh.timeout"));
    QCOMPARE(statistics.attention[0].atMs, m_fixture->clock.nowMs());
    QCOMPARE(statistics.attention[1].reason, QStringLiteral("ssh.auth_failed"));
}

void StatisticsServiceTest::anAnswerEndsTheWorryAboutReaching_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("stays");
    QTest::newRow("unreachable") << QByteArray("ssh.unreachable") << false;
    QTest::newRow("name") << QByteArray("ssh.resolve_failed") << false;
    QTest::newRow("sign-in") << QByteArray("ssh.auth_failed") << true;
}

void StatisticsServiceTest::anAnswerEndsTheWorryAboutReaching()
{
    QFETCH(QByteArray, reason);
    QFETCH(bool, stays);
    const QString id = addPlatform(QStringLiteral("a"));
    setFault(id, reason.constData(), m_fixture->clock.nowMs() - 1);
    QCOMPARE(collect().attention.size(), 1);
    check();
    QCOMPARE(collect().attention.size(), stays ? 1 : 0);
    setFault(id, reason.constData(), m_fixture->clock.nowMs() + 1); // it failed again since
    QCOMPARE(collect().attention.size(), 1);
}

void StatisticsServiceTest::attentionIsLimited()
{
    for (int i = 0; i < StatisticsService::kMaxAttention + 5; ++i)
        addPlatform(QStringLiteral("away%1").arg(i));
    check();
    QCOMPARE(collect().attention.size(), StatisticsService::kMaxAttention);
}

void StatisticsServiceTest::jsonHasTheDocumentedShape()
{
    addTask(RunStatus::Failed, m_fixture->clock.nowMs());
    setFault(addPlatform(QStringLiteral("a")), "ssh.auth_failed", 1000);
    const QJsonObject json = collect(1).toJson();
    QCOMPARE(json.value(QStringLiteral("platforms")).toObject(),
             (QJsonObject{{QStringLiteral("total"), 1},
                          {QStringLiteral("online"), 0},
                          {QStringLiteral("offline"), 0},
                          {QStringLiteral("unknown"), 1}}));
    QCOMPARE(json.value(QStringLiteral("tasks")).toObject(),
             (QJsonObject{{QStringLiteral("running"), 0},
                          {QStringLiteral("pending"), 0},
                          {QStringLiteral("failed_24h"), 1},
                          {QStringLiteral("total_24h"), 1}}));
    QCOMPARE(json.value(QStringLiteral("days")).toArray().first().toObject(),
             (QJsonObject{{QStringLiteral("date"), QStringLiteral("2025-06-16")},
                          {QStringLiteral("success"), 0},
                          {QStringLiteral("failed"), 1},
                          {QStringLiteral("cancelled"), 0},
                          {QStringLiteral("interrupted"), 0}}));
    const QJsonObject fault = json.value(QStringLiteral("attention")).toArray().first().toObject();
    QCOMPARE(fault.value(QStringLiteral("reason")).toString(), QStringLiteral("ssh.auth_failed"));
    QCOMPARE(fault.value(QStringLiteral("at")).toString(),
             QStringLiteral("1970-01-01T00:00:01.000Z"));
}

QTEST_GUILESS_MAIN(StatisticsServiceTest)
#include "tst_statisticsservice.moc"
