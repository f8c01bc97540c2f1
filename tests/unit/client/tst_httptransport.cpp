#include "client/httptransport.h"

#include "client/apiclient.h"
#include "unit/client/fakeserver.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace testum;
using namespace Qt::StringLiterals;
using namespace testum::client;
using testum::tests::FakeServer;
using testum::tests::SeenRequest;

namespace {

HttpOptions optionsFor(const QUrl &url)
{
    HttpOptions options;
    options.url = url;
    options.connectTimeout = std::chrono::milliseconds(5'000);
    options.answerTimeout = std::chrono::milliseconds(5'000);
    return options;
}

std::unique_ptr<HttpTransport> transportTo(HttpOptions options)
{
    auto transport = HttpTransport::create(std::move(options));
    return transport ? std::move(transport).value() : nullptr;
}

ApiCall call(const QByteArray &method, const QString &path,
             const std::optional<QJsonObject> &body = std::nullopt)
{
    return {method, path, {}, body};
}

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendsTokenLanguageAndJson();
    void answersWithStatusTypeAndBody();
    void encodesPathAndQuery();
    void keepsThePrefixOfTheUrl();
    void postIsSentOnceWhenTheServerClosesWithoutAnswer();
    void refusedConnectionIsUnreachable();
    void silentServerIsATimeout();
    void abortEndsWhatIsUnderWayAndLater();
    void halfAnAnswerIsAnError();
    void unauthorizedIsAnAnswer();
    void redirectIsNotFollowed();
    void problemBecomesAnError();
    void pinnedCertificateIsAccepted();
    void otherCertificateIsRefusedBeforeTheTokenIsSent();
    void unknownCertificateIsRefusedAndShown();
    void authorityFileIsTrusted();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
    void fingerprintsAreRead_data();
    void fingerprintsAreRead();

private:
    [[nodiscard]] QSslConfiguration tls() const;

    QTemporaryDir m_directory;
    QSslCertificate m_certificate;
};

void TestHttpTransport::initTestCase()
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=127.0.0.1"),
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                   QStringLiteral("-keyout"), m_directory.filePath(QStringLiteral("key.pem")),
                   QStringLiteral("-out"), m_directory.filePath(QStringLiteral("cert.pem"))});
    QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0,
             openssl.readAllStandardError().constData());
    m_certificate =
        QSslCertificate::fromPath(m_directory.filePath(QStringLiteral("cert.pem"))).value(0);
    QVERIFY(!m_certificate.isNull());
}

QSslConfiguration TestHttpTransport::tls() const
{
    QFile key(m_directory.filePath(QStringLiteral("key.pem")));
    const bool opened = key.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    QSslConfiguration configuration;
    configuration.setLocalCertificate(m_certificate);
    configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

void TestHttpTransport::sendsTokenLanguageAndJson()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); });
    HttpOptions options = optionsFor(server.url());
    options.token = SecretBytes(QByteArrayView("tok-1"));
    options.language = QStringLiteral("ru");
    const auto transport = transportTo(std::move(options));

    const auto reply =
        transport->send(call("POST", QStringLiteral("/api/v1/x"), QJsonObject{{u"a"_s, 1}}));

    QVERIFY(reply);
    const SeenRequest seen = server.requests().value(0);
    QCOMPARE(seen.line, QByteArray("POST /api/v1/x HTTP/1.1"));
    QCOMPARE(seen.header("Authorization"), QByteArray("Bearer tok-1"));
    QCOMPARE(seen.header("Accept-Language"), QByteArray("ru"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.body, QByteArray("{\"a\":1}"));
}

void TestHttpTransport::answersWithStatusTypeAndBody()
{
    FakeServer server(
        [](const SeenRequest &) { return FakeServer::reply(202, "raw\0x", "text/weird"); });
    const auto reply = transportTo(optionsFor(server.url()))->send(call("GET", u"/x"_s));
    QVERIFY(reply);
    QCOMPARE(reply->status, 202);
    QCOMPARE(reply->contentType, QByteArray("text/weird"));
    QCOMPARE(reply->body, QByteArray("raw\0x"));
}

void TestHttpTransport::encodesPathAndQuery()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); });
    ApiCall request = call("GET", QStringLiteral("/api/v1/platforms/a b%41?#ж"));
    request.query.addQueryItem(QStringLiteral("search"), QStringLiteral("x y"));
    request.headers.emplaceBack("Range", "bytes=0-9");
    QVERIFY(transportTo(optionsFor(server.url()))->send(request));
    const SeenRequest seen = server.requests().value(0);
    QCOMPARE(seen.line,
             QByteArray("GET /api/v1/platforms/a%20b%2541%3F%23%D0%B6?search=x%20y HTTP/1.1"));
    QCOMPARE(seen.header("Range"), QByteArray("bytes=0-9"));
}

void TestHttpTransport::keepsThePrefixOfTheUrl()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); });
    QUrl url = server.url();
    url.setPath(QStringLiteral("/testum/"));
    QVERIFY(transportTo(optionsFor(url))->send(call("GET", u"/api/v1/me"_s)));
    QCOMPARE(server.requests().value(0).line, QByteArray("GET /testum/api/v1/me HTTP/1.1"));
}

void TestHttpTransport::postIsSentOnceWhenTheServerClosesWithoutAnswer()
{
    FakeServer server([](const SeenRequest &) { return QByteArray(); });
    const auto reply = transportTo(optionsFor(server.url()))
                           ->send(call("POST", u"/api/v1/tasks"_s, QJsonObject{}));
    QVERIFY(!reply);
    QCOMPARE(QByteArray(reply.error().reason), QByteArray("client.connection_lost"));
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::refusedConnectionIsUnreachable()
{
    QUrl url;
    {
        const FakeServer gone([](const SeenRequest &) { return QByteArray(); });
        url = gone.url();
    }
    const auto reply = transportTo(optionsFor(url))->send(call("GET", u"/x"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().is("client.server_unreachable"));
    QCOMPARE(reply.error().code, ErrorCode::Unavailable);
    QCOMPARE(reply.error().args.value(u"url"_s), url.toString());
}

void TestHttpTransport::silentServerIsATimeout()
{
    FakeServer server([](const SeenRequest &) { return QByteArray("hang"); });
    HttpOptions options = optionsFor(server.url());
    options.answerTimeout = std::chrono::milliseconds(150);
    const auto reply = transportTo(std::move(options))->send(call("GET", u"/x"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().is("client.timeout"));
    QCOMPARE(reply.error().code, ErrorCode::DeadlineExceeded);
}

void TestHttpTransport::abortEndsWhatIsUnderWayAndLater()
{
    FakeServer server([](const SeenRequest &) { return QByteArray("hang"); });
    HttpOptions options = optionsFor(server.url());
    options.answerTimeout = std::chrono::milliseconds(60'000);
    const auto transport = transportTo(std::move(options));
    const std::unique_ptr<QThread> aborting(QThread::create([&transport] {
        QThread::msleep(200);
        transport->abort();
    }));
    aborting->start();
    QElapsedTimer time;
    time.start();
    QVERIFY(!transport->send(call("GET", u"/x"_s)));
    QVERIFY(!transport->send(call("GET", u"/y"_s)));
    QVERIFY(time.elapsed() < 10'000);
    aborting->wait();
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::halfAnAnswerIsAnError()
{
    FakeServer server([](const SeenRequest &) {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    });
    HttpOptions options = optionsFor(server.url());
    options.answerTimeout = std::chrono::milliseconds(300);
    QVERIFY(!transportTo(std::move(options))->send(call("GET", u"/x"_s)));
}

void TestHttpTransport::unauthorizedIsAnAnswer()
{
    FakeServer server([](const SeenRequest &) {
        return FakeServer::reply(401, "{\"reason\":\"auth.session_ended\"}",
                                 "application/problem+json",
                                 "WWW-Authenticate: Bearer realm=\"testum\"\r\n");
    });
    const auto reply = transportTo(optionsFor(server.url()))
                           ->send(call("POST", u"/api/v1/tasks"_s, QJsonObject{}));
    QVERIFY(reply);
    QCOMPARE(reply->status, 401);
    QVERIFY(reply->body.contains("auth.session_ended"));
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::redirectIsNotFollowed()
{
    FakeServer server([](const SeenRequest &) {
        return FakeServer::reply(302, {}, "text/html", "Location: /elsewhere\r\n");
    });
    const auto reply = transportTo(optionsFor(server.url()))->send(call("GET", u"/x"_s));
    QVERIFY(reply);
    QCOMPARE(reply->status, 302);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::problemBecomesAnError()
{
    FakeServer server([](const SeenRequest &) {
        return FakeServer::reply(
            422,
            R"({"code":"invalid_argument","reason":"request.invalid","message":"Поля","errors":[
               {"field":"port","reason":"field.out_of_range","message":"Порт","args":{"max":"65535"}}]})",
            "application/problem+json");
    });
    ApiClient api(transportTo(optionsFor(server.url())));
    const auto answer = api.post(QStringLiteral("/api/v1/platforms"), {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(answer.error().message, QStringLiteral("Поля"));
    QCOMPARE(answer.error().fields.value(0).field, QStringLiteral("port"));
    QCOMPARE(answer.error().fields.value(0).args.value(u"max"_s), QStringLiteral("65535"));
}

void TestHttpTransport::pinnedCertificateIsAccepted()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); }, {}, tls());
    HttpOptions options = optionsFor(server.url());
    options.pinnedSha256 = m_certificate.digest(QCryptographicHash::Sha256);
    const auto reply = transportTo(std::move(options))->send(call("GET", u"/x"_s));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->status, 200);
}

void TestHttpTransport::otherCertificateIsRefusedBeforeTheTokenIsSent()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); }, {}, tls());
    HttpOptions options = optionsFor(server.url());
    options.token = SecretBytes(QByteArrayView("tok-2"));
    options.pinnedSha256 = QByteArray(32, '\x11');
    const auto reply = transportTo(std::move(options))->send(call("GET", u"/x"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().is("client.pin_mismatch"));
    QCOMPARE(reply.error().args.value(u"fingerprint"_s),
             fingerprintText(m_certificate.digest(QCryptographicHash::Sha256)));
    QVERIFY(server.requests().isEmpty());
}

void TestHttpTransport::unknownCertificateIsRefusedAndShown()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); }, {}, tls());
    const auto reply = transportTo(optionsFor(server.url()))->send(call("GET", u"/x"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().is("client.tls_failed"));
    QVERIFY(!reply.error().args.value(u"fingerprint"_s).isEmpty());
    QVERIFY(server.requests().isEmpty());
}

void TestHttpTransport::authorityFileIsTrusted()
{
    FakeServer server([](const SeenRequest &) { return FakeServer::reply(200, "{}"); }, {}, tls());
    HttpOptions options = optionsFor(server.url());
    options.caFile = m_directory.filePath(QStringLiteral("cert.pem"));
    const auto reply = transportTo(std::move(options))->send(call("GET", u"/x"_s));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
}

void TestHttpTransport::badOptionsAreRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray url("client.url_invalid");
    QTest::newRow("empty") << QString() << QString() << url;
    QTest::newRow("no scheme") << QStringLiteral("host:8000") << QString() << url;
    QTest::newRow("scheme") << QStringLiteral("ftp://host") << QString() << url;
    QTest::newRow("no host") << QStringLiteral("https:///x") << QString() << url;
    QTest::newRow("password") << QStringLiteral("https://u:p@host") << QString() << url;
    QTest::newRow("query") << QStringLiteral("https://host/?a=b") << QString() << url;
    QTest::newRow("ca file") << QStringLiteral("https://host") << QStringLiteral("/nonexistent.pem")
                             << QByteArray("client.ca_unreadable");
}

void TestHttpTransport::badOptionsAreRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, caFile);
    QFETCH(QByteArray, reason);
    HttpOptions options;
    options.url = QUrl(url);
    options.caFile = caFile;
    const auto transport = HttpTransport::create(std::move(options));
    QVERIFY(!transport);
    QCOMPARE(QByteArray(transport.error().reason), reason);
}

void TestHttpTransport::fingerprintsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("hex") << QString(64, u'a') << true;
    QTest::newRow("upper") << QString(64, u'A') << true;
    QTest::newRow("colons") << fingerprintText(QByteArray(32, '\x5a')) << true;
    QTest::newRow("labelled") << QString(QStringLiteral("SHA256:") + QString(64, u'0')) << true;
    QTest::newRow("short") << QString(62, u'a') << false;
    QTest::newRow("long") << QString(66, u'a') << false;
    QTest::newRow("no hex") << QString(64, u'g') << false;
    QTest::newRow("not ascii") << QString(64, QChar(0x0430)) << false;
    QTest::newRow("empty") << QString() << false;
}

void TestHttpTransport::fingerprintsAreRead()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(fingerprintFromText(text).size(), good ? 32 : 0);
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
