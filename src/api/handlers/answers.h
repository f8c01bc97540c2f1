#pragma once

#include "api/call.h"
#include "domain/page.h"
#include "services/targetselection.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace testum::api::handlers {

/// A JSON answer with the route's own status.
[[nodiscard]] ApiResponse jsonResponse(const Call &call, const QJsonObject &body);
[[nodiscard]] ApiResponse noContent();
/// 201 or 202 with the Location of what was made.
[[nodiscard]] ApiResponse createdResponse(const Call &call, const QJsonObject &body,
                                          const QString &location);
/// A page: {"items", "total", "limit", "offset"}, or the items alone for the original's paths.
[[nodiscard]] ApiResponse pageResponse(const Call &call, const QJsonArray &items, qint64 total);

template <typename T>
[[nodiscard]] ApiResponse pageResponse(const Call &call, const domain::Page<T> &page)
{
    QJsonArray items;
    for (const T &item : page.items)
        items.append(item.toJson());
    return pageResponse(call, items, page.total);
}

/// The members "platforms" and "all". Errors: field.not_together.
[[nodiscard]] Result<services::TargetSelection> targetsOf(const Call &call);
/// A text member: unset when absent, empty for null.
[[nodiscard]] std::optional<QString> optionalText(const Call &call, const QString &name);
[[nodiscard]] QString text(const Call &call, const QString &name);
/// A secret member, moved out of the call: unset when absent, empty for null.
[[nodiscard]] std::optional<SecretBytes> takeSecret(Call &call, const QString &name);
/// Seconds, possibly with a fraction, as milliseconds.
[[nodiscard]] std::optional<qint64> optionalMilliseconds(const Call &call, const QString &name);

} // namespace testum::api::handlers
