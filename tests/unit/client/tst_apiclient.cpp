#include "client/apiclient.h"

#include "client/problem.h"

#include <QJsonDocument>
#include <QTest>

using namespace testum;
using namespace Qt::StringLiterals;
using namespace testum::client;

namespace {

/// Answers from a list and remembers the calls.
class ScriptedTransport final : public Transport
{
public:
    ScriptedTransport(QList<ApiReply> replies, QList<ApiCall> &calls)
        : m_replies(std::move(replies))
        , m_calls(calls)
    {}
    Result<ApiReply> send(const ApiCall &call) override
    {
        m_calls.append(call);
        if (m_replies.isEmpty())
            return Error{ErrorCode::Unavailable, "client.server_unreachable"};
        return m_replies.takeFirst();
    }
    Result<void> follow(const QString &, qint64, const std::function<bool(const QJsonObject &)> &,
                        CancelToken &) override
    {
        return {};
    }

private:
    QList<ApiReply> m_replies;
    QList<ApiCall> &m_calls;
};

QByteArray page(int from, int count, int total)
{
    QJsonArray items;
    for (int i = 0; i < count; ++i)
        items.append(from + i);
    return QJsonDocument(QJsonObject{{u"items"_s, items}, {u"total"_s, total}}).toJson();
}

} // namespace

class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyAnswerIsAnEmptyObject();
    void answerThatIsNoJsonIsRefused();
    void listAllReadsEveryPage();
    void listAllEndsWhenRowsGoMeanwhile();
    void listWithoutItemsIsRefused();
    void outputAsksForARange();
    void outputCutsAWholeAnswer();
    void outputBehindTheEndIsEmpty();
    void errorStatus_data();
    void errorStatus();
    void transportErrorsPass();

private:
    ApiClient client(QList<ApiReply> replies)
    {
        m_calls.clear();
        return ApiClient(std::make_unique<ScriptedTransport>(std::move(replies), m_calls));
    }
    QList<ApiCall> m_calls;
};

void TestApiClient::emptyAnswerIsAnEmptyObject()
{
    ApiClient api = client({{204, {}, {}}});
    const auto answer = api.post(u"/api/v1/auth/logout"_s, {});
    QVERIFY(answer);
    QVERIFY(answer->isEmpty());
}

void TestApiClient::answerThatIsNoJsonIsRefused()
{
    ApiClient api = client({{200, "text/html", "<html>"}});
    const auto answer = api.get(u"/api/v1/me"_s);
    QVERIFY(!answer);
    QVERIFY(answer.error().is("client.response_invalid"));
}

void TestApiClient::listAllReadsEveryPage()
{
    ApiClient api = client({{200, {}, page(0, 3, 5)}, {200, {}, page(3, 2, 5)}});
    QUrlQuery query;
    query.addQueryItem(u"tag"_s, u"web"_s);
    const auto all = api.listAll(u"/api/v1/platforms"_s, query);
    QVERIFY(all);
    QCOMPARE(all->size(), 5);
    QCOMPARE(m_calls.size(), 2);
    QCOMPARE(m_calls[1].query.queryItemValue(u"offset"_s), u"3"_s);
    QCOMPARE(m_calls[1].query.queryItemValue(u"tag"_s), u"web"_s);
}

void TestApiClient::listAllEndsWhenRowsGoMeanwhile()
{
    ApiClient api = client({{200, {}, page(0, 3, 5)}, {200, {}, page(0, 0, 5)}});
    const auto all = api.listAll(u"/api/v1/platforms"_s);
    QVERIFY(all);
    QCOMPARE(all->size(), 3);
}

void TestApiClient::listWithoutItemsIsRefused()
{
    ApiClient api = client({{200, {}, "{\"total\":1}"}});
    QVERIFY(!api.list(u"/api/v1/keys"_s));
}

void TestApiClient::outputAsksForARange()
{
    ApiClient api = client({{206, {}, "cdef"}});
    const auto bytes = api.output(u"t"_s, u"r"_s, u"stderr"_s, 2, 4);
    QVERIFY(bytes);
    QCOMPARE(bytes.value(), QByteArray("cdef"));
    QCOMPARE(m_calls[0].path, u"/api/v1/tasks/t/runs/r/output"_s);
    QCOMPARE(m_calls[0].query.queryItemValue(u"stream"_s), u"stderr"_s);
    QCOMPARE(m_calls[0].headers.value(0).second, QByteArray("bytes=2-5"));
}

void TestApiClient::outputCutsAWholeAnswer()
{
    ApiClient api = client({{200, {}, "abcdefgh"}});
    const auto bytes = api.output(u"t"_s, u"r"_s, u"stdout"_s, 2, 4);
    QVERIFY(bytes);
    QCOMPARE(bytes.value(), QByteArray("cdef"));
}

void TestApiClient::outputBehindTheEndIsEmpty()
{
    ApiClient api = client({{416, {}, "{\"reason\":\"request.range_unsatisfiable\"}"}});
    const auto bytes = api.output(u"t"_s, u"r"_s, u"stdout"_s, 8, 4);
    QVERIFY(bytes);
    QVERIFY(bytes->isEmpty());
}

void TestApiClient::errorStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, int status, const char *body, ErrorCode code,
                        const char *reason) {
        QTest::newRow(name) << status << QByteArray(body) << int(code) << QByteArray(reason);
    };
    row("code wins", 409, R"({"code":"already_exists","reason":"platform.name_taken"})",
        ErrorCode::AlreadyExists, "platform.name_taken");
    row("status stands in", 403, R"({"reason":"auth.permission_denied"})",
        ErrorCode::PermissionDenied, "auth.permission_denied");
    row("unknown code", 429, R"({"code":"new_one","reason":"x.y"})", ErrorCode::ResourceExhausted,
        "x.y");
    row("proxy page", 502, "<html>Bad gateway", ErrorCode::Unavailable, "client.response_invalid");
    row("other service", 404, R"({"error":"nope"})", ErrorCode::NotFound,
        "client.response_invalid");
    row("redirect", 302, "", ErrorCode::Internal, "client.response_invalid");
}

void TestApiClient::errorStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    ApiClient api = client({{status, {}, body}});
    const auto answer = api.remove(u"/api/v1/platforms/x"_s);
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().code), code);
    QCOMPARE(QByteArray(answer.error().reason), reason);
}

void TestApiClient::transportErrorsPass()
{
    ApiClient api = client({});
    const auto answer = api.get(u"/api/v1/me"_s);
    QVERIFY(!answer);
    QVERIFY(answer.error().is("client.server_unreachable"));
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
