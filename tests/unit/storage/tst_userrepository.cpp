#include "storage/userrepository.h"

#include "core/ids.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QTest>

#include <thread>

using namespace testum;
using namespace testum::domain;
using namespace testum::storage;
using namespace testum::tests;

namespace {

UserRecord record(const QString &name, Role role = Role::Viewer)
{
    UserRecord record;
    record.user.id = newId();
    record.user.username = name;
    record.user.role = role;
    record.user.createdAtMs = 1000;
    record.user.updatedAtMs = 1000;
    record.passwordHash = QStringLiteral("$scrypt$x");
    return record;
}

QStringList names(const Result<Page<User>> &page)
{
    QStringList names;
    if (page) {
        for (const User &user : page->items)
            names.append(user.username);
    }
    return names;
}

Session session(const QString &userId)
{
    Session session;
    session.id = newId();
    session.userId = userId;
    session.ip = QStringLiteral("::1");
    session.userAgent = QStringLiteral("curl/7.88 'x'");
    session.createdAtMs = 1000;
    session.expiresAtMs = 5000;
    session.lastUsedAtMs = 1500;
    return session;
}

} // namespace

class UserRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryField_data() { database_data(); }
    void readsBackEveryField();
    void nameIsUniqueWhateverItsCase_data() { database_data(); }
    void nameIsUniqueWhateverItsCase();
    void twoFirstStartsMakeOneAdmin_data() { database_data(); }
    void twoFirstStartsMakeOneAdmin();
    void missingRowsAreNotFound_data() { database_data(); }
    void missingRowsAreNotFound();
    void countsEnabledAdmins_data() { database_data(); }
    void countsEnabledAdmins();
    void listsSortsAndFilters_data() { database_data(); }
    void listsSortsAndFilters();
    void aSessionIsActiveUntilItExpires_data() { database_data(); }
    void aSessionIsActiveUntilItExpires();
    void aDisabledUsersSessionIsNotActive_data() { database_data(); }
    void aDisabledUsersSessionIsNotActive();
    void sessionsGoWithTheirUser_data() { database_data(); }
    void sessionsGoWithTheirUser();
    void removesSessionsExceptOne_data() { database_data(); }
    void removesSessionsExceptOne();
    void removesExpiredSessions_data() { database_data(); }
    void removesExpiredSessions();
    void countsLoginAttemptsByFoldedName_data() { database_data(); }
    void countsLoginAttemptsByFoldedName();
    void loginAttemptsSurviveARestart_data() { database_data(); }
    void loginAttemptsSurviveARestart();
};

void UserRepositoryTest::readsBackEveryField()
{
    const TestDatabase database;
    UserRepository users(*database);
    UserRecord alice = record(QString::fromUtf8("Алиса"), Role::Operator);
    VERIFY_OK(users.insert(alice));
    auto stored = users.byId(alice.user.id);
    VERIFY_OK(stored);
    QCOMPARE(stored->user.toJson(), alice.user.toJson());
    QCOMPARE(stored->passwordHash, alice.passwordHash);

    alice.user.username = QStringLiteral("alice");
    alice.user.role = Role::Admin;
    alice.user.enabled = false;
    alice.user.updatedAtMs = 2000;
    alice.passwordHash = QStringLiteral("$scrypt$y");
    VERIFY_OK(users.update(alice));
    VERIFY_OK(users.setLastLogin(alice.user.id, 3000));
    alice.user.lastLoginAtMs = 3000;
    const auto byName = users.byName(QStringLiteral("ALICE"));
    VERIFY_OK(byName);
    QVERIFY(byName->has_value());
    QCOMPARE((*byName)->user.toJson(), alice.user.toJson());
    QCOMPARE((*byName)->passwordHash, alice.passwordHash);
}

void UserRepositoryTest::nameIsUniqueWhateverItsCase()
{
    const TestDatabase database;
    UserRepository users(*database);
    VERIFY_OK(users.insert(record(QString::fromUtf8("алиса"))));
    const auto taken = users.insert(record(QString::fromUtf8("АЛИСА")));
    COMPARE_REASON(taken, "user.name_taken");
    QCOMPARE(taken.error().fields.value(0).field, QStringLiteral("username"));
    QCOMPARE(users.count().value_or(-1), 1);
}

void UserRepositoryTest::twoFirstStartsMakeOneAdmin()
{
    const TestDatabase database;
    std::atomic<int> made{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            const auto result = UserRepository(*database).insert(
                record(QStringLiteral("admin%1").arg(i), Role::Admin), true);
            if (result)
                ++made;
            else if (result.error().is("auth.already_set_up") && result.error().fields.isEmpty())
                ++refused;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(made.load(), 1);
    QCOMPARE(refused.load(), 3);
    VERIFY_OK(UserRepository(*database).insert(record(QStringLiteral("later"), Role::Admin)));
}

void UserRepositoryTest::missingRowsAreNotFound()
{
    const TestDatabase database;
    UserRepository users(*database);
    COMPARE_REASON(users.byId(newId()), "user.not_found");
    COMPARE_REASON(users.update(record(QStringLiteral("x"))), "user.not_found");
    COMPARE_REASON(users.setLastLogin(newId(), 1), "user.not_found");
    COMPARE_REASON(users.remove(newId()), "user.not_found");
    const auto byName = users.byName(QStringLiteral("nobody"));
    VERIFY_OK(byName);
    QVERIFY(!byName->has_value());
}

void UserRepositoryTest::countsEnabledAdmins()
{
    const TestDatabase database;
    UserRepository users(*database);
    UserRecord disabled = record(QStringLiteral("a"), Role::Admin);
    disabled.user.enabled = false;
    for (const UserRecord &user : {disabled, record(QStringLiteral("b"), Role::Admin),
                                   record(QStringLiteral("c"), Role::Operator)})
        VERIFY_OK(users.insert(user));
    QCOMPARE(users.count().value_or(-1), 3);
    QCOMPARE(users.countEnabledAdmins().value_or(-1), 1);
}

void UserRepositoryTest::listsSortsAndFilters()
{
    const TestDatabase database;
    UserRepository users(*database);
    UserRecord bob = record(QStringLiteral("Bob"), Role::Auditor);
    bob.user.enabled = false;
    bob.user.createdAtMs = 500;
    for (const UserRecord &user : {bob, record(QStringLiteral("alice"), Role::Admin)})
        VERIFY_OK(users.insert(user));
    QCOMPARE(names(users.list({})), (QStringList{QStringLiteral("alice"), QStringLiteral("Bob")}));
    ListQuery byTime;
    byTime.sort = QStringLiteral("created_at");
    QCOMPARE(names(users.list(byTime)),
             (QStringList{QStringLiteral("Bob"), QStringLiteral("alice")}));
    ListQuery query;
    query.filters = {{QStringLiteral("role"), QStringLiteral("auditor")}};
    QCOMPARE(names(users.list(query)), QStringList{QStringLiteral("Bob")});
    query.filters = {{QStringLiteral("enabled"), QStringLiteral("true")}};
    QCOMPARE(names(users.list(query)), QStringList{QStringLiteral("alice")});
    query.filters = {{QStringLiteral("enabled"), QStringLiteral("maybe")}};
    COMPARE_REASON(users.list(query), "request.invalid");
    ListQuery search;
    search.search = QStringLiteral("LIC");
    QCOMPARE(names(users.list(search)), QStringList{QStringLiteral("alice")});
}

void UserRepositoryTest::aSessionIsActiveUntilItExpires()
{
    const TestDatabase database;
    const UserRecord alice = record(QStringLiteral("alice"), Role::Operator);
    VERIFY_OK(UserRepository(*database).insert(alice));
    SessionRepository sessions(*database);
    const Session mine = session(alice.user.id);
    VERIFY_OK(sessions.insert(mine));
    const auto active = sessions.active(mine.id, 4999);
    VERIFY_OK(active);
    QVERIFY(active->has_value());
    QCOMPARE((*active)->user.toJson(), alice.user.toJson());
    const Session &stored = (*active)->session;
    QCOMPARE(stored.id, mine.id);
    QCOMPARE(stored.ip, mine.ip);
    QCOMPARE(stored.userAgent, mine.userAgent);
    QCOMPARE(stored.createdAtMs, mine.createdAtMs);
    QCOMPARE(stored.expiresAtMs, mine.expiresAtMs);
    QCOMPARE(stored.lastUsedAtMs, mine.lastUsedAtMs);
    QVERIFY(!sessions.active(mine.id, 5000)->has_value());
    VERIFY_OK(sessions.remove(mine.id));
    QVERIFY(!sessions.active(mine.id, 2000)->has_value());
}

void UserRepositoryTest::aDisabledUsersSessionIsNotActive()
{
    const TestDatabase database;
    UserRepository users(*database);
    UserRecord alice = record(QStringLiteral("alice"));
    VERIFY_OK(users.insert(alice));
    SessionRepository sessions(*database);
    const Session mine = session(alice.user.id);
    VERIFY_OK(sessions.insert(mine));
    alice.user.enabled = false;
    VERIFY_OK(users.update(alice));
    QVERIFY(!sessions.active(mine.id, 2000)->has_value());
}

void UserRepositoryTest::sessionsGoWithTheirUser()
{
    const TestDatabase database;
    UserRepository users(*database);
    const UserRecord alice = record(QStringLiteral("alice"));
    VERIFY_OK(users.insert(alice));
    SessionRepository sessions(*database);
    VERIFY_OK(sessions.insert(session(alice.user.id)));
    VERIFY_OK(users.remove(alice.user.id));
    QCOMPARE(sessions.ofUser(alice.user.id)->size(), 0);
    COMPARE_REASON(sessions.insert(session(alice.user.id)), "storage.foreign_key");
}

void UserRepositoryTest::removesSessionsExceptOne()
{
    const TestDatabase database;
    UserRepository users(*database);
    const UserRecord alice = record(QStringLiteral("alice"));
    const UserRecord bob = record(QStringLiteral("bob"));
    SessionRepository sessions(*database);
    for (const UserRecord &user : {alice, bob})
        VERIFY_OK(users.insert(user));
    const Session kept = session(alice.user.id);
    for (const Session &one : {kept, session(alice.user.id), session(bob.user.id)})
        VERIFY_OK(sessions.insert(one));
    VERIFY_OK(sessions.removeOfUser(alice.user.id, kept.id));
    const auto left = sessions.ofUser(alice.user.id);
    VERIFY_OK(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->first().id, kept.id);
    VERIFY_OK(sessions.removeOfUser(alice.user.id));
    QCOMPARE(sessions.ofUser(alice.user.id)->size(), 0);
    QCOMPARE(sessions.ofUser(bob.user.id)->size(), 1);
}

void UserRepositoryTest::removesExpiredSessions()
{
    const TestDatabase database;
    const UserRecord alice = record(QStringLiteral("alice"));
    VERIFY_OK(UserRepository(*database).insert(alice));
    SessionRepository sessions(*database);
    Session old = session(alice.user.id);
    old.expiresAtMs = 4000;
    const Session fresh = session(alice.user.id);
    for (const Session &one : {old, fresh})
        VERIFY_OK(sessions.insert(one));
    VERIFY_OK(sessions.removeExpired(4000));
    const auto left = sessions.ofUser(alice.user.id);
    VERIFY_OK(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->first().id, fresh.id);
}

void UserRepositoryTest::countsLoginAttemptsByFoldedName()
{
    const TestDatabase database;
    LoginAttemptRepository attempts(*database);
    QCOMPARE(attempts.state(QStringLiteral("Alice"))->failures, 0);
    VERIFY_OK(attempts.put(QStringLiteral("Alice"), {1, 1000, 0}));
    VERIFY_OK(attempts.put(QStringLiteral("aLICE"), {5, 1000, 9000}));
    const auto state = attempts.state(QStringLiteral("ALICE"));
    VERIFY_OK(state);
    QCOMPARE(state->failures, 5);
    QCOMPARE(state->firstFailureMs, 1000);
    QCOMPARE(state->lockedUntilMs, 9000);
    QCOMPARE(attempts.state(QStringLiteral("bob"))->failures, 0);
    VERIFY_OK(attempts.clear(QStringLiteral("alice")));
    QCOMPARE(attempts.state(QStringLiteral("alice"))->failures, 0);
}

void UserRepositoryTest::loginAttemptsSurviveARestart()
{
    TestDatabase database;
    VERIFY_OK(LoginAttemptRepository(*database).put(QStringLiteral("alice"), {5, 1, 900}));
    database.reopen();
    QCOMPARE(LoginAttemptRepository(*database).state(QStringLiteral("alice"))->lockedUntilMs, 900);
}

QTEST_GUILESS_MAIN(UserRepositoryTest)
#include "tst_userrepository.moc"
