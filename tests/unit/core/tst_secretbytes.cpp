#include "core/secretbytes.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace testum;

namespace {

constexpr qsizetype kSecretBytes = 512;
constexpr qsizetype kNeedleBytes = 64;
// free() writes its own links over the first bytes of a block, so the needle lies further in.
constexpr qsizetype kNeedleOffset = 128;

/// The secret is computed, never stored, so that only the memory under test can hold it.
char patternByte(qsizetype i) { return static_cast<char>((i * 73 + (i >> 3) * 151 + 29) ^ 0x5a); }

void fillWithPattern(char *memory)
{
    for (qsizetype i = 0; i < kSecretBytes; ++i)
        memory[i] = patternByte(i);
}

bool isNeedle(const char *memory)
{
    for (qsizetype i = 0; i < kNeedleBytes; ++i) {
        if (memory[i] != patternByte(kNeedleOffset + i))
            return false;
    }
    return true;
}

/// How often the needle lies in the writable memory of this process, read from outside through
/// /proc/self/mem: that sees freed memory too, which reading through a pointer may not.
class MemoryScan
{
public:
    MemoryScan()
        : m_buffer(kChunkBytes, '\0')
    {}

    int count()
    {
        int hits = 0;
        QFile maps(QStringLiteral("/proc/self/maps"));
        QFile memory(QStringLiteral("/proc/self/mem"));
        if (!maps.open(QIODevice::ReadOnly) ||
            !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return -1;
        const QList<QByteArray> lines = maps.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() < 2 || !words[1].startsWith("rw"))
                continue;
            const QList<QByteArray> range = words[0].split('-');
            hits += countIn(memory, range[0].toULongLong(nullptr, 16),
                            range[1].toULongLong(nullptr, 16));
        }
        return hits;
    }

private:
    static constexpr qsizetype kChunkBytes = 1 << 20;
    // The shadow memory of a sanitizer: terabytes that hold no data of ours.
    static constexpr quint64 kTooLargeBytes = quint64{1} << 30;

    int countIn(QFile &memory, quint64 begin, quint64 end)
    {
        if (end - begin > kTooLargeBytes)
            return 0;
        int hits = 0;
        for (quint64 at = begin; at < end; at += kChunkBytes - kNeedleBytes) {
            const auto wanted = std::min<quint64>(kChunkBytes, end - at);
            if (!memory.seek(static_cast<qint64>(at)))
                return hits;
            const qint64 got = memory.read(m_buffer.data(), static_cast<qint64>(wanted));
            hits += countInBuffer(at, got);
            if (got < static_cast<qint64>(wanted))
                return hits;
        }
        return hits;
    }

    [[nodiscard]] int countInBuffer(quint64 address, qint64 size) const
    {
        int hits = 0;
        const char *const begin = m_buffer.constData();
        const char *const end = begin + std::max<qint64>(size - kNeedleBytes + 1, 0);
        for (const char *at = begin; at < end; ++at) {
            at = static_cast<const char *>(
                std::memchr(at, patternByte(kNeedleOffset), static_cast<std::size_t>(end - at)));
            if (!at)
                break;
            if (isNeedle(at) && !isOwnBuffer(address + static_cast<quint64>(at - begin)))
                ++hits;
        }
        return hits;
    }

    [[nodiscard]] bool isOwnBuffer(quint64 address) const
    {
        const auto begin = reinterpret_cast<quint64>(m_buffer.constData());
        return address >= begin && address < begin + static_cast<quint64>(m_buffer.size());
    }

    QByteArray m_buffer;
};

} // namespace

class TestSecretBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNothingBehindWhenDestroyed()
    {
        MemoryScan scan;
        QCOMPARE(scan.count(), 0);
        {
            SecretBytes secret = SecretBytes::zeros(kSecretBytes);
            fillWithPattern(secret.data());
            QCOMPARE(scan.count(), 1);
        }
        QCOMPARE(scan.count(), 0);
    }

    void movesWithoutCopying()
    {
        MemoryScan scan;
        SecretBytes first = SecretBytes::zeros(kSecretBytes);
        fillWithPattern(first.data());
        SecretBytes second = std::move(first);
        SecretBytes third;
        third = std::move(second);
        QCOMPARE(scan.count(), 1);
        third.clear();
        QCOMPARE(scan.count(), 0);
    }

    void assigningWipesTheOldSecret()
    {
        MemoryScan scan;
        SecretBytes secret = SecretBytes::zeros(kSecretBytes);
        fillWithPattern(secret.data());
        secret = SecretBytes("another");
        QCOMPARE(scan.count(), 0);
        QVERIFY(secret.equals("another"));
    }

    void takeWipesItsSource()
    {
        MemoryScan scan;
        QByteArray source(kSecretBytes, '\0');
        fillWithPattern(source.data());
        const SecretBytes secret = SecretBytes::take(std::move(source));
        QCOMPARE(scan.count(), 1);
        QVERIFY(isNeedle(secret.constData() + kNeedleOffset));
    }

    void wipeOverwritesAnUnsharedByteArray()
    {
        MemoryScan scan;
        QByteArray bytes(kSecretBytes, '\0');
        fillWithPattern(bytes.data());
        QCOMPARE(scan.count(), 1);
        wipe(bytes);
        QCOMPARE(scan.count(), 0);
        QVERIFY(bytes.isEmpty());
    }

    void wipeLeavesASharedByteArrayToItsOtherOwner()
    {
        QByteArray bytes(4, 'x');
        const QByteArray other = bytes;
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(other, QByteArray("xxxx"));
    }

    void wipeOverwritesAString()
    {
        QString text(8, u'x');
        const QChar *const before = text.constData();
        // A second, raw look at the buffer: the string keeps it while its size is changed back.
        wipe(text.data(), 8 * sizeof(QChar));
        QCOMPARE(before, text.constData());
        QCOMPARE(text, QString(8, QChar(0)));
        wipe(text);
        QVERIFY(text.isEmpty());
    }

    void copiesTheBytesItIsGiven()
    {
        QByteArray bytes("secret");
        const SecretBytes secret{QByteArrayView(bytes)};
        bytes[0] = 'X';
        QVERIFY(secret.equals("secret"));
        QCOMPARE(secret.size(), qsizetype{6});
        QCOMPARE(secret.constData()[6], '\0');
    }

    void cloneIsIndependent()
    {
        SecretBytes secret("secret");
        const SecretBytes copy = secret.clone();
        secret.clear();
        QVERIFY(secret.isEmpty());
        QVERIFY(copy.equals("secret"));
    }

    void equalsComparesContentAndLength_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << true;
        QTest::newRow("first byte") << QByteArray("abc") << QByteArray("xbc") << false;
        QTest::newRow("last byte") << QByteArray("abc") << QByteArray("abx") << false;
        QTest::newRow("prefix") << QByteArray("abc") << QByteArray("ab") << false;
        QTest::newRow("longer") << QByteArray("abc") << QByteArray("abcd") << false;
        QTest::newRow("both empty") << QByteArray() << QByteArray() << true;
        QTest::newRow("NUL inside") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
    }
    void equalsComparesContentAndLength()
    {
        QFETCH(const QByteArray, left);
        QFETCH(const QByteArray, right);
        QTEST(SecretBytes(left).equals(right), "equal");
    }

    void anEmptySecretIsHarmless()
    {
        SecretBytes secret = SecretBytes::zeros(0);
        QVERIFY(secret.isEmpty());
        QVERIFY(secret.view().isEmpty());
        secret.clear();
        QVERIFY(secret.clone().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecretBytes)
#include "tst_secretbytes.moc"
