#include "apicalls.h"

#include "core/secretbytes.h"

using namespace testum;
using namespace testum::tests;

/// Signing in and out, the cookie and its guard, tickets, the own account, users.
class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void setUpWorksOnce();
    void loginAnswersTokenAndCookie();
    void cookieIsSecureOverTls();
    void refusedLoginsAnswerAlike_data();
    void refusedLoginsAnswerAlike();
    void bearerAndCookieAuthenticate();
    void cookieNeedsTheOwnOriginToChange_data();
    void cookieNeedsTheOwnOriginToChange();
    void logoutEndsTheSession();
    void ticketOpensOneUpgrade();
    void upgradeByCookieNeedsTheOwnOrigin();
    void upgradeNeedsACredential();
    void meTellsPermissions();
    void localOwnerHasNoId();
    void changesTheOwnPassword();
    void managesUsers();
    void answersInTheCallersLanguage();
    void slowRoutesAreMarked();

private:
    [[nodiscard]] api::ApiResponse send(const QByteArray &method, const char *path,
                                        const QJsonObject &body, const QByteArray &token = {});
    [[nodiscard]] QByteArray login(const QString &name, const QString &password);

    std::unique_ptr<TestEngine> m_engine;
    QByteArray m_token; ///< of the administrator, for tests that leave its session alone
};

namespace {

const QString kName = QStringLiteral("root");
const QString kPassword = QStringLiteral("correct horse battery");

QJsonObject credentials(const QString &name, const QString &password)
{
    return {{QStringLiteral("username"), name}, {QStringLiteral("password"), password}};
}

api::ApiRequest withCookie(api::ApiRequest request, const QByteArray &token)
{
    request.headers.insert("cookie", "theme=dark; access_token=" + token);
    return request;
}

} // namespace

void AccountsTest::initTestCase()
{
    m_engine = std::make_unique<TestEngine>();
    const auto made = send("POST", "/api/v1/auth/setup", credentials(kName, kPassword));
    QCOMPARE(made.status, 201);
    m_token = login(kName, kPassword);
    QVERIFY(!m_token.isEmpty());
}

api::ApiResponse AccountsTest::send(const QByteArray &method, const char *path,
                                    const QJsonObject &body, const QByteArray &token)
{
    api::ApiRequest request = requestFor(method, QString::fromLatin1(path), token);
    if (method != "GET" && method != "DELETE")
        setBody(request, body);
    return m_engine->router().handle(request);
}

QByteArray AccountsTest::login(const QString &name, const QString &password)
{
    const auto response = send("POST", "/api/v1/auth/login", credentials(name, password));
    return jsonOf(response).value(QStringLiteral("access_token")).toString().toLatin1();
}

void AccountsTest::setUpWorksOnce()
{
    const auto state = send("GET", "/api/auth/setup", {});
    QCOMPARE(jsonOf(state).value(QStringLiteral("needs_setup")).toBool(true), false);
    const auto again =
        send("POST", "/api/v1/auth/setup", credentials(QStringLiteral("second"), kPassword));
    QCOMPARE(again.status, 409);
    QCOMPARE(reasonOf(again), QStringLiteral("auth.already_set_up"));
}

void AccountsTest::loginAnswersTokenAndCookie()
{
    const auto response = send("POST", "/api/auth/login/", credentials(kName, kPassword));
    QCOMPARE(response.status, 200);
    const QJsonObject body = jsonOf(response);
    QCOMPARE(body.keys(),
             QStringList({QStringLiteral("access_token"), QStringLiteral("token_type")}));
    QCOMPARE(body.value(QStringLiteral("token_type")).toString(), QStringLiteral("bearer"));
    const QByteArray cookie = headerOf(response, "Set-Cookie");
    QVERIFY(cookie.startsWith("access_token=" +
                              body.value(QStringLiteral("access_token")).toString().toLatin1()));
    QVERIFY(cookie.contains("; HttpOnly"));
    QVERIFY(cookie.contains("; SameSite=Strict"));
    QVERIFY(!cookie.contains("Secure"));
}

void AccountsTest::cookieIsSecureOverTls()
{
    api::ApiRequest request = requestFor("POST", QStringLiteral("/api/v1/auth/login"));
    request.overTls = true;
    setBody(request, credentials(kName, kPassword));
    QVERIFY(headerOf(m_engine->router().handle(request), "Set-Cookie").endsWith("; Secure"));
}

void AccountsTest::refusedLoginsAnswerAlike_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << kName << QStringLiteral("wrong horse battery");
    QTest::newRow("unknown user") << QStringLiteral("nobody") << kPassword;
    QTest::newRow("very long password") << kName << QString(1024, u'x');
}

void AccountsTest::refusedLoginsAnswerAlike()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    const auto response = send("POST", "/api/v1/auth/login", credentials(name, password));
    QCOMPARE(response.status, 401);
    QCOMPARE(reasonOf(response), QStringLiteral("auth.login_failed"));
    QVERIFY(headerOf(response, "Set-Cookie").isEmpty());
    QVERIFY(!response.body.contains(name.toUtf8() + '"'));
}

void AccountsTest::bearerAndCookieAuthenticate()
{
    const QByteArray token = m_token;
    QCOMPARE(send("GET", "/api/v1/me", {}, token).status, 200);
    const auto byCookie = m_engine->router().handle(
        withCookie(requestFor("GET", QStringLiteral("/api/v1/me")), token));
    QCOMPARE(byCookie.status, 200);
    QCOMPARE(jsonOf(byCookie).value(QStringLiteral("username")).toString(), kName);
}

void AccountsTest::cookieNeedsTheOwnOriginToChange_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("own origin") << QByteArray("origin") << QByteArray("http://localhost:8000")
                                << 200;
    QTest::newRow("other port") << QByteArray("origin") << QByteArray("http://localhost:9000")
                                << 403;
    QTest::newRow("other site") << QByteArray("origin") << QByteArray("https://evil.example")
                                << 403;
    QTest::newRow("own fetch") << QByteArray("sec-fetch-site") << QByteArray("same-origin") << 200;
    QTest::newRow("cross-site fetch")
        << QByteArray("sec-fetch-site") << QByteArray("cross-site") << 403;
    QTest::newRow("neither") << QByteArray("x-other") << QByteArray("1") << 403;
}

void AccountsTest::cookieNeedsTheOwnOriginToChange()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    api::ApiRequest request =
        withCookie(requestFor("PUT", QStringLiteral("/api/v1/settings")), m_token);
    request.headers.insert(name, value);
    setBody(request, QJsonObject{{QStringLiteral("fan_out"), 12}});
    const auto response = m_engine->router().handle(request);
    QTEST(response.status, "status");
    if (response.status == 403)
        QCOMPARE(reasonOf(response), QStringLiteral("auth.origin_refused"));
}

void AccountsTest::logoutEndsTheSession()
{
    const QByteArray token = login(kName, kPassword);
    const QByteArray other = login(kName, kPassword);
    const auto response = send("POST", "/api/v1/auth/logout", {}, token);
    QCOMPARE(response.status, 204);
    QVERIFY(headerOf(response, "Set-Cookie").contains("Max-Age=0"));
    const auto after = send("GET", "/api/v1/me", {}, token);
    QCOMPARE(after.status, 401);
    QCOMPARE(reasonOf(after), QStringLiteral("auth.session_ended"));
    QCOMPARE(send("GET", "/api/v1/me", {}, other).status, 200);
}

void AccountsTest::ticketOpensOneUpgrade()
{
    const auto issued = send("POST", "/api/v1/auth/ticket", {}, m_token);
    QCOMPARE(issued.status, 200);
    QCOMPARE(jsonOf(issued).value(QStringLiteral("expires_in")).toInt(), 30);
    const QString ticket = jsonOf(issued).value(QStringLiteral("ticket")).toString();
    const api::ApiRequest upgrade =
        requestFor("GET", QStringLiteral("/ws/tasks/1?ticket=") + ticket);
    const auto first = m_engine->router().authenticateUpgrade(upgrade);
    QVERIFY(first);
    QCOMPARE(first->name, kName);
    const auto second = m_engine->router().authenticateUpgrade(upgrade);
    QVERIFY(!second);
    QVERIFY(second.error().is("auth.ticket_invalid"));
    // It opens a socket and nothing else.
    QCOMPARE(m_engine->router()
                 .handle(requestFor("GET", QStringLiteral("/api/v1/me?ticket=") + ticket))
                 .status,
             401);
}

void AccountsTest::upgradeByCookieNeedsTheOwnOrigin()
{
    api::ApiRequest upgrade = withCookie(requestFor("GET", QStringLiteral("/ws/tasks/1")), m_token);
    const auto bare = m_engine->router().authenticateUpgrade(upgrade);
    QVERIFY(!bare);
    QVERIFY(bare.error().is("auth.origin_refused"));
    upgrade.headers.insert("origin", "http://evil.example");
    QVERIFY(!m_engine->router().authenticateUpgrade(upgrade));
    upgrade.headers.insert("origin", "http://localhost:8000");
    QVERIFY(m_engine->router().authenticateUpgrade(upgrade));
}

void AccountsTest::upgradeNeedsACredential()
{
    const auto none =
        m_engine->router().authenticateUpgrade(requestFor("GET", QStringLiteral("/ws/tasks/1")));
    QVERIFY(!none);
    QVERIFY(none.error().is("auth.required"));
    const auto bearer = m_engine->router().authenticateUpgrade(
        requestFor("GET", QStringLiteral("/ws/tasks/1"), m_token));
    QVERIFY(bearer);
}

void AccountsTest::meTellsPermissions()
{
    const QJsonObject admin = jsonOf(send("GET", "/api/v1/me", {}, m_token));
    QCOMPARE(admin.value(QStringLiteral("permissions")).toArray().size(),
             domain::allPermissions().size());
    const QJsonObject viewer =
        jsonOf(send("GET", "/api/v1/me", {}, m_engine->token(domain::Role::Viewer)));
    QVERIFY(!viewer.value(QStringLiteral("permissions"))
                 .toArray()
                 .contains(QStringLiteral("tasks.run")));
}

void AccountsTest::localOwnerHasNoId()
{
    const QJsonObject me = m_engine->owner("GET", QStringLiteral("/api/v1/me"));
    QVERIFY(me.value(QStringLiteral("id")).isNull());
    QCOMPARE(me.value(QStringLiteral("username")).toString(), QStringLiteral("local:test"));
}

void AccountsTest::changesTheOwnPassword()
{
    const QString name = QStringLiteral("changing");
    const SecretBytes password{QByteArrayView(kPassword.toUtf8())};
    QVERIFY(m_engine->context().services().users.create(
        domain::Actor::localOwner(QStringLiteral("test")), name, password, domain::Role::Viewer));
    const QByteArray token = login(name, kPassword);
    const QString better = QStringLiteral("better horse — пароль");
    const auto wrong = send("PUT", "/api/v1/me",
                            {{QStringLiteral("current_password"), QStringLiteral("wrong")},
                             {QStringLiteral("new_password"), better}},
                            token);
    QCOMPARE(reasonOf(wrong), QStringLiteral("auth.wrong_password"));
    const auto tooShort = send("PUT", "/api/v1/me",
                               {{QStringLiteral("current_password"), kPassword},
                                {QStringLiteral("new_password"), QStringLiteral("short")}},
                               token);
    QCOMPARE(refusedFields(tooShort),
             QStringList(QStringLiteral("new_password user.password_too_short")));
    const auto changed = send("PUT", "/api/v1/me",
                              {{QStringLiteral("current_password"), kPassword},
                               {QStringLiteral("username"), QStringLiteral("boss")},
                               {QStringLiteral("new_password"), better}},
                              token);
    QCOMPARE(changed.status, 200);
    QCOMPARE(jsonOf(changed).value(QStringLiteral("username")).toString(), QStringLiteral("boss"));
    QVERIFY(login(name, kPassword).isEmpty());
    QVERIFY(!login(QStringLiteral("boss"), better).isEmpty());
}

void AccountsTest::managesUsers()
{
    const QByteArray token = m_token;
    QJsonObject wanted = credentials(QStringLiteral("olga"), kPassword);
    wanted.insert(QStringLiteral("role"), QStringLiteral("operator"));
    const auto created = send("POST", "/api/v1/users", wanted, token);
    QCOMPARE(created.status, 201);
    const QByteArray location = headerOf(created, "Location");
    QCOMPARE(location,
             "/api/v1/users/" + jsonOf(created).value(QStringLiteral("id")).toString().toLatin1());
    const auto twice = send("POST", "/api/v1/users", wanted, token);
    QCOMPARE(twice.status, 409);
    QCOMPARE(refusedFields(twice), QStringList(QStringLiteral("username user.name_taken")));
    const QByteArray olga = login(QStringLiteral("olga"), kPassword);
    QCOMPARE(send("GET", "/api/v1/users", {}, olga).status, 403);
    const auto disabled =
        send("PUT", location.constData(), {{QStringLiteral("enabled"), false}}, token);
    QCOMPARE(disabled.status, 200);
    QCOMPARE(send("GET", "/api/v1/me", {}, olga).status, 401);
    QVERIFY(login(QStringLiteral("olga"), kPassword).isEmpty());
    QCOMPARE(send("DELETE", location.constData(), {}, token).status, 204);
    QCOMPARE(send("GET", location.constData(), {}, token).status, 404);
}

void AccountsTest::answersInTheCallersLanguage()
{
    api::ApiRequest request = requestFor("GET", QStringLiteral("/api/v1/me"));
    request.headers.insert("accept-language", "ru");
    const auto response = m_engine->router().handle(request);
    QCOMPARE(jsonOf(response).value(QStringLiteral("message")).toString(),
             QStringLiteral("Сначала войти: в запросе нет токена доступа."));
}

void AccountsTest::slowRoutesAreMarked()
{
    const auto isSlow = [this](const char *method, const char *path) {
        return m_engine->router().isSlow(requestFor(method, QString::fromLatin1(path)));
    };
    QVERIFY(isSlow("POST", "/api/v1/auth/login"));
    QVERIFY(isSlow("POST", "/api/auth/login/"));
    QVERIFY(isSlow("POST", "/api/v1/auth/setup"));
    QVERIFY(isSlow("PUT", "/api/v1/me"));
    QVERIFY(isSlow("POST", "/api/v1/users"));
    QVERIFY(isSlow("PUT", "/api/v1/users/1"));
    QVERIFY(isSlow("POST", "/api/v1/keys/generate"));
    QVERIFY(isSlow("POST", "/api/v1/platforms/probe"));
    const auto waits = [this](const char *method, const char *path) {
        return m_engine->router().waitsForHost(requestFor(method, QString::fromLatin1(path)));
    };
    QVERIFY(waits("POST", "/api/v1/platforms/probe"));
    QVERIFY(!waits("POST", "/api/v1/auth/login"));
    QVERIFY(!waits("GET", "/nowhere"));
    QVERIFY(!isSlow("GET", "/api/v1/users"));
    QVERIFY(!isSlow("GET", "/nowhere"));
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
