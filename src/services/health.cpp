#include "services/health.h"

#include "services/settingsservice.h"
#include "storage/outputwriter.h"

namespace testum::services {

Health health(const ServiceSet &services)
{
    Health health;
    health.storageHealthy = services.writer.healthy();
    health.pendingBytes = services.writer.pendingBytes();
    health.databaseAnswers = services.settings.current().has_value();
    return health;
}

} // namespace testum::services
