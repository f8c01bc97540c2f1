#include "core/reason.h"

#include <QTest>

#include <cstring>
#include <thread>
#include <vector>

using namespace testum;

class TestReason : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsATokenBeyondItsSource()
    {
        const char *reason = nullptr;
        {
            const QByteArray wire("ssh.host_key_changed-and-more");
            reason = internReason(QByteArrayView(wire).first(20));
        }
        QCOMPARE(std::strcmp(reason, "ssh.host_key_changed"), 0);
    }

    void givesTheSameAddressForTheSameToken()
    {
        QCOMPARE(static_cast<const void *>(internReason("test.same")),
                 static_cast<const void *>(internReason(QByteArray("test.same"))));
    }

    void isSafeFromManyThreads()
    {
        std::vector<const char *> found(8, nullptr);
        {
            std::vector<std::jthread> threads;
            for (const char *&slot : found)
                threads.emplace_back([&slot] { slot = internReason("test.threads"); });
        }
        for (const char *reason : found)
            QCOMPARE(static_cast<const void *>(reason), static_cast<const void *>(found[0]));
    }

    void stopsKeepingTokensAtItsLimit()
    {
        // Last of the slots: it fills the process's table for good.
        QByteArray last;
        for (int i = 0; i < 5000; ++i) {
            last = "flood." + QByteArray::number(i);
            (void)internReason(last);
        }
        QCOMPARE(std::strcmp(internReason(last), "internal"), 0);
        QCOMPARE(std::strcmp(internReason("flood.0"), "flood.0"), 0);
    }
};

QTEST_GUILESS_MAIN(TestReason)
#include "tst_reason.moc"
