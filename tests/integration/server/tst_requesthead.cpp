#include "server/requesthead.h"

#include <QtTest>

using namespace testum::server;

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void readsTargetAndHeaders();
    void connectionStaysOpen_data();
    void connectionStaysOpen();
    void absoluteFormOfTheSameHostIsAPath();
    void scannerFindsTheEndAtEveryCut();
    void scannerStopsAtForbiddenBytes_data();
    void scannerStopsAtForbiddenBytes();
};

void TestRequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto post = [](const QByteArray &headers) {
        return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    };
    const auto get = [](const QByteArray &target) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two hosts") << post("Host: a\r\n") << 400;
    QTest::newRow("empty host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n") << 400;
    QTest::newRow("host with path") << QByteArray("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") << 400;
    QTest::newRow("two equal lengths") << post("Content-Length: 5\r\nContent-Length: 5\r\n") << 400;
    QTest::newRow("length list") << post("Content-Length: 5, 5\r\n") << 400;
    QTest::newRow("length and chunked")
        << post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") << 400;
    QTest::newRow("chunked") << post("Transfer-Encoding: chunked\r\n") << 411;
    QTest::newRow("xchunked") << post("Transfer-Encoding: xchunked\r\n") << 501;
    QTest::newRow("gzip, chunked") << post("Transfer-Encoding: gzip, chunked\r\n") << 501;
    QTest::newRow("two encodings")
        << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n") << 400;
    QTest::newRow("chunked on 1.0")
        << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
    QTest::newRow("+5") << post("Content-Length: +5\r\n") << 400;
    QTest::newRow("-1") << post("Content-Length: -1\r\n") << 400;
    QTest::newRow("0x5") << post("Content-Length: 0x5\r\n") << 400;
    QTest::newRow("inner space") << post("Content-Length: 5 5\r\n") << 400;
    QTest::newRow("empty length") << post("Content-Length:\r\n") << 400;
    QTest::newRow("2^64-1") << post("Content-Length: 18446744073709551615\r\n") << 413;
    QTest::newRow("space before colon") << post("Content-Length : 5\r\n") << 400;
    QTest::newRow("tab before colon") << post("Content-Length\t: 5\r\n") << 400;
    QTest::newRow("folded") << post("X-A: 1\r\n Content-Length: 5\r\n") << 400;
    QTest::newRow("no colon") << post("Content-Length 5\r\n") << 400;
    QTest::newRow("empty name") << post(": 5\r\n") << 400;
    QTest::newRow("name not ASCII") << post("Content-L\xc3\xa9ngth: 5\r\n") << 400;
    QTest::newRow("control in value") << post("X-A: a\x01z\r\n") << 400;
    QTest::newRow("two authorizations") << post("Authorization: a\r\nAuthorization: b\r\n") << 400;
    QTest::newRow("unknown expectation") << post("Expect: 200-ok\r\n") << 417;
    QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("tab") << QByteArray("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("no version") << QByteArray("GET /\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("lower-case version") << QByteArray("GET / http/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("HTTP/2.0") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 505;
    QTest::newRow("HTTP/1.2") << QByteArray("GET / HTTP/1.2\r\nHost: a\r\n\r\n") << 505;
    QTest::newRow("lower-case method") << QByteArray("get / HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("CONNECT") << QByteArray("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("method not a token") << QByteArray("G@T / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("relative target") << get("a") << 400;
    QTest::newRow("star for GET") << get("*") << 400;
    QTest::newRow("other host") << get("http://b/") << 400;
    QTest::newRow("absolute without path") << get("http://a") << 400;
    QTest::newRow("other scheme") << get("ftp://a/") << 400;
    QTest::newRow("fragment") << get("/a#b") << 400;
    QTest::newRow("broken percent") << get("/%4") << 400;
    QTest::newRow("percent of no hex") << get("/a?b=%zz") << 400;
    QTest::newRow("encoded NUL") << get("/a%00b") << 400;
    QTest::newRow("encoded slash") << get("/a%2Fb") << 400;
    QTest::newRow("path not UTF-8") << get("/%ff") << 400;
    QTest::newRow("raw bytes in path") << get("/\xc3\xa9") << 400;
    QTest::newRow("too many headers") << post(QByteArray("X-A: 1\r\n").repeated(100)) << 431;
    QTest::newRow("upgrade by POST")
        << post("Connection: Upgrade\r\nUpgrade: websocket\r\n") << 400;
}

void TestRequestHead::refuses()
{
    QFETCH(const QByteArray, head);
    QFETCH(const int, status);

    const auto parsed = parseRequestHead(head);

    QVERIFY(std::holds_alternative<HttpRefusal>(parsed));
    QCOMPARE(std::get<HttpRefusal>(parsed).status, status);
}

void TestRequestHead::readsTargetAndHeaders()
{
    const auto parsed = parseRequestHead("PUT /a%20b/%D1%8F?q=1+2&r=%2B HTTP/1.1\r\nHOST: a:80\r\n"
                                         "X-A:  one \r\nx-a: two\r\nCookie: a=1\r\nCookie: b=2\r\n"
                                         "Content-Length: 007\r\nExpect: 100-Continue\r\n\r\n");

    QVERIFY(std::holds_alternative<RequestHead>(parsed));
    const auto &head = std::get<RequestHead>(parsed);
    QCOMPARE(head.method, QByteArray("PUT"));
    QCOMPARE(head.path, QStringLiteral("/a b/я"));
    QCOMPARE(head.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded),
             QStringLiteral("1 2"));
    QCOMPARE(head.query.queryItemValue(QStringLiteral("r"), QUrl::FullyDecoded),
             QStringLiteral("+"));
    QCOMPARE(head.headers.value("host"), QByteArray("a:80"));
    QCOMPARE(head.headers.value("x-a"), QByteArray("one, two"));
    QCOMPARE(head.headers.value("cookie"), QByteArray("a=1; b=2"));
    QCOMPARE(head.contentLength, 7);
    QVERIFY(head.expectContinue);
}

void TestRequestHead::connectionStaysOpen_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("open");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray(
                                      "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n")
                               << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive")
        << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void TestRequestHead::connectionStaysOpen()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, open);

    const auto parsed = parseRequestHead(head);

    QVERIFY(std::holds_alternative<RequestHead>(parsed));
    QCOMPARE(std::get<RequestHead>(parsed).keepAlive, open);
}

void TestRequestHead::absoluteFormOfTheSameHostIsAPath()
{
    const auto parsed = parseRequestHead("GET HTTP://A:80/x?y=1 HTTP/1.1\r\nHost: a:80\r\n\r\n");

    QVERIFY(std::holds_alternative<RequestHead>(parsed));
    QCOMPARE(std::get<RequestHead>(parsed).path, QStringLiteral("/x"));
}

void TestRequestHead::scannerFindsTheEndAtEveryCut()
{
    const QByteArray head = "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const QByteArray all = head + "body";
    for (qsizetype cut = 0; cut < head.size(); ++cut) {
        HeadScanner scanner;
        QCOMPARE(scanner.feed(QByteArrayView(all).first(cut)), HeadScanner::State::NeedMore);
        QCOMPARE(scanner.feed(all), HeadScanner::State::Complete);
        QCOMPARE(scanner.begin(), 2);
        QCOMPARE(scanner.end(), head.size());
    }
}

void TestRequestHead::scannerStopsAtForbiddenBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a");
    QTest::newRow("bare CR") << QByteArray("GET / HTTP/1.1\r\nX: a\rb");
    QTest::newRow("CR CR LF") << QByteArray("GET / HTTP/1.1\r\r\n");
    QTest::newRow("NUL") << QByteArray("GET /\0", 6);
    QTest::newRow("TLS hello") << QByteArray::fromHex("160301020001000");
    QTest::newRow("two empty lines") << QByteArray("\r\n\r\n");
}

void TestRequestHead::scannerStopsAtForbiddenBytes()
{
    QFETCH(const QByteArray, bytes);
    HeadScanner scanner;

    QCOMPARE(scanner.feed(bytes), HeadScanner::State::Malformed);
}

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
