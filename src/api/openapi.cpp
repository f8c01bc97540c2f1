#include "api/openapi.h"

#include "api/routes.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

QJsonObject schemaReference(const QString &name)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + name}};
}

QJsonObject content(const QString &type, const QJsonObject &schema)
{
    return {{type, QJsonObject{{u"schema"_s, schema}}}};
}

QJsonObject textSchema() { return {{u"type"_s, u"string"_s}}; }

QJsonObject header(const QString &description, const QString &type)
{
    return {{u"description"_s, description}, {u"schema"_s, QJsonObject{{u"type"_s, type}}}};
}

QJsonArray choicesOf(const QueryParameter &parameter)
{
    QJsonArray choices;
    for (const QString &choice : QString::fromLatin1(parameter.choices).split(u',')) {
        choices.append(choice);
        if (parameter.type == QueryParameter::Type::Sort)
            choices.append(u'-' + choice);
    }
    return choices;
}

QJsonObject parameterSchema(const QueryParameter &parameter)
{
    switch (parameter.type) {
    case QueryParameter::Type::Integer:
        return {{u"type"_s, u"integer"_s},
                {u"minimum"_s, parameter.min},
                {u"maximum"_s, parameter.max}};
    case QueryParameter::Type::Boolean:
        return {{u"type"_s, u"boolean"_s}};
    case QueryParameter::Type::Time:
        return {{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
    case QueryParameter::Type::Choice:
    case QueryParameter::Type::Sort:
        return {{u"type"_s, u"string"_s}, {u"enum"_s, choicesOf(parameter)}};
    case QueryParameter::Type::Text:
        break;
    }
    return textSchema();
}

void appendQuery(QJsonArray &parameters, std::span<const QueryParameter> query)
{
    for (const QueryParameter &parameter : query) {
        parameters.append(QJsonObject{{u"name"_s, QString::fromLatin1(parameter.name)},
                                      {u"in"_s, u"query"_s},
                                      {u"description"_s, QString::fromUtf8(parameter.description)},
                                      {u"schema"_s, parameterSchema(parameter)}});
    }
}

QJsonArray parametersOf(const Route &route)
{
    QJsonArray parameters;
    static const QRegularExpression placeholder(u"\\{(\\w+)\\}"_s);
    auto names = placeholder.globalMatch(QString::fromLatin1(route.path));
    while (names.hasNext()) {
        parameters.append(QJsonObject{{u"name"_s, names.next().captured(1)},
                                      {u"in"_s, u"path"_s},
                                      {u"required"_s, true},
                                      {u"schema"_s, textSchema()}});
    }
    if (route.has(kPaged))
        appendQuery(parameters, pagingParameters());
    if (route.has(kSearchable))
        appendQuery(parameters, searchParameters());
    appendQuery(parameters, route.query);
    if (route.has(kBytes)) {
        parameters.append(QJsonObject{{u"name"_s, u"Range"_s},
                                      {u"in"_s, u"header"_s},
                                      {u"description"_s, u"One range: bytes=0-1023"_s},
                                      {u"schema"_s, textSchema()}});
    }
    return parameters;
}

QJsonObject problemReference() { return {{u"$ref"_s, u"#/components/responses/Problem"_s}}; }

QJsonObject successOf(const Route &route)
{
    QJsonObject success{{u"description"_s, u"Done."_s}};
    if (route.responseSchema) {
        success.insert(u"content"_s,
                       content(u"application/json"_s,
                               schemaReference(QString::fromLatin1(route.responseSchema))));
    } else if (route.has(kBytes)) {
        success.insert(u"content"_s, content(u"application/octet-stream"_s, {}));
    } else if (route.status == 200) {
        success.insert(u"content"_s, content(u"text/html"_s, textSchema()));
    }
    QJsonObject headers;
    if (route.has(kPaged))
        headers.insert(u"X-Total-Count"_s, header(u"Entries that match."_s, u"integer"_s));
    if (route.status == 201 || (route.status == 202 && route.requestSchema))
        headers.insert(u"Location"_s, header(u"Where the new object is."_s, u"string"_s));
    if (!headers.isEmpty())
        success.insert(u"headers"_s, headers);
    return success;
}

QJsonObject responsesOf(const Route &route)
{
    QJsonObject responses{{QString::number(route.status), successOf(route)}};
    if (route.has(kBytes)) {
        responses.insert(u"206"_s,
                         QJsonObject{{u"description"_s, u"The asked range."_s},
                                     {u"content"_s, content(u"application/octet-stream"_s, {})}});
        responses.insert(u"416"_s, problemReference());
    }
    if (route.access.kind != Access::Kind::Public)
        responses.insert(u"401"_s, problemReference());
    if (route.access.kind == Access::Kind::Permitted)
        responses.insert(u"403"_s, problemReference());
    if (QLatin1StringView(route.path).contains(u'{'))
        responses.insert(u"404"_s, problemReference());
    responses.insert(u"422"_s, problemReference());
    responses.insert(u"default"_s, problemReference());
    return responses;
}

/// A public route of ours may answer 503 with its own schema: /health.
void addHealth(QJsonObject &responses, const Route &route)
{
    if (route.responseSchema && qstrcmp(route.responseSchema, "Health") == 0) {
        QJsonObject degraded = successOf(route);
        degraded.insert(u"description"_s, u"Degraded."_s);
        responses.insert(u"503"_s, degraded);
    }
}

QJsonObject operationOf(const Route &route, const SchemaSet &schemas)
{
    QJsonObject operation{
        {u"operationId"_s, QString::fromLatin1(route.operationId)},
        {u"summary"_s, QString::fromLatin1(route.summary)},
        {u"tags"_s, QJsonArray{QString::fromLatin1(route.tag)}},
    };
    const QJsonArray parameters = parametersOf(route);
    if (!parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (route.requestSchema) {
        const QString name = QString::fromLatin1(route.requestSchema);
        QJsonObject media{{u"schema"_s, schemaReference(name)}};
        if (const QJsonValue example = schemas.document()[name][u"example"_s]; example.isObject())
            media.insert(u"example"_s, example);
        operation.insert(u"requestBody"_s,
                         QJsonObject{{u"required"_s, !route.has(kOptionalBody)},
                                     {u"content"_s, QJsonObject{{u"application/json"_s, media}}}});
    }
    QJsonObject responses = responsesOf(route);
    addHealth(responses, route);
    operation.insert(u"responses"_s, responses);
    if (route.access.kind == Access::Kind::Public)
        operation.insert(u"security"_s, QJsonArray{});
    if (route.access.kind == Access::Kind::Permitted) {
        QString permissions = QString::fromLatin1(domain::permissionName(route.access.permission));
        if (route.access.also)
            permissions += u", "_s + QLatin1StringView(domain::permissionName(*route.access.also));
        operation.insert(u"x-permission"_s, permissions);
    }
    return operation;
}

QJsonObject pathsOf(const SchemaSet &schemas)
{
    QJsonObject paths;
    for (const Route &route : routes()) {
        if (route.has(kHidden))
            continue;
        const QString path = QString::fromLatin1(route.path);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(route.method).toLower(), operationOf(route, schemas));
        paths.insert(path, item);
    }
    return paths;
}

QJsonObject componentsOf(const SchemaSet &schemas)
{
    const QJsonObject bearer{
        {u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}, {u"bearerFormat"_s, u"JWT"_s}};
    const QJsonObject cookie{{u"type"_s, u"apiKey"_s},
                             {u"in"_s, u"cookie"_s},
                             {u"name"_s, u"access_token"_s},
                             {u"description"_s,
                              u"Set by login. Requests that change something must then come from "
                              u"the server's own origin."_s}};
    const QJsonObject problem{
        {u"description"_s, u"What went wrong, in the language of Accept-Language (en, ru)."_s},
        {u"content"_s, content(u"application/problem+json"_s, schemaReference(u"Problem"_s))}};
    return {{u"schemas"_s, schemas.document()},
            {u"responses"_s, QJsonObject{{u"Problem"_s, problem}}},
            {u"securitySchemes"_s, QJsonObject{{u"bearer"_s, bearer}, {u"cookie"_s, cookie}}}};
}

/// In the order of the table, for readers.
QJsonArray tagsOf()
{
    QStringList names;
    QJsonArray tags;
    for (const Route &route : routes()) {
        const QString name = QString::fromLatin1(route.tag);
        if (names.contains(name))
            continue;
        names.append(name);
        tags.append(QJsonObject{{u"name"_s, name}});
    }
    return tags;
}

} // namespace

QJsonObject openApiDocument(const SchemaSet &schemas, const QString &serverUrl)
{
    QJsonArray servers{QJsonObject{{u"url"_s, u"/"_s}}};
    if (!serverUrl.isEmpty())
        servers.append(QJsonObject{{u"url"_s, serverUrl}});
    const QString description =
        u"Run commands on hosts over SSH. Every path below /api/v1 also answers without the "
        u"version (/api/platforms/) for clients of the original testum; its lists are plain "
        u"arrays there. Trailing slashes do not matter. Lists take limit and offset or page and "
        u"page_size, and answer the number of matches as total and X-Total-Count."_s;
    return {
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s, QJsonObject{{u"title"_s, u"testum API"_s},
                                {u"version"_s, QStringLiteral(TESTUM_VERSION)},
                                {u"description"_s, description},
                                {u"license"_s,
                                 QJsonObject{{u"name"_s, u"MIT"_s}, {u"identifier"_s, u"MIT"_s}}}}},
        {u"servers"_s, servers},
        {u"security"_s, QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray{}}},
                                   QJsonObject{{u"cookie"_s, QJsonArray{}}}}},
        {u"tags"_s, tagsOf()},
        {u"paths"_s, pathsOf(schemas)},
        {u"components"_s, componentsOf(schemas)},
    };
}

} // namespace testum::api
