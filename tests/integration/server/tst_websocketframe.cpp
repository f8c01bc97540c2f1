#include "server/websocketframe.h"

#include <QtTest>

using namespace testum::server;

/// RFC 6455, frames of a client. Rows are fed whole and byte by byte.
class TestWebSocketFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesEveryLengthForm_data();
    void encodesEveryLengthForm();
    void closeFrameCutsALongReason();
    void readsControlFrames();
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
};

namespace {

constexpr qint64 kLimit = 1000;

QByteArray clientFrame(int first, const QByteArray &payload, bool masked = true)
{
    const QByteArray mask("\x11\x22\x33\x44", 4);
    QByteArray frame(1, static_cast<char>(first));
    const int maskBit = masked ? 0x80 : 0;
    if (payload.size() <= 125) {
        frame += static_cast<char>(maskBit | static_cast<int>(payload.size()));
    } else {
        frame += static_cast<char>(maskBit | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xff);
    }
    if (!masked)
        return frame + payload;
    frame += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

struct Seen
{
    QByteArrayList pings;
    int pongs = 0;
    std::optional<CloseCode> closed;
    std::optional<CloseCode> error;
};

Seen read(const QByteArray &bytes, qsizetype piece)
{
    Seen seen;
    FrameReader reader(kLimit,
                       {.ping = [&](QByteArrayView data) { seen.pings += data.toByteArray(); },
                        .pong = [&] { ++seen.pongs; },
                        .closed = [&](CloseCode code) { seen.closed = code; }});
    for (qsizetype at = 0; at < bytes.size() && !seen.error && !seen.closed; at += piece)
        seen.error = reader.feed(bytes.mid(at, piece));
    return seen;
}

} // namespace

void TestWebSocketFrame::encodesEveryLengthForm_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("0") << qsizetype(0) << QByteArray::fromHex("8100");
    QTest::newRow("125") << qsizetype(125) << QByteArray::fromHex("817d");
    QTest::newRow("126") << qsizetype(126) << QByteArray::fromHex("817e007e");
    QTest::newRow("65535") << qsizetype(65535) << QByteArray::fromHex("817effff");
    QTest::newRow("65536") << qsizetype(65536) << QByteArray::fromHex("817f0000000000010000");
}

void TestWebSocketFrame::encodesEveryLengthForm()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArray, header);
    const QByteArray payload(size, 'x');
    QByteArray out;

    appendTextFrame(out, payload);

    QVERIFY(out == header + payload);
}

void TestWebSocketFrame::closeFrameCutsALongReason()
{
    QCOMPARE(closeFrame(CloseCode::Normal, "bye"), QByteArray::fromHex("880503e8") + "bye");
    QCOMPARE(closeFrame(CloseCode::Normal, QByteArray(300, 'x')).size(), 2 + 125);
}

void TestWebSocketFrame::readsControlFrames()
{
    for (const qsizetype piece : {1, 2, 3, 1000}) {
        const Seen seen = read(clientFrame(0x89, "hello") + clientFrame(0x8a, "") +
                                   clientFrame(0x89, "") + clientFrame(0x88, "\x03\xe9 bye"),
                               piece);
        QVERIFY(!seen.error);
        QCOMPARE(seen.pings, QByteArrayList({"hello", ""}));
        QCOMPARE(seen.pongs, 1);
        QVERIFY(seen.closed == CloseCode::GoingAway);
    }
}

void TestWebSocketFrame::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("unmasked") << clientFrame(0x81, "a", false) << 1002;
    QTest::newRow("reserved bit") << clientFrame(0xc1, "a") << 1002;
    QTest::newRow("reserved opcode") << clientFrame(0x83, "a") << 1002;
    QTest::newRow("reserved control opcode") << clientFrame(0x8b, "a") << 1002;
    QTest::newRow("fragmented ping") << clientFrame(0x09, "a") << 1002;
    QTest::newRow("long ping") << clientFrame(0x89, QByteArray(126, 'x')) << 1002;
    QTest::newRow("continuation of nothing") << clientFrame(0x80, "a") << 1002;
    QTest::newRow("text inside a message")
        << clientFrame(0x01, "a") + clientFrame(0x81, "b") << 1002;
    QTest::newRow("close of one byte") << clientFrame(0x88, "a") << 1002;
    QTest::newRow("over the limit") << clientFrame(0x82, QByteArray(1001, 'x')) << 1009;
    QTest::newRow("over the limit in fragments")
        << clientFrame(0x02, QByteArray(999, 'x')) + clientFrame(0x80, "ab") << 1009;
    QTest::newRow("2^63 bytes") << QByteArray::fromHex("82ff8000000000000000") << 1009;
    QTest::newRow("2^64-1 bytes") << QByteArray::fromHex("82ffffffffffffffffff11223344") << 1009;
}

void TestWebSocketFrame::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, code);
    for (const qsizetype piece : {qsizetype(1), bytes.size()}) {
        const Seen seen = read(bytes + "xxxx", piece);
        QVERIFY(seen.error.has_value());
        QCOMPARE(static_cast<int>(*seen.error), code);
    }
}

void TestWebSocketFrame::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty text") << clientFrame(0x81, "");
    QTest::newRow("the limit") << clientFrame(0x82, QByteArray(1000, 'x'));
    QTest::newRow("two messages of the limit")
        << clientFrame(0x82, QByteArray(1000, 'x')).repeated(2);
    QTest::newRow("fragments around a ping") << clientFrame(0x01, "a") + clientFrame(0x89, "") +
                                                    clientFrame(0x00, "b") + clientFrame(0x80, "");
}

void TestWebSocketFrame::accepts()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype piece : {qsizetype(1), bytes.size()}) {
        const Seen seen = read(bytes + clientFrame(0x8a, ""), piece);
        QVERIFY(!seen.error);
        QCOMPARE(seen.pongs, 1);
    }
}

QTEST_GUILESS_MAIN(TestWebSocketFrame)
#include "tst_websocketframe.moc"
