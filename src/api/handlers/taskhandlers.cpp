#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "services/taskservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

/// The common members of every body that starts a task; absent ones leave the choice to the
/// settings.
domain::TaskSpec specOf(const Call &call, domain::TaskType type)
{
    const QJsonObject &body = call.body.object;
    domain::TaskSpec spec;
    spec.type = type;
    spec.command = text(call, u"command"_s);
    spec.timeoutMs = optionalMilliseconds(call, u"timeout"_s).value_or(spec.timeoutMs);
    spec.connectTimeoutMs = optionalMilliseconds(call, u"connect_timeout"_s).value_or(0);
    spec.width = body.value(u"width"_s).toInt(spec.width);
    spec.connectRetries = body.value(u"connect_retries"_s).toInt(spec.connectRetries);
    spec.outputCapBytes = body.value(u"output_cap"_s).toInteger(spec.outputCapBytes);
    return spec;
}

Answer start(Call &call, const domain::TaskSpec &spec, const services::TargetSelection &targets)
{
    TESTUM_TRY(const domain::Task task, call.services().tasks.run(call.actor, spec, targets));
    return createdResponse(call, task.toJson(), u"/api/v1/tasks/"_s + task.id);
}

} // namespace

Answer runCommand(Call &call)
{
    return start(call, specOf(call, domain::TaskType::RunCommand), {{call.id()}, false});
}

Answer testConnection(Call &call)
{
    return start(call, specOf(call, domain::TaskType::TestConnection), {{call.id()}, false});
}

Answer createTask(Call &call)
{
    const QJsonObject &body = call.body.object;
    const auto type = domain::taskTypeFromName(text(call, u"type"_s));
    const domain::TaskSpec spec = specOf(call, type.value_or(domain::TaskType::RunCommand));
    if (spec.type == domain::TaskType::TestConnection && body.contains(u"command"_s)) {
        return fieldError(u"command"_s, "field.not_together",
                          {{u"other"_s, u"type: test_connection"_s}});
    }
    TESTUM_TRY(const services::TargetSelection targets, targetsOf(call));
    return start(call, spec, targets);
}

Answer listTasks(Call &call)
{
    TESTUM_TRY(const auto page, call.services().tasks.list(call.actor, call.query.list));
    if (!call.unversioned)
        return pageResponse(call, page);
    // The original's list carried each task's platform and output; its tasks had one run each.
    QJsonArray items;
    for (const domain::Task &task : page.items) {
        TESTUM_TRY(const QJsonObject item, call.services().tasks.describe(call.actor, task.id));
        items.append(item);
    }
    return pageResponse(call, items, page.total);
}

Answer getTask(Call &call)
{
    TESTUM_TRY(const QJsonObject task, call.services().tasks.describe(call.actor, call.id()));
    return jsonResponse(call, task);
}

Answer cancelTask(Call &call)
{
    TESTUM_TRY(const domain::Task task, call.services().tasks.cancel(call.actor, call.id()));
    return jsonResponse(call, task.toJson());
}

} // namespace testum::api::handlers
