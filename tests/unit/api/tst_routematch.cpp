#include "api/routematch.h"

#include <QSet>
#include <QTest>

using namespace testum;

class RouteMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalizes_data();
    void canonicalizes();
    void findsTheRow_data();
    void findsTheRow();
    void tellsTheParameters();
    void findsNothing_data();
    void findsNothing();
    void tellsTheMethodsOfAPath();
    void everyRowIsReached_data();
    void everyRowIsReached();
    void rowsAreDistinct();
};

void RouteMatchTest::canonicalizes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<bool>("unversioned");
    const auto row = [](const char *path, const char *canonical, bool unversioned) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(canonical)
                            << unversioned;
    };
    row("/api/v1/platforms", "/api/v1/platforms", false);
    row("/api/v1/platforms/", "/api/v1/platforms", false);
    row("/api/platforms", "/api/v1/platforms", true);
    row("/api/platforms/", "/api/v1/platforms", true);
    row("/api/auth/login", "/api/v1/auth/login", true);
    row("/ws/tasks/1", "/api/v1/ws/tasks/1", false);
    row("/health/", "/health", false);
    row("/", "/", false);
    row("/api/v1", "/api/v1/v1", true);
    row("/apis/platforms", "/apis/platforms", false);
}

void RouteMatchTest::canonicalizes()
{
    QFETCH(QString, path);
    const api::CanonicalPath canonical = api::canonicalPath(path);
    QTEST(canonical.path, "canonical");
    QTEST(canonical.unversioned, "unversioned");
}

void RouteMatchTest::findsTheRow_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("operation");
    const auto row = [](const char *method, const char *path, const char *operation) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << QByteArray(operation);
    };
    row("POST", "/api/auth/login", "login");
    row("GET", "/api/keys/", "listKeys");
    row("POST", "/api/keys/", "createKey");
    row("GET", "/api/keys/1", "getKey");
    row("PUT", "/api/keys/1", "changeKey");
    row("DELETE", "/api/keys/1", "removeKey");
    row("GET", "/api/platforms/", "listPlatforms");
    row("POST", "/api/platforms", "createPlatform");
    row("GET", "/api/platforms/web-01", "getPlatform");
    row("POST", "/api/platforms/1/run_command", "runCommand");
    row("GET", "/api/tasks/", "listTasks");
    row("GET", "/api/tasks/1/", "getTask");
    row("GET", "/health", "health");
    row("HEAD", "/health", "health");
    row("HEAD", "/api/v1/tasks/1/runs/2/output", "runOutput");
    row("POST", "/api/v1/keys/generate", "generateKey");
    row("GET", "/api/v1/keys/generate", "getKey");
    row("GET", "/api/v1/platforms/reachability", "listReachability");
    row("POST", "/api/v1/platforms/reachability", "checkReachability");
    row("DELETE", "/api/v1/platforms/reachability", "removePlatform");
    row("GET", "/ws/tasks/1", "taskSocket");
    row("GET", "/docs/", "docs");
}

void RouteMatchTest::findsTheRow()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const api::RouteMatch match = api::matchRoute(method, path);
    QVERIFY(match.route);
    QTEST(QByteArray(match.route->operationId), "operation");
}

void RouteMatchTest::tellsTheParameters()
{
    const auto match =
        api::matchRoute("GET", QStringLiteral("/api/v1/tasks/один два/runs/%2f/output"));
    QVERIFY(match.route);
    QCOMPARE(match.parameters,
             (api::PathParameters{{QStringLiteral("id"), QStringLiteral("один два")},
                                  {QStringLiteral("run"), QStringLiteral("%2f")}}));
}

void RouteMatchTest::findsNothing_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"", "/", "/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/platforms",
          "/api/v1//platforms", "/api/v1/platforms/1/2", "/api/v1/Platforms", "health", "/healthy",
          "/docs/a/b", "/api/v1/platforms//run_command", "//api/v1/platforms"})
        QTest::newRow(path) << QString::fromLatin1(path);
    QTest::newRow("nul") << QStringLiteral("/api/v1/platforms/a") + QChar(u'\0');
}

void RouteMatchTest::findsNothing()
{
    QFETCH(QString, path);
    const api::RouteMatch match = api::matchRoute("GET", path);
    QVERIFY(!match.route);
    QVERIFY(match.allow.isEmpty());
}

void RouteMatchTest::tellsTheMethodsOfAPath()
{
    const auto match = api::matchRoute("PATCH", QStringLiteral("/api/v1/platforms/1"));
    QVERIFY(!match.route);
    QCOMPARE(match.allow, QByteArray("GET, HEAD, PUT, DELETE, OPTIONS"));
    QCOMPARE(api::matchRoute("PATCH", QStringLiteral("/api/v1/platforms/reachability")).allow,
             QByteArray("GET, HEAD, POST, PUT, DELETE, OPTIONS"));
    QCOMPARE(api::matchRoute("GET", QStringLiteral("/api/v1/auth/login")).allow,
             QByteArray("POST, OPTIONS"));
}

void RouteMatchTest::everyRowIsReached_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    for (const api::Route &route : api::routes()) {
        QString path = QString::fromLatin1(route.path);
        path.replace(QStringLiteral("{id}"), QStringLiteral("a"));
        path.replace(QStringLiteral("{run}"), QStringLiteral("b"));
        path.replace(QStringLiteral("{file}"), QStringLiteral("c"));
        QTest::newRow(route.operationId) << QByteArray(route.method) << path;
    }
}

void RouteMatchTest::everyRowIsReached()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const QByteArray operation = QTest::currentDataTag();
    QString unversioned = path;
    unversioned.replace(QStringLiteral("/api/v1/"), QStringLiteral("/api/"));
    for (const QString &spelling : {path, path + u'/', unversioned, unversioned + u'/'}) {
        const api::RouteMatch match = api::matchRoute(method, spelling);
        QVERIFY2(match.route, qPrintable(spelling));
        QCOMPARE(QByteArray(match.route->operationId), operation);
    }
}

void RouteMatchTest::rowsAreDistinct()
{
    QSet<QByteArray> operations;
    QSet<QByteArray> places;
    for (const api::Route &route : api::routes()) {
        operations.insert(route.operationId);
        places.insert(QByteArray(route.method) + ' ' + route.path);
    }
    QCOMPARE(operations.size(), static_cast<qsizetype>(api::routes().size()));
    QCOMPARE(places.size(), static_cast<qsizetype>(api::routes().size()));
}

QTEST_GUILESS_MAIN(RouteMatchTest)
#include "tst_routematch.moc"
