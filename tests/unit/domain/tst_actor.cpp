#include "domain/actor.h"

#include <QSet>
#include <QTest>

using namespace testum::domain;

class TestActor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesHaveTheirPermissions_data()
    {
        QTest::addColumn<Permission>("permission");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("roles"); // admin, operator, viewer, auditor
        const auto row = [](Permission permission, const char *name, const char *roles) {
            QTest::newRow(name) << permission << QByteArray(name) << QByteArray(roles);
        };
        row(Permission::PlatformsRead, "platforms.read", "aovu");
        row(Permission::PlatformsWrite, "platforms.write", "ao--");
        row(Permission::HostKeysAccept, "host_keys.accept", "a---");
        row(Permission::KeysRead, "keys.read", "aovu");
        row(Permission::KeysWrite, "keys.write", "ao--");
        row(Permission::TasksRead, "tasks.read", "aovu");
        row(Permission::TasksRun, "tasks.run", "ao--");
        row(Permission::TasksCancel, "tasks.cancel", "ao--");
        row(Permission::AuditRead, "audit.read", "a--u");
        row(Permission::UsersManage, "users.manage", "a---");
        row(Permission::SettingsRead, "settings.read", "aovu");
        row(Permission::SettingsWrite, "settings.write", "a---");
        row(Permission::SelfManage, "self.manage", "aovu");
    }
    void rolesHaveTheirPermissions()
    {
        QFETCH(const Permission, permission);
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, roles);
        QCOMPARE(QByteArray(permissionName(permission)), name);
        QCOMPARE(roleHas(Role::Admin, permission), roles[0] == 'a');
        QCOMPARE(roleHas(Role::Operator, permission), roles[1] == 'o');
        QCOMPARE(roleHas(Role::Viewer, permission), roles[2] == 'v');
        QCOMPARE(roleHas(Role::Auditor, permission), roles[3] == 'u');
    }

    void theListOfPermissionsIsComplete()
    {
        QSet<QByteArray> names;
        for (const Permission permission : allPermissions())
            names.insert(permissionName(permission));
        QCOMPARE(names.size(), qsizetype{13});
        QCOMPARE(allPermissions().size(), qsizetype{13});
        QVERIFY(!names.contains(QByteArray()));
    }

    void roleNamesReadBack_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QString>("name");
        QTest::newRow("admin") << Role::Admin << QStringLiteral("admin");
        QTest::newRow("operator") << Role::Operator << QStringLiteral("operator");
        QTest::newRow("viewer") << Role::Viewer << QStringLiteral("viewer");
        QTest::newRow("auditor") << Role::Auditor << QStringLiteral("auditor");
    }
    void roleNamesReadBack()
    {
        QFETCH(const Role, role);
        QFETCH(const QString, name);
        QCOMPARE(roleName(role), name);
        QCOMPARE(roleFromName(name), std::optional(role));
        QVERIFY(allRoles().contains(role));
    }

    void unknownRolesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("other case") << QStringLiteral("Admin");
        QTest::newRow("blank") << QStringLiteral("admin ");
        QTest::newRow("unknown") << QStringLiteral("root");
    }
    void unknownRolesAreRefused()
    {
        QFETCH(const QString, name);
        QVERIFY(!roleFromName(name));
    }

    void requireNamesWhatIsMissing()
    {
        Actor viewer;
        viewer.userId = QStringLiteral("u");
        viewer.role = Role::Viewer;
        QVERIFY(viewer.require(Permission::TasksRead).has_value());
        const auto refused = viewer.require(Permission::TasksRun);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, testum::ErrorCode::PermissionDenied);
        QVERIFY(refused.error().is("auth.permission_denied"));
        QCOMPARE(refused.error().args.value(QStringLiteral("permission")),
                 QStringLiteral("tasks.run"));
        QCOMPARE(refused.error().args.value(QStringLiteral("role")), QStringLiteral("viewer"));
    }

    void theLocalOwnerIsAnAdminWithoutAUser()
    {
        const Actor owner = Actor::localOwner(QStringLiteral("alice"));
        QVERIFY(owner.isLocalOwner());
        QCOMPARE(owner.name, QStringLiteral("local:alice"));
        for (const Permission permission : allPermissions())
            QVERIFY2(owner.may(permission), permissionName(permission));
    }

    void anActorIsAViewerUnlessToldOtherwise() { QCOMPARE(Actor().role, Role::Viewer); }
};

QTEST_GUILESS_MAIN(TestActor)
#include "tst_actor.moc"
