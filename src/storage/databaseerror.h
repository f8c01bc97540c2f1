#pragma once

#include "core/error.h"
#include "storage/database.h"

#include <QSqlError>

namespace testum::storage {

/// A driver's error of a statement as an Error of Database::exec. `connected`: the connection
/// survived. The driver's own words may quote SQL and values: they go to the debug log only.
[[nodiscard]] Error toError(const QSqlError &error, DatabaseConfig::Engine engine, bool connected);

/// storage.unavailable, with the driver's first line about the connection as evidence.
[[nodiscard]] Error unavailableError(const QSqlError &error);
[[nodiscard]] Error unavailableError(const QString &detail);

} // namespace testum::storage
