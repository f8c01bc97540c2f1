#include "keychain/masterkeystores.h"

#include "keychain/keychainthread.h"
#include "unit/keychain/keyringsession.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <thread>
#include <vector>

#include <sys/types.h>

using namespace testum;
using namespace testum::keychain;
using namespace std::chrono_literals;

// This test runs itself again: on a private D-Bus with an unlocked keyring for most slots, and as
// a probe, one process a question, where the keyring is locked or missing.

namespace {

const char *const kInSession = "TESTUM_TEST_IN_KEYRING_SESSION";
const char *const kProbe = "--keychain-probe";

SecretBytes key(char fill) { return SecretBytes(QByteArray(32, fill)); }

const char *outcome(const Result<void> &result) { return result ? "ok" : result.error().reason; }

const char *outcome(const Result<SecretBytes> &result)
{
    return result ? "ok" : result.error().reason;
}

const char *probe(const QByteArray &verb, KeychainMasterKeyStore &store)
{
    if (verb == "available")
        return outcome(store.available());
    if (verb == "read")
        return outcome(store.read());
    if (verb == "write")
        return outcome(store.write(key('p')));
    return "unknown verb";
}

/// What this session's D-Bus answers; empty on an error.
QByteArray busAnswer(const QStringList &call)
{
    QProcess process;
    process.start(QStringLiteral("dbus-send"),
                  QStringList{QStringLiteral("--session"), QStringLiteral("--print-reply")} + call);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

/// The number of entries of service "testum" in this session's keyring.
int countEntries()
{
    const QByteArray answer =
        busAnswer({QStringLiteral("--dest=org.freedesktop.secrets"),
                   QStringLiteral("/org/freedesktop/secrets"),
                   QStringLiteral("org.freedesktop.Secret.Service.SearchItems"),
                   QStringLiteral("dict:string:string:server,testum")});
    return answer.isEmpty() ? -1 : static_cast<int>(answer.count("object path"));
}

/// The keyring daemon of this session, which this test started.
pid_t keyringProcess()
{
    const QByteArray answer = busAnswer(
        {QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
         QStringLiteral("org.freedesktop.DBus.GetConnectionUnixProcessID"),
         QStringLiteral("string:org.freedesktop.secrets")});
    return answer.mid(answer.indexOf("uint32") + 6).trimmed().toInt();
}

} // namespace

class TestKeychainMasterKeyStore : public QObject
{
    Q_OBJECT

    [[nodiscard]] static QString self() { return QCoreApplication::applicationFilePath(); }

private Q_SLOTS:
    void isAvailable()
    {
        KeychainMasterKeyStore store(QStringLiteral("available"));
        const auto result = store.available();
        QVERIFY2(result.has_value(), outcome(result));
        QCOMPARE(store.kind(), QStringLiteral("keychain"));
    }

    void askingForAvailabilityLeavesNothingBehind()
    {
        const int before = countEntries();
        QVERIFY(before >= 0);
        QVERIFY(KeychainMasterKeyStore(QStringLiteral("clean")).available().has_value());
        QCOMPARE(countEntries(), before);
    }

    void readsBackWhatItWrote()
    {
        KeychainMasterKeyStore store(QStringLiteral("round-trip"));
        const auto written = store.write(key('a'));
        QVERIFY2(written.has_value(), outcome(written));
        const auto read = KeychainMasterKeyStore(QStringLiteral("round-trip")).read();
        QVERIFY2(read.has_value(), outcome(read));
        QVERIFY(read->equals(key('a').view()));
    }

    void neverOverwrites()
    {
        KeychainMasterKeyStore store(QStringLiteral("kept"));
        QVERIFY(store.write(key('a')).has_value());
        const auto again = store.write(key('b'));
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(QByteArray(again.error().reason), QByteArray("vault.key_exists"));
        QVERIFY(store.read().value().equals(key('a').view()));
    }

    void neverOverwritesSomethingElseEither()
    {
        QVERIFY(writeEntry(QStringLiteral("testum"), QStringLiteral("foreign"),
                           SecretBytes("not a key"), 15s)
                    .outcome == KeychainAnswer::Outcome::Done);
        KeychainMasterKeyStore store(QStringLiteral("foreign"));
        QCOMPARE(QByteArray(outcome(store.read())), QByteArray("vault.key_malformed"));
        QCOMPARE(QByteArray(outcome(store.write(key('a')))), QByteArray("vault.key_exists"));
    }

    void aMissingKeyIsNotFound()
    {
        const auto read = KeychainMasterKeyStore(QStringLiteral("missing")).read();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        QCOMPARE(QByteArray(read.error().reason), QByteArray("vault.key_not_found"));
    }

    void aRemovedKeyIsNotFound()
    {
        KeychainMasterKeyStore store(QStringLiteral("removed"));
        QVERIFY(store.write(key('a')).has_value());
        QVERIFY(store.remove().has_value());
        QCOMPARE(QByteArray(outcome(store.read())), QByteArray("vault.key_not_found"));
    }

    void refusesAKeyOfAnotherSize()
    {
        KeychainMasterKeyStore store(QStringLiteral("short"));
        QCOMPARE(QByteArray(outcome(store.write(SecretBytes("short")))),
                 QByteArray("vault.key_malformed"));
        QCOMPARE(QByteArray(outcome(store.read())), QByteArray("vault.key_not_found"));
    }

    void accountsAreSeparate()
    {
        KeychainMasterKeyStore first(QStringLiteral("first"));
        KeychainMasterKeyStore second(QStringLiteral("second"));
        QVERIFY(first.write(key('1')).has_value());
        QVERIFY(second.write(key('2')).has_value());
        QVERIFY(first.read().value().equals(key('1').view()));
        QVERIFY(second.read().value().equals(key('2').view()));
    }

    void worksFromManyThreads()
    {
        KeychainMasterKeyStore store(QStringLiteral("shared"));
        QVERIFY(store.write(key('s')).has_value());
        std::array<bool, 4> same{};
        {
            std::vector<std::jthread> threads;
            for (bool &slot : same) {
                threads.emplace_back([&slot] {
                    const auto read = KeychainMasterKeyStore(QStringLiteral("shared")).read();
                    slot = read && read->equals(key('s').view());
                });
            }
        }
        QVERIFY(std::all_of(same.begin(), same.end(), [](bool ok) { return ok; }));
    }

    void givesUpAfterItsTimeout()
    {
        const pid_t keyring = keyringProcess();
        QVERIFY(keyring > 1);
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        const auto read = KeychainMasterKeyStore(QStringLiteral("silent"), 100ms).read();
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unavailable);
        QCOMPARE(QByteArray(read.error().reason), QByteArray("vault.keychain_unavailable"));
        // The job it left behind disturbs nobody.
        QCOMPARE(QByteArray(outcome(KeychainMasterKeyStore(QStringLiteral("silent")).read())),
                 QByteArray("vault.key_not_found"));
    }

    void tellsALockedKeyringFromAMissingKey()
    {
        const QTemporaryDir home;
        QProcess process;
        process.setProcessEnvironment(tests::privateSession(home.path()));
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        tests::startInKeyringSession(
            process,
            QStringLiteral("\"$0\" \"$1\" write\n"
                           "dbus-send --session --print-reply --dest=org.freedesktop.secrets "
                           "/org/freedesktop/secrets org.freedesktop.Secret.Service.Lock "
                           "array:objpath:/org/freedesktop/secrets/collection/login >/dev/null\n"
                           "\"$0\" \"$1\" read\n"
                           "\"$0\" \"$1\" available\n"
                           "\"$0\" \"$1\" write\n"),
            {self(), QLatin1String(kProbe)});
        QVERIFY(process.waitForFinished(100'000));
        QCOMPARE(process.readAllStandardOutput(), QByteArray("ok\n"
                                                             "vault.key_not_found\n"
                                                             "vault.keychain_locked\n"
                                                             "vault.keychain_locked\n"));
    }

    void withoutDBusThereIsNoKeychain_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::newRow("available") << QStringLiteral("available");
        QTest::newRow("read") << QStringLiteral("read");
        QTest::newRow("write") << QStringLiteral("write");
    }
    void withoutDBusThereIsNoKeychain()
    {
        QFETCH(const QString, verb);
        const QTemporaryDir home;
        QProcessEnvironment environment = tests::privateSession(home.path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=") + home.filePath(QStringLiteral("no-bus")));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(self(), {QLatin1String(kProbe), verb});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.readAllStandardOutput(), QByteArray("vault.keychain_unavailable\n"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String(kProbe)) {
        KeychainMasterKeyStore store(QStringLiteral("probe"));
        std::puts(probe(arguments[2].toLatin1(), store));
        return 0;
    }
    if (qEnvironmentVariableIsSet(kInSession)) {
        TestKeychainMasterKeyStore test;
        return QTest::qExec(&test, argc, argv);
    }
    const QTemporaryDir home;
    QProcessEnvironment environment = tests::privateSession(home.path());
    environment.insert(QLatin1String(kInSession), QStringLiteral("1"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    tests::startInKeyringSession(process, QStringLiteral("exec \"$0\" \"$@\""),
                                 QStringList{QCoreApplication::applicationFilePath()} +
                                     arguments.mid(1));
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit) {
        std::fputs("dbus-run-session did not run\n", stderr);
        return 1;
    }
    return process.exitCode();
}

#include "tst_keychainmasterkeystore.moc"
