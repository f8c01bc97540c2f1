#include "core/clock.h"

#include <QDateTime>
#include <QTest>

using namespace testum;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesIso8601_data()
    {
        QTest::addColumn<qint64>("epochMs");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << qint64{0} << QStringLiteral("1970-01-01T00:00:00.000Z");
        QTest::newRow("milliseconds")
            << qint64{1'000'000'000'007} << QStringLiteral("2001-09-09T01:46:40.007Z");
        QTest::newRow("leap day") << qint64{1'709'164'800'000}
                                  << QStringLiteral("2024-02-29T00:00:00.000Z");
    }
    void writesIso8601()
    {
        QFETCH(const qint64, epochMs);
        QTEST(toIso8601(epochMs), "text");
    }

    void tellsTheTime()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = SystemClock().nowMs();
        QVERIFY(now >= before);
        QVERIFY(now <= QDateTime::currentMSecsSinceEpoch());
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
