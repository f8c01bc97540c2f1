#include "services/taskservice.h"

#include "core/ids.h"
#include "services/auditservice.h"
#include "services/nodekeeper.h"
#include "services/targetbuilder.h"
#include "storage/auditrepository.h"
#include "storage/platformrepository.h"
#include "storage/taskrepository.h"

#include <QJsonArray>
#include <QSet>

namespace testum::services {

using domain::Permission;
using domain::TaskRun;
using domain::TaskType;

namespace {

constexpr qint64 kMaxTimeoutMs = 7LL * 24 * 3600 * 1000;
constexpr qsizetype kMaxCommandBytes = 64 * 1024;
constexpr qint64 kFlatOutputBytes = 10 * 1024; // the original kept this much in its task row

ErrorArgs range(qint64 min, qint64 max)
{
    return {{QStringLiteral("min"), QString::number(min)},
            {QStringLiteral("max"), QString::number(max)}};
}

Result<void> checkSpec(const domain::TaskSpec &spec)
{
    Error refused{ErrorCode::InvalidArgument, "request.invalid",
                  QStringLiteral("Some fields of the task were refused")};
    const auto refuse = [&refused](const char *field, const char *reason, ErrorArgs args = {}) {
        refused.fields.append({QLatin1String(field), reason, std::move(args)});
    };
    if (spec.type == TaskType::RunCommand) {
        if (spec.command.trimmed().isEmpty())
            refuse("command", "field.required");
        else if (spec.command.toUtf8().size() > kMaxCommandBytes)
            refuse("command", "field.too_long",
                   {{QStringLiteral("max"), QString::number(kMaxCommandBytes)}});
        else if (spec.command.contains(QChar(u'\0')))
            refuse("command", "task.command_has_nul");
    }
    if (spec.timeoutMs < 0 || spec.timeoutMs > kMaxTimeoutMs)
        refuse("timeout", "field.out_of_range", range(0, kMaxTimeoutMs / 1000));
    if (spec.connectTimeoutMs < 0 || spec.connectTimeoutMs > 300'000)
        refuse("connect_timeout", "field.out_of_range", range(1, 300));
    if (spec.width < 0 || spec.width > tasks::TaskDispatcher::kMaxThreads)
        refuse("width", "field.out_of_range", range(1, tasks::TaskDispatcher::kMaxThreads));
    if (spec.connectRetries < -1 || spec.connectRetries > 10)
        refuse("connect_retries", "field.out_of_range", range(0, 10));
    if (spec.outputCapBytes < 0)
        refuse("output_cap", "field.out_of_range", range(0, 1LL << 40));
    if (!refused.fields.isEmpty())
        return refused;
    return {};
}

/// The spec with the settings' values where the caller left the choice to them.
domain::TaskSpec withDefaults(domain::TaskSpec spec, const Settings &settings)
{
    if (spec.width == 0)
        spec.width = settings.fanOut;
    if (spec.connectRetries < 0)
        spec.connectRetries = settings.connectRetries;
    if (spec.outputCapBytes == 0)
        spec.outputCapBytes = settings.outputCapBytes;
    if (spec.connectTimeoutMs == 0)
        spec.connectTimeoutMs = settings.connectTimeoutS * 1000LL;
    return spec;
}

tasks::JobSpec jobFor(const TaskRun &run, const domain::TaskSpec &spec)
{
    tasks::JobSpec job;
    job.run = {run.taskId, run.id, run.platformId, run.nodeId, run.attempt};
    job.type = spec.type;
    job.command.command = spec.command.toUtf8();
    job.command.timeout = std::chrono::milliseconds(spec.timeoutMs);
    job.command.connectTimeout = std::chrono::milliseconds(spec.connectTimeoutMs);
    job.connectRetries = spec.connectRetries;
    job.outputCapBytes = spec.outputCapBytes;
    return job;
}

} // namespace

TaskService::TaskService(storage::Database &database, const crypto::Vault &vault,
                         tasks::TaskDispatcher &dispatcher, storage::OutputWriter &writer,
                         storage::OutputStore &output, SettingsService &settings,
                         const Clock &clock, QString nodeId)
    : m_database(database)
    , m_vault(vault)
    , m_dispatcher(dispatcher)
    , m_writer(writer)
    , m_output(output)
    , m_settings(settings)
    , m_clock(clock)
    , m_nodeId(std::move(nodeId))
{}

Result<QList<storage::PlatformRecord>> TaskService::resolve(const TargetSelection &targets)
{
    storage::PlatformRepository platforms(m_database);
    TESTUM_TRY(auto records, targets.all ? platforms.all() : platforms.resolve(targets.platforms));
    QSet<QString> seen;
    records.removeIf([&seen](const storage::PlatformRecord &record) {
        if (seen.contains(record.platform.id))
            return true;
        seen.insert(record.platform.id);
        return false;
    });
    if (records.isEmpty())
        return fieldError(QStringLiteral("platforms"), "task.no_platforms");
    return records;
}

Result<domain::Task> TaskService::run(const domain::Actor &actor, const domain::TaskSpec &asked,
                                      const TargetSelection &targets)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRun));
    TESTUM_TRY_VOID(checkSpec(asked));
    TESTUM_TRY(const Settings settings, m_settings.current());
    const domain::TaskSpec spec = withDefaults(asked, settings);
    TESTUM_TRY(const auto records, resolve(targets));
    QStringList ids;
    for (const auto &record : records)
        ids.append(record.platform.id);
    TESTUM_TRY(const auto hostKeys, storage::HostKeyRepository(m_database).forPlatforms(ids));

    const qint64 now = m_clock.nowMs();
    domain::Task task;
    task.id = newId();
    task.type = spec.type;
    task.spec = spec.toJson();
    task.createdBy = actor.name;
    task.createdAtMs = now;
    task.totals.pending = static_cast<int>(records.size());

    TargetBuilder builder(m_database, m_vault, settings.hostKeyPolicy);
    QList<TaskRun> runs;
    QList<tasks::JobSpec> jobs;
    QList<domain::AuditRecord> refusals;
    for (const auto &record : records) {
        TaskRun run;
        run.id = newId();
        run.taskId = task.id;
        run.platformId = record.platform.id;
        run.platformName = record.platform.name;
        run.attempt = 1;
        run.nodeId = m_nodeId;
        run.leaseUntilMs = now + NodeKeeper::kLeaseMs;
        run.createdAtMs = now;
        tasks::JobSpec job = jobFor(run, spec);
        auto target = builder.build(record, hostKeys.value(record.platform.id));
        if (target) {
            job.target = std::move(target).value();
        } else {
            refusals.append(
                auditRecord(actor, "platform.login_refused", "platform", record.platform.id, now,
                            {{QStringLiteral("reason"), QLatin1String(target.error().reason)},
                             {QStringLiteral("task_id"), task.id}}));
            job.refused = target.error();
        }
        runs.append(std::move(run));
        jobs.append(std::move(job));
    }
    TESTUM_TRY_VOID(store(actor, task, runs, refusals));
    if (!m_dispatcher.submit(task.id, spec.width, std::move(jobs))) {
        QList<QPair<QString, QString>> never;
        for (const TaskRun &run : runs)
            never.append({task.id, run.id});
        TESTUM_TRY_VOID(m_writer.closeRuns(never, shutdownOutcome()));
        return Error{ErrorCode::Unavailable, "task.draining",
                     QStringLiteral("The engine is shutting down and takes no new tasks")};
    }
    return task;
}

Result<void> TaskService::store(const domain::Actor &actor, const domain::Task &task,
                                const QList<TaskRun> &runs,
                                const QList<domain::AuditRecord> &refusals)
{
    QJsonArray platforms;
    for (const TaskRun &run : runs)
        platforms.append(run.platformName);
    const QJsonObject meta{{QStringLiteral("type"), domain::taskTypeName(task.type)},
                           {QStringLiteral("spec"), task.spec},
                           {QStringLiteral("platforms"), platforms}};
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(storage::TaskRepository(m_database).insert(task, runs));
    storage::AuditRepository audit(m_database);
    TESTUM_TRY_VOID(
        audit.append(auditRecord(actor, "task.create", "task", task.id, task.createdAtMs, meta)));
    for (const domain::AuditRecord &refusal : refusals)
        TESTUM_TRY_VOID(audit.append(refusal));
    return transaction.commit();
}

Result<domain::Page<domain::Task>> TaskService::list(const domain::Actor &actor,
                                                     const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    return storage::TaskRepository(m_database).list(query);
}

Result<domain::Task> TaskService::get(const domain::Actor &actor, const QString &taskId)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    return storage::TaskRepository(m_database).task(taskId);
}

Result<domain::Page<TaskRun>> TaskService::runs(const domain::Actor &actor, const QString &taskId,
                                                const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    storage::TaskRepository repository(m_database);
    TESTUM_TRY_VOID(repository.task(taskId));
    return repository.runs(taskId, query);
}

Result<QJsonObject> TaskService::describe(const domain::Actor &actor, const QString &taskId)
{
    TESTUM_TRY(const domain::Task task, get(actor, taskId));
    QJsonObject json = task.toJson();
    if (task.totals.total() != 1)
        return json;
    domain::ListQuery one;
    one.limit = 1;
    TESTUM_TRY(const auto page, storage::TaskRepository(m_database).runs(taskId, one));
    if (page.items.isEmpty())
        return json;
    const TaskRun &run = page.items.first();
    const QJsonObject flat = run.toJson();
    for (const char *field :
         {"platform_id", "platform_name", "exit_code", "exit_signal", "error_reason",
          "error_message", "remote_state", "truncated", "result_location", "metadata"})
        json.insert(QLatin1String(field), flat.value(QLatin1String(field)));
    json.insert(QStringLiteral("run_id"), run.id);
    for (const auto stream : {domain::Stream::Stdout, domain::Stream::Stderr}) {
        TESTUM_TRY(const QByteArray text, m_output.bytes(run.id, stream, 0, kFlatOutputBytes));
        json.insert(domain::streamName(stream), QString::fromUtf8(text));
    }
    return json;
}

Result<domain::Task> TaskService::cancel(const domain::Actor &actor, const QString &taskId)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksCancel));
    storage::TaskRepository repository(m_database);
    const qint64 now = m_clock.nowMs();
    {
        TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
        TESTUM_TRY(const domain::Task task, repository.task(taskId));
        if (domain::isFinal(task.status)) {
            return Error{ErrorCode::FailedPrecondition, "task.already_finished",
                         QStringLiteral("The task has ended already")};
        }
        TESTUM_TRY(const qint64 asked, repository.requestCancel(taskId, now));
        TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                            .append(auditRecord(actor, "task.cancel", "task", taskId, now,
                                                {{QStringLiteral("runs"), asked}})));
        TESTUM_TRY_VOID(transaction.commit());
    }
    QList<QPair<QString, QString>> waiting;
    for (const QString &runId : m_dispatcher.cancelTask(taskId))
        waiting.append({taskId, runId});
    if (!waiting.isEmpty())
        TESTUM_TRY_VOID(m_writer.closeRuns(waiting, cancelledOutcome()));
    return repository.task(taskId);
}

Result<QList<domain::OutputChunk>> TaskService::chunks(const domain::Actor &actor,
                                                       const QString &taskId, qint64 afterSeq,
                                                       qint64 maxBytes)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    return m_output.chunks(taskId, afterSeq, maxBytes);
}

Result<TaskRun> TaskService::runOf(const domain::Actor &actor, const QString &taskId,
                                   const QString &runId)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    TESTUM_TRY(auto run, storage::TaskRepository(m_database).run(runId));
    if (run.taskId != taskId) {
        return Error{ErrorCode::NotFound, "task.run_not_found",
                     QStringLiteral("The task has no such run")};
    }
    return run;
}

Result<QByteArray> TaskService::outputBytes(const domain::Actor &actor, const QString &runId,
                                            domain::Stream stream, qint64 offset, qint64 max)
{
    TESTUM_TRY_VOID(actor.require(Permission::TasksRead));
    return m_output.bytes(runId, stream, offset, max);
}

} // namespace testum::services
