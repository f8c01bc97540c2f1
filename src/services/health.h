#pragma once

#include "services/serviceset.h"

#include <QtGlobal>

namespace testum::services {

/// What /health tells: whether results are being committed and the database answers.
struct Health
{
    bool storageHealthy = false;
    qint64 pendingBytes = 0; ///< output that waits for its commit
    bool databaseAnswers = false;

    [[nodiscard]] bool isWell() const { return storageHealthy && databaseAnswers; }
};

/// Blocks: one short query. Any thread with a database connection.
[[nodiscard]] Health health(const ServiceSet &services);

} // namespace testum::services
