// Measures the output pane on a million lines, 200 MB, beside a QPlainTextEdit with the same text.
// Without arguments: both, each in a process of its own. Offscreen: what a display server takes is
// not measured. Ends with 1 when a target was missed.

#include "gui/outputbuffer.h"
#include "gui/outputsearch.h"
#include "gui/outputview.h"
#include "gui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocument>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace testum::gui;

namespace {

constexpr int kLines = 1'000'000;
constexpr int kLinesAtOnce = 20'000; // four megabytes, as pieces of stored output are fetched
constexpr int kFrames = 300;
const char *const kRare = "needle in the haystack";

bool s_isMissed = false;

void target(const char *what, double value, double limit, const char *unit)
{
    s_isMissed = s_isMissed || value > limit;
    std::printf("  %s  %s: %.1f%s (target <= %g%s)\n", value <= limit ? "met   " : "MISSED", what,
                value, unit, limit, unit);
    std::fflush(stdout);
}

void number(const char *what, double value, const char *unit)
{
    std::printf("          %s: %.1f%s\n", what, value, unit);
    std::fflush(stdout);
}

/// Resident memory of this process in MB, of its own and not of files.
double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    double kilobytes = 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
            kilobytes += line.simplified().split(' ').value(1).toDouble();
    }
    return kilobytes / 1024;
}

/// Lines [from, from + count): a log of two hundred bytes a line, every tenth one in colour, every
/// fiftieth in Russian.
QByteArray log(int from, int count)
{
    QByteArray bytes;
    bytes.reserve(count * 210);
    for (int i = from; i < from + count; ++i) {
        QByteArray line = "2026-11-24T10:00:00.000Z web-" + QByteArray::number(i % 200) + " app[" +
                          QByteArray::number(1000 + i % 977) + "]: ";
        if (i % 10 == 0)
            line += "\x1b[33mWARN\x1b[0m retry ";
        else
            line += "INFO request ";
        if (i % 50 == 0)
            line += "\xd0\xb7\xd0\xb0\xd0\xbf\xd1\x80\xd0\xbe\xd1\x81 ";
        if (i % 100'000 == 99'999)
            line += kRare;
        line += " id=" + QByteArray::number(qint64(i) * 7919);
        while (line.size() < 199)
            line += " path=/api/v1/items";
        line.truncate(199);
        bytes += line + '\n';
    }
    return bytes;
}

struct Frames
{
    double averageMs = 0;
    double worstMs = 0;
};

Frames scroll(QAbstractScrollArea &area, const std::function<void(int)> &step)
{
    Frames frames;
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer clock;
        clock.start();
        step(i);
        area.viewport()->repaint();
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        frames.averageMs += ms / kFrames;
        frames.worstMs = std::max(frames.worstMs, ms);
    }
    return frames;
}

void printFrames(const char *what, const Frames &frames, bool isOurs)
{
    const QByteArray average = QByteArray(what) + ", average frame";
    const QByteArray worst = QByteArray(what) + ", worst frame";
    if (isOurs) {
        target(average.constData(), frames.averageMs, 1000.0 / 60, " ms");
        target(worst.constData(), frames.worstMs, 50, " ms");
    } else {
        number(average.constData(), frames.averageMs, " ms");
        number(worst.constData(), frames.worstMs, " ms");
    }
}

void scrollEverywhere(QAbstractScrollArea &area, const char *how, bool isOurs)
{
    std::printf("          %s\n", how);
    QScrollBar &bar = *area.verticalScrollBar();
    bar.setValue(bar.maximum() / 2);
    printFrames("scrolling by lines", scroll(area, [&bar](int) { bar.setValue(bar.value() + 3); }),
                isOurs);
    QRandomGenerator random(1);
    printFrames("jumping anywhere",
                scroll(area, [&](int) { bar.setValue(random.bounded(bar.maximum() + 1)); }),
                isOurs);
}

double searchSeconds(const std::shared_ptr<OutputBuffer> &buffer, const OutputPattern &pattern,
                     std::size_t expected)
{
    OutputSearch search;
    QEventLoop loop;
    QElapsedTimer clock;
    double seconds = 0;
    QObject::connect(&search, &OutputSearch::changed, &loop, [&] {
        if (search.isRunning())
            return;
        seconds = double(clock.nsecsElapsed()) / 1e9;
        loop.quit();
    });
    QTimer::singleShot(0, &loop, [&] {
        clock.start();
        search.start(buffer, pattern);
    });
    loop.exec();
    if (search.hits().size() != expected)
        std::printf("  WRONG  %zu hits instead of %zu\n", search.hits().size(), expected);
    s_isMissed = s_isMissed || search.hits().size() != expected;
    return seconds;
}

int measureView()
{
    std::printf("OutputView\n");
    OutputView view;
    view.resize(1200, 800);
    view.show();
    QApplication::processEvents();
    (void)log(0, kLinesAtOnce);
    const double before = residentMb();
    const auto spool = std::make_shared<OutputSpool>();
    const auto buffer = std::make_shared<OutputBuffer>(spool);
    view.setLines(buffer);
    double bytes = 0;
    qint64 parsingNs = 0;
    for (int line = 0; line < kLines; line += kLinesAtOnce) {
        const QByteArray piece = log(line, kLinesAtOnce);
        bytes += double(piece.size());
        QElapsedTimer clock; // making the text is not opening it
        clock.start();
        buffer->append(OutputBuffer::Channel::Stdout, piece, 1'790'000'000'000);
        view.refresh();
        view.viewport()->repaint();
        parsingNs += clock.nsecsElapsed();
    }
    std::printf("  %.0f MB, %lld lines, %.0f MB of them in the spool\n", bytes / 1e6,
                static_cast<long long>(buffer->lineCount()), double(spool->fileSize()) / 1e6);
    target("opened in", double(parsingNs) / 1e9, 1, " s");
    target("memory", residentMb() - before, 100, " MB");
    scrollEverywhere(view, "lines as they are", true);
    view.setWrapped(true);
    view.resize(600, 800);
    scrollEverywhere(view, "wrapped, half as wide", true);
    target("search, plain", searchSeconds(buffer, {QString::fromLatin1(kRare)}, 10), 2, " s");
    target("search, Russian, any case",
           searchSeconds(buffer, {QStringLiteral("ЗАПРОС")}, kLines / 50), 2, " s");
    target("search, regular expression",
           searchSeconds(buffer, {QStringLiteral("needle.*stack"), true, false, true}, 10), 2,
           " s");
    target("memory at the end", residentMb() - before, 100, " MB");
    return s_isMissed ? 1 : 0;
}

int measurePeer()
{
    std::printf("QPlainTextEdit, for comparison\n");
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.setUndoRedoEnabled(false);
    edit.setLineWrapMode(QPlainTextEdit::NoWrap);
    edit.resize(1200, 800);
    edit.show();
    QApplication::processEvents();
    (void)log(0, kLinesAtOnce);
    const double before = residentMb();
    qint64 openingNs = 0;
    for (int line = 0; line < kLines; line += kLinesAtOnce) {
        QByteArray piece = log(line, kLinesAtOnce);
        piece.chop(1);
        QElapsedTimer clock;
        clock.start();
        edit.appendPlainText(QString::fromUtf8(piece));
        openingNs += clock.nsecsElapsed();
    }
    number("opened in", double(openingNs) / 1e9, " s");
    number("memory", residentMb() - before, " MB");
    scrollEverywhere(edit, "lines as they are", false);
    QElapsedTimer clock;
    clock.start();
    int hits = 0;
    for (QTextCursor at = edit.document()->find(QString::fromLatin1(kRare)); !at.isNull();
         at = edit.document()->find(QString::fromLatin1(kRare), at))
        ++hits;
    std::printf("          %d hits\n", hits);
    number("search, plain", double(clock.nsecsElapsed()) / 1e9, " s");
    return 0;
}

int measureBoth(const QString &program)
{
    int worst = 0;
    for (const char *part : {"view", "peer"}) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program, {QLatin1String(part)});
        process.waitForFinished(-1);
        worst = std::max(worst, process.exitCode());
    }
    return worst;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QString part = QApplication::arguments().value(1);
    if (part.isEmpty())
        return measureBoth(QApplication::applicationFilePath());
    Theme colors;
    colors.choose(QStringLiteral("dark"));
    return part == QLatin1String("view") ? measureView() : measurePeer();
}
