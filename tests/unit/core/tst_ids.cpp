#include "core/ids.h"

#include <QDateTime>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

using namespace testum;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAUuidOfVersion7()
    {
        const QString id = newId();
        QVERIFY(isId(id));
        QCOMPARE(id, id.toLower());
        QCOMPARE(id[14], QChar(u'7'));
        QVERIFY(QStringLiteral("89ab").contains(id[19]));
        QVERIFY(!QUuid::fromString(id).isNull());
    }

    void beginsWithTheTimeInMilliseconds()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QString digits = newId();
        digits = digits.remove(u'-').left(12);
        const qint64 at = digits.toLongLong(nullptr, 16);
        QVERIFY(at >= before);
        // A counter that ran over may have borrowed a few milliseconds.
        QVERIFY(at <= QDateTime::currentMSecsSinceEpoch() + 1000);
    }

    void sortsInTheOrderOfCreationWithinOneMillisecond()
    {
        constexpr int kIds = 20'000; // several times the 4,096 of one millisecond
        QStringList ids;
        for (int i = 0; i < kIds; ++i)
            ids += newId();
        QVERIFY(std::is_sorted(ids.cbegin(), ids.cend()));
        QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), qsizetype{kIds});
    }

    void isUniqueAndInOrderAcrossThreads()
    {
        constexpr std::size_t kThreads = 8;
        constexpr int kIdsEach = 5'000;
        std::array<QStringList, kThreads> lists;
        {
            std::vector<std::jthread> threads;
            for (QStringList &list : lists) {
                threads.emplace_back([&list] {
                    for (int i = 0; i < kIdsEach; ++i)
                        list += newId();
                });
            }
        }
        QSet<QString> all;
        for (const QStringList &list : lists) {
            QVERIFY(std::is_sorted(list.cbegin(), list.cend()));
            all.unite(QSet<QString>(list.cbegin(), list.cend()));
        }
        QCOMPARE(all.size(), static_cast<qsizetype>(kThreads) * kIdsEach);
    }

    void recognisesIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("id");
        QTest::newRow("lower case")
            << QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057") << true;
        QTest::newRow("upper case")
            << QStringLiteral("01890A5D-AC96-774B-BCCE-B302099A8057") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("braces") << QStringLiteral("{01890a5d-ac96-774b-bcce-b302099a8057}")
                                << false;
        QTest::newRow("no dashes")
            << QStringLiteral("01890a5dac96774bbcceb302099a80570000") << false;
        QTest::newRow("dash moved")
            << QStringLiteral("01890a5da-c96-774b-bcce-b302099a8057") << false;
        QTest::newRow("not hex") << QStringLiteral("01890a5d-ac96-774b-bcce-b302099a805g") << false;
        QTest::newRow("too short")
            << QStringLiteral("01890a5d-ac96-774b-bcce-b302099a805") << false;
        QTest::newRow("line end") << QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057\n")
                                  << false;
        QTest::newRow("other digits")
            << QStringLiteral(u"٠1890a5d-ac96-774b-bcce-b302099a8057") << false;
    }
    void recognisesIds()
    {
        QFETCH(const QString, text);
        QTEST(isId(text), "id");
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
