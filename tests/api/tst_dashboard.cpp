#include "apicalls.h"

#include "core/ids.h"

using namespace testum;
using namespace testum::tests;

/// Reachability and statistics through the route table, on hosts that a test makes up.
class DashboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void reachabilityIsUnknownUntilAskedFor();
    void checkAnswersAtOnceAndTellsLater();
    void checkTakesIdsAndNames();
    void checkTakesEitherNamesOrAll();
    void checkOfNothingIsAnEmptyAnswer();
    void unknownPlatformIs404();
    void checksAreNotAudited();
    void statisticsCount();
    void statisticsTakeTheirWindow();
    void statisticsRefuseBadWindows_data();
    void statisticsRefuseBadWindows();
    void platformsShowTheirLastError();

private:
    [[nodiscard]] api::ApiResponse send(const QByteArray &method, const QString &path,
                                        const QJsonObject &body = {});
    QString makePlatform(const char *name, const char *host);
    [[nodiscard]] QJsonArray reachability()
    {
        return jsonOf(send("GET", QStringLiteral("/api/v1/platforms/reachability")))
            .value(QStringLiteral("items"))
            .toArray();
    }
    [[nodiscard]] static QString stateOf(const QJsonValue &item)
    {
        return item[QStringLiteral("state")].toString();
    }

    std::unique_ptr<TestEngine> m_engine;
    QByteArray m_token;
};

void DashboardTest::initTestCase()
{
    TestEngine::Options options;
    options.tcpConnect = [](const QString &host, int, std::chrono::milliseconds,
                            const CancelToken &) {
        domain::TcpReach reach;
        reach.connectTime = std::chrono::milliseconds(7);
        if (host == QStringLiteral("away.example"))
            reach.outcome = Error{ErrorCode::Unavailable, "ssh.unreachable"};
        return reach;
    };
    m_engine = std::make_unique<TestEngine>(options);
    m_token = m_engine->token(domain::Role::Operator);
}

void DashboardTest::init()
{
    const QJsonArray items = jsonOf(send("GET", QStringLiteral("/api/v1/platforms")))
                                 .value(QStringLiteral("items"))
                                 .toArray();
    for (const QJsonValue &item : items) {
        const QString id = item[QStringLiteral("id")].toString();
        QCOMPARE(send("DELETE", QStringLiteral("/api/v1/platforms/") + id).status, 204);
    }
}

api::ApiResponse DashboardTest::send(const QByteArray &method, const QString &path,
                                     const QJsonObject &body)
{
    api::ApiRequest request = requestFor(method, path, m_token);
    if (method == "POST" || method == "PUT")
        setBody(request, body);
    return m_engine->router().handle(request);
}

QString DashboardTest::makePlatform(const char *name, const char *host)
{
    const auto made = send("POST", QStringLiteral("/api/v1/platforms"),
                           {{QStringLiteral("name"), QLatin1String(name)},
                            {QStringLiteral("host"), QLatin1String(host)},
                            {QStringLiteral("username"), QStringLiteral("root")},
                            {QStringLiteral("auth_method"), QStringLiteral("agent")}});
    return jsonOf(made).value(QStringLiteral("id")).toString();
}

void DashboardTest::reachabilityIsUnknownUntilAskedFor()
{
    const QString id = makePlatform("a", "a.example");
    QCOMPARE(reachability(),
             QJsonArray{(QJsonObject{{QStringLiteral("platform_id"), id},
                                     {QStringLiteral("state"), QStringLiteral("unknown")},
                                     {QStringLiteral("latency_ms"), QJsonValue::Null},
                                     {QStringLiteral("checked_at"), QJsonValue::Null},
                                     {QStringLiteral("reason"), QJsonValue::Null}})});
}

void DashboardTest::checkAnswersAtOnceAndTellsLater()
{
    makePlatform("a", "a.example");
    makePlatform("b", "away.example");
    const auto started = send("POST", QStringLiteral("/api/v1/platforms/reachability"),
                              {{QStringLiteral("all"), true}});
    QCOMPARE(started.status, 202);
    QCOMPARE(headerOf(started, "Location"), QByteArray("/api/v1/platforms/reachability"));
    QCOMPARE(jsonOf(started).value(QStringLiteral("items")).toArray().size(), 2);
    QTRY_COMPARE(stateOf(reachability()[0]), QStringLiteral("online"));
    QTRY_COMPARE(stateOf(reachability()[1]), QStringLiteral("offline"));
    const QJsonArray now = reachability();
    QCOMPARE(now[0][QStringLiteral("latency_ms")], QJsonValue(7));
    QVERIFY(now[0][QStringLiteral("checked_at")].isString());
    QVERIFY(now[0][QStringLiteral("reason")].isNull());
    QVERIFY(now[1][QStringLiteral("latency_ms")].isNull());
    QCOMPARE(now[1][QStringLiteral("reason")].toString(), QStringLiteral("ssh.unreachable"));
}

void DashboardTest::checkTakesIdsAndNames()
{
    const QString id = makePlatform("a", "a.example");
    makePlatform("b", "a.example");
    makePlatform("c", "a.example");
    const auto started = send("POST", QStringLiteral("/api/v1/platforms/reachability"),
                              {{QStringLiteral("platforms"), QJsonArray{id, QStringLiteral("b")}}});
    QCOMPARE(started.status, 202);
    QTRY_COMPARE(stateOf(reachability()[1]), QStringLiteral("online"));
    QCOMPARE(stateOf(reachability()[2]), QStringLiteral("unknown"));
}

void DashboardTest::checkTakesEitherNamesOrAll()
{
    const auto refused = send("POST", QStringLiteral("/api/v1/platforms/reachability"),
                              {{QStringLiteral("platforms"), QJsonArray{QStringLiteral("a")}},
                               {QStringLiteral("all"), true}});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refusedFields(refused), QStringList(QStringLiteral("platforms field.not_together")));
}

void DashboardTest::checkOfNothingIsAnEmptyAnswer()
{
    const auto started = send("POST", QStringLiteral("/api/v1/platforms/reachability"));
    QCOMPARE(started.status, 202);
    QCOMPARE(jsonOf(started), (QJsonObject{{QStringLiteral("items"), QJsonArray()}}));
}

void DashboardTest::unknownPlatformIs404()
{
    const auto refused =
        send("POST", QStringLiteral("/api/v1/platforms/reachability"),
             {{QStringLiteral("platforms"), QJsonArray{QStringLiteral("nobody")}}});
    QCOMPARE(refused.status, 404);
    QCOMPARE(reasonOf(refused), QStringLiteral("platform.not_found"));
}

void DashboardTest::checksAreNotAudited()
{
    makePlatform("a", "a.example");
    const auto audited = [this] {
        return m_engine->owner("GET", QStringLiteral("/api/v1/audit"))
            .value(QStringLiteral("total"))
            .toInt();
    };
    const int before = audited();
    QCOMPARE(send("POST", QStringLiteral("/api/v1/platforms/reachability"),
                  {{QStringLiteral("all"), true}})
                 .status,
             202);
    QCOMPARE(audited(), before);
}

void DashboardTest::statisticsCount()
{
    makePlatform("a", "a.example");
    makePlatform("b", "away.example");
    (void)send("POST", QStringLiteral("/api/v1/platforms/reachability"),
               {{QStringLiteral("platforms"), QJsonArray{QStringLiteral("b")}}});
    const QString path = QStringLiteral("/api/v1/stats");
    QTRY_COMPARE(jsonOf(send("GET", path))[QStringLiteral("platforms")].toObject(),
                 (QJsonObject{{QStringLiteral("total"), 2},
                              {QStringLiteral("online"), 0},
                              {QStringLiteral("offline"), 1},
                              {QStringLiteral("unknown"), 1}}));
    const QJsonArray attention =
        jsonOf(send("GET", path)).value(QStringLiteral("attention")).toArray();
    QCOMPARE(attention.size(), 1);
    QCOMPARE(attention[0][QStringLiteral("name")].toString(), QStringLiteral("b"));
    QCOMPARE(jsonOf(send("GET", path)).value(QStringLiteral("days")).toArray().size(), 14);
}

void DashboardTest::statisticsTakeTheirWindow()
{
    const auto response = send("GET", QStringLiteral("/api/v1/stats?days=30&utc_offset=-480"));
    QCOMPARE(response.status, 200);
    const QJsonArray days = jsonOf(response).value(QStringLiteral("days")).toArray();
    QCOMPARE(days.size(), 30);
    const QDate there = QDateTime::currentDateTimeUtc().addSecs(-480 * 60).date();
    QCOMPARE(days.last()[QStringLiteral("date")].toString(), there.toString(Qt::ISODate));
}

void DashboardTest::statisticsRefuseBadWindows_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"days=0", "days=91", "days=x", "utc_offset=841", "since=1"})
        QTest::newRow(query) << QString::fromLatin1(query);
}

void DashboardTest::statisticsRefuseBadWindows()
{
    QFETCH(QString, query);
    QCOMPARE(send("GET", QStringLiteral("/api/v1/stats?") + query).status, 422);
}

void DashboardTest::platformsShowTheirLastError()
{
    const QString id = makePlatform("a", "a.example");
    auto &database = m_engine->context().database();
    QVERIFY(storage::PlatformRepository(database).setLastError(
        id, QStringLiteral("ssh.auth_failed"), 1'750'000'000'000));
    const QJsonObject platform = jsonOf(send("GET", QStringLiteral("/api/v1/platforms/") + id));
    QCOMPARE(platform.value(QStringLiteral("last_error_reason")).toString(),
             QStringLiteral("ssh.auth_failed"));
    QCOMPARE(platform.value(QStringLiteral("last_error_at")).toString(),
             QStringLiteral("2025-06-15T15:06:40.000Z"));
    const QJsonObject listed = jsonOf(send("GET", QStringLiteral("/api/v1/platforms")))
                                   .value(QStringLiteral("items"))
                                   .toArray()
                                   .first()
                                   .toObject();
    QCOMPARE(listed, platform);
}

QTEST_GUILESS_MAIN(DashboardTest)
#include "tst_dashboard.moc"
