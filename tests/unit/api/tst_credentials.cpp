#include "api/credentials.h"

#include <QTest>

using namespace testum;
using Kind = api::PresentedToken::Kind;

class CredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheToken_data();
    void findsTheToken();
    void comparesOriginAndHost_data();
    void comparesOriginAndHost();
    void guardsAgainstOtherSites_data();
    void guardsAgainstOtherSites();
    void makesTheCookie();
};

void CredentialsTest::findsTheToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("cookie");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char *name, const char *authorization, const char *cookie, Kind kind,
                        const char *token) {
        QTest::newRow(name) << QByteArray(authorization) << QByteArray(cookie)
                            << static_cast<int>(kind) << QByteArray(token);
    };
    row("nothing", "", "", Kind::None, "");
    row("bearer", "Bearer abc.def", "", Kind::Bearer, "abc.def");
    row("any case", "bEARER abc", "", Kind::Bearer, "abc");
    row("basic", "Basic YTpi", "", Kind::Malformed, "");
    row("no token", "Bearer ", "", Kind::Malformed, "");
    row("cookie", "", "access_token=abc", Kind::Cookie, "abc");
    row("among others", "", "theme=dark; access_token=abc; x=y", Kind::Cookie, "abc");
    row("similar names", "", "my_access_token=x; access_token2=y", Kind::None, "");
    row("empty cookie", "", "access_token=", Kind::None, "");
    row("header wins", "Bearer abc", "access_token=def", Kind::Bearer, "abc");
    row("malformed header wins", "Token abc", "access_token=def", Kind::Malformed, "");
}

void CredentialsTest::findsTheToken()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, cookie);
    api::ApiRequest request;
    request.headers = {{"authorization", authorization}, {"cookie", cookie}};
    const api::PresentedToken presented = api::presentedToken(request);
    QTEST(static_cast<int>(presented.kind), "kind");
    QTEST(presented.token, "token");
}

void CredentialsTest::comparesOriginAndHost_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *origin, const char *host, bool tls,
                        bool same) {
        QTest::newRow(name) << QByteArray(origin) << QByteArray(host) << tls << same;
    };
    row("same", "http://127.0.0.1:8000", "127.0.0.1:8000", false, true);
    row("same over tls", "https://example.com", "example.com", true, true);
    row("default port spelled", "https://example.com", "example.com:443", true, true);
    row("upper case", "http://EXAMPLE.com:8000", "example.COM:8000", false, true);
    row("ipv6", "http://[::1]:8000", "[::1]:8000", false, true);
    row("tls ends at a proxy", "https://example.com", "example.com", false, true);
    row("other host", "http://evil.example", "example.com", false, false);
    row("other port", "http://example.com:8001", "example.com:8000", false, false);
    row("prefix", "http://example.com.evil.example", "example.com", false, false);
    row("user part", "http://example.com@evil.example", "example.com", false, false);
    row("downgrade", "http://example.com:443", "example.com:443", true, false);
    row("null", "null", "example.com", false, false);
    row("absent", "", "example.com", false, false);
    row("no host", "http://example.com", "", false, false);
    row("other scheme", "ftp://example.com", "example.com", false, false);
}

void CredentialsTest::comparesOriginAndHost()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, host);
    QFETCH(bool, tls);
    api::ApiRequest request;
    request.headers = {{"origin", origin}, {"host", host}};
    request.overTls = tls;
    QTEST(api::isSameOrigin(request), "same");
}

void CredentialsTest::guardsAgainstOtherSites_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("fetchSite");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("same origin") << QByteArray("http://h:1") << QByteArray() << true;
    QTest::newRow("other origin") << QByteArray("http://evil") << QByteArray("same-origin")
                                  << false;
    QTest::newRow("fetch metadata") << QByteArray() << QByteArray("same-origin") << true;
    QTest::newRow("same site only") << QByteArray() << QByteArray("same-site") << false;
    QTest::newRow("cross site") << QByteArray() << QByteArray("cross-site") << false;
    QTest::newRow("neither") << QByteArray() << QByteArray() << false;
}

void CredentialsTest::guardsAgainstOtherSites()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, fetchSite);
    api::ApiRequest request;
    request.headers.insert("host", "h:1");
    if (!origin.isEmpty())
        request.headers.insert("origin", origin);
    if (!fetchSite.isEmpty())
        request.headers.insert("sec-fetch-site", fetchSite);
    QTEST(api::requireSameSite(request).has_value(), "allowed");
}

void CredentialsTest::makesTheCookie()
{
    QCOMPARE(api::tokenCookie("abc", 60, false),
             QByteArray("access_token=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60"));
    QCOMPARE(api::tokenCookie("abc", 60, true),
             QByteArray("access_token=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure"));
    QVERIFY(api::tokenCookie({}, 60, false).contains("Max-Age=0"));
}

QTEST_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
