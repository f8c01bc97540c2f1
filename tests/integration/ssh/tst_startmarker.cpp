#include "ssh/startmarker.h"

#include <QtTest>

using namespace testum;

class StartMarkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsTakenOutWhereverItIs_data();
    void lineIsTakenOutWhereverItIs();
    void nothingIsHeldBackThatCannotBeTheLine();
    void outputWithoutTheLinePasses();
    void laterLinesOfThatKindAreTheUsers();
    void malformedLineIsTheUsers_data();
    void malformedLineIsTheUsers();
    void endlessHeadIsGivenUp();
};

namespace {

const QByteArray kNonce("c0ffee00c0ffee00");
const QByteArray kStat("77 (a) b) S 1 77 77 0 -1 4 5 6 7 8 9 10 11 12 20 0 1 0 424242 99 100");
const QByteArray kLine("TESTUM-RUN " + kNonce + " 77 " + kStat + "\n");

} // namespace

void StartMarkerTest::lineIsTakenOutWhereverItIs_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("users");
    QTest::newRow("first") << kLine + "mine\n" << QByteArray("mine\n");
    QTest::newRow("alone") << kLine << QByteArray();
    QTest::newRow("behind lines") << "hello\nworld\n" + kLine + "mine"
                                  << QByteArray("hello\nworld\nmine");
    QTest::newRow("behind half a line") << "hello " + kLine + "mine" << QByteArray("hello mine");
    QTest::newRow("behind its own beginning")
        << "TESTUM-RUN TESTUM-RUN c0ff" + kLine + "x" << QByteArray("TESTUM-RUN TESTUM-RUN c0ffx");
}

void StartMarkerTest::lineIsTakenOutWhereverItIs()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, users);
    for (const qsizetype step : {qsizetype(1), qsizetype(7), stream.size()}) {
        ssh::StartMarker marker(kNonce);
        QByteArray got;
        for (qsizetype at = 0; at < stream.size(); at += step)
            got += marker.filter(
                QByteArrayView(stream).sliced(at).first(std::min(step, stream.size() - at)));
        got += marker.rest();
        QCOMPARE(got, users);
        QVERIFY(marker.process());
        QCOMPARE(marker.process()->pid, QByteArray("77"));
        QCOMPARE(marker.process()->startTime, QByteArray("424242"));
    }
}

void StartMarkerTest::nothingIsHeldBackThatCannotBeTheLine()
{
    ssh::StartMarker marker(kNonce);
    QCOMPARE(marker.filter("progress 10%\rTEST"), QByteArray("progress 10%\r"));
    QCOMPARE(marker.filter("ING"), QByteArray("TESTING"));
}

void StartMarkerTest::outputWithoutTheLinePasses()
{
    ssh::StartMarker marker(kNonce);
    QByteArray got = marker.filter("% Invalid input\nTESTUM-RUN");
    got += marker.rest();
    QCOMPARE(got, QByteArray("% Invalid input\nTESTUM-RUN"));
    QVERIFY(!marker.process());
}

void StartMarkerTest::laterLinesOfThatKindAreTheUsers()
{
    ssh::StartMarker marker(kNonce);
    QCOMPARE(marker.filter(kLine + kLine), kLine);
    QCOMPARE(marker.filter(kLine), kLine);
}

void StartMarkerTest::malformedLineIsTheUsers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no pid") << QByteArray("TESTUM-RUN " + kNonce + " x y\n");
    QTest::newRow("shell in the pid") << QByteArray("TESTUM-RUN " + kNonce + " 1;reboot\n");
    QTest::newRow("endless") << QByteArray("TESTUM-RUN " + kNonce + " " + QByteArray(3000, '7'));
}

void StartMarkerTest::malformedLineIsTheUsers()
{
    QFETCH(QByteArray, line);
    ssh::StartMarker marker(kNonce);
    QByteArray got = marker.filter(line);
    got += marker.rest();
    QCOMPARE(got, line);
    QVERIFY(!marker.process());
}

void StartMarkerTest::endlessHeadIsGivenUp()
{
    ssh::StartMarker marker(kNonce);
    const QByteArray flood(2 * 1024 * 1024, 'T');
    QCOMPARE(marker.filter(flood).size(), flood.size());
    QCOMPARE(marker.filter(kLine), kLine);
}

QTEST_GUILESS_MAIN(StartMarkerTest)
#include "tst_startmarker.moc"
