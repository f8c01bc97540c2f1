#pragma once

#include "api/routes.h"
#include "support/engine/testengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace testum::tests {

/// A request as the server would hand it over.
inline api::ApiRequest requestFor(const QByteArray &method, const QString &path,
                                  const QByteArray &token = {})
{
    api::ApiRequest request;
    request.method = method;
    const qsizetype question = path.indexOf(u'?');
    request.path = path.left(question < 0 ? path.size() : question);
    if (question >= 0)
        request.query = QUrlQuery(path.mid(question + 1));
    request.headers.insert("host", "localhost:8000");
    request.peer = QStringLiteral("127.0.0.1");
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token);
    return request;
}

inline void setBody(api::ApiRequest &request, const QByteArray &json)
{
    request.headers.insert("content-type", "application/json");
    request.body = json;
}

inline void setBody(api::ApiRequest &request, const QJsonObject &json)
{
    setBody(request, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

inline QByteArray headerOf(const api::ApiResponse &response, const QByteArray &name)
{
    for (const auto &header : response.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

inline QString reasonOf(const api::ApiResponse &response)
{
    return jsonOf(response).value(QStringLiteral("reason")).toString();
}

/// "field reason" of every refused field, sorted.
inline QStringList refusedFields(const api::ApiResponse &response)
{
    QStringList fields;
    for (const QJsonValue &error : jsonOf(response).value(QStringLiteral("errors")).toArray()) {
        fields.append(error[QStringLiteral("field")].toString() + u' ' +
                      error[QStringLiteral("reason")].toString());
    }
    fields.sort();
    return fields;
}

/// The route's path with every placeholder filled by something that does not exist.
inline QString examplePath(const api::Route &route)
{
    QString path = QString::fromLatin1(route.path);
    const QString nobody = QStringLiteral("00000000-0000-7000-8000-000000000000");
    path.replace(QStringLiteral("{id}"), nobody);
    path.replace(QStringLiteral("{run}"), nobody);
    path.replace(QStringLiteral("{file}"), QStringLiteral("docs.css"));
    return path;
}

} // namespace testum::tests
