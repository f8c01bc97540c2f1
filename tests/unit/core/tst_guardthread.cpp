#include "core/guardthread.h"

#include <QRegularExpression>
#include <QTest>

#include <stdexcept>

using namespace testum;

class TestGuardThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTheBody()
    {
        int calls = 0;
        QVERIFY(guardThread("test", [&calls] { ++calls; }));
        QCOMPARE(calls, 1);
    }

    void logsAnExceptionAndGoesOn()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("in job-7: a bug$")));
        QVERIFY(!guardThread("job-7", [] { throw std::runtime_error("a bug"); }));
    }

    void logsAnyOtherExceptionToo()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("in job-8$")));
        QVERIFY(!guardThread("job-8", [] { throw 42; }));
    }
};

QTEST_GUILESS_MAIN(TestGuardThread)
#include "tst_guardthread.moc"
