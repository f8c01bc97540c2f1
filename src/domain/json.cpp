#include "domain/json.h"

#include "core/clock.h"

namespace testum::domain {

QJsonValue timeToJson(qint64 epochMs)
{
    return epochMs > 0 ? QJsonValue(toIso8601(epochMs)) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue intOrNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

} // namespace testum::domain
