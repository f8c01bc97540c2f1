#pragma once

#include "core/result.h"
#include "storage/database.h"

#include <QByteArray>

namespace testum::services {

/// Tells whether anything was committed since an answer was made. Stateless; any thread with a
/// database connection.
class ChangeStamp
{
public:
    explicit ChangeStamp(storage::Database &database)
        : m_database(database)
    {}

    /// Database::changeStamp(): take it before reading what is to be kept.
    [[nodiscard]] Result<QByteArray> now() { return m_database.changeStamp(); }

private:
    storage::Database &m_database;
};

} // namespace testum::services
