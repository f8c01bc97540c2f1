#include "keychain/masterkeystores.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

using namespace testum;
using namespace testum::keychain;

namespace {

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

SecretBytes key(char fill) { return SecretBytes(QByteArray(32, fill)); }

QByteArray keyText(char fill)
{
    return QByteArray(32, fill).toBase64(QByteArray::Base64UrlEncoding);
}

bool writeFile(const QString &path, const QByteArray &content,
               QFileDevice::Permissions permissions = kPrivate)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
           file.setPermissions(permissions);
}

QByteArray reasonOf(const Result<SecretBytes> &result)
{
    return result ? QByteArray("ok") : QByteArray(result.error().reason);
}

} // namespace

class TestFileMasterKeyStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("master.key")); }
    [[nodiscard]] FileMasterKeyStore store() const { return {path(), false}; }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void readsBackWhatItWrote()
    {
        QVERIFY(store().write(key('a')).has_value());
        QVERIFY(store().read().value().equals(key('a').view()));
    }

    void writesTheTextOfAFernetKeyForItsOwnerOnly()
    {
        QVERIFY(store().write(key('a')).has_value());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), keyText('a'));
    }

    void leavesNoOtherFileBehind()
    {
        QVERIFY(store().write(key('a')).has_value());
        QVERIFY(!store().write(key('b')));
        QCOMPARE(
            QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{QStringLiteral("master.key")});
    }

    void neverOverwrites()
    {
        QVERIFY(store().write(key('a')).has_value());
        const auto again = store().write(key('b'));
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QVERIFY(again.error().is("vault.key_exists"));
        QVERIFY(store().read().value().equals(key('a').view()));
    }

    void neverWritesThroughALink()
    {
        const QString target = m_dir->filePath(QStringLiteral("target"));
        QVERIFY(QFile::link(target, path()));
        const auto written = store().write(key('a'));
        QVERIFY(!written);
        QVERIFY(written.error().is("vault.key_exists"));
        QVERIFY(!QFile::exists(target));
    }

    void oneOfManyWritersWins()
    {
        std::array<bool, 8> won{};
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < won.size(); ++i) {
                threads.emplace_back([this, &won, i] {
                    won[i] = store().write(key(static_cast<char>('a' + i))).has_value();
                });
            }
        }
        QCOMPARE(std::count(won.begin(), won.end(), true), 1);
        const auto winner = std::find(won.begin(), won.end(), true) - won.begin();
        QVERIFY(store().read().value().equals(key(static_cast<char>('a' + winner)).view()));
    }

    void aMissingFileIsNotFound()
    {
        const auto read = store().read();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        QVERIFY(read.error().is("vault.key_not_found"));
    }

    void refusesAFileThatOthersCanRead_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("0600") << 0600 << QByteArray("ok");
        QTest::newRow("0400") << 0400 << QByteArray("ok");
        QTest::newRow("0640") << 0640 << QByteArray("vault.key_file_exposed");
        QTest::newRow("0604") << 0604 << QByteArray("vault.key_file_exposed");
        QTest::newRow("0620") << 0620 << QByteArray("vault.key_file_exposed");
        QTest::newRow("0644") << 0644 << QByteArray("vault.key_file_exposed");
    }
    void refusesAFileThatOthersCanRead()
    {
        QFETCH(const int, mode);
        QVERIFY(writeFile(path(), keyText('a')));
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), static_cast<mode_t>(mode)), 0);
        QTEST(reasonOf(store().read()), "reason");
        QTEST(reasonOf(FileMasterKeyStore(path(), true).read()), "reason");
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("key and line end") << keyText('a') + '\n' << QByteArray("ok");
        QTest::newRow("empty") << QByteArray() << QByteArray("vault.key_malformed");
        QTest::newRow("half a key") << keyText('a').left(20) << QByteArray("vault.key_malformed");
        QTest::newRow("two keys") << keyText('a') + '\n' + keyText('b')
                                  << QByteArray("vault.key_malformed");
        QTest::newRow("too large")
            << QByteArray(5000, 'A') << QByteArray("vault.key_file_unreadable");
    }
    void refusesWhatIsNoKey()
    {
        QFETCH(const QByteArray, content);
        QVERIFY(writeFile(path(), content));
        QTEST(reasonOf(store().read()), "reason");
    }

    void refusesADirectory()
    {
        QVERIFY(QDir().mkdir(path()));
        QCOMPARE(reasonOf(store().read()), QByteArray("vault.key_file_unreadable"));
    }

    void aPipeDoesNotHang()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        QCOMPARE(reasonOf(store().read()), QByteArray("vault.key_file_unreadable"));
    }

    void readsThroughALink()
    {
        const QString target = m_dir->filePath(QStringLiteral("target"));
        QVERIFY(writeFile(target, keyText('a')));
        QVERIFY(QFile::link(target, path()));
        QCOMPARE(reasonOf(store().read()), QByteArray("ok"));
    }

    void reportsAnUnwritablePlace()
    {
        FileMasterKeyStore nowhere(m_dir->filePath(QStringLiteral("missing/master.key")), false);
        const auto written = nowhere.write(key('a'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Unavailable);
        QVERIFY(written.error().is("vault.key_file_unwritable"));
    }

    void aReadOnlySourceIsNotWritten()
    {
        FileMasterKeyStore source(path(), true, QStringLiteral("credential"));
        const auto written = source.write(key('a'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Unimplemented);
        QVERIFY(written.error().is("vault.read_only_source"));
        QVERIFY(!QFile::exists(path()));
        QCOMPARE(source.kind(), QStringLiteral("credential"));
    }

    void refusesAKeyOfAnotherSize()
    {
        const auto written = store().write(SecretBytes("short"));
        QVERIFY(!written);
        QVERIFY(written.error().is("vault.key_malformed"));
        QVERIFY(!QFile::exists(path()));
    }

    void errorsCarryNoPath()
    {
        QVERIFY(QDir().mkdir(path()));
        const auto read = store().read();
        QVERIFY(!read);
        QVERIFY(!read.error().message.contains(m_dir->path()));
        QVERIFY(!read.error().detail.contains(m_dir->path()));
    }
};

QTEST_GUILESS_MAIN(TestFileMasterKeyStore)
#include "tst_filemasterkeystore.moc"
