#pragma once

#include "storage/database.h"

#include <QString>

namespace testum::storage {

/// The few words in which SQLite and PostgreSQL differ, written as ${TOKEN} in the one SQL text:
/// ${BLOB} the type of binary columns, ${FOR_UPDATE} the row lock of a SELECT (nothing on SQLite,
/// where BEGIN IMMEDIATE already excludes other writers).
class SqlDialect
{
public:
    /// An unknown token is a bug and asserts.
    [[nodiscard]] static QString expanded(const QString &sql, DatabaseConfig::Engine engine);
};

} // namespace testum::storage
