#include "storage/outpututf8.h"

#include <QRandomGenerator>
#include <QTest>

using namespace testum::storage;

class OutputUtf8Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsOnlyTheBeginningOfAWellFormedSequence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("held");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("ascii") << QByteArray("abc") << 0;
        QTest::newRow("whole 2") << QByteArray("\xc3\xa9") << 0;
        QTest::newRow("1 of 2") << QByteArray("a\xc3") << 1;
        QTest::newRow("1 of 3") << QByteArray("a\xe2") << 1;
        QTest::newRow("2 of 3") << QByteArray("a\xe2\x82") << 2;
        QTest::newRow("whole 3") << QByteArray("\xe2\x82\xac") << 0;
        QTest::newRow("1 of 4") << QByteArray("\xf0") << 1;
        QTest::newRow("2 of 4") << QByteArray("\xf0\x9f") << 2;
        QTest::newRow("3 of 4") << QByteArray("\xf0\x9f\x98") << 3;
        QTest::newRow("whole 4") << QByteArray("\xf0\x9f\x98\x80") << 0;
        QTest::newRow("a lone continuation") << QByteArray("a\x80") << 0;
        QTest::newRow("only continuations") << QByteArray("\x80\x80\x80\x80") << 0;
        QTest::newRow("overlong 2") << QByteArray("a\xc0") << 0;
        QTest::newRow("overlong 3") << QByteArray("a\xe0\x80") << 0;
        QTest::newRow("surrogate") << QByteArray("a\xed\xa0") << 0;
        QTest::newRow("overlong 4") << QByteArray("\xf0\x80\x80") << 0;
        QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4\x90\x80") << 0;
        QTest::newRow("no lead at all") << QByteArray("\xff") << 0;
        QTest::newRow("lead after lead") << QByteArray("\xe2\xc3") << 1;
    }
    void cutsOnlyTheBeginningOfAWellFormedSequence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, held);
        QCOMPARE(completeUtf8Length(bytes), bytes.size() - held);
    }

    void noCutOfValidTextSplitsACharacter()
    {
        const QString text = QStringLiteral("aß€😀Жñ漢字\u0300\U0010FFFF\uFFFD");
        const QByteArray bytes = text.repeated(3).toUtf8();
        for (qsizetype end = 0; end <= bytes.size(); ++end) {
            const qsizetype cut = completeUtf8Length(QByteArrayView(bytes).first(end));
            QVERIFY(end - cut <= 3);
            const QString head = QString::fromUtf8(bytes.first(cut));
            const QString tail = QString::fromUtf8(bytes.sliced(cut));
            QCOMPARE(head + tail, text.repeated(3));
        }
    }

    void neverHoldsMoreThanThreeBytesOfAnything()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes(random.bounded(0, 12), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = static_cast<char>(random.bounded(256));
            const qsizetype cut = completeUtf8Length(bytes);
            QVERIFY(cut <= bytes.size() && bytes.size() - cut <= 3);
        }
    }
};

QTEST_GUILESS_MAIN(OutputUtf8Test)
#include "tst_outpututf8.moc"
