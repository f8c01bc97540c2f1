#include "services/lockout.h"
#include "servicefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace testum;
using namespace testum::tests;

namespace {

constexpr const char *kPassword = "correct horse battery";
const services::ClientInfo kClient{QStringLiteral("192.0.2.7"), QStringLiteral("test")};

} // namespace

class TestAuthService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ServiceFixture>();
        QVERIFY(
            m->auth->setUp(QStringLiteral("admin"), ServiceFixture::secret(kPassword), kClient));
    }
    void cleanup() { m.reset(); }

    void setUpHappensOnce();
    void shortPasswordIsRefused();
    void loginYieldsATokenThatAuthenticates();
    void unknownUserAndWrongPasswordAnswerAlike();
    void fifthFailureLocksAndTimeUnlocks();
    void lockoutSurvivesAnotherInstance();
    void successfulLoginClearsFailures();
    void oldFailuresDoNotCount();
    void logoutEndsTheTokenAtOnce();
    void roleChangeReachesTheNextRequest();
    void disabledUserIsOut();
    void expiredTokenIsRefused();
    void ticketWorksOnceWithinThirtySeconds();

private:
    Result<services::LoginResult> login(const char *password = kPassword,
                                        const QString &name = QStringLiteral("admin"))
    {
        return m->auth->login(name, ServiceFixture::secret(password), kClient);
    }
    void failTimes(int times)
    {
        for (int i = 0; i < times; ++i)
            QCOMPARE(reasonOf(login("wrong password!")), QStringLiteral("auth.login_failed"));
    }

    std::unique_ptr<ServiceFixture> m;
};

void TestAuthService::setUpHappensOnce()
{
    QCOMPARE(m->auth->needsSetup().value(), false);
    QCOMPARE(reasonOf(m->auth->setUp(QStringLiteral("second"), ServiceFixture::secret(kPassword),
                                     kClient)),
             QStringLiteral("auth.already_set_up"));
    QVERIFY(m->actions().contains(QStringLiteral("user.setup")));
}

void TestAuthService::shortPasswordIsRefused()
{
    ServiceFixture fresh;
    QCOMPARE(fieldsOf(fresh.auth->setUp(QStringLiteral("a"), ServiceFixture::secret("elevenchars"),
                                        kClient)),
             QStringList(QStringLiteral("password:user.password_too_short")));
}

void TestAuthService::loginYieldsATokenThatAuthenticates()
{
    const auto result = login();
    QVERIFY(result);
    const auto actor = m->auth->authenticate(result->accessToken, QStringLiteral("192.0.2.7"));
    QVERIFY(actor);
    QCOMPARE(actor->name, QStringLiteral("admin"));
    QCOMPARE(actor->role, domain::Role::Admin);
    QCOMPARE(m->actions().first(), QStringLiteral("auth.login"));
}

void TestAuthService::unknownUserAndWrongPasswordAnswerAlike()
{
    QElapsedTimer timer;
    timer.start();
    const auto wrong = login("wrong password!");
    const qint64 wrongMs = timer.restart();
    const auto unknown = login(kPassword, QStringLiteral("nobody"));
    const qint64 unknownMs = timer.elapsed();
    QCOMPARE(reasonOf(wrong), reasonOf(unknown));
    QCOMPARE(wrong.error().message, unknown.error().message);
    QVERIFY(unknownMs * 3 > wrongMs); // the hash is computed for unknown names too
}

void TestAuthService::fifthFailureLocksAndTimeUnlocks()
{
    failTimes(5);
    QCOMPARE(reasonOf(login()), QStringLiteral("auth.login_failed"));
    m->clock.advance(services::Lockout::kLockoutMs - 1);
    QCOMPARE(reasonOf(login()), QStringLiteral("auth.login_failed"));
    m->clock.advance(2);
    QVERIFY(login());
}

void TestAuthService::lockoutSurvivesAnotherInstance()
{
    failTimes(5);
    services::AuthService again(*m->database, *m->vault, m->events, m->clock);
    QCOMPARE(
        reasonOf(again.login(QStringLiteral("ADMIN"), ServiceFixture::secret(kPassword), kClient)),
        QStringLiteral("auth.login_failed"));
}

void TestAuthService::successfulLoginClearsFailures()
{
    failTimes(4);
    QVERIFY(login());
    failTimes(4);
    QVERIFY(login());
}

void TestAuthService::oldFailuresDoNotCount()
{
    failTimes(4);
    m->clock.advance(services::Lockout::kLockoutMs + 1);
    failTimes(1);
    QVERIFY(login());
}

void TestAuthService::logoutEndsTheTokenAtOnce()
{
    const auto result = login();
    const auto actor = m->auth->authenticate(result->accessToken, {});
    QVERIFY(m->auth->logout(*actor));
    QCOMPARE(reasonOf(m->auth->authenticate(result->accessToken, {})),
             QStringLiteral("auth.session_ended"));
    QCOMPARE(m->auth->isStillValid(*actor).value(), false);
}

void TestAuthService::roleChangeReachesTheNextRequest()
{
    QVERIFY(m->users->create(m->owner, QStringLiteral("op"), ServiceFixture::secret(kPassword),
                             domain::Role::Operator));
    const auto result = login(kPassword, QStringLiteral("op"));
    QSignalSpy revoked(&m->events, &domain::Events::sessionsRevoked);
    services::UserChange change;
    change.role = domain::Role::Viewer;
    QVERIFY(m->users->update(m->owner, result->user.id, change));
    QCOMPARE(revoked.size(), 1);
    QCOMPARE(reasonOf(m->auth->authenticate(result->accessToken, {})),
             QStringLiteral("auth.session_ended"));
}

void TestAuthService::disabledUserIsOut()
{
    QVERIFY(m->users->create(m->owner, QStringLiteral("op"), ServiceFixture::secret(kPassword),
                             domain::Role::Operator));
    const auto result = login(kPassword, QStringLiteral("op"));
    services::UserChange change;
    change.enabled = false;
    QVERIFY(m->users->update(m->owner, result->user.id, change));
    QVERIFY(!m->auth->authenticate(result->accessToken, {}));
    QCOMPARE(reasonOf(login(kPassword, QStringLiteral("op"))), QStringLiteral("auth.login_failed"));
}

void TestAuthService::expiredTokenIsRefused()
{
    const auto result = login();
    m->clock.advance(services::AuthService::kSessionMs + 61'000);
    QCOMPARE(reasonOf(m->auth->authenticate(result->accessToken, {})),
             QStringLiteral("auth.token_expired"));
}

void TestAuthService::ticketWorksOnceWithinThirtySeconds()
{
    const auto result = login();
    const auto actor = m->auth->authenticate(result->accessToken, {});
    const auto ticket = m->auth->issueTicket(*actor);
    QVERIFY(m->auth->redeemTicket(*ticket));
    QCOMPARE(reasonOf(m->auth->redeemTicket(*ticket)), QStringLiteral("auth.ticket_invalid"));
    const auto late = m->auth->issueTicket(*actor);
    m->clock.advance(services::AuthService::kTicketMs);
    QCOMPARE(reasonOf(m->auth->redeemTicket(*late)), QStringLiteral("auth.ticket_invalid"));
    const auto orphan = m->auth->issueTicket(*actor);
    QVERIFY(m->auth->logout(*actor));
    QCOMPARE(reasonOf(m->auth->redeemTicket(*orphan)), QStringLiteral("auth.session_ended"));
}

QTEST_GUILESS_MAIN(TestAuthService)
#include "tst_authservice.moc"
