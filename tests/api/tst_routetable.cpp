#include "apicalls.h"

#include "api/schema.h"
#include "support/fakes/fakesshtransport.h"

using namespace testum;
using namespace testum::tests;
using api::Access;
using api::Route;

/// What the route table promises, asked of a running engine row by row.
class RouteTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutTokenIsRefused_data()
    {
        addRoutes([](const Route &) { return true; });
    }
    void withoutTokenIsRefused();
    void unknownTokenIsRefused_data() { addRoutes(&isGuarded); }
    void unknownTokenIsRefused();
    void wrongMethodIsRefused_data()
    {
        addRoutes([](const Route &) { return true; });
    }
    void wrongMethodIsRefused();
    void optionsTellsTheMethods_data()
    {
        addRoutes([](const Route &) { return true; });
    }
    void optionsTellsTheMethods();
    void unknownQueryParameterIsRefused_data()
    {
        addRoutes([](const Route &) { return true; });
    }
    void unknownQueryParameterIsRefused();
    void badBodyIsRefused_data() { addRoutes(&takesBody); }
    void badBodyIsRefused();
    void bodyOfAnotherTypeIsRefused_data() { addRoutes(&takesBody); }
    void bodyOfAnotherTypeIsRefused();
    void wrongTypesAreNamed_data() { addRoutes(&takesBody); }
    void wrongTypesAreNamed();
    void missingFieldsAreNamed_data() { addRoutes(&takesBody); }
    void missingFieldsAreNamed();
    void bodylessRoutesRefuseFields_data();
    void bodylessRoutesRefuseFields();
    void rolesMayWhatTheRowSays_data();
    void rolesMayWhatTheRowSays();
    void servicesRefuseWhatTheRowRefuses_data();
    void servicesRefuseWhatTheRowRefuses();
    void exampleAnswersMatchTheirSchema_data();
    void exampleAnswersMatchTheirSchema();

private:
    static bool isGuarded(const Route &route) { return route.access.kind != Access::Kind::Public; }
    static bool takesBody(const Route &route) { return route.requestSchema != nullptr; }
    static void addRoutes(bool (*wanted)(const Route &));
    static const Route &route();
    [[nodiscard]] api::ApiRequest exampleRequest(const Route &route, const QByteArray &token) const;
    [[nodiscard]] QByteArray freshToken(domain::Role role);

    fakes::FakeSshTransport m_hosts;
    std::unique_ptr<TestEngine> m_engine;
    std::optional<api::SchemaSet> m_schemas;
};

void RouteTableTest::addRoutes(bool (*wanted)(const Route &))
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Route &route : api::routes()) {
        if (wanted(route))
            QTest::newRow(route.operationId) << index;
        ++index;
    }
}

const Route &RouteTableTest::route()
{
    QFETCH(int, index);
    return api::routes()[static_cast<std::size_t>(index)];
}

/// The documented example, with the right secret nowhere, so that nothing about the account
/// changes.
api::ApiRequest RouteTableTest::exampleRequest(const Route &route, const QByteArray &token) const
{
    api::ApiRequest request = requestFor(route.method, examplePath(route), token);
    if (route.requestSchema) {
        QJsonObject body =
            m_schemas
                ->document()[QString::fromLatin1(route.requestSchema)][QStringLiteral("example")]
                .toObject();
        if (body.contains(QStringLiteral("current_password")))
            body.insert(QStringLiteral("current_password"), QStringLiteral("not the password"));
        setBody(request, body);
    }
    return request;
}

/// Of a session of its own, for calls that may end it.
QByteArray RouteTableTest::freshToken(domain::Role role)
{
    if (m_engine->token(role).isEmpty())
        return {};
    const auto login = m_engine->context().services().auth.login(
        QStringLiteral("test-") + domain::roleName(role),
        SecretBytes{QByteArrayView(TestEngine::kPassword)}, {QStringLiteral("127.0.0.1"), {}});
    return login ? login->accessToken : QByteArray();
}

void RouteTableTest::initTestCase()
{
    TestEngine::Options options;
    options.transport = &m_hosts;
    m_engine = std::make_unique<TestEngine>(options);
    m_schemas = api::SchemaSet::builtIn();
    for (const domain::Role role : domain::allRoles())
        QVERIFY(!m_engine->token(role).isEmpty());
}

void RouteTableTest::withoutTokenIsRefused()
{
    const auto response = m_engine->router().handle(exampleRequest(route(), {}));
    if (isGuarded(route())) {
        QCOMPARE(response.status, 401);
        QCOMPARE(reasonOf(response), QStringLiteral("auth.required"));
        QVERIFY(headerOf(response, "WWW-Authenticate").startsWith("Bearer"));
    } else {
        QVERIFY(reasonOf(response) != QStringLiteral("auth.required"));
        QVERIFY(response.status != 403 && response.status < 500);
    }
}

void RouteTableTest::unknownTokenIsRefused()
{
    for (const char *token : {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."}) {
        const auto response = m_engine->router().handle(exampleRequest(route(), token));
        QCOMPARE(response.status, 401);
        QCOMPARE(reasonOf(response), QStringLiteral("auth.token_invalid"));
    }
}

void RouteTableTest::wrongMethodIsRefused()
{
    const QByteArray token = m_engine->token(domain::Role::Admin);
    const auto response =
        m_engine->router().handle(requestFor("PATCH", examplePath(route()), token));
    QCOMPARE(response.status, 405);
    QCOMPARE(reasonOf(response), QStringLiteral("request.method_not_allowed"));
    QVERIFY(headerOf(response, "Allow").split(',').contains(route().method) ||
            headerOf(response, "Allow").contains(QByteArray(" ") + route().method));
}

void RouteTableTest::optionsTellsTheMethods()
{
    const auto response = m_engine->router().handle(requestFor("OPTIONS", examplePath(route())));
    QCOMPARE(response.status, 204);
    QVERIFY(response.body.isEmpty());
    const QByteArray allow = headerOf(response, "Allow");
    QVERIFY(allow.contains(route().method));
    QVERIFY(allow.contains("OPTIONS"));
}

void RouteTableTest::unknownQueryParameterIsRefused()
{
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    request.query.addQueryItem(QStringLiteral("no_such_parameter"), QStringLiteral("1"));
    const auto response = m_engine->router().handle(request);
    QCOMPARE(response.status, 422);
    QCOMPARE(refusedFields(response),
             QStringList(QStringLiteral("no_such_parameter field.unknown")));
}

void RouteTableTest::badBodyIsRefused()
{
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    for (const char *body : {"{", "[]", "null", "\"text\"", "{\"a\":1}}"}) {
        setBody(request, QByteArray(body));
        const auto response = m_engine->router().handle(request);
        QCOMPARE(response.status, 422);
        QCOMPARE(reasonOf(response), QStringLiteral("request.not_json"));
    }
    setBody(request, QJsonObject{{QStringLiteral("no_such_field"), 1}});
    const auto unknown = m_engine->router().handle(request);
    QCOMPARE(unknown.status, 422);
    QVERIFY(refusedFields(unknown).contains(QStringLiteral("no_such_field field.unknown")));
}

void RouteTableTest::bodyOfAnotherTypeIsRefused()
{
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    for (const char *type : {"text/plain", "application/x-www-form-urlencoded", ""}) {
        request.headers.insert("content-type", type);
        const auto response = m_engine->router().handle(request);
        QCOMPARE(response.status, 415);
        QCOMPARE(reasonOf(response), QStringLiteral("request.not_json_type"));
    }
}

void RouteTableTest::wrongTypesAreNamed()
{
    const QJsonObject properties =
        m_schemas
            ->document()[QString::fromLatin1(route().requestSchema)][QStringLiteral("properties")]
            .toObject();
    QJsonObject body;
    QStringList expected;
    for (const QString &name : properties.keys()) {
        body.insert(name, QJsonObject{{QStringLiteral("x"), 1}});
        expected.append(name + QStringLiteral(" field.wrong_type"));
    }
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    setBody(request, body);
    const auto response = m_engine->router().handle(request);
    QCOMPARE(response.status, 422);
    QCOMPARE(refusedFields(response), expected);
}

void RouteTableTest::missingFieldsAreNamed()
{
    QStringList expected;
    for (const QJsonValue &name :
         m_schemas
             ->document()[QString::fromLatin1(route().requestSchema)][QStringLiteral("required")]
             .toArray())
        expected.append(name.toString() + QStringLiteral(" field.required"));
    expected.sort();
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    setBody(request, QJsonObject());
    const auto response = m_engine->router().handle(request);
    if (expected.isEmpty())
        QVERIFY(response.status != 422);
    else
        QCOMPARE(refusedFields(response), expected);
}

void RouteTableTest::bodylessRoutesRefuseFields_data()
{
    addRoutes([](const Route &route) {
        return !route.requestSchema && qstrcmp(route.method, "GET") != 0;
    });
}

void RouteTableTest::bodylessRoutesRefuseFields()
{
    api::ApiRequest request = exampleRequest(route(), m_engine->token(domain::Role::Admin));
    setBody(request, QJsonObject{{QStringLiteral("force"), true}});
    const auto response = m_engine->router().handle(request);
    QCOMPARE(refusedFields(response), QStringList(QStringLiteral("force field.unknown")));
}

void RouteTableTest::rolesMayWhatTheRowSays_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("role");
    int index = 0;
    for (const Route &route : api::routes()) {
        for (const domain::Role role : domain::allRoles()) {
            if (isGuarded(route)) {
                QTest::addRow("%s as %s", route.operationId, qPrintable(domain::roleName(role)))
                    << index << static_cast<int>(role);
            }
        }
        ++index;
    }
}

void RouteTableTest::rolesMayWhatTheRowSays()
{
    QFETCH(int, role);
    const auto asked = static_cast<domain::Role>(role);
    domain::Actor actor;
    actor.role = asked;
    const bool ends = qstrcmp(route().operationId, "logout") == 0;
    const QByteArray token = ends ? freshToken(asked) : m_engine->token(asked);
    const auto response = m_engine->router().handle(exampleRequest(route(), token));
    QVERIFY2(response.status < 500, response.body.constData());
    QVERIFY(response.status != 401);
    QCOMPARE(reasonOf(response) != QStringLiteral("auth.permission_denied"),
             route().access.allows(actor));
    if (!route().access.allows(actor))
        QCOMPARE(response.status, 403);
}

void RouteTableTest::servicesRefuseWhatTheRowRefuses_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("role");
    int index = 0;
    for (const Route &route : api::routes()) {
        for (const domain::Role role : domain::allRoles()) {
            domain::Actor actor;
            actor.role = role;
            if (!route.access.allows(actor)) {
                QTest::addRow("%s as %s", route.operationId, qPrintable(domain::roleName(role)))
                    << index << static_cast<int>(role);
            }
        }
        ++index;
    }
}

void RouteTableTest::servicesRefuseWhatTheRowRefuses()
{
    QFETCH(int, role);
    api::Router::Options options;
    options.gateByRow = false;
    const api::Router ungated(m_engine->context().services(), options);
    const QByteArray token = m_engine->token(static_cast<domain::Role>(role));
    const auto response = ungated.handle(exampleRequest(route(), token));
    QCOMPARE(response.status, 403);
    QCOMPARE(reasonOf(response), QStringLiteral("auth.permission_denied"));
}

void RouteTableTest::exampleAnswersMatchTheirSchema_data()
{
    addRoutes([](const Route &route) {
        return qstrcmp(route.operationId, "logout") != 0 // would end the shared session
               && qstrcmp(route.operationId, "login") != 0 &&
               qstrcmp(route.operationId, "setUp") != 0;
    });
}

void RouteTableTest::exampleAnswersMatchTheirSchema()
{
    const auto response =
        m_engine->router().handle(exampleRequest(route(), m_engine->token(domain::Role::Admin)));
    // The engine checks its answers by itself: one off its schema would be a 500.
    QVERIFY2(response.status < 500, response.body.constData());
    if (response.contentType == "application/problem+json")
        QVERIFY(m_schemas->check(QStringLiteral("Problem"), jsonOf(response)).isEmpty());
    else
        QVERIFY(response.status == route().status);
    QCOMPARE(headerOf(response, "X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(!headerOf(response, "Cache-Control").isEmpty());
}

QTEST_GUILESS_MAIN(RouteTableTest)
#include "tst_routetable.moc"
