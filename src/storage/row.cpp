#include "storage/row.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace testum::storage {

QJsonObject Row::object() { return QJsonDocument::fromJson(next().toString().toUtf8()).object(); }

QStringList Row::texts()
{
    QStringList result;
    const QByteArray json = next().toString().toUtf8();
    for (const auto &value : QJsonDocument::fromJson(json).array())
        result.append(value.toString());
    return result;
}

std::optional<int> Row::optionalInteger()
{
    const QVariant value = next();
    return value.isNull() ? std::nullopt : std::optional(value.toInt());
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString jsonText(const QStringList &texts)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

} // namespace testum::storage
