// Users and roles: the models by themselves, and the page on a real engine.

#include "domain/actor.h"
#include "gui/fielderrorlabel.h"
#include "gui/notifications.h"
#include "gui/pageengine.h"
#include "gui/passwordedit.h"
#include "gui/passwordresetdialog.h"
#include "gui/preferences.h"
#include "gui/rolematrixmodel.h"
#include "gui/searchedit.h"
#include "gui/theme.h"
#include "gui/usereditordialog.h"
#include "gui/usermodel.h"
#include "gui/userspage.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>

using namespace testum;
using gui::UserModel;
using tests::PageEngine;

namespace {

constexpr int kPatienceMs = 30'000; // hashing a password takes its time
const QString kPassword = QStringLiteral("correct horse battery");

QJsonObject user(const QString &id, const QString &role, bool enabled = true)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("username"), id},
            {QStringLiteral("role"), role},
            {QStringLiteral("enabled"), enabled},
            {QStringLiteral("last_login_at"), QJsonValue()},
            {QStringLiteral("created_at"), QStringLiteral("2026-01-02T03:04:05.000Z")}};
}

} // namespace

class TestUsersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_engine = std::make_unique<PageEngine>(); }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_engine.reset(); }

    void modelKnowsTheLastAdministrators();
    void modelHidesWhatMayComeBack();
    void matrixIsWhatTheEngineGrants();

    void userIsAdded();
    void mistakesAreToldAtTheirFields();
    void userIsEdited();
    void dirtyDialogAsks();
    void mainButtonIsFilled();
    void passwordIsReset();
    void userIsDisabledAndEnabled();
    void lastAdministratorIsGuarded();
    void ownAccountIsNotDeleted();
    void deletionCanBeUndone();
    void deletionIsCommitted();
    void deletionIsDoneWhenTheServerIsLeft();
    void rolesAreShown();
    void viewerMayDoNothing();
    void languageChangesAtOnce();

private:
    gui::UsersPage &open()
    {
        m_page = std::make_unique<gui::UsersPage>(m_engine->window.context(), nullptr);
        tests::showPage(*m_page);
        return *m_page;
    }
    [[nodiscard]] QStringList names() const
    {
        return tests::shownTexts(*m_page->table(), UserModel::Name);
    }
    [[nodiscard]] QJsonObject stored(const QString &name) const
    {
        const QJsonArray items = m_engine->engine.owner("GET", QStringLiteral("/api/v1/users"))
                                     .value(QStringLiteral("items"))
                                     .toArray();
        for (const QJsonValue &item : items) {
            if (item.toObject().value(QStringLiteral("username")).toString() == name)
                return item.toObject();
        }
        return {};
    }
    void create(const QString &name, const QString &role)
    {
        (void)m_engine->engine.owner("POST", QStringLiteral("/api/v1/users"),
                                     QJsonObject{{QStringLiteral("username"), name},
                                                 {QStringLiteral("password"), kPassword},
                                                 {QStringLiteral("role"), role}});
    }
    void select(const QString &name) { m_page->table()->select({PageEngine::idOf(stored(name))}); }
    [[nodiscard]] int login(const QString &name, const QString &password) const
    {
        return m_engine->engine
            .call("POST", QStringLiteral("/api/v1/auth/login"),
                  QJsonObject{{QStringLiteral("username"), name},
                              {QStringLiteral("password"), password}})
            .status;
    }
    template <typename T>
    static T *child(QWidget *parent, const char *name)
    {
        return parent->findChild<T *>(QLatin1String(name));
    }
    static void save(QWidget *dialog)
    {
        QTest::mouseClick(child<QPushButton>(dialog, "savePushButton"), Qt::LeftButton);
    }
    [[nodiscard]] static bool hasError(QWidget *dialog, const QString &sentence)
    {
        for (const auto *label : dialog->findChildren<gui::FieldErrorLabel *>()) {
            if (label->isVisible() && label->text().contains(sentence))
                return true;
        }
        return false;
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<gui::UsersPage> m_page;
};

void TestUsersPage::modelKnowsTheLastAdministrators()
{
    UserModel model;
    QAbstractItemModelTester tester(&model);
    model.setUsers({user(QStringLiteral("a"), QStringLiteral("admin")),
                    user(QStringLiteral("off"), QStringLiteral("admin"), false),
                    user(QStringLiteral("v"), QStringLiteral("viewer"))});
    QVERIFY(model.areLastAdmins({QStringLiteral("a")}));
    QVERIFY(model.areLastAdmins({QStringLiteral("a"), QStringLiteral("v")}));
    QVERIFY(!model.areLastAdmins({QStringLiteral("v")}));
    QVERIFY(!model.areLastAdmins({QStringLiteral("off")}));
    model.setUsers({user(QStringLiteral("a"), QStringLiteral("admin")),
                    user(QStringLiteral("b"), QStringLiteral("admin"))});
    QVERIFY(!model.areLastAdmins({QStringLiteral("a")}));
    QVERIFY(model.areLastAdmins({QStringLiteral("a"), QStringLiteral("b")}));
}

void TestUsersPage::modelHidesWhatMayComeBack()
{
    UserModel model;
    QAbstractItemModelTester tester(&model);
    model.setUsers({user(QStringLiteral("a"), QStringLiteral("admin")),
                    user(QStringLiteral("b"), QStringLiteral("admin"))});
    model.setHidden(QStringLiteral("b"), true);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.areLastAdmins({QStringLiteral("a")})); // as if b were gone
    model.setUsers({user(QStringLiteral("a"), QStringLiteral("admin")),
                    user(QStringLiteral("b"), QStringLiteral("admin"))});
    QCOMPARE(model.rowCount(), 1);
    model.setHidden(QStringLiteral("b"), false);
    QCOMPARE(model.rowCount(), 2);
}

void TestUsersPage::matrixIsWhatTheEngineGrants()
{
    gui::RoleMatrixModel model;
    QAbstractItemModelTester tester(&model);
    const QList<domain::Permission> permissions = domain::allPermissions();
    const QList<domain::Role> roles = domain::allRoles();
    QCOMPARE(model.rowCount(), permissions.size());
    QCOMPARE(model.columnCount(), roles.size() + 1);
    for (int row = 0; row < permissions.size(); ++row) {
        const QString name = QString::fromLatin1(domain::permissionName(permissions.at(row)));
        QVERIFY2(gui::permissionText(name) != name, qPrintable(name)); // all have words
        for (int column = 0; column < roles.size(); ++column)
            QCOMPARE(model.index(row, column + 1).data(Qt::AccessibleTextRole).toString(),
                     domain::roleHas(roles.at(column), permissions.at(row)) ? QStringLiteral("yes")
                                                                            : QStringLiteral("no"));
    }
}

void TestUsersPage::userIsAdded()
{
    gui::UsersPage &page = open();
    tests::trigger(page, "addUserAction");
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    QVERIFY(dialog);
    child<QLineEdit>(dialog, "usernameLineEdit")->setText(QStringLiteral("anna"));
    auto *role = child<QComboBox>(dialog, "roleComboBox");
    role->setCurrentIndex(role->findData(QStringLiteral("admin")));
    child<QLineEdit>(dialog, "passwordPasswordEdit")->setText(kPassword);
    auto *repeat = child<QLineEdit>(dialog, "repeatPasswordEdit");
    repeat->setText(kPassword);
    QTest::keyClick(repeat, Qt::Key_Return); // the default button
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("anna")), kPatienceMs);
    QCOMPARE(tests::shownTexts(*page.table(), UserModel::Role),
             QStringList(QStringLiteral("Administrator")));
    QCOMPARE(tests::shownTexts(*page.table(), UserModel::LastSignIn),
             QStringList(QStringLiteral("never")));
    QCOMPARE(login(QStringLiteral("anna"), kPassword), 200);
}

void TestUsersPage::mistakesAreToldAtTheirFields()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 1);
    tests::trigger(page, "addUserAction");
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    save(dialog);
    QVERIFY(hasError(dialog, QStringLiteral("Enter a user name")));
    QVERIFY(hasError(dialog, QStringLiteral("Enter a password")));
    auto *name = child<QLineEdit>(dialog, "usernameLineEdit");
    auto *password = child<QLineEdit>(dialog, "passwordPasswordEdit");
    auto *repeat = child<QLineEdit>(dialog, "repeatPasswordEdit");
    name->setText(QStringLiteral("anna"));
    password->setText(QStringLiteral("short"));
    repeat->setText(QStringLiteral("shirt"));
    save(dialog);
    QVERIFY(hasError(dialog, QStringLiteral("Passwords do not match")));
    repeat->setText(QStringLiteral("short"));
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(hasError(dialog, QStringLiteral("too short")), kPatienceMs);
    password->setText(kPassword);
    repeat->setText(kPassword);
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(hasError(dialog, QStringLiteral("already exists")) ||
                                 !child<QWidget>(dialog, "banner")->isHidden(),
                             kPatienceMs);
    QVERIFY(dialog->isVisible());
    QCOMPARE(names().size(), 1);
    name->clear();
    password->clear();
    dialog->reject();
}

void TestUsersPage::userIsEdited()
{
    create(QStringLiteral("boris"), QStringLiteral("operator"));
    gui::UsersPage &page = open();
    QTRY_COMPARE(names(), QStringList({"anna", "boris"}));
    select(QStringLiteral("boris"));
    page.table()->view()->setFocus();
    QTest::keyClick(page.table()->view(), Qt::Key_F2);
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    QVERIFY(dialog);
    QVERIFY(!child<QWidget>(dialog, "passwordPasswordEdit")->isVisible());
    child<QLineEdit>(dialog, "usernameLineEdit")->setText(QStringLiteral("<b>boris</b>"));
    auto *role = child<QComboBox>(dialog, "roleComboBox");
    role->setCurrentIndex(role->findData(QStringLiteral("auditor")));
    save(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList({"<b>boris</b>", "anna"}), kPatienceMs);
    QCOMPARE(stored(QStringLiteral("<b>boris</b>")).value(QStringLiteral("role")).toString(),
             QStringLiteral("auditor"));
    QCOMPARE(m_engine->window.notifications().all().first().text,
             QStringLiteral("User <b>boris</b> saved"));
}

void TestUsersPage::dirtyDialogAsks()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 2);
    tests::trigger(page, "addUserAction");
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    child<QLineEdit>(dialog, "usernameLineEdit")->setText(QStringLiteral("x"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    auto *question = dialog->findChild<gui::ConfirmDialog *>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape); // go on
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(!dialog->findChild<gui::ConfirmDialog *>());
    QTest::keyClick(dialog, Qt::Key_Escape);
    tests::confirm(*dialog);
    QVERIFY(!dialog->isVisible());
}

void TestUsersPage::mainButtonIsFilled()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 2);
    tests::trigger(page, "addUserAction");
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const auto ground = [](QPushButton *button) {
        const QImage picture = button->grab().toImage();
        return picture.pixelColor(picture.width() / 2, 4);
    };
    QCOMPARE(ground(child<QPushButton>(dialog, "savePushButton")),
             gui::theme().color(QStringLiteral("accentFill")));
    child<QLineEdit>(dialog, "usernameLineEdit")->setText(QStringLiteral("x"));
    dialog->reject();
    const auto *question = dialog->findChild<gui::ConfirmDialog *>();
    QVERIFY(question);
    QCOMPARE(ground(question->findChild<QPushButton *>(QStringLiteral("confirmPushButton"))),
             gui::theme().color(QStringLiteral("dangerFill")));
    tests::confirm(*dialog);
}

void TestUsersPage::passwordIsReset()
{
    const QString fresh = QStringLiteral("a new and long one");
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 2);
    select(QStringLiteral("anna"));
    tests::trigger(page, "resetPasswordAction");
    auto *dialog = page.findChild<gui::PasswordResetDialog *>();
    QVERIFY(dialog);
    child<QLineEdit>(dialog, "passwordPasswordEdit")->setText(fresh);
    child<QLineEdit>(dialog, "repeatPasswordEdit")->setText(fresh);
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), kPatienceMs);
    QCOMPARE(login(QStringLiteral("anna"), kPassword), 401);
    QCOMPARE(login(QStringLiteral("anna"), fresh), 200);
}

void TestUsersPage::userIsDisabledAndEnabled()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 2);
    const QString name = QStringLiteral("<b>boris</b>");
    const auto status = [&page] {
        return tests::shownTexts(*page.table(), UserModel::Status).value(0);
    };
    select(name);
    QCOMPARE(page.findChild<QAction *>(QStringLiteral("switchUserAction"))->text(),
             QStringLiteral("&Disable"));
    tests::trigger(page, "switchUserAction");
    QTRY_COMPARE(status(), QStringLiteral("Disabled"));
    QVERIFY(!stored(name).value(QStringLiteral("enabled")).toBool());
    select(name);
    QCOMPARE(page.findChild<QAction *>(QStringLiteral("switchUserAction"))->text(),
             QStringLiteral("E&nable"));
    tests::trigger(page, "switchUserAction");
    QTRY_COMPARE(status(), QStringLiteral("Active"));
}

void TestUsersPage::lastAdministratorIsGuarded()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 2);
    select(QStringLiteral("anna"));
    QVERIFY(!tests::isEnabled(page, "deleteUserAction"));
    QVERIFY(!tests::isEnabled(page, "switchUserAction"));
    QVERIFY(page.findChild<QAction *>(QStringLiteral("deleteUserAction"))
                ->toolTip()
                .contains(QStringLiteral("The last administrator cannot be removed")));
    // Demoted in the editor: the engine says no, at its field or above.
    tests::trigger(page, "editUserAction");
    auto *dialog = page.findChild<gui::UserEditorDialog *>();
    auto *role = child<QComboBox>(dialog, "roleComboBox");
    role->setCurrentIndex(role->findData(QStringLiteral("viewer")));
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!child<QWidget>(dialog, "banner")->isHidden(), kPatienceMs);
    QCOMPARE(stored(QStringLiteral("anna")).value(QStringLiteral("role")).toString(),
             QStringLiteral("admin"));
    role->setCurrentIndex(role->findData(QStringLiteral("admin")));
    dialog->reject();
}

void TestUsersPage::ownAccountIsNotDeleted()
{
    QVERIFY(m_engine->openAs(domain::Role::Admin)); // "test-admin"
    gui::UsersPage &page = open();
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 3, kPatienceMs);
    select(QStringLiteral("test-admin"));
    QVERIFY(!tests::isEnabled(page, "deleteUserAction"));
    QCOMPARE(page.findChild<QAction *>(QStringLiteral("deleteUserAction"))->toolTip(),
             QStringLiteral("Nobody can delete himself"));
    select(QStringLiteral("anna"));
    QVERIFY(tests::isEnabled(page, "deleteUserAction"));
    m_page.reset();
    QVERIFY(m_engine->window.openLocal());
}

void TestUsersPage::deletionCanBeUndone()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 3);
    select(QStringLiteral("<b>boris</b>"));
    page.table()->view()->setFocus();
    QTest::keyClick(page.table()->view(), Qt::Key_Delete);
    QCOMPARE(names().size(), 2);
    page.refresh();
    QTRY_COMPARE(names().size(), 2); // still out of sight
    const gui::Notification toast = m_engine->window.notifications().all().first();
    QVERIFY(toast.action);
    toast.action();
    QCOMPARE(names().size(), 3);
    m_engine->window.notifications().commitAll();
    QVERIFY(!stored(QStringLiteral("<b>boris</b>")).isEmpty());
}

void TestUsersPage::deletionIsCommitted()
{
    gui::UsersPage &page = open();
    QTRY_COMPARE(names().size(), 3);
    select(QStringLiteral("<b>boris</b>"));
    tests::trigger(page, "deleteUserAction");
    m_page.reset(); // the page may go before the time is over
    QVERIFY(!stored(QStringLiteral("<b>boris</b>")).isEmpty());
    m_engine->window.notifications().commitAll();
    QTRY_VERIFY(stored(QStringLiteral("<b>boris</b>")).isEmpty());
}

void TestUsersPage::deletionIsDoneWhenTheServerIsLeft()
{
    create(QStringLiteral("leaving"), QStringLiteral("viewer"));
    gui::UsersPage &page = open();
    QTRY_VERIFY(names().contains(QStringLiteral("leaving")));
    select(QStringLiteral("leaving"));
    tests::trigger(page, "deleteUserAction");
    m_engine->window.notifications().commitAll();
    m_engine->window.connection().close();
    QTRY_VERIFY(stored(QStringLiteral("leaving")).isEmpty());
    QVERIFY(m_engine->window.openLocal());
}

void TestUsersPage::rolesAreShown()
{
    gui::UsersPage &page = open();
    auto *tabs = page.findChild<QTabWidget *>(QStringLiteral("usersTabWidget"));
    tabs->setCurrentIndex(1);
    auto *roles = page.findChild<QTableView *>(QStringLiteral("rolesTableView"));
    QVERIFY(roles->isVisible());
    QCOMPARE(roles->model()->headerData(1, Qt::Horizontal).toString(),
             QStringLiteral("Administrator"));
    page.focusSearch();
    QCOMPARE(tabs->currentIndex(), 0);
    page.table()->search()->searchFor(QStringLiteral("ANN"));
    QTRY_COMPARE(names(), QStringList(QStringLiteral("anna")));
}

void TestUsersPage::viewerMayDoNothing()
{
    QVERIFY(m_engine->openAs(domain::Role::Viewer));
    gui::UsersPage &page = open();
    QVERIFY(!tests::isEnabled(page, "addUserAction"));
    QCOMPARE(page.findChild<QAction *>(QStringLiteral("addUserAction"))->toolTip(),
             QStringLiteral("Requires the administrator role"));
    m_page.reset();
    QVERIFY(m_engine->window.openLocal());
}

void TestUsersPage::languageChangesAtOnce()
{
    gui::UsersPage &page = open();
    QTRY_VERIFY(names().contains(QStringLiteral("anna")));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QCOMPARE(page.title(), QStringLiteral("Пользователи"));
    QVERIFY(tests::shownTexts(*page.table(), UserModel::Role)
                .contains(QStringLiteral("Администратор")));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
}

QTEST_MAIN(TestUsersPage)
#include "tst_userspage.moc"
