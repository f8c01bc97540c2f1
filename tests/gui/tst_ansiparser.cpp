// What a host's bytes become: lines, colours, and everything else as visible text.

#include "gui/ansiparser.h"
#include "gui/cellwidth.h"
#include "gui/outputcolors.h"
#include "gui/textstyle.h"
#include "gui/theme.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTest>

using namespace testum::gui;

namespace {

/// Writes down what the parser tells: text as it is, "\n", "\r", "\t", and styles as {fg,bg,flags}.
class Recorder final : public AnsiParser::Sink
{
public:
    void text(QByteArrayView utf8, int cells, bool isAscii) override
    {
        const QString text = QString::fromUtf8(utf8);
        m_cellsAreRight = m_cellsAreRight && CellMap(text).cells() == cells &&
                          isAscii == std::all_of(text.begin(), text.end(),
                                                 [](QChar c) { return c.unicode() < 0x80; });
        said += text;
    }
    void tab() override { said += u'\t'; }
    void newLine() override { said += u'\n'; }
    void carriageReturn() override { said += u'\r'; }
    void style(const TextStyle &style) override
    {
        said += QStringLiteral("{%1,%2,%3}")
                    .arg(name(style.foreground), name(style.background))
                    .arg(style.flags);
    }
    [[nodiscard]] bool cellsAreRight() const { return m_cellsAreRight; }

    QString said;

private:
    static QString name(quint32 color)
    {
        if (color == TextStyle::kDefault)
            return QStringLiteral("-");
        if ((color & TextStyle::kRgb) != 0)
            return QStringLiteral("#%1").arg(color & 0xffffff, 6, 16, QLatin1Char('0'));
        return QString::number(color & 0xff);
    }
    bool m_cellsAreRight = true;
};

QString parsed(const QByteArray &bytes, qsizetype pieceSize = 0)
{
    AnsiParser parser;
    Recorder recorder;
    if (pieceSize <= 0) {
        parser.parse(bytes, recorder);
    } else {
        for (qsizetype at = 0; at < bytes.size(); at += pieceSize)
            parser.parse(bytes.mid(at, pieceSize), recorder);
    }
    parser.finish(recorder);
    return recorder.cellsAreRight() ? recorder.said : QStringLiteral("WRONG CELLS");
}

} // namespace

class TestAnsiParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesBecome_data();
    void bytesBecome();
    void piecesMakeNoDifference_data() { bytesBecome_data(); }
    void piecesMakeNoDifference();
    void noiseLeavesNoControlCharacter();
    void longSequenceIsNotHeldBack();
    void colorsAreReadable_data();
    void colorsAreReadable();
    void sameColorsStayAsTheyAre();
    void cellMapGoesThereAndBack();
};

void TestAnsiParser::bytesBecome_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const char16_t *expected) {
        QTest::newRow(name) << bytes << QString::fromUtf16(expected);
    };
    row("plain", "hello world\nsecond\n", u"hello world\nsecond\n");
    row("windows line end", "a\r\nb", u"a\r\nb");
    row("progress", " 1%\r 2%\r", u" 1%\r 2%\r");
    row("tab", "a\tb", u"a\tb");
    row("red", "\x1b[31mred\x1b[0m", u"{1,-,0}red{-,-,0}");
    row("reset without a number", "\x1b[1m\x1b[m", u"{-,-,1}{-,-,0}");
    row("several at once", "\x1b[1;4;33;44mx", u"{3,4,9}x");
    row("bright", "\x1b[91;102mx", u"{9,10,0}x");
    row("256", "\x1b[38;5;208mx\x1b[48;5;17my", u"{208,-,0}x{208,17,0}y");
    row("rgb", "\x1b[38;2;1;2;255mx", u"{#0102ff,-,0}x");
    row("rgb with colons", "\x1b[38:2::1:2:255mx", u"{#0102ff,-,0}x");
    row("rgb with colons, no space", "\x1b[38:2:1:2:255mx", u"{#0102ff,-,0}x");
    row("256 with colons", "\x1b[48:5:3mx", u"{-,3,0}x");
    row("default colours", "\x1b[31;41m\x1b[39;49mx", u"{1,1,0}{-,-,0}x");
    row("curly underline", "\x1b[4:3mx\x1b[4:0m", u"{-,-,8}x{-,-,0}");
    row("concealed is not hidden", "\x1b[8mx", u"{-,-,0}x");
    row("colour that is none", "\x1b[38;5;256mx", u"<ESC>[38;5;256mx");
    row("cut colour", "\x1b[38;2;1mx", u"<ESC>[38;2;1mx");
    row("unknown SGR", "\x1b[1;99mx", u"<ESC>[1;99mx");
    row("private SGR", "\x1b[>4;2mx", u"<ESC>[>4;2mx");
    row("clear screen", "\x1b[2J\x1b[H", u"<ESC>[2J<ESC>[H");
    row("clear line", "\r\x1b[Kx", u"\r<ESC>[Kx");
    row("cursor", "\x1b[10A\x1b[?25l", u"<ESC>[10A<ESC>[?25l");
    row("title", "\x1b]0;gotcha\x07", u"<ESC>]0;gotcha<BEL>");
    row("link", "\x1b]8;;http://x\x1b\\y", u"<ESC>]8;;http://x<ESC>\\y");
    row("device status",
        "\x1b[6n\x1b"
        "c",
        u"<ESC>[6n<ESC>c");
    row("reset of the terminal", "\x1b!p", u"<ESC>!p");
    row("SGR inside another", "\x1b[3\x1b[31mx", u"<ESC>[3{1,-,0}x");
    row("escape at the end", "x\x1b", u"x<ESC>");
    row("sequence cut at the end", "x\x1b[31", u"x<ESC>[31");
    row("bell, backspace, nul, delete", QByteArray("\a\b\0\x7f", 4), u"<BEL><BS><NUL><DEL>");
    row("vertical tab and form feed", "\v\f", u"<VT><FF>");
    row("C1",
        "\xc2\x9b"
        "31m",
        u"<9B>31m");
    row("bidi override",
        "\xe2\x80\xae"
        "gpj.exe",
        u"<202E>gpj.exe");
    row("line separator",
        "a\xe2\x80\xa8"
        "b",
        u"a<2028>b");
    row("byte order mark",
        "\xef\xbb\xbf"
        "a",
        u"<FEFF>a");
    row("russian", "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82 \xd0\xbc\xd0\xb8\xd1\x80",
        u"Привет мир");
    row("wide and emoji", "\xe6\xbc\xa2\xf0\x9f\x9a\x80", u"漢🚀");
    row("combining", "e\xcc\x81x", u"e\u0301x");
    row("lone continuation",
        "a\x80"
        "b",
        u"a\ufffdb");
    row("overlong", "\xc0\xaf", u"\ufffd\ufffd");
    row("surrogate", "\xed\xa0\x80", u"\ufffd\ufffd\ufffd");
    row("beyond Unicode", "\xf4\x90\x80\x80", u"\ufffd\ufffd\ufffd\ufffd");
    row("cut in the middle",
        "\xe6\xbc"
        "a",
        u"\ufffda");
    row("cut at the end", "a\xf0\x9f\x9a", u"a\ufffd");
}

void TestAnsiParser::bytesBecome()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(parsed(bytes), expected);
}

void TestAnsiParser::piecesMakeNoDifference()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    for (qsizetype size = 1; size <= 5; ++size)
        QCOMPARE(parsed(bytes, size), expected);
}

void TestAnsiParser::noiseLeavesNoControlCharacter()
{
    QRandomGenerator random(20261124);
    const QByteArray alphabet(
        "\x1b\x1b\x1b[[]mmm;;:0123456789JKHABC?>\x07\r\n\tax \xd0\x9f\xe2\xf0\x80\x9b");
    for (int round = 0; round < 200; ++round) {
        QByteArray noise;
        for (int i = 0; i < 5'000; ++i)
            noise.append(alphabet.at(
                static_cast<qsizetype>(random.bounded(static_cast<quint32>(alphabet.size())))));
        const QString whole = parsed(noise);
        QVERIFY(whole != QStringLiteral("WRONG CELLS"));
        for (const QChar c : whole) {
            const bool isLayout = c == u'\n' || c == u'\r' || c == u'\t';
            QVERIFY(isLayout || (c.unicode() >= 0x20 && c.unicode() != 0x7f &&
                                 (c.unicode() < 0x80 || c.unicode() > 0x9f)));
        }
        QCOMPARE(parsed(noise, 1 + round % 37), whole);
    }
}

void TestAnsiParser::longSequenceIsNotHeldBack()
{
    AnsiParser parser;
    Recorder recorder;
    parser.parse("\x1b[", recorder);
    for (int i = 0; i < 1'000; ++i)
        parser.parse("1;1;1;1;1;", recorder);
    QVERIFY(recorder.said.startsWith(QStringLiteral("<ESC>[1;1;")));
    QVERIFY(recorder.said.size() > 9'800);
}

void TestAnsiParser::colorsAreReadable_data()
{
    QTest::addColumn<QString>("themeId");
    for (const QString &id : Theme::ids())
        QTest::newRow(qPrintable(id)) << id;
}

void TestAnsiParser::colorsAreReadable()
{
    QFETCH(QString, themeId);
    theme().choose(themeId);
    const OutputColors colors;
    const double least = theme().isHighContrast() ? 7.0 : 4.5;
    QList<TextStyle> styles;
    for (quint32 i = 0; i < 256; ++i)
        styles.append({TextStyle::kIndexed | i, TextStyle::kDefault, 0});
    QRandomGenerator random(4711);
    for (int i = 0; i < 400; ++i) {
        TextStyle style{
            TextStyle::kRgb | random.bounded(0x1000000U),
            i % 2 == 0 ? TextStyle::kDefault : TextStyle::kRgb | random.bounded(0x1000000U), 0};
        style.flags = i % 5 == 0 ? TextStyle::Dim : i % 7 == 0 ? TextStyle::Inverse : 0;
        styles.append(style);
    }
    for (const TextStyle &style : std::as_const(styles)) {
        const OutputColors::Pair pair = colors.of(style, false);
        const double ratio =
            contrastRatio(pair.foreground, pair.background.value_or(colors.background));
        QVERIFY2(ratio >= least || ratio > 4.4, // grey behind: neither white nor black reaches 7
                 qPrintable(QString::number(ratio)));
        if (!pair.background)
            QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }
}

void TestAnsiParser::sameColorsStayAsTheyAre()
{
    const OutputColors colors;
    const TextStyle style{TextStyle::kRgb | 0x336699, TextStyle::kRgb | 0x336699, 0};
    QCOMPARE(colors.of(style, false).foreground.rgb() & 0xffffff, 0x336699U);
}

void TestAnsiParser::cellMapGoesThereAndBack()
{
    const QString text = QStringLiteral("a\t漢e\u0301🚀z");
    const CellMap cells(text);
    QCOMPARE(cells.cells(), 8 + 2 + 1 + 2 + 1);
    QCOMPARE(cells.cellOf(1), 1);  // the tab
    QCOMPARE(cells.cellOf(2), 8);  // 漢
    QCOMPARE(cells.cellOf(3), 10); // e
    QCOMPARE(cells.cellOf(4), 10); // its accent
    QCOMPARE(cells.cellOf(5), 11); // the rocket
    QCOMPARE(cells.cellOf(7), 13); // z
    QCOMPARE(cells.indexAt(9), 2); // right half of 漢
    QCOMPARE(cells.indexAt(10), 3);
    QCOMPARE(cells.indexAt(12), 5);
    QCOMPARE(cells.indexAt(13), 7);
    QCOMPARE(cells.indexAt(99), text.size());
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const Theme colors;
    TestAnsiParser test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ansiparser.moc"
