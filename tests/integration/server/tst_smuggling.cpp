#include "integration/server/rawclient.h"
#include "integration/server/testserver.h"

#include <QtTest>

#include <atomic>

using namespace testum;
using namespace testum::server;

/// What two HTTP parsers read differently, each followed on the same connection by a request that
/// must never run.
class TestSmuggling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void secondRequestNeverRuns_data();
    void secondRequestNeverRuns();
    void witnessRunsBehindAGoodRequest();

private:
    std::atomic_int m_witness{0};
    std::atomic_int m_served{0};
    std::unique_ptr<TestServer> m_server;
};

namespace {

const QByteArray kWitness = "GET /witness HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace

void TestSmuggling::init()
{
    m_witness = 0;
    m_served = 0;
    if (m_server)
        return;
    m_server = std::make_unique<TestServer>(
        ServerOptions{},
        RequestHandler{.handle =
                           [this](const api::ApiRequest &request) {
                               ++(request.path == QLatin1String("/witness") ? m_witness : m_served);
                               return testAnswer("{}");
                           },
                       .isSlow = [](const api::ApiRequest &) { return false; },
                       .problem = testProblem});
}

void TestSmuggling::secondRequestNeverRuns_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<int>("status");
    const auto post = [](const QByteArray &headers, const QByteArray &body = "hello") {
        return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
    };
    QTest::newRow("two lengths") << post("Content-Length: 5\r\nContent-Length: 6\r\n") << 400;
    QTest::newRow("two equal lengths") << post("Content-Length: 5\r\nContent-Length: 5\r\n") << 400;
    QTest::newRow("CL and TE") << post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                                       "0\r\n\r\n")
                               << 400;
    QTest::newRow("TE and CL") << post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                                       "0\r\n\r\n")
                               << 400;
    QTest::newRow("CL 2^64-1") << post("Content-Length: 18446744073709551615\r\n") << 413;
    QTest::newRow("CL 2^63") << post("Content-Length: 9223372036854775808\r\n") << 413;
    QTest::newRow("CL 2^64+5") << post("Content-Length: 18446744073709551621\r\n") << 413;
    QTest::newRow("chunked") << post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n") << 411;
    QTest::newRow("xchunked") << post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n") << 501;
    QTest::newRow("chunked behind tab")
        << post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n") << 411;
    QTest::newRow("TE in quotes") << post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n") << 501;
    QTest::newRow("TE folded") << post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n") << 400;
    QTest::newRow("TE space before colon")
        << post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n") << 400;
    QTest::newRow("TE behind vertical tab") << post("Transfer-Encoding: \x0b"
                                                    "chunked\r\n",
                                                    "0\r\n\r\n")
                                            << 400;
    QTest::newRow("CL +5") << post("Content-Length: +5\r\n") << 400;
    QTest::newRow("CL -5") << post("Content-Length: -5\r\n") << 400;
    QTest::newRow("CL 5, 5") << post("Content-Length: 5, 5\r\n") << 400;
    QTest::newRow("CL 0x5") << post("Content-Length: 0x5\r\n") << 400;
    QTest::newRow("CL 5e0") << post("Content-Length: 5e0\r\n") << 400;
    QTest::newRow("CL space before colon") << post("Content-Length : 5\r\n") << 400;
    QTest::newRow("folded header") << post("X: a\r\n\tContent-Length: 5\r\n") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("bare LF in header") << post("X: a\nContent-Length: 5\r\n") << 400;
    QTest::newRow("bare CR in header") << post("X: a\rContent-Length: 5\r\n") << 400;
    QTest::newRow("NUL in name") << post(QByteArray("Content-\0Length: 5\r\n", 20)) << 400;
    QTest::newRow("NUL in value") << post(QByteArray("Content-Length: 5\0\r\n", 20)) << 400;
    QTest::newRow("empty header name") << post(": a\r\n") << 400;
    QTest::newRow("header without colon") << post("Content-Length 5\r\n") << 400;
    QTest::newRow("absolute form of another host")
        << QByteArray("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("HTTP/0.9") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("unknown method") << QByteArray("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("CONNECT") << QByteArray("CONNECT b:1 HTTP/1.1\r\nHost: b:1\r\n\r\n") << 501;
    QTest::newRow("over-long head")
        << "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(70'000, 'x') + "\r\n\r\n"
        << 431;
    QTest::newRow("over-long target")
        << "GET /" + QByteArray(70'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"
        << 431;
    QTest::newRow("body over the limit") << post("Content-Length: 1048577\r\n") << 413;
    QTest::newRow("unknown expectation") << post("Expect: x\r\nContent-Length: 5\r\n") << 417;
}

void TestSmuggling::secondRequestNeverRuns()
{
    QFETCH(const QByteArray, first);
    QFETCH(const int, status);
    RawClient client(m_server->port());

    client.send(first + kWitness + kWitness);

    QCOMPARE(client.receive().status, status);
    QVERIFY(client.closedByServer());
    QCOMPARE(client.rest(), QByteArray());
    QCOMPARE(m_served.load(), 0);
    QCOMPARE(m_witness.load(), 0);
}

void TestSmuggling::witnessRunsBehindAGoodRequest()
{
    RawClient client(m_server->port());

    client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + kWitness);

    QCOMPARE(client.receive().status, 200);
    QCOMPARE(client.receive().status, 200);
    QCOMPARE(m_witness.load(), 1);
}

QTEST_GUILESS_MAIN(TestSmuggling)
#include "tst_smuggling.moc"
