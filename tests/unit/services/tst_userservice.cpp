#include "services/lockout.h"
#include "servicefixture.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace testum;
using namespace testum::tests;

namespace {

constexpr const char *kPassword = "correct horse battery";

} // namespace

class TestUserService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ServiceFixture>();
        m_admin =
            m->auth->setUp(QStringLiteral("admin"), ServiceFixture::secret(kPassword), {}).value();
    }
    void cleanup() { m.reset(); }

    void nameIsUniqueWhateverItsCase();
    void malformedNameIsRefused_data();
    void malformedNameIsRefused();
    void lastAdminStays_data();
    void lastAdminStays();
    void nobodyRemovesTheOwnAccount();
    void otherRolesMayNot_data();
    void otherRolesMayNot();
    void changeMeNeedsTheCurrentPassword();
    void guessingTheCurrentPasswordIsLocked();
    void newPasswordEndsOtherSessionsOnly();
    void localOwnerHasNoAccount();
    void changesAreAuditedWithoutSecrets();

private:
    domain::Actor signedIn(const QString &name, const char *password = kPassword)
    {
        const auto login = m->auth->login(name, ServiceFixture::secret(password), {});
        return m->auth->authenticate(login.value().accessToken, {}).value();
    }

    std::unique_ptr<ServiceFixture> m;
    domain::User m_admin;
};

void TestUserService::nameIsUniqueWhateverItsCase()
{
    QVERIFY(m->users->create(m->owner, QStringLiteral("Мария"), ServiceFixture::secret(kPassword),
                             domain::Role::Viewer));
    const auto again = m->users->create(m->owner, QStringLiteral("мАРИЯ"),
                                        ServiceFixture::secret(kPassword), domain::Role::Viewer);
    QCOMPARE(reasonOf(again), QStringLiteral("user.name_taken"));
}

void TestUserService::malformedNameIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("space at the end") << QStringLiteral("bob ");
    QTest::newRow("newline") << QStringLiteral("bo\nb");
    QTest::newRow("looks like the local owner") << QStringLiteral("local:bob");
    QTest::newRow("too long") << QString(65, u'x');
}

void TestUserService::malformedNameIsRefused()
{
    QFETCH(QString, name);
    const auto made =
        m->users->create(m->owner, name, ServiceFixture::secret(kPassword), domain::Role::Viewer);
    QCOMPARE(reasonOf(made), QStringLiteral("request.invalid"));
}

void TestUserService::lastAdminStays_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("demote") << QStringLiteral("demote");
    QTest::newRow("disable") << QStringLiteral("disable");
    QTest::newRow("remove") << QStringLiteral("remove");
}

void TestUserService::lastAdminStays()
{
    QFETCH(QString, how);
    QString reason;
    if (how == QStringLiteral("remove")) {
        reason = reasonOf(m->users->remove(m->owner, m_admin.id));
    } else {
        services::UserChange change;
        if (how == QStringLiteral("demote"))
            change.role = domain::Role::Operator;
        else
            change.enabled = false;
        reason = reasonOf(m->users->update(m->owner, m_admin.id, change));
    }
    QCOMPARE(reason, QStringLiteral("user.last_admin"));
    const auto kept = m->users->get(m->owner, m_admin.id);
    QVERIFY(kept);
    QCOMPARE(kept->role, domain::Role::Admin);
    QVERIFY(kept->enabled);
}

void TestUserService::nobodyRemovesTheOwnAccount()
{
    QVERIFY(m->users->create(m->owner, QStringLiteral("second"), ServiceFixture::secret(kPassword),
                             domain::Role::Admin));
    QCOMPARE(reasonOf(m->users->remove(signedIn(QStringLiteral("admin")), m_admin.id)),
             QStringLiteral("user.cannot_remove_self"));
}

void TestUserService::otherRolesMayNot_data()
{
    QTest::addColumn<int>("role");
    for (const domain::Role role :
         {domain::Role::Operator, domain::Role::Viewer, domain::Role::Auditor})
        QTest::newRow(qPrintable(domain::roleName(role))) << static_cast<int>(role);
}

void TestUserService::otherRolesMayNot()
{
    QFETCH(int, role);
    domain::Actor actor = m->owner;
    actor.role = static_cast<domain::Role>(role);
    const QString denied = QStringLiteral("auth.permission_denied");
    QCOMPARE(reasonOf(m->users->list(actor, {})), denied);
    QCOMPARE(reasonOf(m->users->get(actor, m_admin.id)), denied);
    QCOMPARE(reasonOf(m->users->create(actor, QStringLiteral("x"),
                                       ServiceFixture::secret(kPassword), domain::Role::Admin)),
             denied);
    QCOMPARE(reasonOf(m->users->update(actor, m_admin.id, {})), denied);
    QCOMPARE(reasonOf(m->users->remove(actor, m_admin.id)), denied);
}

void TestUserService::changeMeNeedsTheCurrentPassword()
{
    const domain::Actor actor = signedIn(QStringLiteral("admin"));
    const auto refused = m->users->changeMe(actor, ServiceFixture::secret("wrong password!"),
                                            QStringLiteral("boss"), std::nullopt);
    QCOMPARE(reasonOf(refused), QStringLiteral("auth.wrong_password"));
    const auto changed = m->users->changeMe(actor, ServiceFixture::secret(kPassword),
                                            QStringLiteral("boss"), std::nullopt);
    QVERIFY(changed);
    QCOMPARE(changed->username, QStringLiteral("boss"));
}

void TestUserService::guessingTheCurrentPasswordIsLocked()
{
    const domain::Actor actor = signedIn(QStringLiteral("admin"));
    const auto guess = [&](QByteArrayView password) {
        return reasonOf(
            m->users->changeMe(actor, SecretBytes{password}, QStringLiteral("boss"), std::nullopt));
    };
    // Failed logins are counted apart: they do not keep the user from his account.
    for (int i = 0; i < services::Lockout::kMaxFailures; ++i)
        QVERIFY(!m->auth->login(QStringLiteral("admin"), ServiceFixture::secret("wrong"), {}));
    for (int i = 0; i < services::Lockout::kMaxFailures; ++i)
        QCOMPARE(guess("wrong password!"), QStringLiteral("auth.wrong_password"));
    QCOMPARE(guess(kPassword), QStringLiteral("auth.too_many_wrong_passwords"));
    // Nor can it be locked from outside.
    m->clock.advance(services::Lockout::kLockoutMs + 1);
    for (int i = 0; i < services::Lockout::kMaxFailures; ++i)
        QVERIFY(!m->auth->login(QStringLiteral("local:") + actor.userId,
                                ServiceFixture::secret("wrong"), {}));
    QCOMPARE(guess(kPassword), QString());
    const auto records = m->audit->list(m->owner, {});
    QVERIFY(records);
    const auto failed = std::count_if(
        records->items.begin(), records->items.end(), [](const domain::AuditRecord &record) {
            return record.action == QLatin1String("auth.wrong_password");
        });
    QCOMPARE(static_cast<int>(failed), services::Lockout::kMaxFailures);
}

void TestUserService::newPasswordEndsOtherSessionsOnly()
{
    const domain::Actor here = signedIn(QStringLiteral("admin"));
    const domain::Actor there = signedIn(QStringLiteral("admin"));
    QVERIFY(m->users->changeMe(here, ServiceFixture::secret(kPassword), std::nullopt,
                               ServiceFixture::secret("another long password")));
    QCOMPARE(m->auth->isStillValid(here).value(), true);
    QCOMPARE(m->auth->isStillValid(there).value(), false);
    QVERIFY(!m->auth->login(QStringLiteral("admin"), ServiceFixture::secret(kPassword), {}));
}

void TestUserService::localOwnerHasNoAccount()
{
    QCOMPARE(m->users->me(m->owner).value().username, QStringLiteral("local:test"));
    QCOMPARE(reasonOf(m->users->changeMe(m->owner, ServiceFixture::secret(kPassword), std::nullopt,
                                         std::nullopt)),
             QStringLiteral("auth.local_owner"));
}

void TestUserService::changesAreAuditedWithoutSecrets()
{
    services::UserChange change;
    change.password = ServiceFixture::secret("another long password");
    QVERIFY(m->users->update(m->owner, m_admin.id, change));
    const auto page = m->audit->list(m->owner, {});
    QCOMPARE(page->items.first().action, QStringLiteral("user.update"));
    const QByteArray meta = QJsonDocument(page->items.first().meta).toJson();
    QVERIFY(meta.contains("\"password_changed\": true"));
    QVERIFY(!meta.contains("another long"));
    QVERIFY(!meta.contains("scrypt"));
}

QTEST_GUILESS_MAIN(TestUserService)
#include "tst_userservice.moc"
