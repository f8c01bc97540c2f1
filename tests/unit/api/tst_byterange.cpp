#include "api/byterange.h"

#include <QTest>

using testum::api::ByteRange;
using Kind = ByteRange::Kind;

class ByteRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
};

void ByteRangeTest::parses_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *name, const char *header, qint64 size, Kind kind, qint64 offset,
                        qint64 length) {
        QTest::newRow(name) << QByteArray(header) << size << static_cast<int>(kind) << offset
                            << length;
    };
    row("none", "", 10, Kind::Whole, 0, 10);
    row("first bytes", "bytes=0-3", 10, Kind::Part, 0, 4);
    row("one byte", "bytes=9-9", 10, Kind::Part, 9, 1);
    row("open end", "bytes=4-", 10, Kind::Part, 4, 6);
    row("past the end", "bytes=4-99", 10, Kind::Part, 4, 6);
    row("suffix", "bytes=-3", 10, Kind::Part, 7, 3);
    row("long suffix", "bytes=-99", 10, Kind::Part, 0, 10);
    row("unit in any case", "Bytes=0-3", 10, Kind::Part, 0, 4);
    row("starts past the end", "bytes=10-", 10, Kind::Unsatisfiable, 0, 0);
    row("empty suffix", "bytes=-0", 10, Kind::Unsatisfiable, 0, 0);
    row("nothing there", "bytes=0-", 0, Kind::Unsatisfiable, 0, 0);
    row("suffix of nothing", "bytes=-5", 0, Kind::Unsatisfiable, 0, 0);
    row("huge end", "bytes=2-99999999999999999999", 10, Kind::Part, 2, 8);
    row("huge start", "bytes=99999999999999999999-", 10, Kind::Unsatisfiable, 0, 0);
    row("backwards", "bytes=5-3", 10, Kind::Whole, 0, 10);
    row("several", "bytes=0-1,3-4", 10, Kind::Whole, 0, 10);
    row("other unit", "lines=0-3", 10, Kind::Whole, 0, 10);
    row("no dash", "bytes=3", 10, Kind::Whole, 0, 10);
    row("sign", "bytes=+1-3", 10, Kind::Whole, 0, 10);
    row("letters", "bytes=a-b", 10, Kind::Whole, 0, 10);
    row("only a dash", "bytes=-", 10, Kind::Whole, 0, 10);
}

void ByteRangeTest::parses()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, size);
    const ByteRange range = testum::api::parseRange(header, size);
    QTEST(static_cast<int>(range.kind), "kind");
    QTEST(range.offset, "offset");
    QTEST(range.length, "length");
}

QTEST_GUILESS_MAIN(ByteRangeTest)
#include "tst_byterange.moc"
