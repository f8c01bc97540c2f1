#include "app/appconfig.h"
#include "client/httptransport.h"
#include "desktop/localengine.h"
#include "gui/banner.h"
#include "gui/certificatereview.h"
#include "gui/localsetup.h"
#include "gui/passwordedit.h"
#include "gui/serverform.h"
#include "gui/welcomepage.h"
#include "support/engine/certificate.h"
#include "support/engine/daemonprocess.h"
#include "support/window/windowfixture.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QTest>

using namespace testum;
using gui::Connection;
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

/// A welcome page on the screen, with an engine that does not exist yet.
struct Welcome
{
    explicit Welcome(const QString &path = {})
        : dataDir(path.isEmpty() ? dir.filePath(QStringLiteral("data")) : path)
        , engine(configOf(dataDir))
        , window(engine.access())
        , page(window.context())
    {
        page.resize(1000, 700);
        page.show();
        page.open({}, {});
        (void)QTest::qWaitForWindowExposed(&page);
    }

    template <typename T>
    T *find(const char *name)
    {
        T *found = page.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }
    template <typename Step>
    Step *step()
    {
        return qobject_cast<Step *>(find<QStackedWidget>("stepStackedWidget")->currentWidget());
    }
    void click(QAbstractButton *button) { QTest::mouseClick(button, Qt::LeftButton); }
    /// The button of this name in the step on screen.
    void press(const char *name)
    {
        QWidget *step = find<QStackedWidget>("stepStackedWidget")->currentWidget();
        click(step->findChild<QAbstractButton *>(QLatin1String(name)));
    }
    void fillServer(const QString &url, const QString &user, const QString &password)
    {
        find<QLineEdit>("urlLineEdit")->setText(url);
        find<QLineEdit>("usernameLineEdit")->setText(user);
        find<QLineEdit>("passwordEdit")->setText(password);
    }

    QTemporaryDir dir;
    QString dataDir;
    desktop::LocalEngine engine;
    WindowFixture window;
    gui::WelcomePage page;
};

} // namespace

class TestWelcomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstRunMakesDataDirectoryAndSaysWhereKeyIs();
    void firstRunWorksByKeyboardAlone();
    void existingDataIsOpenedWithoutQuestions();
    void unusableDirectoryIsExplained();
    void signInSavesServerAndNoPassword();
    void requestedPageFollowsSignIn();
    void wrongPasswordIsSaid();
    void missingFieldsAreMarked();
    void unreachableServerIsSaid();
    void unknownCertificateIsShownBeforeAnythingIsSent();
    void changedCertificateShowsBothFingerprints();
    void plainHttpToAnotherMachineIsWarnedAbout();
    void savedServersAreOffered();
    void backLeadsToTheEngineThatIsStillAttached();
    void languageChangesAtOnce();
};

void TestWelcomePage::firstRunMakesDataDirectoryAndSaysWhereKeyIs()
{
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("localChoiceCard"));
    auto *setup = welcome.step<gui::LocalSetup>();
    QVERIFY(setup);
    QCOMPARE(welcome.find<QLabel>("dataDirValueLabel")->text(), welcome.dataDir);
    QVERIFY(!QFileInfo::exists(welcome.dataDir));

    welcome.press("createPushButton");
    QTRY_COMPARE_WITH_TIMEOUT(welcome.window.connection().state(), Connection::State::Online,
                              30'000);
    QTRY_COMPARE(setup->stage(), gui::LocalSetup::Stage::Made);
    const QString key = welcome.dataDir + QStringLiteral("/master.key");
    QVERIFY(QFileInfo::exists(key));
    QVERIFY(welcome.find<QLabel>("masterKeyValueLabel")->text().contains(key));
    QVERIFY(welcome.find<QLabel>("backupLabel")->text().contains(QStringLiteral("copy")));

    welcome.press("createPushButton");
    QCOMPARE(welcome.window.opened(), QStringList{QStringLiteral("home")});
    QCOMPARE(welcome.window.preferences().lastServer(), QStringLiteral("local"));
}

void TestWelcomePage::firstRunWorksByKeyboardAlone()
{
    Welcome welcome;
    welcome.page.activateWindow();
    QTRY_VERIFY(welcome.find<QAbstractButton>("localChoiceCard")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(welcome.step<gui::LocalSetup>());
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("createPushButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(welcome.step<gui::LocalSetup>()->stage(),
                              gui::LocalSetup::Stage::Made, 30'000);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("createPushButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(welcome.window.opened(), QStringList{QStringLiteral("home")});
}

void TestWelcomePage::existingDataIsOpenedWithoutQuestions()
{
    QTemporaryDir dir;
    const QString dataDir = dir.filePath(QStringLiteral("data"));
    QVERIFY(desktop::LocalEngine(configOf(dataDir)).open());

    Welcome welcome(dataDir);
    welcome.click(welcome.find<QAbstractButton>("localChoiceCard"));
    QTRY_COMPARE_WITH_TIMEOUT(welcome.window.opened(), QStringList{QStringLiteral("home")}, 30'000);
}

void TestWelcomePage::unusableDirectoryIsExplained()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Welcome welcome(dir.filePath(QStringLiteral("file/data")));
    welcome.click(welcome.find<QAbstractButton>("localChoiceCard"));
    welcome.press("createPushButton");
    auto *banner = welcome.find<gui::Banner>("banner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY(banner->text().contains(welcome.dataDir));
    QCOMPARE(welcome.step<gui::LocalSetup>()->stage(), gui::LocalSetup::Stage::Before);
    QCOMPARE(welcome.window.connection().state(), Connection::State::Closed);
}

void TestWelcomePage::signInSavesServerAndNoPassword()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    welcome.fillServer(daemon.url(), QString::fromLatin1(DaemonProcess::kAdmin),
                       QString::fromLatin1(DaemonProcess::kPassword));
    welcome.find<QLineEdit>("nameLineEdit")->setText(QStringLiteral("Office"));
    welcome.press("signInPushButton");
    QTRY_COMPARE_WITH_TIMEOUT(welcome.window.opened(), QStringList{QStringLiteral("home")}, 30'000);

    QCOMPARE(welcome.window.connection().me().value(QStringLiteral("username")).toString(),
             QStringLiteral("admin"));
    QVERIFY(welcome.window.connection().may(QStringLiteral("users.manage")));
    const QList<gui::ServerProfile> servers = welcome.window.preferences().servers();
    QCOMPARE(servers.size(), 1);
    QCOMPARE(servers.first().name, QStringLiteral("Office"));
    QCOMPARE(servers.first().url, QUrl(daemon.url()));
    QCOMPARE(welcome.window.preferences().lastServer(), servers.first().id);
    QVERIFY(welcome.find<QLineEdit>("passwordEdit")->text().isEmpty());
    QVERIFY(!welcome.window.preferencesFile().contains(DaemonProcess::kPassword));
}

void TestWelcomePage::requestedPageFollowsSignIn()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Welcome welcome;
    welcome.page.open({},
                      QStringLiteral("url=") + daemon.url() + QStringLiteral("&then=tasks%2Fabc"));
    QVERIFY(welcome.step<gui::ServerForm>());
    QCOMPARE(welcome.find<QLineEdit>("urlLineEdit")->text(), daemon.url());
    welcome.fillServer(daemon.url(), QString::fromLatin1(DaemonProcess::kAdmin),
                       QString::fromLatin1(DaemonProcess::kPassword));
    welcome.press("signInPushButton");
    QTRY_COMPARE_WITH_TIMEOUT(welcome.window.opened(), QStringList{QStringLiteral("tasks/abc")},
                              30'000);
}

void TestWelcomePage::wrongPasswordIsSaid()
{
    DaemonProcess daemon;
    QVERIFY(daemon.start());
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    welcome.fillServer(daemon.url(), QStringLiteral("admin"), QStringLiteral("wrong"));
    welcome.press("signInPushButton");
    auto *banner = welcome.find<gui::Banner>("banner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY(banner->text().contains(QStringLiteral("password is wrong")));
    QVERIFY(welcome.find<QLineEdit>("passwordEdit")->text().isEmpty());
    QVERIFY(welcome.window.preferences().servers().isEmpty());
    QCOMPARE(welcome.window.connection().state(), Connection::State::Closed);
}

void TestWelcomePage::missingFieldsAreMarked()
{
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    welcome.fillServer(QStringLiteral("ftp://host"), {}, {});
    welcome.press("signInPushButton");
    for (const char *name : {"urlLineEdit", "usernameLineEdit", "passwordEdit"})
        QCOMPARE(welcome.find<QLineEdit>(name)->property("state").toString(),
                 QStringLiteral("error"));
    QCOMPARE(welcome.window.connection().state(), Connection::State::Closed);
}

void TestWelcomePage::unreachableServerIsSaid()
{
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    welcome.fillServer(QStringLiteral("http://127.0.0.1:1"), QStringLiteral("admin"),
                       QStringLiteral("secret"));
    welcome.press("signInPushButton");
    auto *banner = welcome.find<gui::Banner>("banner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY(banner->text().contains(QStringLiteral("unreachable")));
}

void TestWelcomePage::unknownCertificateIsShownBeforeAnythingIsSent()
{
    QTemporaryDir dir;
    const auto certificate = tests::Certificate::make(dir.path());
    DaemonProcess daemon({{},
                          {},
                          {QStringLiteral("--tls-cert"), certificate.certFile,
                           QStringLiteral("--tls-key"), certificate.keyFile}});
    QVERIFY(daemon.start());
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    welcome.fillServer(daemon.url(), QString::fromLatin1(DaemonProcess::kAdmin),
                       QString::fromLatin1(DaemonProcess::kPassword));
    welcome.press("signInPushButton");
    QTRY_VERIFY_WITH_TIMEOUT(welcome.step<gui::CertificateReview>(), 30'000);
    QString shown = welcome.find<QLabel>("shownValueLabel")->text();
    QCOMPARE(shown.replace(u'\n', u':'), client::fingerprintText(certificate.sha256));
    auto *trust = welcome.find<QAbstractButton>("trustPushButton");
    QVERIFY(!trust->isEnabled());
    QVERIFY(!welcome.find<QLabel>("expectedValueLabel")->isVisible());
    QVERIFY(welcome.window.preferences().servers().isEmpty());

    welcome.find<QCheckBox>("verifiedCheckBox")->click();
    welcome.click(trust);
    QTRY_COMPARE_WITH_TIMEOUT(welcome.window.opened(), QStringList{QStringLiteral("home")}, 30'000);
    QCOMPARE(welcome.window.preferences().servers().first().pinnedSha256, certificate.sha256);
}

void TestWelcomePage::changedCertificateShowsBothFingerprints()
{
    QTemporaryDir dir;
    const auto certificate = tests::Certificate::make(dir.path());
    DaemonProcess daemon({{},
                          {},
                          {QStringLiteral("--tls-cert"), certificate.certFile,
                           QStringLiteral("--tls-key"), certificate.keyFile}});
    QVERIFY(daemon.start());
    Welcome welcome;
    gui::ServerProfile known;
    known.id = QStringLiteral("one");
    known.url = QUrl(daemon.url());
    known.username = QStringLiteral("admin");
    known.pinnedSha256 = QByteArray(32, 'x');
    welcome.window.preferences().setServers({known});
    welcome.page.open({}, QStringLiteral("server=one"));
    welcome.find<QLineEdit>("passwordEdit")->setText(QString::fromLatin1(DaemonProcess::kPassword));
    welcome.press("signInPushButton");
    QTRY_VERIFY_WITH_TIMEOUT(welcome.step<gui::CertificateReview>(), 30'000);
    QVERIFY(welcome.find<QLabel>("expectedValueLabel")->isVisible());
    QCOMPARE(welcome.find<QAbstractButton>("trustPushButton")->property("kind").toString(),
             QStringLiteral("danger"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("backPushButton"));
    welcome.press("backPushButton");
    QVERIFY(welcome.step<gui::ServerForm>());
    QCOMPARE(welcome.window.preferences().servers().first().pinnedSha256, known.pinnedSha256);
}

void TestWelcomePage::plainHttpToAnotherMachineIsWarnedAbout()
{
    Welcome welcome;
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    auto *banner = welcome.find<gui::Banner>("plainHttpBanner");
    welcome.find<QLineEdit>("urlLineEdit")->setText(QStringLiteral("http://127.0.0.1:8000"));
    QVERIFY(!banner->isVisible());
    welcome.find<QLineEdit>("urlLineEdit")->setText(QStringLiteral("http://server.example:8000"));
    QVERIFY(banner->isVisible());
    welcome.find<QLineEdit>("urlLineEdit")->setText(QStringLiteral("server.example:8000"));
    QVERIFY(!banner->isVisible());
}

void TestWelcomePage::savedServersAreOffered()
{
    Welcome welcome;
    gui::ServerProfile one{QStringLiteral("one"),
                           QStringLiteral("<b>One</b>"),
                           QUrl(QStringLiteral("https://one.example")),
                           QStringLiteral("ann"),
                           {},
                           {}};
    gui::ServerProfile two{QStringLiteral("two"), {}, QUrl(QStringLiteral("https://two.example")),
                           QStringLiteral("bob"), {}, {}};
    welcome.window.preferences().setServers({one, two});
    welcome.window.preferences().setLastServer(two.id);
    welcome.click(welcome.find<QAbstractButton>("attachChoiceCard"));
    auto *list = welcome.find<QListWidget>("serversListWidget");
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->currentRow(), 1);
    QCOMPARE(welcome.find<QLineEdit>("usernameLineEdit")->text(), QStringLiteral("bob"));
    list->setCurrentRow(0);
    QCOMPARE(welcome.find<QLineEdit>("urlLineEdit")->text(), QStringLiteral("https://one.example"));
    list->setCurrentRow(2);
    QVERIFY(welcome.find<QLineEdit>("urlLineEdit")->text().isEmpty());
}

void TestWelcomePage::backLeadsToTheEngineThatIsStillAttached()
{
    Welcome welcome;
    QVERIFY(welcome.window.openLocal());
    welcome.page.open({}, QStringLiteral("server=new&from=tasks/7"));
    QVERIFY(welcome.step<gui::ServerForm>());
    welcome.page.findChild<QAction *>(QStringLiteral("backAction"))->trigger();
    QCOMPARE(welcome.window.opened(), QStringList{QStringLiteral("tasks/7")});
    QCOMPARE(welcome.window.connection().state(), Connection::State::Online);
}

void TestWelcomePage::languageChangesAtOnce()
{
    Welcome welcome;
    auto *languages = welcome.find<QComboBox>("languageComboBox");
    languages->setCurrentIndex(languages->findData(QStringLiteral("ru")));
    Q_EMIT languages->activated(languages->currentIndex());
    QTRY_COMPARE(welcome.find<QLabel>("headingLabel")->text(),
                 QStringLiteral("Добро пожаловать в testum"));
    QCOMPARE(welcome.find<QAbstractButton>("localChoiceCard")->text(),
             QStringLiteral("Этот компьютер"));
    welcome.window.preferences().setLanguageChoice(QStringLiteral("en"));
}

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
