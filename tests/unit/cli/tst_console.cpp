#include "cli/console.h"

#include "cli/hosttext.h"
#include "cli/labelledoutput.h"
#include "cli/runstate.h"

#include <QBuffer>
#include <QTest>

#include <atomic>

using namespace testum::cli;
using namespace Qt::StringLiterals;

namespace {

/// Counts the writes that reach it.
class CountingDevice final : public QIODevice
{
public:
    CountingDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    std::atomic<int> writes{0};
    std::atomic<qint64> bytes{0};

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        ++writes;
        bytes += size;
        return size;
    }
};

} // namespace

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyLinesBecomeFewWrites();
    void streamingLeavesByItself();
    void terminalKeepsTheOrderOfBothStreams();
    void progressIsReplacedAndOnlyOnTerminals();
    void brokenOutputIsNoticed();
    void exactBytesAreNotTouched();
    void visibleText_data();
    void visibleText();
    void endlessLineIsNotHeldForEver();
    void namesAreFoldedNaturally();
};

void TestConsole::manyLinesBecomeFewWrites()
{
    CountingDevice output;
    CountingDevice error;
    constexpr int kLines = 100'000;
    const QByteArray line = "web01: a line of twenty\n";
    {
        Console console(&output, &error, false, false);
        for (int i = 0; i < kLines; ++i)
            console.write(Console::Channel::Output, line);
    }
    QCOMPARE(output.bytes.load(), qint64(kLines) * line.size());
    QVERIFY2(output.writes <= 1 + output.bytes / (64 * 1024),
             qPrintable(QString::number(output.writes)));
}

void TestConsole::streamingLeavesByItself()
{
    CountingDevice output;
    CountingDevice error;
    Console console(&output, &error, false, false);
    console.startStreaming();
    console.print(u"now"_s);
    QTRY_COMPARE(output.bytes.load(), 4);
    console.print(u"again"_s);
    QTRY_COMPARE(output.bytes.load(), 10);
}

void TestConsole::terminalKeepsTheOrderOfBothStreams()
{
    QBuffer both;
    QVERIFY(both.open(QIODevice::WriteOnly));
    {
        Console console(&both, &both, true, true);
        console.print(u"1"_s);
        console.note(u"2"_s);
        console.print(u"3"_s);
        console.note(u"4"_s);
    }
    QCOMPARE(both.data(), QByteArray("1\n2\n3\n4\n"));
}

void TestConsole::progressIsReplacedAndOnlyOnTerminals()
{
    QBuffer output;
    QBuffer error;
    QVERIFY(output.open(QIODevice::WriteOnly) && error.open(QIODevice::WriteOnly));
    {
        Console console(&output, &error, false, true);
        console.progress(u"1 of 2"_s);
        console.print(u"result"_s);
    }
    QCOMPARE(error.data(), QByteArray("\r\x1b[K1 of 2\r\x1b[K"));
    QCOMPARE(output.data(), QByteArray("result\n"));
    QBuffer file;
    QVERIFY(file.open(QIODevice::WriteOnly));
    {
        Console console(&output, &file, false, false);
        console.progress(u"1 of 2"_s);
    }
    QVERIFY(file.data().isEmpty());
}

void TestConsole::brokenOutputIsNoticed()
{
    QBuffer closed;
    QBuffer error;
    QVERIFY(closed.open(QIODevice::ReadOnly) && error.open(QIODevice::WriteOnly));
    Console console(&closed, &error, false, false);
    console.print(u"x"_s);
    QVERIFY(!console.isBroken());
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    console.flush();
    QVERIFY(console.isBroken());
}

void TestConsole::exactBytesAreNotTouched()
{
    QBuffer output;
    QBuffer error;
    QVERIFY(output.open(QIODevice::WriteOnly) && error.open(QIODevice::WriteOnly));
    {
        Console console(&output, &error, false, false);
        console.writeExact(QByteArrayView("\x00\x1b\r\n\xff", 5));
    }
    QCOMPARE(output.data(), QByteArray("\x00\x1b\r\n\xff", 5));
}

void TestConsole::visibleText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("visible");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &visible) {
        QTest::newRow(name) << text << visible;
    };
    row("plain", "abc ~", "abc ~");
    row("unicode", "жук 漢字 🙂 é", "жук 漢字 🙂 é");
    row("line ends", "a\nb\r\nc\rd\r", "a\nb\nc\nd\n");
    row("tab", "a\tb", "a\tb");
    row("escape", "\x1b]52;c;x\x07", "^[]52;c;x^G");
    row("nul", QByteArray("a\0b", 3), "a^@b");
    row("delete", "\x7f", "^?");
    row("c1 csi", "\xc2\x9b", "<U+009B>");
    row("no-break space stays", "\xc2\xa0", "\xc2\xa0");
    row("right-to-left override", "\xe2\x80\xae", "<U+202E>");
    row("isolate", "\xe2\x81\xa6x\xe2\x81\xa9", "<U+2066>x<U+2069>");
    row("line separator", "\xe2\x80\xa8", "<U+2028>");
    row("arabic letter mark", "\xd8\x9c", "<U+061C>");
    row("arabic stays", "\xd8\xa7", "\xd8\xa7");
    row("euro stays", "\xe2\x82\xac", "\xe2\x82\xac");
    row("cut character", "\xe2\x80", "\xe2\x80");
    row("empty", "", "");
}

void TestConsole::visibleText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, visible);
    QByteArray result;
    appendVisible(result, text);
    QCOMPARE(result, visible);
}

void TestConsole::endlessLineIsNotHeldForEver()
{
    CountingDevice output;
    CountingDevice error;
    Console console(&output, &error, false, false);
    LabelledOutput lines(console, LabelledOutput::Style::Labels);
    const QByteArray piece(64 * 1024, 'x');
    for (int i = 0; i < 100; ++i)
        lines.append(u"r"_s, u"host"_s, Console::Channel::Output, piece);
    console.flush();
    QVERIFY(output.bytes > 5 * 1024 * 1024);
    lines.finishAll();
    console.flush();
    QVERIFY(output.bytes >= 100 * piece.size());
}

void TestConsole::namesAreFoldedNaturally()
{
    QCOMPARE(foldedNames({u"web10"_s, u"web2"_s, u"db"_s, u"web02"_s, u"web"_s}),
             u"db,web,web02,web2,web10"_s);
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
