#include "api/handlers/answers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

ApiResponse jsonResponse(const Call &call, const QJsonObject &body)
{
    ApiResponse response;
    response.status = call.route.status;
    response.body = compact(body);
    return response;
}

ApiResponse noContent()
{
    ApiResponse response;
    response.status = 204;
    response.contentType.clear();
    return response;
}

ApiResponse createdResponse(const Call &call, const QJsonObject &body, const QString &location)
{
    ApiResponse response = jsonResponse(call, body);
    response.headers.emplaceBack("Location", location.toUtf8());
    return response;
}

ApiResponse pageResponse(const Call &call, const QJsonArray &items, qint64 total)
{
    ApiResponse response;
    response.status = call.route.status;
    if (call.unversioned) {
        response.body = QJsonDocument(items).toJson(QJsonDocument::Compact);
    } else {
        response.body = compact({{u"items"_s, items},
                                 {u"total"_s, total},
                                 {u"limit"_s, call.query.list.limit},
                                 {u"offset"_s, call.query.list.offset}});
    }
    response.headers.emplaceBack("X-Total-Count", QByteArray::number(total));
    return response;
}

Result<services::TargetSelection> targetsOf(const Call &call)
{
    const QJsonObject &body = call.body.object;
    services::TargetSelection targets;
    targets.platforms = body.value(u"platforms"_s).toVariant().toStringList();
    targets.all = body.value(u"all"_s).toBool();
    if (targets.all && !targets.platforms.isEmpty())
        return fieldError(u"platforms"_s, "field.not_together", {{u"other"_s, u"all"_s}});
    return targets;
}

std::optional<QString> optionalText(const Call &call, const QString &name)
{
    const QJsonValue value = call.body.object.value(name);
    if (value.isUndefined())
        return std::nullopt;
    return value.toString();
}

QString text(const Call &call, const QString &name)
{
    return call.body.object.value(name).toString();
}

std::optional<SecretBytes> takeSecret(Call &call, const QString &name)
{
    const QJsonValue value = call.body.object.value(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString())
        return SecretBytes();
    return std::move(call.body.secrets[name]);
}

std::optional<qint64> optionalMilliseconds(const Call &call, const QString &name)
{
    const QJsonValue value = call.body.object.value(name);
    if (!value.isDouble())
        return std::nullopt;
    return qRound64(value.toDouble() * 1000.0);
}

} // namespace testum::api::handlers
