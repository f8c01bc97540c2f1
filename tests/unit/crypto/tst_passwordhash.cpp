#include "crypto/passwordhash.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace testum;
using namespace testum::crypto;

namespace {

// Computed by another implementation (Python's hashlib.scrypt), salt "0123456789abcdef".
const char *const kFullCostHash =
    "$scrypt$ln=17,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$HLryCq/g8heq8avq9ixG5k8eQ5EOR5tBmdGSsayk4yI";
const char *const kCheapHash =
    "$scrypt$ln=10,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AxThiZt7XnfE7f0J3QcceWfepBVPBmmI7b2M7rW26v8";

SecretBytes cheapPassword() { return SecretBytes(QStringLiteral(u"пароль").toUtf8()); }

} // namespace

class TestPasswordHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesAHashOfAnotherImplementation()
    {
        const SecretBytes password("correct horse battery");
        const auto same = verifyPassword(password, QString::fromLatin1(kFullCostHash));
        QVERIFY(same.has_value());
        QVERIFY(*same);
    }

    void verifiesAHashOfLowerCost()
    {
        QVERIFY(verifyPassword(cheapPassword(), QString::fromLatin1(kCheapHash)).value());
    }

    void refusesAnotherPassword_data()
    {
        QTest::addColumn<QByteArray>("password");
        const QByteArray right = QStringLiteral(u"пароль").toUtf8();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another letter") << QStringLiteral(u"парола").toUtf8();
        QTest::newRow("prefix") << right.chopped(2);
        QTest::newRow("a letter more") << right + 'x';
    }
    void refusesAnotherPassword()
    {
        QFETCH(const QByteArray, password);
        const auto same = verifyPassword(SecretBytes(password), QString::fromLatin1(kCheapHash));
        QVERIFY(same.has_value());
        QVERIFY(!*same);
    }

    void hashesWithTheDocumentedCostAndAFreshSalt()
    {
        const SecretBytes password("correct horse battery");
        const QString first = hashPassword(password).value();
        const QString second = hashPassword(password).value();
        const QString pattern =
            QStringLiteral("^\\$scrypt\\$ln=17,r=8,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}$");
        QVERIFY2(QRegularExpression(pattern).match(first).hasMatch(), qPrintable(first));
        QVERIFY(first != second);
        QVERIFY(verifyPassword(password, first).value());
        QVERIFY(!verifyPassword(SecretBytes("correct horse batterz"), first).value());
    }

    void refusesMalformedAndCostlierHashes_data()
    {
        QTest::addColumn<QString>("phc");
        const QString good = QString::fromLatin1(kCheapHash);
        const auto changed = [&good](const char *from, const char *to) {
            QString text = good;
            return text.replace(QLatin1String(from), QLatin1String(to));
        };
        QTest::newRow("empty") << QString();
        QTest::newRow("another scheme") << changed("$scrypt$", "$argon2id$");
        QTest::newRow("N over the limit") << changed("ln=10", "ln=18");
        QTest::newRow("N far over the limit") << changed("ln=10", "ln=63");
        QTest::newRow("N with many digits") << changed("ln=10", "ln=4294967306");
        QTest::newRow("r over the limit") << changed("r=8", "r=9");
        QTest::newRow("p over the limit") << changed("p=1", "p=2");
        QTest::newRow("zero") << changed("p=1", "p=0");
        QTest::newRow("negative") << changed("ln=10", "ln=-1");
        QTest::newRow("leading zero") << changed("ln=10", "ln=010");
        QTest::newRow("other order") << changed("r=8,p=1", "p=1,r=8");
        QTest::newRow("no salt") << changed("$MDEyMzQ1Njc4OWFiY2RlZg", "$");
        QTest::newRow("short salt") << changed("$MDEyMzQ1Njc4OWFiY2RlZg", "$MDEy");
        QTest::newRow("no hash") << good.left(good.lastIndexOf(u'$') + 1);
        QTest::newRow("short hash") << good.chopped(3);
        QTest::newRow("padding") << good + u'=';
        QTest::newRow("line end") << good + u'\n';
        QTest::newRow("another part") << good + QStringLiteral("$x");
        QTest::newRow("very long") << good + QString(100'000, u'A');
    }
    void refusesMalformedAndCostlierHashes()
    {
        QFETCH(const QString, phc);
        const auto same = verifyPassword(cheapPassword(), phc);
        QVERIFY(!same);
        QCOMPARE(same.error().code, ErrorCode::DataLoss);
        QVERIFY(same.error().is("auth.hash_malformed"));
    }

    void runsAtMostTwoAtOnce()
    {
        const QString phc = QStringLiteral("$scrypt$ln=14,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$"
                                           "AxThiZt7XnfE7f0J3QcceWfepBVPBmmI7b2M7rW26v8");
        std::atomic<int> finished{0};
        int most = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back([&phc, &finished] {
                    (void)verifyPassword(SecretBytes("x"), phc);
                    ++finished;
                });
            }
            while (finished < 8) {
                most = std::max(most, passwordHashesRunning());
                std::this_thread::yield();
            }
        }
        QCOMPARE(most, 2);
        QCOMPARE(passwordHashesRunning(), 0);
    }

    void burningTimeCostsAsMuchAsAVerification()
    {
        const SecretBytes password("correct horse battery");
        QElapsedTimer timer;
        timer.start();
        QVERIFY(verifyPassword(password, QString::fromLatin1(kFullCostHash)).has_value());
        const qint64 verifyNs = timer.nsecsElapsed();
        timer.restart();
        burnPasswordTime(password);
        const qint64 burnNs = timer.nsecsElapsed();
        // Other tests share the machine, so this only tells the same work from none: a skipped run
        // takes microseconds.
        QVERIFY2(burnNs > verifyNs / 10, qPrintable(QString::number(burnNs)));
    }
};

QTEST_GUILESS_MAIN(TestPasswordHash)
#include "tst_passwordhash.moc"
