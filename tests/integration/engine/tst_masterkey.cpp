// Where the master key comes from, and when the engine refuses to start.

#include "app/appcontext.h"
#include "app/masterkey.h"
#include "support/engine/daemonprocess.h"
#include "support/engine/testengine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <sys/stat.h>
#include <thread>

using namespace testum;
using namespace testum::tests;

namespace {

app::AppConfig configIn(const QString &dataDir)
{
    app::AppConfig config;
    config.dataDir = dataDir;
    config.database = storage::DatabaseConfig::fromUrl({}, dataDir).value();
    config.useKeychain = false;
    return config;
}

QString startError(const app::AppConfig &config)
{
    const auto context = app::AppContext::create(config);
    return context ? QString() : QString::fromLatin1(context.error().reason);
}

std::shared_ptr<const SecretBytes> secret(const char *text)
{
    return std::make_shared<SecretBytes>(QByteArrayView(text));
}

} // namespace

class TestMasterKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStartMakesAPrivateKeyFile();
    void lostKeyIsNeverReplaced();
    void wrongKeyIsRefused();
    void malformedKeyIsRefused();
    void exposedKeyFileIsRefused();
    void explicitSourceWinsOverTheFile();
    void openDataDirectoryIsRefusedAndLeftAlone();
    void twoFirstStartsMakeOneKey();
    void keyringHoldsTheKeyWhereOneAnswers();
};

void TestMasterKey::firstStartMakesAPrivateKeyFile()
{
    QTemporaryDir dir;
    QCOMPARE(startError(configIn(dir.path())), QString());
    struct stat info = {};
    QCOMPARE(::stat(qPrintable(dir.filePath(QStringLiteral("master.key"))), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600u);
    QCOMPARE(startError(configIn(dir.path())), QString());
}

void TestMasterKey::lostKeyIsNeverReplaced()
{
    QTemporaryDir dir;
    QCOMPARE(startError(configIn(dir.path())), QString());
    QVERIFY(QFile::remove(dir.filePath(QStringLiteral("master.key"))));
    QCOMPARE(startError(configIn(dir.path())), QStringLiteral("vault.key_missing"));
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("master.key"))));
}

void TestMasterKey::wrongKeyIsRefused()
{
    QTemporaryDir dir;
    QCOMPARE(startError(configIn(dir.path())), QString());
    app::AppConfig other = configIn(dir.path());
    other.masterKeyText = secret("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    QCOMPARE(startError(other), QStringLiteral("vault.wrong_key"));
}

void TestMasterKey::malformedKeyIsRefused()
{
    QTemporaryDir dir;
    app::AppConfig config = configIn(dir.path());
    config.masterKeyText = secret("too short");
    QCOMPARE(startError(config), QStringLiteral("vault.key_malformed"));
}

void TestMasterKey::exposedKeyFileIsRefused()
{
    QTemporaryDir dir;
    app::AppConfig config = configIn(dir.path());
    config.masterKeyFile = dir.filePath(QStringLiteral("key"));
    QFile file(config.masterKeyFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(TestEngine::fixedMasterKey());
    file.close();
    QCOMPARE(::chmod(qPrintable(config.masterKeyFile), 0644), 0);
    QCOMPARE(startError(config), QStringLiteral("vault.key_file_exposed"));
    QCOMPARE(::chmod(qPrintable(config.masterKeyFile), 0600), 0);
    QCOMPARE(startError(config), QString());
}

void TestMasterKey::explicitSourceWinsOverTheFile()
{
    QTemporaryDir dir;
    app::AppConfig config = configIn(dir.path());
    config.masterKeyText = secret(TestEngine::fixedMasterKey().constData());
    QCOMPARE(startError(config), QString());
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("master.key"))));
}

void TestMasterKey::openDataDirectoryIsRefusedAndLeftAlone()
{
    QTemporaryDir dir;
    QCOMPARE(::chmod(qPrintable(dir.path()), 0755), 0);
    QCOMPARE(startError(configIn(dir.path())), QStringLiteral("config.data_dir_exposed"));
    struct stat info = {};
    QCOMPARE(::stat(qPrintable(dir.path()), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0755u);
    QVERIFY(QDir(dir.path()).isEmpty());
}

void TestMasterKey::twoFirstStartsMakeOneKey()
{
    QTemporaryDir dir;
    QStringList errors(2);
    std::vector<std::thread> starts;
    for (int i = 0; i < 2; ++i) {
        starts.emplace_back([&, i] {
            const ProgramResult ran =
                runProgram(QStringLiteral("testumctl"),
                           {QStringLiteral("--data-dir"), dir.path(), QStringLiteral("--local"),
                            QStringLiteral("platforms"), QStringLiteral("list")});
            errors[i] = ran.exitCode == 0 ? QString() : QString::fromUtf8(ran.err);
        });
    }
    for (std::thread &start : starts)
        start.join();
    QCOMPARE(errors, QStringList({QString(), QString()}));
    QCOMPARE(startError(configIn(dir.path())), QString());
}

void TestMasterKey::keyringHoldsTheKeyWhereOneAnswers()
{
    for (const char *tool : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty())
            QSKIP("dbus-run-session or gnome-keyring-daemon is not installed");
    }
    QTemporaryDir dir;
    const QString script = QStringLiteral(
        "echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
        " export TESTUM_KEYCHAIN=on; for i in 1 2; do"
        " \"$1\" --local --data-dir \"$2\" platforms list || exit 9; done;"
        " kill %1 2>/dev/null; exit 0");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), dir.path());
    for (const char *name : {"XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"}) {
        const QString path = dir.filePath(QLatin1String(name));
        QVERIFY(QDir().mkpath(path));
        QVERIFY(::chmod(qPrintable(path), 0700) == 0);
        environment.insert(QLatin1String(name), path);
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("dbus-run-session"),
                  {QStringLiteral("--"), QStringLiteral("bash"), QStringLiteral("-c"), script,
                   QStringLiteral("bash"), programPath(QStringLiteral("testumctl")),
                   dir.filePath(QStringLiteral("data"))});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral("data/testum.db"))));
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("data/master.key"))));
    // Without the keyring the database stays shut.
    QCOMPARE(startError(configIn(dir.filePath(QStringLiteral("data")))),
             QStringLiteral("vault.key_missing"));
}

QTEST_GUILESS_MAIN(TestMasterKey)
#include "tst_masterkey.moc"
