#include "api/docs.h"
#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "api/problem.h"
#include "services/auditservice.h"
#include "services/health.h"
#include "services/settingsservice.h"
#include "services/statisticsservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

Answer listAudit(Call &call)
{
    TESTUM_TRY(const auto page, call.services().audit.list(call.actor, call.query.list));
    return pageResponse(call, page);
}

Answer getStatistics(Call &call)
{
    constexpr int kDays = 14;
    TESTUM_TRY(const services::Statistics statistics,
               call.services().statistics.collect(
                   call.actor, static_cast<int>(call.query.integer(u"days"_s, kDays)),
                   std::chrono::minutes(call.query.integer(u"utc_offset"_s, 0))));
    return jsonResponse(call, statistics.toJson());
}

Answer getSettings(Call &call)
{
    TESTUM_TRY(const services::Settings settings, call.services().settings.get(call.actor));
    return jsonResponse(call, settings.toJson());
}

Answer changeSettings(Call &call)
{
    TESTUM_TRY(const services::Settings settings,
               call.services().settings.update(call.actor, call.body.object));
    return jsonResponse(call, settings.toJson());
}

Answer health(Call &call)
{
    const services::Health health = services::health(call.services());
    ApiResponse response =
        jsonResponse(call, {{u"status"_s, health.isWell() ? u"ok"_s : u"degraded"_s},
                            {u"version"_s, QStringLiteral(TESTUM_VERSION)},
                            {u"storage"_s, QJsonObject{{u"healthy"_s, health.storageHealthy},
                                                       {u"pending_bytes"_s, health.pendingBytes}}},
                            {u"database"_s, health.databaseAnswers ? u"ok"_s : u"unavailable"_s}});
    response.status = health.isWell() ? call.route.status : 503;
    return response;
}

Answer openApi(Call &call)
{
    ApiResponse response;
    response.body = call.context.openApi;
    return response;
}

Answer docsPage(Call &call) { return api::docsPage(languageOf(call.request)); }

Answer docsFile(Call &call) { return api::docsFile(call.path.value(u"file"_s)); }

} // namespace testum::api::handlers
