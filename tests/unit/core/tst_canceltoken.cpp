#include "core/canceltoken.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace testum;
using namespace std::chrono_literals;

class TestCancelToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsUncancelled()
    {
        const CancelToken token;
        QVERIFY(!token.isCancelled());
        QCOMPARE(token.reason(), CancelReason::None);
    }

    void theFirstReasonWins()
    {
        CancelToken token;
        token.cancel(CancelReason::TimedOut);
        token.cancel(CancelReason::Shutdown);
        QCOMPARE(token.reason(), CancelReason::TimedOut);
    }

    void waitingEndsByItself()
    {
        CancelToken token;
        QVERIFY(!token.waitFor(1ms));
    }

    void waitingIsCutShort()
    {
        CancelToken token;
        QElapsedTimer timer;
        timer.start();
        const std::jthread canceller([&token] { token.cancel(CancelReason::Cancelled); });
        QVERIFY(token.waitFor(60s));
        QVERIFY(timer.elapsed() < 30'000);
    }

    void waitingAfterwardsDoesNotBlock()
    {
        CancelToken token;
        token.cancel(CancelReason::LeaseLost);
        QVERIFY(token.waitFor(60s));
    }
};

QTEST_GUILESS_MAIN(TestCancelToken)
#include "tst_canceltoken.moc"
