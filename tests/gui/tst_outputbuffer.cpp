// The store of a run's output: lines, streams, spool, search and merging.

#include "gui/outputmatcher.h"
#include "gui/outputsearch.h"
#include "gui/taskoutput.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace testum::gui;
using Channel = OutputBuffer::Channel;

namespace {

std::shared_ptr<OutputBuffer> makeBuffer(qsizetype budget = OutputSpool::kDefaultBudget)
{
    return std::make_shared<OutputBuffer>(std::make_shared<OutputSpool>(budget));
}

QStringList texts(const OutputLines &lines)
{
    QStringList all;
    for (qint64 i = 0; i < lines.lineCount(); ++i)
        all.append(lines.line(i).text);
    return all;
}

/// All hits, by the matcher alone.
std::vector<OutputHit> hitsOf(const OutputLines &lines, const OutputPattern &pattern)
{
    const OutputMatcher matcher(pattern);
    std::vector<OutputHit> hits;
    for (qint64 line = 0, walked = 1; walked > 0; line += walked)
        walked = matcher.find(lines, line, hits);
    return hits;
}

QByteArray numberedLines(int from, int to)
{
    QByteArray bytes;
    for (int i = from; i < to; ++i)
        bytes += "line " + QByteArray::number(i) + " of many, padded to a usual length\n";
    return bytes;
}

} // namespace

class TestOutputBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreSplit();
    void unfinishedLineIsShownAndGrows();
    void carriageReturnRewritesTheLine();
    void streamsDoNotCutEachOther();
    void stylesGoOnInTheNextLine();
    void timeIsThatOfTheFirstByte();
    void longLineComesInParts();
    void combiningMarksDoNotGrowALineForever();
    void oldSegmentsComeBackFromTheSpool();
    void piecesMakeNoDifference();
    void readersSeeOnlyWholeLines();
    void hits_data();
    void hits();
    void hitAcrossTwoPartsOfALine();
    void searchGoesOnWithNewLines();
    void searchIsCutShortByTheNextOne();
    void brokenRegexIsToldAndHarmless();
    void mergedLinesKeepTheirOrder();
    void mergedSearchFindsAllHosts();
    void oddInputIsSwallowed_data();
    void oddInputIsSwallowed();
};

void TestOutputBuffer::linesAreSplit()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "one\n\ntwo\r\nthree\n", 0);
    QCOMPARE(texts(*buffer), QStringList({"one", "", "two", "three"}));
    QCOMPARE(buffer->finishedLines(), 4);
    QCOMPARE(buffer->widestCells(), 5);
    QCOMPARE(buffer->line(17).text, QString());
}

void TestOutputBuffer::unfinishedLineIsShownAndGrows()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "Pass", 0);
    QCOMPARE(buffer->lineCount(), 1);
    QCOMPARE(buffer->finishedLines(), 0);
    const quint64 before = buffer->version();
    buffer->append(Channel::Stdout, "word: ", 0);
    QVERIFY(buffer->version() > before);
    QCOMPARE(texts(*buffer), QStringList({"Password: "}));
    buffer->finish();
    QCOMPARE(buffer->finishedLines(), 1);
    buffer->finish();
    QCOMPARE(texts(*buffer), QStringList({"Password: "}));
}

void TestOutputBuffer::carriageReturnRewritesTheLine()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "10 %\r50 %", 0);
    QCOMPARE(texts(*buffer), QStringList({"50 %"}));
    buffer->append(Channel::Stdout, "\r", 0);
    QCOMPARE(texts(*buffer), QStringList({"50 %"}));
    buffer->append(Channel::Stdout, "done\nnext\r\r\n\rlast", 0);
    QCOMPARE(texts(*buffer), QStringList({"done", "next", "last"}));
}

void TestOutputBuffer::streamsDoNotCutEachOther()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "out be", 0);
    buffer->append(Channel::Stderr, "warning\n", 0);
    buffer->append(Channel::Stderr, "err", 0);
    buffer->append(Channel::Stdout, "gins\n", 0);
    QCOMPARE(texts(*buffer), QStringList({"warning", "out begins", "err"}));
    QVERIFY(buffer->line(0).is(LineFlag::kStderr));
    QVERIFY(!buffer->line(1).is(LineFlag::kStderr));
    QVERIFY(buffer->line(2).is(LineFlag::kStderr));
}

void TestOutputBuffer::stylesGoOnInTheNextLine()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "a\x1b[31mb\nc\x1b[0md\ne\n", 0);
    QCOMPARE(texts(*buffer), QStringList({"ab", "cd", "e"}));
    const TextStyle red{TextStyle::kIndexed | 1, TextStyle::kDefault, 0};
    const OutputLine first = buffer->line(0);
    QCOMPARE(first.runs.size(), 1);
    QCOMPARE(first.runs.at(0).start, 1);
    QVERIFY(first.runs.at(0).style == red);
    const OutputLine second = buffer->line(1);
    QCOMPARE(second.runs.size(), 2);
    QVERIFY(second.runs.at(0).start == 0 && second.runs.at(0).style == red);
    QVERIFY(second.runs.at(1).start == 1 && second.runs.at(1).style.isPlain());
    QVERIFY(buffer->line(2).runs.isEmpty());
}

void TestOutputBuffer::timeIsThatOfTheFirstByte()
{
    const auto buffer = makeBuffer();
    constexpr qint64 kStart = 1'790'000'000'000;
    buffer->append(Channel::Stdout, "a", kStart);
    buffer->append(Channel::Stdout, "b\nc\n", kStart + 1500);
    buffer->append(Channel::Stdout, "d\n", kStart - 5); // the host's clock stepped back
    buffer->append(Channel::Stdout, "e\n", 0);
    QCOMPARE(buffer->line(0).atMs, kStart);
    QCOMPARE(buffer->line(1).atMs, kStart + 1500);
    QCOMPARE(buffer->line(2).atMs, kStart);
    QCOMPARE(buffer->line(3).atMs, 0);
}

void TestOutputBuffer::longLineComesInParts()
{
    const auto buffer = makeBuffer();
    const QByteArray russian = QStringLiteral("я").toUtf8();
    buffer->append(Channel::Stdout, QByteArray(10'000, 'x') + '\n' + russian.repeated(5'000) + '\n',
                   0);
    QCOMPARE(buffer->lineCount(), 5);
    QCOMPARE(buffer->line(0).text.size(), LineBuilder::kMaxCells);
    QVERIFY(buffer->line(0).is(LineFlag::kContinued));
    QVERIFY(buffer->line(1).is(LineFlag::kContinued));
    QVERIFY(!buffer->line(2).is(LineFlag::kContinued));
    QCOMPARE(buffer->line(2).text.size(), 10'000 - 2 * LineBuilder::kMaxCells);
    QVERIFY(buffer->line(3).is(LineFlag::kContinued));
    QCOMPARE(buffer->line(3).text.size() + buffer->line(4).text.size(), 5'000);
}

void TestOutputBuffer::combiningMarksDoNotGrowALineForever()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, 'e' + QByteArray("\xcc\x81").repeated(200'000), 0);
    buffer->finish();
    QVERIFY(buffer->lineCount() > 5);
    for (qint64 i = 0; i < buffer->lineCount(); ++i)
        QVERIFY(buffer->line(i).text.size() <= LineBuilder::kMaxBytes);
}

void TestOutputBuffer::oldSegmentsComeBackFromTheSpool()
{
    const auto spoolNames = [] {
        return QDir::temp().entryList({QStringLiteral("testum-output-*")});
    };
    const QStringList before = spoolNames();
    const auto spool = std::make_shared<OutputSpool>(1024 * 1024);
    OutputBuffer buffer(spool);
    constexpr int kLines = 200'000;
    for (int i = 0; i < kLines; i += 1'000)
        buffer.append(Channel::Stdout, numberedLines(i, i + 1'000), 1'790'000'000'000 + i);
    QCOMPARE(buffer.lineCount(), kLines);
    QVERIFY2(spool->memory() <= 1024 * 1024 + 2 * OutputSegment::kBytes,
             qPrintable(QString::number(spool->memory())));
    QVERIFY(spool->fileSize() > 5'000'000);
    QCOMPARE(spoolNames(), before); // the file has no name
    for (const int i : {0, 1, 99'999, 150'000, 4'711, kLines - 1, 0}) {
        QVERIFY(buffer.line(i).text.startsWith(QStringLiteral("line %1 of").arg(i)));
        QCOMPARE(buffer.line(i).atMs, 1'790'000'000'000 + i / 1'000 * 1'000);
    }
    QVERIFY(spool->memory() <= 1024 * 1024 + 2 * OutputSegment::kBytes);
}

void TestOutputBuffer::piecesMakeNoDifference()
{
    QRandomGenerator random(7);
    const QByteArray alphabet("ab c\n\n\r\t\x1b[31m\x1b[0m\xd0\x9f\xe6\xbc\xa2\xcc\x81\x80");
    QByteArray noise;
    for (int i = 0; i < 60'000; ++i)
        noise.append(alphabet.at(
            static_cast<qsizetype>(random.bounded(static_cast<quint32>(alphabet.size())))));
    noise.replace(20'000, 9'000, QByteArray(9'000, 'y'));
    const auto whole = makeBuffer();
    whole->append(Channel::Stdout, noise, 0);
    whole->finish();
    const auto pieces = makeBuffer();
    for (qsizetype at = 0; at < noise.size();) {
        const qsizetype size = 1 + random.bounded(3'000);
        pieces->append(Channel::Stdout, noise.mid(at, size), 0);
        at += size;
    }
    pieces->finish();
    QCOMPARE(texts(*pieces), texts(*whole));
}

void TestOutputBuffer::readersSeeOnlyWholeLines()
{
    const auto buffer = makeBuffer(1024 * 1024);
    std::atomic<bool> isDone = false;
    std::thread writer([&] {
        for (int i = 0; i < 60'000; i += 50)
            buffer->append(Channel::Stdout, numberedLines(i, i + 50), 1);
        isDone = true;
    });
    qint64 wrong = 0;
    qint64 read = 0;
    QRandomGenerator random(3);
    while (!isDone) {
        const qint64 count = buffer->finishedLines();
        if (count == 0)
            continue;
        const qint64 line = random.bounded(count);
        wrong += buffer->line(line).text.startsWith(QStringLiteral("line %1 of").arg(line)) ? 0 : 1;
        wrong += buffer->line(count - 1).text.endsWith(QStringLiteral("length")) ? 0 : 1;
        ++read;
    }
    writer.join();
    QVERIFY(read > 0);
    QCOMPARE(wrong, 0);
}

void TestOutputBuffer::hits_data()
{
    QTest::addColumn<OutputPattern>("pattern");
    QTest::addColumn<QString>("expected"); ///< line:start+length …
    const auto pattern = [](const char16_t *text, bool isCaseSensitive = false,
                            bool wholeWords = false, bool isRegex = false) {
        return OutputPattern{QString::fromUtf16(text), isCaseSensitive, wholeWords, isRegex};
    };
    // 0 "Error: no such file"  1 "an ERROR, errors"  2 "Ошибка: error"  3 red "er" + "ror"
    QTest::newRow("any case") << pattern(u"error") << "0:0+5 1:3+5 1:10+5 2:8+5 3:0+5";
    QTest::newRow("this case") << pattern(u"error", true) << "1:10+5 2:8+5 3:0+5";
    QTest::newRow("words") << pattern(u"error", false, true) << "0:0+5 1:3+5 2:8+5 3:0+5";
    QTest::newRow("one letter") << pattern(u"F", false) << "0:15+1";
    QTest::newRow("russian") << pattern(u"ошиБка") << "2:0+6";
    QTest::newRow("russian, this case") << pattern(u"ошибка", true) << "";
    QTest::newRow("regex") << pattern(u"err\\w+", false, false, true)
                           << "0:0+5 1:3+5 1:10+6 2:8+5 3:0+5";
    QTest::newRow("regex, words") << pattern(u"er+or", true, true, true) << "2:8+5 3:0+5";
    QTest::newRow("empty matches") << pattern(u"q*", false, false, true) << "";
    QTest::newRow("not there") << pattern(u"errorx") << "";
    QTest::newRow("nothing") << pattern(u"") << "";
}

void TestOutputBuffer::hits()
{
    QFETCH(OutputPattern, pattern);
    QFETCH(QString, expected);
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout,
                   QStringLiteral("Error: no such file\nan ERROR, errors\nОшибка: error\n"
                                  "\u001b[31mer\u001b[0mror\n")
                       .toUtf8(),
                   0);
    QStringList found;
    for (const OutputHit &hit : hitsOf(*buffer, pattern))
        found.append(QStringLiteral("%1:%2+%3").arg(hit.line).arg(hit.start).arg(hit.length));
    QCOMPARE(found.join(u' '), expected);
}

void TestOutputBuffer::hitAcrossTwoPartsOfALine()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout,
                   QByteArray(LineBuilder::kMaxCells - 3, '.') + "needle" +
                       QByteArray(LineBuilder::kMaxCells, '.') + "needle\n",
                   0);
    const auto found = hitsOf(*buffer, {QStringLiteral("needle")});
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].line, 0);
    QCOMPARE(found[0].start, LineBuilder::kMaxCells - 3);
    QCOMPARE(found[1].line, 2);
}

void TestOutputBuffer::searchGoesOnWithNewLines()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "needle\nhay\n", 0);
    OutputSearch search;
    search.start(buffer, {QStringLiteral("needle")});
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), 1U);
    buffer->append(Channel::Stdout, "hay\nneedle needle\n", 0);
    search.catchUp();
    QTRY_COMPARE(search.hits().size(), 3U);
    QCOMPARE(search.hits().back().line, 3);
    QVERIFY(search.next(1)); // from the hay on
    QCOMPARE(search.current(), 1);
    QVERIFY(search.next(0) && search.next(0));
    QCOMPARE(search.current(), 0); // around the end
    QVERIFY(search.previous(0));
    QCOMPARE(search.current(), 2);
    QVERIFY(search.hitsOf(3) == std::make_pair(std::size_t(1), std::size_t(3)));
}

void TestOutputBuffer::searchIsCutShortByTheNextOne()
{
    const auto buffer = makeBuffer();
    for (int i = 0; i < 100'000; i += 1'000)
        buffer->append(Channel::Stdout, numberedLines(i, i + 1'000), 0);
    OutputSearch search;
    search.start(buffer, {QStringLiteral("l(i+n+)+e .* nowhere$"), false, false, true});
    QElapsedTimer clock;
    clock.start();
    search.start(buffer, {QStringLiteral("line 99999 ")});
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), 1U);
    QCOMPARE(search.hits().front().line, 99'999);
}

void TestOutputBuffer::brokenRegexIsToldAndHarmless()
{
    const auto buffer = makeBuffer();
    buffer->append(Channel::Stdout, "a(b\n", 0);
    OutputSearch search;
    search.start(buffer, {QStringLiteral("a(b"), false, false, true});
    QVERIFY(!search.error().isEmpty());
    QVERIFY(!search.isRunning());
    QVERIFY(!search.next(0));
}

void TestOutputBuffer::mergedLinesKeepTheirOrder()
{
    TaskOutput output;
    output.addRun(QStringLiteral("a"), QStringLiteral("web-1"));
    output.addRun(QStringLiteral("b"), QStringLiteral("web-2"));
    output.append(QStringLiteral("a"), Channel::Stdout, "1\n2\n", 0);
    output.append(QStringLiteral("b"), Channel::Stdout, "3\nhal", 0);
    output.append(QStringLiteral("a"), Channel::Stderr, "4\n", 0);
    output.append(QStringLiteral("b"), Channel::Stdout, "f\n", 0);
    output.append(QStringLiteral("a"), Channel::Stdout, "end", 0);
    output.finish(QStringLiteral("a"));
    const MergedOutput &merged = *output.merged();
    QCOMPARE(texts(merged), QStringList({"1", "2", "3", "4", "half", "end"}));
    QStringList names;
    for (qint64 i = 0; i < merged.lineCount(); ++i)
        names.append(merged.sourceName(merged.line(i).source));
    QCOMPARE(names, QStringList({"web-1", "web-1", "web-2", "web-1", "web-2", "web-1"}));
    QCOMPARE(merged.sourceNameCells(), 5);
    QVERIFY(merged.line(3).is(LineFlag::kStderr));
}

void TestOutputBuffer::mergedSearchFindsAllHosts()
{
    TaskOutput output;
    for (int i = 0; i < 1'000; ++i)
        output.append(QString::number(i % 10), Channel::Stdout,
                      "host " + QByteArray::number(i % 10) + " needle\nhay\n", 0);
    const auto found = hitsOf(*output.merged(), {QStringLiteral("needle")});
    QCOMPARE(found.size(), 1'000U);
    QCOMPARE(found.back().line, 1'998);
}

void TestOutputBuffer::oddInputIsSwallowed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a line of 50 MB") << 0;
    QTest::newRow("a million empty lines") << 1;
    QTest::newRow("10 MB of ANSI noise") << 2;
    QTest::newRow("10 MB of broken UTF-8") << 3;
    QTest::newRow("10 MB of progress") << 4;
}

void TestOutputBuffer::oddInputIsSwallowed()
{
    QFETCH(int, kind);
    QRandomGenerator random(99);
    QByteArray bytes;
    switch (kind) {
    case 0:
        bytes = QByteArray(50'000'000, 'x');
        break;
    case 1:
        bytes = QByteArray(1'000'000, '\n');
        break;
    case 2: {
        const QByteArray alphabet("\x1b[[[;;mm0123456789m38;5;2\x1b\x1b\n");
        while (bytes.size() < 10'000'000)
            bytes.append(alphabet.at(
                static_cast<qsizetype>(random.bounded(static_cast<quint32>(alphabet.size())))));
        break;
    }
    case 3:
        bytes.resize(10'000'000);
        random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
        break;
    default:
        while (bytes.size() < 10'000'000)
            bytes += "\r\x1b[32m[####      ] " + QByteArray::number(bytes.size());
    }
    const auto spool = std::make_shared<OutputSpool>();
    OutputBuffer buffer(spool);
    QElapsedTimer clock;
    clock.start();
    buffer.append(Channel::Stdout, bytes, 0);
    buffer.finish();
    qInfo("%.0f MB in %lld ms, %lld lines, %.0f MB in memory", double(bytes.size()) / 1e6,
          static_cast<long long>(clock.elapsed()), static_cast<long long>(buffer.lineCount()),
          double(spool->memory()) / 1e6);
    QVERIFY(spool->memory() <= OutputSpool::kDefaultBudget + 2 * OutputSegment::kBytes);
    if (kind == 0)
        QCOMPARE(buffer.lineCount(),
                 (50'000'000 + LineBuilder::kMaxCells - 1) / LineBuilder::kMaxCells);
    if (kind == 1)
        QCOMPARE(buffer.lineCount(), 1'000'000);
    if (kind == 4)
        QCOMPARE(buffer.lineCount(), 1);
    for (int i = 0; i < 2'000; ++i) {
        const OutputLine line = buffer.line(random.bounded(buffer.lineCount()));
        QVERIFY(line.cells <= LineBuilder::kMaxCells);
    }
}

QTEST_GUILESS_MAIN(TestOutputBuffer)
#include "tst_outputbuffer.moc"
