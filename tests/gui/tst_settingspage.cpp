#include "app/appconfig.h"
#include "client/apiclient.h"
#include "desktop/localengine.h"
#include "gui/accountsettings.h"
#include "gui/apiserverpreferences.h"
#include "gui/apiserversettings.h"
#include "gui/banner.h"
#include "gui/confirmdialog.h"
#include "gui/datatable.h"
#include "gui/formerrors.h"
#include "gui/passwordedit.h"
#include "gui/searchedit.h"
#include "gui/securitypreferences.h"
#include "gui/settingscategory.h"
#include "gui/settingspage.h"
#include "gui/sshsettings.h"
#include "gui/transports.h"
#include "support/engine/daemonprocess.h"
#include "support/window/windowfixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTest>

using namespace testum;
using tests::DaemonProcess;
using tests::WindowFixture;

namespace {

app::AppConfig configOf(const QString &dataDir)
{
    app::AppConfig config;
    config.dataDir = dataDir;
    config.database = *storage::DatabaseConfig::fromUrl(QString(), dataDir);
    config.useKeychain = false;
    return config;
}

/// The settings of this computer's engine, or of a server, on the screen.
struct Settings
{
    Settings()
        : engine(configOf(dir.filePath(QStringLiteral("data"))))
        , window(engine.access())
    {}

    void show(const QString &category)
    {
        if (!page) {
            page = std::make_unique<gui::SettingsPage>(window.context());
            page->resize(1100, 700);
            page->show();
            (void)QTest::qWaitForWindowExposed(page.get());
        }
        page->open(category, {});
    }
    template <typename T>
    T *find(const char *name)
    {
        T *found = page->current()->findChild<T *>(QLatin1String(name));
        if (!found)
            found = page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }
    void press(const char *name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    /// Asks the engine as the owner does, behind the page's back.
    QJsonObject get(const QString &path)
    {
        client::ApiClient client(window.engine().localTransport("en"));
        const auto answer = client.get(path);
        return answer ? *answer : QJsonObject();
    }

    QTemporaryDir dir;
    desktop::LocalEngine engine;
    WindowFixture window;
    std::unique_ptr<gui::SettingsPage> page;
};

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathOpensCategory_data();
    void pathOpensCategory();
    void searchHidesWhatDoesNotMatch();
    void sshSettingsAreSavedToEngine();
    void unsavedChangesAreAskedAbout();
    void themeAndLanguageChangeAtOnce();
    void appearanceIsRemembered();
    void ownerHasNoPasswordForm();
    void passwordIsChangedOnServer();
    void wrongCurrentPasswordIsMarked();
    void viewerMayNotChangeSsh();
    void apiServerAsksForFirstAdministrator();
    void apiServerTellsTakenAddress();
    void apiServerShowsTheServerAttachedTo();
    void setUpOfFirstAdministratorIsSwitchedOff();
    void leavingForgetsPasswords();
    void changedCategoryIsNotLeftUnasked();
    void answerDoesNotOverwriteWhatWasChanged();
    void newNameIsOfferedAtTheNextSignIn();
    void storageShowsPlacesAndSize();
    void securityLimitsAreRemembered();
    void shortcutsAreListed();
};

void TestSettingsPage::pathOpensCategory_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"account", "appearance", "language", "ssh", "api", "storage",
                             "security", "notifications", "shortcuts"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestSettingsPage::pathOpensCategory()
{
    QFETCH(QString, path);
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(path);
    QCOMPARE(settings.page->current()->id(), path);
    QVERIFY(settings.page->current()->isVisible());
    QVERIFY(!settings.page->current()->title().isEmpty());
    QCOMPARE(settings.page->subPath(), path);
}

void TestSettingsPage::searchHidesWhatDoesNotMatch()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("account"));
    auto *list = settings.find<QListWidget>("categoriesListWidget");
    settings.find<gui::SearchEdit>("searchEdit")->searchFor(QStringLiteral("host key policy"));
    QCOMPARE(settings.page->current()->id(), QStringLiteral("ssh"));
    QVERIFY(list->item(0)->isHidden());
    settings.find<gui::SearchEdit>("searchEdit")->searchFor(QStringLiteral("no such setting"));
    QVERIFY(settings.find<QLabel>("nothingLabel")->isVisible());
    settings.find<gui::SearchEdit>("searchEdit")->searchFor({});
    QVERIFY(!list->item(0)->isHidden());
    QVERIFY(!settings.find<QLabel>("nothingLabel")->isVisible());
}

void TestSettingsPage::sshSettingsAreSavedToEngine()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("ssh"));
    auto *fanOut = settings.find<QSpinBox>("fanOutSpinBox");
    QTRY_VERIFY(fanOut->isEnabled());
    QVERIFY(!settings.find<QFrame>("dirtyFrame")->isVisible());
    fanOut->setValue(17);
    auto *policy = settings.find<QComboBox>("policyComboBox");
    policy->setCurrentIndex(policy->findData(QStringLiteral("strict")));
    QVERIFY(settings.find<QFrame>("dirtyFrame")->isVisible());
    settings.press("savePushButton");
    QTRY_VERIFY(!settings.page->current()->isDirty());
    const QJsonObject stored = settings.get(QStringLiteral("/api/v1/settings"));
    QCOMPARE(stored.value(QStringLiteral("fan_out")).toInt(), 17);
    QCOMPARE(stored.value(QStringLiteral("host_key_policy")).toString(), QStringLiteral("strict"));
    QVERIFY(!settings.find<QFrame>("dirtyFrame")->isVisible());
}

void TestSettingsPage::unsavedChangesAreAskedAbout()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("ssh"));
    auto *retries = settings.find<QSpinBox>("retriesSpinBox");
    QTRY_VERIFY(retries->isEnabled());
    QVERIFY(settings.page->mayLeave());
    const int before = retries->value();
    retries->setValue(before + 1);
    QVERIFY(!settings.page->mayLeave());
    auto *dialog = settings.page->findChild<gui::ConfirmDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QAbstractButton *>(QStringLiteral("confirmPushButton")),
                      Qt::LeftButton);
    QTRY_VERIFY(settings.page->mayLeave());
    QCOMPARE(retries->value(), before);
}

void TestSettingsPage::themeAndLanguageChangeAtOnce()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("appearance"));
    settings.press("lightThemeCard");
    QCOMPARE(settings.window.theme().id(), QStringLiteral("light"));
    QVERIFY(settings.find<QAbstractButton>("lightThemeCard")->isChecked());
    settings.show(QStringLiteral("language"));
    settings.find<QRadioButton>("russianRadioButton")->click();
    QTRY_COMPARE(settings.page->title(), QStringLiteral("Настройки"));
    QTRY_COMPARE(settings.find<QListWidget>("categoriesListWidget")->item(1)->text(),
                 QStringLiteral("Внешний вид"));
    settings.find<QRadioButton>("englishRadioButton")->click();
    QTRY_COMPARE(settings.page->title(), QStringLiteral("Settings"));
}

void TestSettingsPage::appearanceIsRemembered()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("appearance"));
    const auto choose = [&settings](const char *name, const QVariant &value) {
        auto *box = settings.find<QComboBox>(name);
        box->setCurrentIndex(box->findData(value));
        Q_EMIT box->activated(box->currentIndex());
    };
    choose("densityComboBox", true);
    choose("scaleComboBox", 150);
    choose("startPageComboBox", QStringLiteral("tasks"));
    settings.find<QSpinBox>("outputSpinBox")->setValue(14);
    const gui::Preferences &preferences = settings.window.preferences();
    QVERIFY(preferences.isCompact());
    QCOMPARE(preferences.scalePercent(), 150);
    QCOMPARE(preferences.startPage(), QStringLiteral("tasks"));
    QCOMPARE(preferences.outputFontSize(), 14.0);
    QVERIFY(settings.find<QLabel>("restartLabel")->isVisible());
}

void TestSettingsPage::ownerHasNoPasswordForm()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("account"));
    QVERIFY(!settings.find<QWidget>("passwordWidget")->isVisible());
    QVERIFY(settings.find<QLabel>("ownerLabel")->isVisible());
    QVERIFY(!settings.find<QAbstractButton>("signOutPushButton")->isVisible());
}

void TestSettingsPage::passwordIsChangedOnServer()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    const QString user = QString::fromLatin1(DaemonProcess::kAdmin);
    const QString fresh = QStringLiteral("another horse battery");
    {
        Settings settings;
        QVERIFY(settings.window.openServer(daemon.url(), user,
                                           QString::fromLatin1(DaemonProcess::kPassword)));
        settings.show(QStringLiteral("account"));
        settings.find<QLineEdit>("currentPasswordEdit")
            ->setText(QString::fromLatin1(DaemonProcess::kPassword));
        settings.find<QLineEdit>("newPasswordEdit")->setText(fresh);
        settings.find<QLineEdit>("repeatPasswordEdit")->setText(fresh);
        settings.press("changePushButton");
        QTRY_COMPARE_WITH_TIMEOUT(settings.window.notifications().all().size(), 1, 30'000);
        for (const char *name : {"currentPasswordEdit", "newPasswordEdit", "repeatPasswordEdit"})
            QVERIFY(settings.find<QLineEdit>(name)->text().isEmpty());
    }
    Settings again;
    QVERIFY(again.window.openServer(daemon.url(), user, fresh));
}

void TestSettingsPage::wrongCurrentPasswordIsMarked()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Settings settings;
    QVERIFY(settings.window.openServer(daemon.url(), QString::fromLatin1(DaemonProcess::kAdmin),
                                       QString::fromLatin1(DaemonProcess::kPassword)));
    settings.show(QStringLiteral("account"));
    settings.find<QLineEdit>("currentPasswordEdit")->setText(QStringLiteral("wrong"));
    settings.find<QLineEdit>("newPasswordEdit")->setText(QStringLiteral("another horse battery"));
    settings.find<QLineEdit>("repeatPasswordEdit")->setText(QStringLiteral("another horse batter"));
    settings.press("changePushButton");
    QCOMPARE(settings.find<QLineEdit>("repeatPasswordEdit")->property("state").toString(),
             QStringLiteral("error"));
    settings.find<QLineEdit>("repeatPasswordEdit")
        ->setText(QStringLiteral("another horse battery"));
    settings.press("changePushButton");
    QTRY_COMPARE_WITH_TIMEOUT(
        settings.find<QLineEdit>("currentPasswordEdit")->property("state").toString(),
        QStringLiteral("error"), 30'000);
}

void TestSettingsPage::viewerMayNotChangeSsh()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    const QString password = QStringLiteral("correct horse battery");
    QCOMPARE(daemon
                 .call("POST", QStringLiteral("/api/v1/users"),
                       QJsonObject{{QStringLiteral("username"), QStringLiteral("eve")},
                                   {QStringLiteral("password"), password},
                                   {QStringLiteral("role"), QStringLiteral("viewer")}})
                 .status,
             201);
    Settings settings;
    QVERIFY(settings.window.openServer(daemon.url(), QStringLiteral("eve"), password));
    settings.show(QStringLiteral("ssh"));
    auto *fanOut = settings.find<QSpinBox>("fanOutSpinBox");
    const int stored = daemon.call("GET", QStringLiteral("/api/v1/settings"))
                           .json.value(QStringLiteral("fan_out"))
                           .toInt();
    QTRY_COMPARE(fanOut->value(), stored);
    QVERIFY(!fanOut->isEnabled());
    QVERIFY(!fanOut->toolTip().isEmpty());
}

void TestSettingsPage::apiServerAsksForFirstAdministrator()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("api"));
    settings.find<QLineEdit>("listenLineEdit")->setText(QStringLiteral("127.0.0.1:0"));
    settings.press("serveToggleSwitch");
    auto *admin = settings.find<QFrame>("adminFrame");
    QTRY_VERIFY(admin->isVisible());
    QVERIFY(settings.window.engine().localInfo().serverUrl.isEmpty());

    settings.find<QLineEdit>("adminNameLineEdit")->setText(QStringLiteral("root"));
    settings.find<QLineEdit>("adminPasswordEdit")->setText(QStringLiteral("short"));
    settings.find<QLineEdit>("adminRepeatPasswordEdit")->setText(QStringLiteral("short"));
    settings.press("adminCreatePushButton");
    auto *password = settings.find<QLineEdit>("adminPasswordEdit");
    QTRY_COMPARE(password->property("state").toString(), QStringLiteral("error"));
    QVERIFY(admin->isVisible());

    const QString good = QStringLiteral("correct horse battery");
    password->setText(good);
    settings.find<QLineEdit>("adminRepeatPasswordEdit")->setText(good);
    settings.press("adminCreatePushButton");
    QTRY_VERIFY_WITH_TIMEOUT(!settings.window.engine().localInfo().serverUrl.isEmpty(), 30'000);
    const QString url = settings.window.engine().localInfo().serverUrl;
    QTRY_COMPARE(settings.find<QLabel>("urlValueLabel")->text(), url);
    QVERIFY(!admin->isVisible());
    QVERIFY(gui::isApiServerWanted(settings.window.preferences()));
    QVERIFY(!settings.window.preferencesFile().contains(good.toUtf8()));

    // The same engine serves both: what the window has, the API has.
    gui::ServerProfile server;
    server.url = QUrl(url);
    server.username = QStringLiteral("root");
    auto transport = gui::serverTransports(server, SecretBytes(good.toUtf8()))();
    QVERIFY(transport);
    QVERIFY(client::ApiClient(std::move(*transport)).get(QStringLiteral("/api/v1/me")));

    settings.press("serveToggleSwitch");
    QTRY_VERIFY(settings.window.engine().localInfo().serverUrl.isEmpty());
    QVERIFY(!gui::isApiServerWanted(settings.window.preferences()));
}

void TestSettingsPage::apiServerTellsTakenAddress()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Settings settings;
    QVERIFY(settings.window.openLocal());
    client::ApiClient client(settings.window.engine().localTransport("en"));
    QVERIFY(client.post(QStringLiteral("/api/v1/auth/setup"),
                        {{QStringLiteral("username"), QStringLiteral("root")},
                         {QStringLiteral("password"), QStringLiteral("correct horse battery")}}));
    settings.show(QStringLiteral("api"));
    auto *listen = settings.find<QLineEdit>("listenLineEdit");
    listen->setText(QStringLiteral("127.0.0.1:%1").arg(taken.serverPort()));
    settings.press("serveToggleSwitch");
    QTRY_COMPARE(listen->property("state").toString(), QStringLiteral("error"));
    QVERIFY(!settings.find<QAbstractButton>("serveToggleSwitch")->isChecked());
    listen->setText(QStringLiteral("0.0.0.0:0"));
    settings.press("serveToggleSwitch");
    QTRY_COMPARE(listen->property("state").toString(), QStringLiteral("error"));
    QVERIFY(settings.window.engine().localInfo().serverUrl.isEmpty());
}

void TestSettingsPage::apiServerShowsTheServerAttachedTo()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Settings settings;
    QVERIFY(settings.window.openServer(daemon.url(), QString::fromLatin1(DaemonProcess::kAdmin),
                                       QString::fromLatin1(DaemonProcess::kPassword)));
    settings.show(QStringLiteral("api"));
    QVERIFY(!settings.find<QWidget>("localWidget")->isVisible());
    QCOMPARE(settings.find<QLabel>("serverValueLabel")->text(), daemon.url());
    settings.press("checkPushButton");
    QTRY_VERIFY(
        settings.find<QLabel>("stateValueLabel")->text().contains(QStringLiteral(TESTUM_VERSION)));
}

void TestSettingsPage::setUpOfFirstAdministratorIsSwitchedOff()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("api"));
    settings.press("serveToggleSwitch");
    auto *admin = settings.find<QFrame>("adminFrame");
    QTRY_VERIFY(admin->isVisible());
    settings.press("serveToggleSwitch");
    QVERIFY(!admin->isVisible());
    QVERIFY(!settings.find<QAbstractButton>("serveToggleSwitch")->isChecked());
}

void TestSettingsPage::leavingForgetsPasswords()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("api"));
    settings.press("serveToggleSwitch");
    auto *admin = settings.find<QFrame>("adminFrame");
    QTRY_VERIFY(admin->isVisible());
    settings.press("generatePushButton");
    auto *password = settings.find<gui::PasswordEdit>("adminPasswordEdit");
    auto *repeat = settings.find<gui::PasswordEdit>("adminRepeatPasswordEdit");
    QVERIFY(!password->text().isEmpty());
    settings.show(QStringLiteral("account"));
    QVERIFY(password->text().isEmpty() && repeat->text().isEmpty());
    QVERIFY(admin->isHidden());

    auto *current = settings.find<gui::PasswordEdit>("currentPasswordEdit");
    current->setText(QStringLiteral("secret"));
    current->setRevealed(true);
    settings.page->leave();
    QVERIFY(current->text().isEmpty());
    QVERIFY(!current->isRevealed());
}

void TestSettingsPage::changedCategoryIsNotLeftUnasked()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("ssh"));
    auto *retries = settings.find<QSpinBox>("retriesSpinBox");
    QTRY_VERIFY(retries->isEnabled());
    const int before = retries->value();
    retries->setValue(before + 1);
    settings.show(QStringLiteral("account"));
    QCOMPARE(settings.page->current()->id(), QStringLiteral("ssh"));
    QVERIFY(settings.page->current()->isVisible());
    auto *dialog = settings.page->findChild<gui::ConfirmDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QAbstractButton *>(QStringLiteral("confirmPushButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(settings.page->current()->id(), QStringLiteral("account"));
    QCOMPARE(retries->value(), before);
}

void TestSettingsPage::answerDoesNotOverwriteWhatWasChanged()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("ssh"));
    auto *retries = settings.find<QSpinBox>("retriesSpinBox");
    QTRY_VERIFY(retries->isEnabled());
    const int wanted = retries->value() + 1;
    QSignalSpy busy(settings.page->current(), &gui::SettingsCategory::busyChanged);
    settings.page->current()->refresh();
    retries->setValue(wanted);
    QTRY_COMPARE(busy.size(), 2);
    QCOMPARE(retries->value(), wanted);
}

void TestSettingsPage::newNameIsOfferedAtTheNextSignIn()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Settings settings;
    gui::ServerProfile saved;
    saved.id = QStringLiteral("test-server");
    saved.url = QUrl(daemon.url());
    saved.username = QString::fromLatin1(DaemonProcess::kAdmin);
    settings.window.preferences().setServers({saved});
    QVERIFY(settings.window.openServer(daemon.url(), saved.username,
                                       QString::fromLatin1(DaemonProcess::kPassword)));
    settings.show(QStringLiteral("account"));
    settings.find<QLineEdit>("usernameLineEdit")->setText(QStringLiteral("renamed"));
    settings.find<QLineEdit>("currentPasswordEdit")
        ->setText(QString::fromLatin1(DaemonProcess::kPassword));
    settings.press("changePushButton");
    QTRY_COMPARE_WITH_TIMEOUT(settings.window.notifications().all().size(), 1, 30'000);
    QCOMPARE(settings.window.preferences().servers().value(0).username, QStringLiteral("renamed"));
}

void TestSettingsPage::storageShowsPlacesAndSize()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("storage"));
    QCOMPARE(settings.find<QLabel>("placeValueLabel")->text(),
             settings.dir.filePath(QStringLiteral("data")));
    QVERIFY(settings.find<QLabel>("databaseValueLabel")->text().contains(QStringLiteral("SQLite")));
    QTRY_VERIFY(settings.find<QLabel>("sizeValueLabel")->text().contains(QStringLiteral("B")));
    QTRY_VERIFY(
        settings.find<QLabel>("stateValueLabel")->text().contains(QStringLiteral("being stored")));
}

void TestSettingsPage::securityLimitsAreRemembered()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("security"));
    QCOMPARE(settings.find<QSpinBox>("clipboardSpinBox")->value(), 30);
    settings.find<QSpinBox>("thresholdSpinBox")->setValue(7);
    settings.find<QSpinBox>("clipboardSpinBox")->setValue(10);
    QCOMPARE(gui::confirmThreshold(settings.window.preferences()), 7);
    QCOMPARE(gui::clipboardTime(settings.window.preferences()), std::chrono::seconds(10));
    QVERIFY(settings.find<QLabel>("masterKeyValueLabel")
                ->text()
                .contains(QStringLiteral("master.key")));
}

void TestSettingsPage::shortcutsAreListed()
{
    Settings settings;
    QVERIFY(settings.window.openLocal());
    settings.show(QStringLiteral("shortcuts"));
    auto *table = settings.page->current()->findChild<gui::DataTable *>();
    QVERIFY(table);
    QTRY_VERIFY(table->shownRows() > 0);
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
