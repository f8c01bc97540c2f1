// The output pane as the user meets it: following, scrolling, selecting, searching, odd output.

#include "gui/outputexport.h"
#include "gui/outputview.h"
#include "gui/taskoutput.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <ctime>
#include <functional>

using namespace testum::gui;
using Channel = OutputBuffer::Channel;

namespace {

/// A view on a buffer of its own, 80 by 24 cells and a bit.
struct Pane
{
    Pane()
        : buffer(std::make_shared<OutputBuffer>(std::make_shared<OutputSpool>()))
    {
        QFont font(QStringLiteral("DejaVu Sans Mono"), 10);
        view.setOutputFont(font);
        view.resize(800, 400);
        view.setLines(buffer);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        view.activateWindow();
        view.setFocus();
    }
    void say(const QByteArray &bytes, Channel channel = Channel::Stdout)
    {
        buffer->append(channel, bytes, 1'790'000'000'000);
        view.refresh();
    }
    void sayLines(int count)
    {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += "line " + QByteArray::number(m_said++) + '\n';
        say(bytes);
    }
    [[nodiscard]] QString firstVisible() const { return view.visibleText().section(u'\n', 0, 0); }
    [[nodiscard]] QString lastVisible() const { return view.visibleText().section(u'\n', -1); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view, key, modifiers);
    }
    void wheel(int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(QPointF(100, 100), view.mapToGlobal(QPointF(100, 100)), {},
                          {0, notches * 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &event);
    }

    std::shared_ptr<OutputBuffer> buffer;
    OutputView view;

private:
    int m_said = 0;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLongestSliceMs = 500; // instrumented code takes its time
#else
constexpr double kLongestSliceMs = 50;
#endif

/// CPU time of this thread: a slow or busy machine does not count.
double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

QString copied(Pane &pane)
{
    QApplication::clipboard()->clear();
    pane.key(Qt::Key_C, Qt::ControlModifier);
    return QApplication::clipboard()->text();
}

int countPixels(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

class TestOutputView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEnd();
    void scrollingUpStopsFollowing();
    void endResumesFollowing();
    void newLinesAreCountedAndTheButtonGoesThere();
    void wrappedLinesTakeRows();
    void wrappedEndIsReached();
    void longLineScrollsSideways();
    void selectionIsCopiedAsPlainText();
    void partsOfALineAreCopiedAsOne();
    void largeSelectionIsCopiedElsewhere();
    void mouseSelects();
    void doubleClickTakesAPath();
    void keyboardSelectsLines();
    void hitIsShown();
    void controlKeysZoom();
    void markupIsText();
    void stderrIsMarkedNotOnlyByColor();
    void composedCharactersStandWhereSimpleOnesDo();
    void timestampsAreShown();
    void themeChangesAtOnce();
    void textIsAccessible();
    void longLineIsOneInAFile();
    void languageChangesAtOnce();
    void oddOutputKeepsTheWindowAlive_data();
    void oddOutputKeepsTheWindowAlive();
};

void TestOutputView::followsTheEnd()
{
    Pane pane;
    pane.sayLines(500);
    QVERIFY(pane.view.isFollowing());
    QCOMPARE(pane.lastVisible(), QStringLiteral("line 499"));
    pane.say("half");
    QCOMPARE(pane.lastVisible(), QStringLiteral("half"));
    pane.say("\rwhole");
    QCOMPARE(pane.lastVisible(), QStringLiteral("whole"));
}

void TestOutputView::scrollingUpStopsFollowing()
{
    Pane pane;
    pane.sayLines(500);
    QSignalSpy changes(&pane.view, &OutputView::followingChanged);
    pane.wheel(1);
    QCOMPARE(changes.count(), 1);
    QVERIFY(!pane.view.isFollowing());
    const QString top = pane.firstVisible();
    pane.sayLines(500);
    QCOMPARE(pane.firstVisible(), top);
    pane.key(Qt::Key_Home);
    QCOMPARE(pane.firstVisible(), QStringLiteral("line 0"));
}

void TestOutputView::endResumesFollowing()
{
    Pane pane;
    pane.sayLines(500);
    pane.key(Qt::Key_PageUp);
    QVERIFY(!pane.view.isFollowing());
    pane.key(Qt::Key_End);
    QVERIFY(pane.view.isFollowing());
    pane.key(Qt::Key_Up);
    QVERIFY(!pane.view.isFollowing());
    pane.key(Qt::Key_Down); // at the end again
    QVERIFY(pane.view.isFollowing());
    pane.view.verticalScrollBar()->setValue(100);
    QVERIFY(!pane.view.isFollowing());
    pane.view.verticalScrollBar()->setValue(pane.view.verticalScrollBar()->maximum());
    QVERIFY(pane.view.isFollowing());
    pane.sayLines(10);
    QCOMPARE(pane.lastVisible(), QStringLiteral("line 509"));
}

void TestOutputView::newLinesAreCountedAndTheButtonGoesThere()
{
    Pane pane;
    pane.sayLines(500);
    pane.key(Qt::Key_PageUp);
    QVERIFY(!pane.view.newLinesButton()->isVisible());
    pane.sayLines(128);
    QVERIFY(pane.view.newLinesButton()->isVisible());
    QCOMPARE(pane.view.newLineCount(), 128);
    QVERIFY2(pane.view.newLinesButton()->text().contains(QStringLiteral("128")),
             qPrintable(pane.view.newLinesButton()->text()));
    QTest::mouseClick(pane.view.newLinesButton(), Qt::LeftButton);
    QVERIFY(pane.view.isFollowing());
    QVERIFY(!pane.view.newLinesButton()->isVisible());
    QCOMPARE(pane.lastVisible(), QStringLiteral("line 627"));
}

void TestOutputView::wrappedLinesTakeRows()
{
    Pane pane;
    pane.view.setWrapped(true);
    pane.say(QByteArray(1'000, 'a') + '\n' + QByteArray(1'000, 'b') + "\nend\n");
    QCOMPARE(pane.lastVisible(), QStringLiteral("end"));
    pane.key(Qt::Key_Home);
    QCOMPARE(pane.firstVisible().size(), 1'000);
    for (int row = 0; row < 3; ++row)
        pane.key(Qt::Key_Down);
    QCOMPARE(pane.view.topLine(), 0); // still in the first line
    QCOMPARE(pane.view.horizontalScrollBar()->maximum(), 0);
}

void TestOutputView::wrappedEndIsReached()
{
    Pane pane;
    pane.view.setWrapped(true);
    pane.say(QByteArray(4'000, 'a') + '\n' + QByteArray(4'000, 'z') + '\n');
    QVERIFY(pane.view.isFollowing());
    pane.key(Qt::Key_Up);
    QVERIFY(!pane.view.isFollowing());
    pane.key(Qt::Key_PageDown);
    QVERIFY(pane.view.isFollowing());
    pane.view.resize(500, 300);
    QVERIFY(pane.view.isFollowing());
    pane.view.setWrapped(false);
    QCOMPARE(pane.view.topLine(), 0);
}

void TestOutputView::longLineScrollsSideways()
{
    Pane pane;
    pane.say(QByteArray(3'000, 'x') + "end\n");
    QVERIFY(pane.view.horizontalScrollBar()->maximum() > 2'000);
    pane.key(Qt::Key_Right);
    QVERIFY(pane.view.horizontalScrollBar()->value() > 0);
    pane.view.showPosition({0, 3'000}, 3);
    QVERIFY(pane.view.horizontalScrollBar()->value() > 2'000);
}

void TestOutputView::selectionIsCopiedAsPlainText()
{
    Pane pane;
    pane.say("a\x1b[31mred\x1b[0m\n\xd0\x9f\xd1\x80\xd0\xb8\n\x1b[2Jz\n");
    pane.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(copied(pane), QStringLiteral("ared\nПри\n<ESC>[2Jz"));
    QVERIFY(!pane.view.isFollowing());
    pane.view.select({{0, 1}, {1, 2}});
    QCOMPARE(copied(pane), QStringLiteral("red\nПр"));
    pane.view.select({{1, 2}, {0, 1}}); // backwards
    QCOMPARE(copied(pane), QStringLiteral("red\nПр"));
    pane.view.select({});
    QVERIFY(!pane.view.copyAction()->isEnabled());
}

void TestOutputView::partsOfALineAreCopiedAsOne()
{
    Pane pane;
    pane.say(QByteArray(10'000, 'x') + "\nend\n");
    pane.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(copied(pane), QString(10'000, u'x') + QStringLiteral("\nend"));
}

void TestOutputView::largeSelectionIsCopiedElsewhere()
{
    Pane pane;
    pane.sayLines(20'000);
    pane.key(Qt::Key_A, Qt::ControlModifier);
    QApplication::clipboard()->clear();
    pane.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        QApplication::clipboard()->text().endsWith(QStringLiteral("line 19999")), 30'000);
    QSignalSpy refused(&pane.view, &OutputView::copyRefused);
    for (int i = 0; i < 40; ++i)
        pane.say(QByteArray(1'000'000, 'x') + '\n');
    pane.key(Qt::Key_A, Qt::ControlModifier);
    pane.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, 30'000);
}

void TestOutputView::mouseSelects()
{
    Pane pane;
    pane.say("0123456789\nabcdefghij\n");
    const QFontMetricsF metrics(QFont(QStringLiteral("DejaVu Sans Mono"), 10));
    const qreal cell = metrics.horizontalAdvance(u'M');
    const int row = int(std::ceil(metrics.height())) + 1;
    const auto at = [&](int column, int line) {
        return QPoint(int(OutputLayout::kMargin + (2 + column) * cell), line * row + row / 2);
    };
    QTest::mousePress(pane.view.viewport(), Qt::LeftButton, {}, at(2, 0));
    QTest::mouseMove(pane.view.viewport(), at(3, 1));
    QTest::mouseRelease(pane.view.viewport(), Qt::LeftButton, {}, at(3, 1));
    QCOMPARE(copied(pane), QStringLiteral("23456789\nabc"));
    QTest::mouseClick(pane.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, at(1, 1));
    QCOMPARE(copied(pane), QStringLiteral("23456789\na"));
    QTest::mouseClick(pane.view.viewport(), Qt::LeftButton, {}, at(5, 1));
    QVERIFY(pane.view.selection().isEmpty());
}

void TestOutputView::doubleClickTakesAPath()
{
    Pane pane;
    pane.say("see /var/log/syslog.1, please\n");
    const qreal cell =
        QFontMetricsF(QFont(QStringLiteral("DejaVu Sans Mono"), 10)).horizontalAdvance(u'M');
    QTest::mouseDClick(pane.view.viewport(), Qt::LeftButton, {},
                       QPoint(int(OutputLayout::kMargin + (2 + 9.6) * cell), 5));
    QCOMPARE(copied(pane), QStringLiteral("/var/log/syslog.1"));
}

void TestOutputView::keyboardSelectsLines()
{
    Pane pane;
    pane.sayLines(100);
    pane.key(Qt::Key_Home);
    pane.key(Qt::Key_Down, Qt::ShiftModifier);
    pane.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(copied(pane), QStringLiteral("line 0\nline 1\n"));
    pane.key(Qt::Key_End, Qt::ShiftModifier);
    QVERIFY(copied(pane).endsWith(QStringLiteral("line 99")));
}

void TestOutputView::hitIsShown()
{
    Pane pane;
    pane.sayLines(5'000);
    OutputSearch search;
    search.start(pane.buffer, {QStringLiteral("line 2500")});
    QTRY_COMPARE(search.hits().size(), 1U);
    pane.view.setSearch(&search);
    QVERIFY(search.next(pane.view.topLine()));
    pane.view.showPosition({search.hits()[0].line, search.hits()[0].start}, 9);
    QVERIFY(pane.view.visibleText().contains(QStringLiteral("line 2500")));
    QVERIFY(!pane.view.isFollowing());
    const QColor marked = theme().color(QStringLiteral("findCurrentBg"));
    QVERIFY(countPixels(pane.view.viewport()->grab().toImage(), marked) > 100);
}

void TestOutputView::controlKeysZoom()
{
    Pane pane;
    QSignalSpy zoom(&pane.view, &OutputView::zoomRequested);
    pane.key(Qt::Key_Plus, Qt::ControlModifier);
    pane.key(Qt::Key_Minus, Qt::ControlModifier);
    pane.key(Qt::Key_0, Qt::ControlModifier);
    pane.wheel(2, Qt::ControlModifier);
    QCOMPARE(zoom.count(), 4);
    QCOMPARE(zoom.at(0).at(0).toInt(), 1);
    QCOMPARE(zoom.at(1).at(0).toInt(), -1);
    QCOMPARE(zoom.at(2).at(0).toInt(), 0);
    QCOMPARE(zoom.at(3).at(0).toInt(), 2);
}

void TestOutputView::markupIsText()
{
    Pane pane;
    pane.say("<img src=file:///etc/passwd>\n");
    QCOMPARE(pane.firstVisible(), QStringLiteral("<img src=file:///etc/passwd>"));
}

void TestOutputView::stderrIsMarkedNotOnlyByColor()
{
    Pane pane;
    pane.say("ooo\n");
    const QImage before = pane.view.viewport()->grab().toImage();
    Pane other;
    other.say("ooo\n", Channel::Stderr);
    const QImage after = other.view.viewport()->grab().toImage();
    const QColor red = theme().color(QStringLiteral("outStderr"));
    QVERIFY(red.red() > red.green() + 60);
    const auto countReddish = [](const QImage &image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                count += pixel.red() > pixel.green() + 40 ? 1 : 0;
            }
        }
        return count;
    };
    QCOMPARE(countReddish(before), 0);
    QVERIFY(countReddish(after) > 20);
    // The mark stands left of the text, where the other has nothing at all.
    const QRect gutter(0, 0, OutputLayout::kMargin + 10, 20);
    const QColor background = theme().color(QStringLiteral("bgOutput"));
    QCOMPARE(countPixels(before.copy(gutter), background), gutter.width() * gutter.height());
    QVERIFY(countPixels(after.copy(gutter), background) < gutter.width() * gutter.height());
}

void TestOutputView::composedCharactersStandWhereSimpleOnesDo()
{
    // The same word twice: letters of one code point, and letters with combining marks.
    const auto inked = [](const QString &word) {
        Pane pane;
        pane.say(word.toUtf8() + '\n');
        const QImage image = pane.view.viewport()->grab().toImage();
        QRect box;
        for (int y = 0; y < 20; ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != theme().color(QStringLiteral("bgOutput")))
                    box |= QRect(x, y, 1, 1);
            }
        }
        return box;
    };
    const QRect simple = inked(QStringLiteral("caf\u00e9 \u0439"));
    const QRect composed = inked(QStringLiteral("cafe\u0301 \u0438\u0306"));
    QVERIFY(simple.width() > 20);
    QVERIFY(qAbs(simple.top() - composed.top()) <= 1);
    QVERIFY(qAbs(simple.bottom() - composed.bottom()) <= 1);
    QVERIFY(qAbs(simple.right() - composed.right()) <= 1);
}

void TestOutputView::timestampsAreShown()
{
    Pane pane;
    pane.say("x\n");
    const QImage before = pane.view.viewport()->grab().toImage();
    pane.view.setTimestamps(true);
    QVERIFY(pane.view.viewport()->grab().toImage() != before);
    pane.view.setTimestamps(false);
    QVERIFY(pane.view.viewport()->grab().toImage() == before);
}

void TestOutputView::themeChangesAtOnce()
{
    Pane pane;
    pane.say("x\n");
    for (const QString &id : Theme::ids()) {
        theme().choose(id);
        const QImage image = pane.view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(600, 350).rgb(), theme().color(QStringLiteral("bgOutput")).rgb());
    }
    theme().choose(QStringLiteral("dark"));
}

void TestOutputView::textIsAccessible()
{
    Pane pane;
    pane.sayLines(100);
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&pane.view);
    QVERIFY(access && access->textInterface());
    QCOMPARE(access->role(), QAccessible::EditableText);
    QVERIFY(access->state().readOnly);
    QVERIFY(!access->text(QAccessible::Name).isEmpty());
    QVERIFY(access->text(QAccessible::Value).endsWith(QStringLiteral("line 99")));
    QCOMPARE(access->textInterface()->characterCount(), pane.view.visibleText().size());
}

void TestOutputView::longLineIsOneInAFile()
{
    const QString web = QStringLiteral("1");
    TaskOutput output;
    output.addRun(web, QStringLiteral("web"));
    output.addRun(QStringLiteral("2"), QStringLiteral("db"));
    output.append(web, Channel::Stdout, QByteArray(10'000, 'x') + "\n", 0);
    // Another host in the middle of a line gets a line of its own.
    output.append(web, Channel::Stdout, QByteArray(5'000, 'y'), 0);
    output.append(QStringLiteral("2"), Channel::Stdout, "between\n", 0);
    output.append(web, Channel::Stdout, "end\n", 0);
    QTemporaryDir dir;
    OutputExport writer;
    QSignalSpy done(&writer, &OutputExport::succeeded);
    writer.start(output.merged(), dir.filePath(QStringLiteral("all.log")), QString());
    QVERIFY(done.wait());
    QFile file(dir.filePath(QStringLiteral("all.log")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), "web | " + QByteArray(10'000, 'x'));
    QVERIFY(lines.at(1).startsWith("web | yyy"));
    QCOMPARE(lines.at(2), QByteArray("db | between"));
    QVERIFY(lines.at(3).startsWith("web | y") && lines.at(3).endsWith("end"));
}

void TestOutputView::languageChangesAtOnce()
{
    Pane pane;
    QCOMPARE(pane.view.copyAction()->text(), QStringLiteral("&Copy"));
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&pane.view, &change);
    QCOMPARE(pane.view.copyAction()->text(), QStringLiteral("&Copy"));
}

void TestOutputView::oddOutputKeepsTheWindowAlive_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("wrapped");
    const char *const names[] = {"a line of 50 MB", "a million empty lines", "ANSI noise",
                                 "broken UTF-8", "combining marks"};
    for (int kind = 0; kind < 5; ++kind) {
        QTest::addRow("%s", names[kind]) << kind << false;
        QTest::addRow("%s, wrapped", names[kind]) << kind << true;
    }
}

void TestOutputView::oddOutputKeepsTheWindowAlive()
{
    QFETCH(int, kind);
    QFETCH(bool, wrapped);
    QRandomGenerator random(5);
    QByteArray bytes;
    switch (kind) {
    case 0:
        bytes = QByteArray(50'000'000, 'x');
        break;
    case 1:
        bytes = QByteArray(1'000'000, '\n');
        break;
    case 2:
        while (bytes.size() < 10'000'000) {
            bytes += "\x1b[38;5;" + QByteArray::number(random.bounded(300)) + "mx\x1b[" +
                     QByteArray::number(random.bounded(120)) + "m\x1b]0;t\x07";
            if (random.bounded(100) == 0)
                bytes += '\n';
        }
        break;
    case 3:
        bytes.resize(10'000'000);
        random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
        break;
    default:
        bytes = ('e' + QByteArray("\xcc\x81").repeated(40)).repeated(100'000);
    }
    Pane pane;
    pane.view.setWrapped(wrapped);
    pane.buffer->append(Channel::Stdout, bytes, 0);
    pane.buffer->finish();

    double worst = 0;
    const auto slice = [&](const std::function<void()> &act) {
        const double before = threadCpuMs();
        act();
        pane.view.viewport()->repaint();
        worst = std::max(worst, threadCpuMs() - before);
    };
    pane.view.viewport()->repaint(); // fonts are loaded once, on the first use of a script
    slice([&] { pane.view.refresh(); });
    for (int i = 0; i < 30; ++i)
        slice([&] { pane.wheel(1); });
    for (int i = 0; i < 30; ++i) {
        slice([&] {
            pane.view.verticalScrollBar()->setValue(
                random.bounded(pane.view.verticalScrollBar()->maximum() + 1));
        });
    }
    slice([&] { pane.key(Qt::Key_Home); });
    slice([&] { pane.key(Qt::Key_End); });
    qInfo("worst slice %.1f ms", worst);
    QVERIFY2(worst <= kLongestSliceMs, qPrintable(QString::number(worst)));
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Theme colors;
    colors.choose(QStringLiteral("dark"));
    TestOutputView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outputview.moc"
