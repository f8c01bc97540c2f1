#include "api/problem.h"
#include "api/router.h"
#include "api/schema.h"

#include <QJsonDocument>
#include <QJsonArray>
#include <QTest>

using namespace testum;
using text::Language;

class ProblemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsCodesToStatuses_data();
    void mapsCodesToStatuses();
    void usesHttpsOwnStatuses_data();
    void usesHttpsOwnStatuses();
    void matchesItsSchema();
    void speaksTheCallersLanguage();
    void namesEveryField();
    void hidesInternals();
    void asksForABearerTokenOn401();
};

namespace {

QJsonObject bodyOf(const api::ApiResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray headerOf(const api::ApiResponse &response, const QByteArray &name)
{
    for (const auto &header : response.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

} // namespace

void ProblemTest::mapsCodesToStatuses_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    const auto row = [](ErrorCode code, int status) {
        QTest::newRow(toString(code)) << static_cast<int>(code) << status;
    };
    row(ErrorCode::InvalidArgument, 422);
    row(ErrorCode::Unauthenticated, 401);
    row(ErrorCode::PermissionDenied, 403);
    row(ErrorCode::NotFound, 404);
    row(ErrorCode::AlreadyExists, 409);
    row(ErrorCode::FailedPrecondition, 409);
    row(ErrorCode::Conflict, 409);
    row(ErrorCode::ResourceExhausted, 429);
    row(ErrorCode::Cancelled, 409);
    row(ErrorCode::DeadlineExceeded, 504);
    row(ErrorCode::Unavailable, 503);
    row(ErrorCode::Unimplemented, 501);
    row(ErrorCode::Internal, 500);
    row(ErrorCode::DataLoss, 500);
}

void ProblemTest::mapsCodesToStatuses()
{
    QFETCH(int, code);
    QFETCH(int, status);
    const Error error{static_cast<ErrorCode>(code), "test.any"};
    const api::ApiResponse response = api::problemResponse(error, Language::English);
    QCOMPARE(response.status, status);
    QCOMPARE(response.contentType, QByteArray("application/problem+json"));
    QCOMPARE(bodyOf(response).value(QStringLiteral("status")).toInt(), status);
    QVERIFY(qstrcmp(api::statusTitle(status), "Internal Server Error") != 0 || status == 500);
}

void ProblemTest::usesHttpsOwnStatuses_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("status");
    QTest::newRow("405") << QByteArray("request.method_not_allowed") << 405;
    QTest::newRow("415") << QByteArray("request.not_json_type") << 415;
    QTest::newRow("416") << QByteArray("request.range_unsatisfiable") << 416;
    QTest::newRow("426") << QByteArray("http.upgrade_required") << 426;
}

void ProblemTest::usesHttpsOwnStatuses()
{
    QFETCH(QByteArray, reason);
    const Error error{ErrorCode::InvalidArgument, reason.constData()};
    QTEST(api::httpStatus(error), "status");
}

void ProblemTest::matchesItsSchema()
{
    Error error = fieldError(QStringLiteral("port"), "field.out_of_range",
                             {{QStringLiteral("min"), QStringLiteral("1")}});
    error.args.insert(QStringLiteral("a"), QStringLiteral("b"));
    const auto body = bodyOf(api::problemResponse(error, Language::English));
    QVERIFY(api::SchemaSet::builtIn().check(QStringLiteral("Problem"), body).isEmpty());
}

void ProblemTest::speaksTheCallersLanguage()
{
    const Error error{ErrorCode::NotFound, "task.not_found"};
    api::ApiRequest request;
    request.headers.insert("accept-language", "ru-RU,ru;q=0.9,en;q=0.5");
    const api::ApiResponse russian = api::Router::problem(error, request);
    QCOMPARE(bodyOf(russian).value(QStringLiteral("message")).toString(),
             QStringLiteral("Такой задачи нет."));
    QCOMPARE(headerOf(russian, "Content-Language"), QByteArray("ru"));
    request.headers.clear();
    const api::ApiResponse english = api::Router::problem(error, request);
    QCOMPARE(bodyOf(english).value(QStringLiteral("message")).toString(),
             QStringLiteral("There is no such task."));
}

void ProblemTest::namesEveryField()
{
    Error error{ErrorCode::InvalidArgument, "request.invalid"};
    error.fields = {{QStringLiteral("name"), "field.required"},
                    {QStringLiteral("port"),
                     "field.out_of_range",
                     {{QStringLiteral("max"), QStringLiteral("9")}}}};
    const QJsonArray errors = bodyOf(api::problemResponse(error, Language::English))
                                  .value(QStringLiteral("errors"))
                                  .toArray();
    QCOMPARE(errors.size(), 2);
    QCOMPARE(errors[0][QStringLiteral("field")].toString(), QStringLiteral("name"));
    QCOMPARE(errors[0][QStringLiteral("reason")].toString(), QStringLiteral("field.required"));
    QCOMPARE(errors[1][QStringLiteral("message")].toString(),
             QStringLiteral("The value is out of range, at most 9."));
    QCOMPARE(errors[1][QStringLiteral("args")][QStringLiteral("max")].toString(),
             QStringLiteral("9"));
}

void ProblemTest::hidesInternals()
{
    Error error{ErrorCode::Internal, "storage.query_failed", QStringLiteral("SELECT canary"),
                QStringLiteral("/canary")};
    error.args.insert(QStringLiteral("sql"), QStringLiteral("canary"));
    const api::ApiResponse response = api::problemResponse(error, Language::English);
    QCOMPARE(response.status, 500);
    QVERIFY(!response.body.contains("canary"));
    QCOMPARE(bodyOf(response).value(QStringLiteral("reason")).toString(),
             QStringLiteral("internal"));
}

void ProblemTest::asksForABearerTokenOn401()
{
    const Error error{ErrorCode::Unauthenticated, "auth.required"};
    const api::ApiResponse response = api::problemResponse(error, Language::English);
    QVERIFY(headerOf(response, "WWW-Authenticate").startsWith("Bearer"));
}

QTEST_GUILESS_MAIN(ProblemTest)
#include "tst_problem.moc"
