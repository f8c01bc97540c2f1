#include "api/docs.h"
#include "api/openapi.h"
#include "api/routes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace testum;

class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheShapeOfTheSpecification();
    void holdsEveryRoute_data();
    void holdsEveryRoute();
    void everyReferenceLeadsSomewhere();
    void everySchemaIsUsed();
    void marksSecretsWriteOnly();
    void listsTheServerUrl();
    void docsPageRunsNoInlineScript();
    void plainDocsPageListsEveryRoute();
    void docsFilesAreTheKnownOnesOnly_data();
    void docsFilesAreTheKnownOnesOnly();
};

namespace {

QJsonObject document() { return api::openApiDocument(api::SchemaSet::builtIn(), {}); }

void visit(const QJsonValue &value, const std::function<void(const QJsonObject &)> &onObject)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            visit(item, onObject);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        onObject(object);
        for (const QJsonValue &member : object)
            visit(member, onObject);
    }
}

QStringList referencesOf(const QJsonValue &value)
{
    QStringList references;
    visit(value, [&references](const QJsonObject &object) {
        const QString target = object.value(QStringLiteral("$ref")).toString();
        if (!target.isEmpty())
            references.append(target);
    });
    return references;
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

void OpenApiTest::hasTheShapeOfTheSpecification()
{
    const QJsonObject openApi = document();
    QCOMPARE(openApi.value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    QVERIFY(!openApi[QStringLiteral("info")][QStringLiteral("title")].toString().isEmpty());
    QVERIFY(!openApi[QStringLiteral("info")][QStringLiteral("version")].toString().isEmpty());
    const QJsonObject schemes =
        openApi[QStringLiteral("components")][QStringLiteral("securitySchemes")].toObject();
    QCOMPARE(schemes.keys(), QStringList({QStringLiteral("bearer"), QStringLiteral("cookie")}));
    QCOMPARE(schemes[QStringLiteral("cookie")][QStringLiteral("in")].toString(),
             QStringLiteral("cookie"));
    // RFC 8259 text, and nothing a parser would choke on.
    const QByteArray text = QJsonDocument(openApi).toJson();
    QCOMPARE(QJsonDocument::fromJson(text).object(), openApi);
}

void OpenApiTest::holdsEveryRoute_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const api::Route &route : api::routes())
        QTest::newRow(route.operationId) << index++;
}

void OpenApiTest::holdsEveryRoute()
{
    QFETCH(int, index);
    const api::Route &route = api::routes()[static_cast<std::size_t>(index)];
    const QString path = QString::fromLatin1(route.path);
    const QJsonObject operation =
        document()[QStringLiteral("paths")][path][QString::fromLatin1(route.method).toLower()]
            .toObject();
    if (route.has(api::kHidden)) {
        QVERIFY(operation.isEmpty());
        return;
    }
    QCOMPARE(operation.value(QStringLiteral("operationId")).toString(),
             QString::fromLatin1(route.operationId));
    QVERIFY(!operation.value(QStringLiteral("summary")).toString().isEmpty());
    QCOMPARE(operation.contains(QStringLiteral("requestBody")), route.requestSchema != nullptr);
    QCOMPARE(operation.contains(QStringLiteral("security")),
             route.access.kind == api::Access::Kind::Public);
    const QJsonObject responses = operation.value(QStringLiteral("responses")).toObject();
    QVERIFY(responses.contains(QString::number(route.status)));
    QVERIFY(responses.contains(QStringLiteral("default")));
    // Each {placeholder} of the path is a required path parameter, and each parameter stands once.
    QSet<QString> names;
    int inPath = 0;
    for (const QJsonValue &parameter : operation.value(QStringLiteral("parameters")).toArray()) {
        const QString name = parameter[QStringLiteral("name")].toString();
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        if (parameter[QStringLiteral("in")].toString() == QStringLiteral("path")) {
            ++inPath;
            QVERIFY(parameter[QStringLiteral("required")].toBool());
            QVERIFY(path.contains(u'{' + name + u'}'));
        }
        QVERIFY(parameter[QStringLiteral("schema")].isObject());
    }
    QCOMPARE(inPath, path.count(u'{'));
}

void OpenApiTest::everyReferenceLeadsSomewhere()
{
    const QJsonObject openApi = document();
    const QStringList references = referencesOf(openApi);
    QVERIFY(references.size() > 50);
    for (const QString &reference : references) {
        QVERIFY2(reference.startsWith(QStringLiteral("#/")), qPrintable(reference));
        QJsonValue target = openApi;
        for (const QString &step : reference.sliced(2).split(u'/'))
            target = target[step];
        QVERIFY2(target.isObject(), qPrintable(reference));
    }
}

void OpenApiTest::everySchemaIsUsed()
{
    const QJsonObject openApi = document();
    const QStringList references = referencesOf(openApi);
    const QJsonObject schemas =
        openApi[QStringLiteral("components")][QStringLiteral("schemas")].toObject();
    for (const QString &name : schemas.keys()) {
        if (name == QStringLiteral("Empty")) // what a route without a body takes
            continue;
        QVERIFY2(references.contains(QStringLiteral("#/components/schemas/") + name),
                 qPrintable(name));
    }
}

void OpenApiTest::marksSecretsWriteOnly()
{
    static const QRegularExpression secret(QStringLiteral("password$|^private_key$|^passphrase$"));
    const QJsonObject schemas = api::SchemaSet::builtIn().document();
    int found = 0;
    for (auto schema = schemas.begin(); schema != schemas.end(); ++schema) {
        const QJsonObject properties = schema.value()[QStringLiteral("properties")].toObject();
        for (auto member = properties.begin(); member != properties.end(); ++member) {
            if (!member.key().contains(secret) || member.key().startsWith(QStringLiteral("has_")))
                continue;
            ++found;
            QVERIFY2(member.value()[QStringLiteral("writeOnly")].toBool(),
                     qPrintable(schema.key() + u'.' + member.key()));
        }
    }
    QVERIFY(found >= 12);
}

void OpenApiTest::listsTheServerUrl()
{
    const QJsonArray servers =
        api::openApiDocument(api::SchemaSet::builtIn(), QStringLiteral("http://127.0.0.1:8000"))
            .value(QStringLiteral("servers"))
            .toArray();
    QCOMPARE(servers.size(), 2);
    QCOMPARE(servers[0][QStringLiteral("url")].toString(), QStringLiteral("/"));
    QCOMPARE(servers[1][QStringLiteral("url")].toString(), QStringLiteral("http://127.0.0.1:8000"));
}

void OpenApiTest::docsPageRunsNoInlineScript()
{
    static const QRegularExpression scriptBody(QStringLiteral("<script[^>]*>[^<\\s]"));
    static const QRegularExpression handler(QStringLiteral("\\son[a-z]+="));
    static const QRegularExpression elsewhere(QStringLiteral("(?:src|href)=\"(?!/)"));
    for (const api::ApiResponse &page :
         {api::docsPage(text::Language::English), api::plainDocsPage(text::Language::Russian)}) {
        const QByteArray policy = headerOf(page, "Content-Security-Policy");
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(policy.contains("script-src 'self';"));
        QVERIFY(!policy.contains("unsafe"));
        const QString html = QString::fromUtf8(page.body);
        QVERIFY(html.contains(QStringLiteral("openapi.json")));
        QVERIFY(!html.contains(scriptBody));
        QVERIFY(!html.contains(handler));
        QVERIFY(!html.contains(elsewhere));
    }
}

void OpenApiTest::plainDocsPageListsEveryRoute()
{
    const QString html = QString::fromUtf8(api::plainDocsPage(text::Language::English).body);
    for (const api::Route &route : api::routes())
        QCOMPARE(html.contains(QString::fromLatin1(route.summary).toHtmlEscaped()),
                 !route.has(api::kHidden));
    QVERIFY(!html.contains(u'%'));
}

void OpenApiTest::docsFilesAreTheKnownOnesOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    QTest::newRow("style") << QStringLiteral("docs.css") << true;
    QTest::newRow("script") << QStringLiteral("docs.js") << true;
    QTest::newRow("swagger") << QStringLiteral("swagger-ui-bundle.js") << api::hasSwaggerUi();
    QTest::newRow("licence") << QStringLiteral("swagger-ui-license.txt") << api::hasSwaggerUi();
    QTest::newRow("template") << QStringLiteral("plain.html") << false;
    QTest::newRow("outside") << QStringLiteral("../schemas/access.json") << false;
    QTest::newRow("unknown") << QStringLiteral("x.js") << false;
}

void OpenApiTest::docsFilesAreTheKnownOnesOnly()
{
    QFETCH(QString, name);
    QFETCH(bool, found);
    const auto file = api::docsFile(name);
    QCOMPARE(file.has_value(), found);
    if (file)
        QVERIFY(file->body.size() > 100);
    else
        QVERIFY(file.error().is("request.no_such_path"));
}

QTEST_GUILESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
