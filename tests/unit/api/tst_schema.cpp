#include "api/routes.h"
#include "api/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace testum;
using api::SchemaSet;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsEachRefusal_data();
    void reportsEachRefusal();
    void reportsEveryFailingField();
    void limitsTheNumberOfReports();
    void givesTheSentenceItsArguments();
    void refusesUnknownKeywords_data();
    void refusesUnknownKeywords();
    void findsSecretFields();
    void builtInSchemasCompile();
    void examplesAreValid_data();
    void examplesAreValid();
};

namespace {

QJsonObject parse(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return document.object();
}

/// A schema set of one schema "T" whose member "x" is `member`.
SchemaSet setOf(const QByteArray &member)
{
    auto set =
        SchemaSet::compile(parse(R"({"T": {"type": "object", "properties": {"x": )" + member +
                                 R"(}, "required": ["x"], "additionalProperties": false},
            "Named": {"type": "string", "maxLength": 2}})"));
    Q_ASSERT(set);
    return *std::move(set);
}

QString described(const QList<FieldError> &errors)
{
    QStringList places;
    for (const FieldError &error : errors)
        places.append(error.field + u' ' + QString::fromLatin1(error.reason));
    return places.join(u'|');
}

} // namespace

void SchemaTest::reportsEachRefusal_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &schema, const QByteArray &body,
                        const char *expected) {
        QTest::newRow(name) << schema << body << QString::fromLatin1(expected);
    };
    const QByteArray text = R"({"type": "string", "minLength": 2, "maxLength": 3})";
    row("valid", text, R"({"x": "ab"})", "");
    row("absent", text, R"({})", "x field.required");
    row("unknown", text, R"({"x": "ab", "y": 1})", "y field.unknown");
    row("wrong type", text, R"({"x": 1})", "x field.wrong_type");
    row("null", text, R"({"x": null})", "x field.wrong_type");
    row("too short", text, R"({"x": "a"})", "x field.too_short");
    row("too long", text, R"({"x": "abcd"})", "x field.too_long");
    row("code points count", text, R"({"x": "\ud83d\ude00\ud83d\ude00\ud83d\ude00"})", "");
    row("empty where needed", R"({"type": "string", "minLength": 1})", R"({"x": ""})",
        "x field.required");
    row("nullable", R"({"type": ["string", "null"], "minLength": 2})", R"({"x": null})", "");
    row("pattern", R"({"type": "string", "pattern": "^[а-я]+$"})", R"({"x": "привет"})", "");
    row("off pattern", R"({"type": "string", "pattern": "^[a-z]+$"})", R"({"x": "A"})",
        "x field.bad_format");
    row("enum", R"({"enum": ["a", "b"]})", R"({"x": "b"})", "");
    row("off enum", R"({"enum": ["a", "b"]})", R"({"x": "c"})", "x field.unknown_value");
    const QByteArray port = R"({"type": "integer", "minimum": 1, "maximum": 65535})";
    row("integer", port, R"({"x": 22})", "");
    row("integral number", port, R"({"x": 22.0})", "");
    row("fraction", port, R"({"x": 22.5})", "x field.wrong_type");
    row("too small", port, R"({"x": 0})", "x field.out_of_range");
    row("too large", port, R"({"x": 65536})", "x field.out_of_range");
    row("huge", port, R"({"x": 1e300})", "x field.wrong_type");
    row("digits as text", port, R"({"x": "22"})", "x field.wrong_type");
    row("number", R"({"type": "number", "minimum": 0})", R"({"x": 0.5})", "");
    row("boolean", R"({"type": "boolean"})", R"({"x": 1})", "x field.wrong_type");
    const QByteArray list = R"({"type": "array", "minItems": 1, "maxItems": 2,
                                "items": {"type": "string"}})";
    row("list", list, R"({"x": ["a", "b"]})", "");
    row("too few", list, R"({"x": []})", "x field.too_few");
    row("too many", list, R"({"x": ["a", "b", "c"]})", "x field.too_many");
    row("wrong item", list, R"({"x": ["a", 2]})", "x[1] field.wrong_type");
    const QByteArray nested = R"({"type": "object", "properties": {"y": {"type": "integer"}},
                                  "required": ["y"], "additionalProperties": false})";
    row("nested", nested, R"({"x": {"y": "1"}})", "x.y field.wrong_type");
    row("nested absent", nested, R"({"x": {}})", "x.y field.required");
    row("nested unknown", nested, R"({"x": {"y": 1, "z": 1}})", "x.z field.unknown");
    row("open object", R"({"type": "object"})", R"({"x": {"z": 1}})", "");
    row("uuid", R"({"type": "string", "format": "uuid"})",
        R"({"x": "0190a5c4-7b3e-7c1d-8f2a-3b4c5d6e7f80"})", "");
    row("off uuid", R"({"type": "string", "format": "uuid"})", R"({"x": "1234"})",
        "x field.bad_format");
    row("time", R"({"type": "string", "format": "date-time"})",
        R"({"x": "2026-01-31T10:00:00.000Z"})", "");
    row("off time", R"({"type": "string", "format": "date-time"})", R"({"x": "yesterday"})",
        "x field.bad_format");
    row("reference", R"({"$ref": "#/components/schemas/Named"})", R"({"x": "abc"})",
        "x field.too_long");
}

void SchemaTest::reportsEachRefusal()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, body);
    QTEST(described(setOf(schema).check(QStringLiteral("T"), parse(body))), "expected");
}

void SchemaTest::reportsEveryFailingField()
{
    const auto set = SchemaSet::builtIn();
    const QJsonObject body = parse(R"({"name": "", "port": 70000, "tags": ["", 3], "colour": 1})");
    QCOMPARE(described(set.check(QStringLiteral("PlatformCreate"), body)),
             QStringLiteral("host field.required|username field.required|colour field.unknown|"
                            "name field.required|port field.out_of_range|"
                            "tags[0] field.required|tags[1] field.wrong_type"));
}

void SchemaTest::limitsTheNumberOfReports()
{
    QJsonArray wrong;
    for (int i = 0; i < 10'000; ++i)
        wrong.append(i);
    const auto set = setOf(R"({"type": "array", "items": {"type": "string"}})");
    QCOMPARE(set.check(QStringLiteral("T"), QJsonObject{{QStringLiteral("x"), wrong}}).size(), 100);
}

void SchemaTest::givesTheSentenceItsArguments()
{
    const auto set = setOf(R"({"type": "integer", "minimum": 1, "maximum": 9})");
    const auto errors = set.check(QStringLiteral("T"), parse(R"({"x": 10})"));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().args, (ErrorArgs{{QStringLiteral("min"), QStringLiteral("1")},
                                             {QStringLiteral("max"), QStringLiteral("9")}}));
}

void SchemaTest::refusesUnknownKeywords_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("unsupported keyword") << QByteArray(R"({"anyOf": []})");
    QTest::newRow("misspelt limit") << QByteArray(R"({"type": "string", "maxlength": 3})");
    QTest::newRow("unknown type") << QByteArray(R"({"type": "text"})");
    QTest::newRow("unknown format") << QByteArray(R"({"type": "string", "format": "email"})");
    QTest::newRow("bad pattern") << QByteArray(R"({"type": "string", "pattern": "("})");
    QTest::newRow("unknown reference") << QByteArray(R"({"$ref": "#/components/schemas/Nowhere"})");
    QTest::newRow("inside a property")
        << QByteArray(R"({"type": "object", "properties": {"x": {"oneOf": []}}})");
    QTest::newRow("inside items") << QByteArray(R"({"type": "array", "items": {"not": {}}})");
}

void SchemaTest::refusesUnknownKeywords()
{
    QFETCH(QByteArray, schema);
    QVERIFY(!SchemaSet::compile({{QStringLiteral("T"), parse(schema)}}));
}

void SchemaTest::findsSecretFields()
{
    QCOMPARE(SchemaSet::builtIn().secretFields(QStringLiteral("PlatformCreate")),
             QStringList({QStringLiteral("passphrase"), QStringLiteral("password"),
                          QStringLiteral("private_key"), QStringLiteral("sudo_password")}));
}

void SchemaTest::builtInSchemasCompile()
{
    const auto set = SchemaSet::builtIn();
    for (const api::Route &route : api::routes()) {
        if (route.requestSchema)
            QVERIFY2(set.contains(QString::fromLatin1(route.requestSchema)), route.requestSchema);
        if (route.responseSchema)
            QVERIFY2(set.contains(QString::fromLatin1(route.responseSchema)), route.responseSchema);
    }
}

void SchemaTest::examplesAreValid_data()
{
    QTest::addColumn<QString>("name");
    for (const api::Route &route : api::routes()) {
        if (route.requestSchema)
            QTest::newRow(route.operationId) << QString::fromLatin1(route.requestSchema);
    }
}

void SchemaTest::examplesAreValid()
{
    QFETCH(QString, name);
    const auto set = SchemaSet::builtIn();
    const QJsonValue example = set.document()[name][QStringLiteral("example")];
    QVERIFY(example.isObject());
    QCOMPARE(described(set.check(name, example)), QString());
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
