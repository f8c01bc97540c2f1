#include "desktop/singleinstance.h"
#include "support/engine/daemonprocess.h"
#include "support/sshd/sshdserver.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QScopeGuard>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <memory>

using namespace testum;
using tests::SshdServer;

namespace {

constexpr int kStartMs = 30'000;

/// A user's home, runtime directory and preferences, in which windows are started offscreen.
class Desktop
{
public:
    Desktop()
    {
        for (const char *name : {"config", "share", "cache", "run"})
            QDir().mkpath(m_dir.filePath(QLatin1String(name)));
        QFile::setPermissions(runtimeDir(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_dir.filePath(QLatin1String(name));
    }
    [[nodiscard]] QString runtimeDir() const { return path("run"); }
    [[nodiscard]] QString dataDir() const { return path("data"); }

    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE", "LANG", "LC_MESSAGES"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path("share"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path("cache"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtimeDir());
        environment.insert(QStringLiteral("TESTUM_KEYCHAIN"), QStringLiteral("off"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_LOGGING_RULES"),
                           QStringLiteral("testum.start.info=true"));
        return environment;
    }
    void prefer(const QString &key, const QVariant &value) const
    {
        QDir().mkpath(path("config") + QStringLiteral("/testum"));
        QSettings settings(path("config") + QStringLiteral("/testum/testum.ini"),
                           QSettings::IniFormat);
        settings.setValue(key, value);
    }

private:
    QTemporaryDir m_dir;
};

/// One start of the real program. Killed with this object.
class Start
{
public:
    Start(const Desktop &desktop, const QStringList &arguments,
          const QProcessEnvironment &environment)
    {
        Q_UNUSED(desktop)
        m_process.setProcessEnvironment(environment);
        m_process.start(tests::programPath(QStringLiteral("testum")), arguments);
    }
    explicit Start(const Desktop &desktop, const QStringList &arguments = {})
        : Start(desktop, QStringList{QStringLiteral("--data-dir"), desktop.dataDir()} + arguments,
                desktop.environment())
    {}
    ~Start()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    [[nodiscard]] bool waitForLog(const QByteArray &text, int timeoutMs = kStartMs)
    {
        return QTest::qWaitFor([this, &text] { return log().contains(text); }, timeoutMs);
    }
    [[nodiscard]] bool waitForWindow() { return waitForLog("The first window was painted"); }
    [[nodiscard]] bool waitForEnd(int timeoutMs = kStartMs)
    {
        return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(timeoutMs);
    }
    [[nodiscard]] const QByteArray &log()
    {
        m_log += m_process.readAllStandardError();
        return m_log;
    }
    [[nodiscard]] QByteArray out() { return m_process.readAllStandardOutput(); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] bool ranToItsEnd() const
    {
        return m_process.state() == QProcess::NotRunning &&
               m_process.exitStatus() == QProcess::NormalExit;
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

private:
    QProcess m_process;
    QByteArray m_log;
};

/// JSON in and out, with a bearer token.
struct Api
{
    QUrl url;
    QByteArray token;
    QNetworkAccessManager network;

    QJsonObject call(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(url.resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/json"));
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        const QByteArray bytes =
            method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        const std::unique_ptr<QNetworkReply> reply(
            network.sendCustomRequest(request, method, bytes));
        (void)QTest::qWaitFor([&reply] { return reply->isFinished(); }, 30'000);
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
};

} // namespace

class TestWindowProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay();
    void helpIsInTheUsersLanguage();
    void wrongArgumentsAreUsageErrors_data();
    void wrongArgumentsAreUsageErrors();
    void withoutDisplayItSaysSo();
    void windowIsShownAndEndsBySignal();
    void secondStartHandsItsPageOver();
    void socketIsTheUsersOwn();
    void otherDataDirectoryIsAnotherWindow();
    void killedWindowLeavesNothingInTheWay();
    void hungWindowIsReported();
    void endingWindowIsWaitedFor();
    void sigtermLetsRunningTasksEnd();
    void secondSignalCancelsThem();
};

void TestWindowProcess::helpAndVersionNeedNoDisplay()
{
    const Desktop desktop;
    QProcessEnvironment environment = desktop.environment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    Start help(desktop, {QStringLiteral("--help")}, environment);
    QVERIFY(help.waitForEnd());
    QCOMPARE(help.exitCode(), 0);
    const QByteArray text = help.out();
    for (const char *option : {"--page", "--data-dir", "--database-url", "--env-file", "--theme",
                               "--lang", "--attach", "--version"})
        QVERIFY2(text.contains(option), option);
    Start version(desktop, {QStringLiteral("--version")}, environment);
    QVERIFY(version.waitForEnd());
    QCOMPARE(version.out(), QByteArrayLiteral("testum " TESTUM_VERSION "\n"));
}

void TestWindowProcess::helpIsInTheUsersLanguage()
{
    const Desktop desktop;
    QProcessEnvironment environment = desktop.environment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("ru_RU.UTF-8"));
    Start help(desktop, {QStringLiteral("--help")}, environment);
    QVERIFY(help.waitForEnd());
    const QString text = QString::fromUtf8(help.out());
    QVERIFY2(text.contains(QStringLiteral("Открыть эту страницу")), qUtf8Printable(text));
}

void TestWindowProcess::wrongArgumentsAreUsageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--colour")};
    QTest::newRow("unknown theme")
        << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")};
    QTest::newRow("unknown language")
        << QStringList{QStringLiteral("--lang"), QStringLiteral("de")};
    QTest::newRow("operand") << QStringList{QStringLiteral("platforms")};
    QTest::newRow("no such env file")
        << QStringList{QStringLiteral("--env-file"), QStringLiteral("/nonexistent")};
}

void TestWindowProcess::wrongArgumentsAreUsageErrors()
{
    QFETCH(QStringList, arguments);
    const Desktop desktop;
    Start start(desktop, arguments);
    QVERIFY(start.waitForEnd());
    QCOMPARE(start.exitCode(), 2);
    QVERIFY(start.log().startsWith("testum: "));
}

void TestWindowProcess::withoutDisplayItSaysSo()
{
    const Desktop desktop;
    QProcessEnvironment environment = desktop.environment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    Start start(desktop, {}, environment);
    QVERIFY(start.waitForEnd());
    QVERIFY(start.ranToItsEnd());
    QCOMPARE(start.exitCode(), 1);
    QVERIFY(start.log().contains("no display"));
}

void TestWindowProcess::windowIsShownAndEndsBySignal()
{
    const Desktop desktop;
    Start start(desktop);
    QVERIFY2(start.waitForWindow(), start.log().constData());
    QVERIFY(!QFileInfo::exists(desktop.dataDir())); // nothing is made before the user chose
    start.signal(SIGTERM);
    QVERIFY(start.waitForEnd());
    QVERIFY2(start.ranToItsEnd(), start.log().constData());
    QCOMPARE(start.exitCode(), 0);
}

void TestWindowProcess::secondStartHandsItsPageOver()
{
    const Desktop desktop;
    Start first(desktop);
    QVERIFY2(first.waitForWindow(), first.log().constData());
    Start second(desktop, {QStringLiteral("--page"), QStringLiteral("settings/language")});
    QVERIFY(second.waitForEnd());
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(!second.log().contains("The first window was painted"));
    QVERIFY2(first.waitForLog("A second start asked for \"settings/language\""),
             first.log().constData());
    // Nothing is attached yet: the page follows the choice of a place.
    QVERIFY2(first.waitForLog("shown: welcome?then=settings/language"), first.log().constData());
    QVERIFY(first.isRunning());
}

void TestWindowProcess::socketIsTheUsersOwn()
{
    const Desktop desktop;
    Start start(desktop);
    QVERIFY2(start.waitForWindow(), start.log().constData());
    const QFileInfoList sockets =
        QDir(desktop.runtimeDir())
            .entryInfoList({QStringLiteral("testum-*")}, QDir::System | QDir::Files);
    QVERIFY(!sockets.isEmpty());
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                             QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QFileInfo &socket : sockets)
        QVERIFY2(!(socket.permissions() & kOthers), qUtf8Printable(socket.fileName()));
}

void TestWindowProcess::otherDataDirectoryIsAnotherWindow()
{
    const Desktop desktop;
    Start first(desktop);
    QVERIFY2(first.waitForWindow(), first.log().constData());
    Start second(desktop, {QStringLiteral("--data-dir"), desktop.path("other")},
                 desktop.environment());
    QVERIFY2(second.waitForWindow(), second.log().constData());
    QVERIFY(first.isRunning());
}

void TestWindowProcess::killedWindowLeavesNothingInTheWay()
{
    const Desktop desktop;
    {
        Start first(desktop);
        QVERIFY2(first.waitForWindow(), first.log().constData());
        first.signal(SIGKILL);
        QVERIFY(first.waitForEnd());
    }
    Start second(desktop);
    QVERIFY2(second.waitForWindow(), second.log().constData());
}

void TestWindowProcess::hungWindowIsReported()
{
    const Desktop desktop;
    Start first(desktop);
    QVERIFY2(first.waitForWindow(), first.log().constData());
    first.signal(SIGSTOP);
    Start second(desktop);
    QVERIFY(second.waitForEnd());
    first.signal(SIGCONT);
    QCOMPARE(second.exitCode(), 1);
    QVERIFY2(second.log().contains("does not answer"), second.log().constData());
}

void TestWindowProcess::endingWindowIsWaitedFor()
{
    using desktop::SingleInstance;
    const Desktop desktop;
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", desktop.runtimeDir().toUtf8());
    const auto restore = qScopeGuard([&before] { qputenv("XDG_RUNTIME_DIR", before); });
    SingleInstance first(desktop.dataDir());
    QCOMPARE(first.begin({}), SingleInstance::Role::First);
    first.stopListening();
    auto second = std::async(std::launch::async, [dataDir = desktop.dataDir()] {
        return SingleInstance(dataDir).begin(QStringLiteral("tasks"));
    });
    // Longer than a window that hangs is given.
    QCOMPARE(second.wait_for(std::chrono::seconds(7)), std::future_status::timeout);
    first.release();
    QCOMPARE(second.get(), SingleInstance::Role::First);
}

namespace {

/// A window whose engine serves the API and runs a command on a real host.
struct BusyWindow
{
    explicit BusyWindow(const QByteArray &command)
    {
        sshd = SshdServer::start();
        const QString env = desktop.path("testum.env");
        QFile file(env);
        (void)file.open(QIODevice::WriteOnly);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write("ADMIN_USERNAME=admin\nADMIN_PASSWORD=correct horse battery\n");
        file.close();
        const int port = tests::freePort();
        desktop.prefer(QStringLiteral("kept/apiServer/on"), true);
        desktop.prefer(QStringLiteral("kept/apiServer/listen"),
                       QStringLiteral("127.0.0.1:%1").arg(port));
        // The data directory exists, so that the window opens it without asking.
        const auto made = tests::runProgram(QStringLiteral("testumctl"),
                                            {QStringLiteral("platforms"), QStringLiteral("list"),
                                             QStringLiteral("--data-dir"), desktop.dataDir()},
                                            {}, {QStringLiteral("TESTUM_KEYCHAIN=off")});
        if (made.exitCode != 0)
            qWarning("testumctl: %s", made.err.constData());
        window = std::make_unique<Start>(desktop, QStringList{QStringLiteral("--env-file"), env});
        api.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
        (void)QTest::qWaitFor(
            [this] { return !api.call("GET", QStringLiteral("/health")).isEmpty(); }, kStartMs);
        api.token =
            api.call("POST", QStringLiteral("/api/v1/auth/login"),
                     {{QStringLiteral("username"), QStringLiteral("admin")},
                      {QStringLiteral("password"), QStringLiteral("correct horse battery")}})
                .value(QStringLiteral("access_token"))
                .toString()
                .toLatin1();
        api.call("POST", QStringLiteral("/api/v1/platforms"),
                 {{QStringLiteral("name"), QStringLiteral("host")},
                  {QStringLiteral("host"), sshd->host()},
                  {QStringLiteral("port"), sshd->port()},
                  {QStringLiteral("username"), sshd->user()},
                  {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                  {QStringLiteral("private_key"), QString::fromLatin1(sshd->clientPrivateKey())}});
        task = api.call("POST", QStringLiteral("/api/v1/tasks"),
                        {{QStringLiteral("type"), QStringLiteral("run_command")},
                         {QStringLiteral("platforms"), QJsonArray{QStringLiteral("host")}},
                         {QStringLiteral("command"), QString::fromLatin1(command)}})
                   .value(QStringLiteral("id"))
                   .toString();
        const QString path = QStringLiteral("/api/v1/tasks/") + task;
        (void)QTest::qWaitFor(
            [this, &path] {
                return api.call("GET", path).value(QStringLiteral("status")).toString() ==
                       QStringLiteral("running");
            },
            kStartMs);
    }

    /// What testumctl says about the task once the window is gone.
    [[nodiscard]] QString statusAfterwards() const
    {
        const auto shown = tests::runProgram(QStringLiteral("testumctl"),
                                             {QStringLiteral("tasks"), QStringLiteral("show"), task,
                                              QStringLiteral("--json"),
                                              QStringLiteral("--data-dir"), desktop.dataDir()},
                                             {}, {QStringLiteral("TESTUM_KEYCHAIN=off")});
        return QJsonDocument::fromJson(shown.out)
            .object()
            .value(QStringLiteral("status"))
            .toString();
    }

    Desktop desktop;
    std::unique_ptr<SshdServer> sshd;
    std::unique_ptr<Start> window;
    Api api;
    QString task;
};

} // namespace

void TestWindowProcess::sigtermLetsRunningTasksEnd()
{
    BusyWindow busy("sleep 3; echo finished");
    QVERIFY2(!busy.task.isEmpty(), busy.window->log().constData());
    busy.window->signal(SIGTERM);
    QVERIFY(busy.window->waitForEnd());
    QVERIFY2(busy.window->ranToItsEnd(), busy.window->log().constData());
    QCOMPARE(busy.statusAfterwards(), QStringLiteral("success"));
}

void TestWindowProcess::secondSignalCancelsThem()
{
    BusyWindow busy("sleep 600");
    QVERIFY2(!busy.task.isEmpty(), busy.window->log().constData());
    busy.window->signal(SIGTERM);
    QVERIFY(busy.window->waitForLog("Stopping"));
    busy.window->signal(SIGTERM);
    QVERIFY(busy.window->waitForEnd(20'000));
    QVERIFY2(busy.window->ranToItsEnd(), busy.window->log().constData());
    QCOMPARE(busy.statusAfterwards(), QStringLiteral("cancelled"));
}

QTEST_MAIN(TestWindowProcess)
#include "tst_windowprocess.moc"
