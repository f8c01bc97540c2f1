#include "api/jsonbody.h"

#include <QJsonDocument>
#include <QTest>

using namespace testum;

class JsonBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takesSecretsOut_data();
    void takesSecretsOut();
    void leavesAsManyCharacters();
    void refusesSecretsThatAreNoText_data();
    void refusesSecretsThatAreNoText();
    void refusesTextThatIsNone_data();
    void refusesTextThatIsNone();
    void leavesNestedMembersAlone();
    void leavesTheCallersBufferAlone();
    void keepsOrdinaryMembers();
    void lastOfRepeatedMembersCounts();
};

namespace {

const QStringList kSecrets{QStringLiteral("password"), QStringLiteral("private_key")};
const QString kPassword = QStringLiteral("password");

} // namespace

void JsonBodyTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QByteArray() << QByteArray("request.not_json");
    QTest::newRow("array") << QByteArray("[1]") << QByteArray("request.not_json");
    QTest::newRow("text") << QByteArray("\"a\"") << QByteArray("request.not_json");
    QTest::newRow("cut") << QByteArray(R"({"a": 1)") << QByteArray("request.not_json");
    QTest::newRow("cut string") << QByteArray(R"({"password": "abc)")
                                << QByteArray("request.not_json");
    QTest::newRow("cut escape") << QByteArray(R"({"password": "abc\)")
                                << QByteArray("request.not_json");
    QTest::newRow("garbage behind")
        << QByteArray(R"({"a": 1} x)") << QByteArray("request.not_json");
    QTest::newRow("two documents")
        << QByteArray(R"({"a": 1}{"b": 1})") << QByteArray("request.not_json");
    QTest::newRow("latin-1") << QByteArray("{\"a\": \"\xe9\"}") << QByteArray("request.not_utf8");
    QTest::newRow("overlong") << QByteArray("{\"a\": \"\xc0\xaf\"}")
                              << QByteArray("request.not_utf8");
    QTest::newRow("encoded surrogate")
        << QByteArray("{\"a\": \"\xed\xa0\x80\"}") << QByteArray("request.not_utf8");
    QTest::newRow("deep arrays") << "{\"a\":" + QByteArray(40, '[') + QByteArray(40, ']') + "}"
                                 << QByteArray("request.too_deep");
    QByteArray objects = "1";
    for (int i = 0; i < 40; ++i)
        objects = "{\"a\":" + objects + "}";
    QTest::newRow("deep objects") << objects << QByteArray("request.too_deep");
    QTest::newRow("very deep") << QByteArray(100'000, '[') << QByteArray("request.too_deep");
}

void JsonBodyTest::refuses()
{
    QFETCH(QByteArray, body);
    const auto parsed = api::readJsonBody(body, kSecrets);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
    QTEST(QByteArray(parsed.error().reason), "reason");
}

void JsonBodyTest::takesSecretsOut_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("plain") << QByteArray(R"({"password": "s3cret"})") << QByteArray("s3cret");
    QTest::newRow("empty") << QByteArray(R"({"password": ""})") << QByteArray();
    QTest::newRow("tight") << QByteArray(R"({"a":1,"password":"s3cret","b":2})")
                           << QByteArray("s3cret");
    QTest::newRow("escapes") << QByteArray(R"({"password": "\"\\\/\b\f\n\r\t"})")
                             << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("unicode escapes") << QByteArray(R"({"password": "\u0041\u00e9\u20AC"})")
                                     << QByteArray("A\xc3\xa9\xe2\x82\xac");
    QTest::newRow("surrogate pair")
        << QByteArray(R"({"password": "\ud83d\ude00"})") << QByteArray("\xf0\x9f\x98\x80");
    QTest::newRow("utf-8") << QByteArray("{\"password\": \"\xd0\xb6\xd0\xb6\"}")
                           << QByteArray("\xd0\xb6\xd0\xb6");
    QTest::newRow("looks like json")
        << QByteArray(R"({"password": "\",\"b\":{["})") << QByteArray("\",\"b\":{[");
    QTest::newRow("escaped name") << QByteArray(R"({"pass\u0077ord": "s3cret"})")
                                  << QByteArray("s3cret");
    QTest::newRow("value named alike")
        << QByteArray(R"({"a": "password", "password": "s"})") << QByteArray("s");
}

void JsonBodyTest::takesSecretsOut()
{
    QFETCH(QByteArray, body);
    auto parsed = api::readJsonBody(body, kSecrets);
    QVERIFY(parsed);
    QVERIFY(parsed->secrets.contains(kPassword));
    QTEST(parsed->secrets[kPassword].view().toByteArray(), "secret");
    const QString shown = parsed->object.value(kPassword).toString();
    QCOMPARE(shown, QString(shown.size(), u'x'));
}

void JsonBodyTest::leavesAsManyCharacters()
{
    const auto parsed =
        api::readJsonBody(R"({"password": "\ud83d\ude00\n\u00e9ab", "b": "kept"})", kSecrets);
    QVERIFY(parsed);
    QCOMPARE(parsed->object.value(kPassword).toString(), QStringLiteral("xxxxx"));
    QCOMPARE(parsed->object.value(QStringLiteral("b")).toString(), QStringLiteral("kept"));
}

void JsonBodyTest::refusesSecretsThatAreNoText_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nul") << QByteArray(R"({"password": "a\u0000b"})");
    QTest::newRow("high half") << QByteArray(R"({"password": "\ud83d"})");
    QTest::newRow("low half") << QByteArray(R"({"password": "\ude00"})");
    QTest::newRow("high half twice") << QByteArray(R"({"password": "\ud83d\ud83d"})");
    QTest::newRow("bad digits") << QByteArray(R"({"password": "\u00zz"})");
}

void JsonBodyTest::refusesSecretsThatAreNoText()
{
    QFETCH(QByteArray, body);
    const auto parsed = api::readJsonBody(body, kSecrets);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().fields.size(), 1);
    QCOMPARE(parsed.error().fields.first().field, kPassword);
    QCOMPARE(parsed.error().fields.first().reason, "field.bad_text");
}

void JsonBodyTest::refusesTextThatIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("places");
    QTest::newRow("nul") << QByteArray(R"({"a": "x\u0000"})") << QStringLiteral("a");
    QTest::newRow("lone half") << QByteArray(R"({"a": "\ud800"})") << QStringLiteral("a");
    QTest::newRow("swapped halves")
        << QByteArray(R"({"a": "\ude00\ud83d"})") << QStringLiteral("a");
    QTest::newRow("pair") << QByteArray(R"({"a": "\ud83d\ude00"})") << QString();
    QTest::newRow("in a list") << QByteArray(R"({"a": ["b", "\u0000"]})") << QStringLiteral("a[1]");
    QTest::newRow("several") << QByteArray(R"({"a": {"b": "\u0000"}, "c": "\u0000"})")
                             << QStringLiteral("a.b|c");
}

void JsonBodyTest::refusesTextThatIsNone()
{
    QFETCH(QByteArray, body);
    const auto parsed = api::readJsonBody(body, kSecrets);
    QStringList places;
    if (!parsed) {
        for (const FieldError &error : parsed.error().fields) {
            QCOMPARE(error.reason, "field.bad_text");
            places.append(error.field);
        }
        QVERIFY(!places.isEmpty());
    }
    QTEST(places.join(u'|'), "places");
}

void JsonBodyTest::leavesNestedMembersAlone()
{
    const auto parsed = api::readJsonBody(R"({"a": {"password": "s"}})", kSecrets);
    QVERIFY(parsed);
    QVERIFY(parsed->secrets.empty());
    QCOMPARE(parsed->object[QStringLiteral("a")][kPassword].toString(), QStringLiteral("s"));
}

void JsonBodyTest::leavesTheCallersBufferAlone()
{
    const QByteArray body(R"({"password": "s3cret"})");
    const QByteArray before(body.constData(), body.size());
    QVERIFY(api::readJsonBody(body, kSecrets));
    QCOMPARE(body, before);
}

void JsonBodyTest::keepsOrdinaryMembers()
{
    const QByteArray body(R"({"a": [1, 2.5, null, true, "\"q\""], "b": {"c": "д"}, "": 1})");
    const auto parsed = api::readJsonBody(body, kSecrets);
    QVERIFY(parsed);
    QCOMPARE(parsed->object, QJsonDocument::fromJson(body).object());
}

void JsonBodyTest::lastOfRepeatedMembersCounts()
{
    auto parsed = api::readJsonBody(R"({"password": "first", "password": "2nd"})", kSecrets);
    QVERIFY(parsed);
    QVERIFY(parsed->secrets[kPassword].equals("2nd"));
    QCOMPARE(parsed->object.value(kPassword).toString(), QStringLiteral("xxx"));
}

QTEST_GUILESS_MAIN(JsonBodyTest)
#include "tst_jsonbody.moc"
