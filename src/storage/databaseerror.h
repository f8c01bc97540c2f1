#pragma once

#include "core/error.h"
#include "storage/database.h"

#include <QSqlError>

#include <initializer_list>

namespace testum::storage {

/// A driver's error of a statement as an Error of Database::exec. `connected`: the connection
/// survived. The driver's own words may quote SQL and values: they go to the debug log only.
[[nodiscard]] Error toError(const QSqlError &error, DatabaseConfig::Engine engine, bool connected);

/// storage.unavailable, with the driver's first line about the connection as evidence.
[[nodiscard]] Error unavailableError(const QSqlError &error);
[[nodiscard]] Error unavailableError(const QString &detail);

/// A unique constraint and what its violation means to the caller.
struct UniqueField
{
    const char *constraint; ///< "platforms_name_folded"
    const char *reason;     ///< "platform.name_taken"
    const char *field;      ///< of the request; empty: none
};

/// storage.unique_violation of one of `fields` as already_exists with its reason and a FieldError;
/// any other error as it is.
[[nodiscard]] Error namedViolation(const Error &error, std::initializer_list<UniqueField> fields);

/// `changed` with zero rows as not_found/`reason`.
[[nodiscard]] Result<void> expectRow(const Result<qint64> &changed, const char *reason);
[[nodiscard]] Error notFoundError(const char *reason, const ErrorArgs &args = {});

} // namespace testum::storage
