#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace testum::domain {

/// ISO-8601 UTC text, or null for an unset (0) time.
[[nodiscard]] QJsonValue timeToJson(qint64 epochMs);
/// Text, or null when empty: for fields that the API documents as nullable.
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonValue intOrNull(const std::optional<int> &value);

} // namespace testum::domain
