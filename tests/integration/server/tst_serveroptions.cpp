#include "integration/server/testroutes.h"

#include <QTcpServer>
#include <QtTest>

using namespace testum;
using namespace testum::server;

class TestServerOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsListenAddress_data();
    void readsListenAddress();
    void refusesListenAddress_data();
    void refusesListenAddress();
    void plainHttpNeedsLoopback_data();
    void plainHttpNeedsLoopback();
    void portInUseIsAnError();
    void urlNamesTheRealPort();
};

void TestServerOptions::readsListenAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << "127.0.0.1:8000"
                          << "127.0.0.1" << 8000;
    QTest::newRow("any port") << "127.0.0.1:0"
                              << "127.0.0.1" << 0;
    QTest::newRow("IPv6") << "[::1]:8443"
                          << "::1" << 8443;
    QTest::newRow("all") << "*:443"
                         << "*" << 443;
    QTest::newRow("name") << "localhost:80"
                          << "localhost" << 80;
}

void TestServerOptions::readsListenAddress()
{
    QFETCH(const QString, text);
    ServerOptions options;
    options.insecureHttp = true;

    QVERIFY(options.setListen(text));

    QTEST(options.listenHost, "host");
    QTEST(static_cast<int>(options.port), "port");
    QVERIFY(options.bindAddress());
}

void TestServerOptions::refusesListenAddress_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "8000", ":8000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999",
                             "127.0.0.1:-1", "::1:8000", "[]:80"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestServerOptions::refusesListenAddress()
{
    QFETCH(const QString, text);
    ServerOptions options;

    const Result<void> result = options.setListen(text);

    QVERIFY(!result);
    QVERIFY(result.error().is("server.address_invalid"));
}

void TestServerOptions::plainHttpNeedsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("insecure");
    QTest::addColumn<QString>("reason");
    QTest::newRow("loopback") << "127.0.0.1" << false << "";
    QTest::newRow("other loopback") << "127.5.0.1" << false << "";
    QTest::newRow("IPv6 loopback") << "::1" << false << "";
    QTest::newRow("all addresses") << "0.0.0.0" << false << "server.tls_needed";
    QTest::newRow("all IPv6") << "::" << false << "server.tls_needed";
    QTest::newRow("star") << "*" << false << "server.tls_needed";
    QTest::newRow("outside") << "192.0.2.1" << false << "server.tls_needed";
    QTest::newRow("outside, asked for") << "192.0.2.1" << true << "";
    QTest::newRow("a name") << "example.org" << true << "server.address_invalid";
}

void TestServerOptions::plainHttpNeedsLoopback()
{
    QFETCH(const QString, host);
    QFETCH(const bool, insecure);
    QFETCH(const QString, reason);
    ServerOptions options;
    options.listenHost = host;
    options.insecureHttp = insecure;

    const Result<QHostAddress> address = options.bindAddress();

    QCOMPARE(address ? QString() : QString::fromLatin1(address.error().reason), reason);
}

void TestServerOptions::portInUseIsAnError()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    TestRoutes routes;
    ServerOptions options;
    options.port = other.serverPort();
    HttpServer server(options, routes.handler(), nullptr);

    const Result<QString> url = server.listen();

    QVERIFY(!url);
    QVERIFY(url.error().is("server.address_in_use"));
}

void TestServerOptions::urlNamesTheRealPort()
{
    TestRoutes routes;
    ServerOptions options;
    options.port = 0;
    HttpServer server(options, routes.handler(), nullptr);

    const Result<QString> url = server.listen();

    QVERIFY(url);
    QVERIFY(url->startsWith(QStringLiteral("http://127.0.0.1:")));
    QVERIFY(QUrl(*url).port() > 0);
}

QTEST_GUILESS_MAIN(TestServerOptions)
#include "tst_serveroptions.moc"
