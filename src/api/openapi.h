#pragma once

#include "api/schema.h"

#include <QJsonObject>
#include <QString>

namespace testum::api {

/// The OpenAPI 3.1 document of the route table. `serverUrl` (may be empty) is listed after the
/// relative "/", which is right behind any proxy. Any thread.
[[nodiscard]] QJsonObject openApiDocument(const SchemaSet &schemas, const QString &serverUrl);

} // namespace testum::api
