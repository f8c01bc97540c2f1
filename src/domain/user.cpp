#include "domain/user.h"

#include "domain/json.h"

namespace testum::domain {

QJsonObject User::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("username"), username},
        {QStringLiteral("role"), roleName(role)},
        {QStringLiteral("enabled"), enabled},
        {QStringLiteral("last_login_at"), timeToJson(lastLoginAtMs)},
        {QStringLiteral("created_at"), timeToJson(createdAtMs)},
        {QStringLiteral("updated_at"), timeToJson(updatedAtMs)},
    };
}

QJsonObject AuditRecord::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("user"), user},
        {QStringLiteral("action"), action},
        {QStringLiteral("object_type"), objectType},
        {QStringLiteral("object_id"), textOrNull(objectId)},
        {QStringLiteral("meta"), meta.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(meta)},
        {QStringLiteral("timestamp"), timeToJson(timestampMs)},
        {QStringLiteral("ip"), textOrNull(ip)},
        {QStringLiteral("prev_hash"), prevHash},
        {QStringLiteral("hash"), hash},
    };
}

} // namespace testum::domain
