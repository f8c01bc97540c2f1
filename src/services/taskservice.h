#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "crypto/vault.h"
#include "domain/actor.h"
#include "domain/page.h"
#include "domain/task.h"
#include "storage/outputstore.h"
#include "storage/outputwriter.h"
#include "storage/platformrepository.h"
#include "domain/user.h"
#include "services/settingsservice.h"
#include "services/targetselection.h"
#include "tasks/taskdispatcher.h"

namespace testum::services {

/// Tasks, runs and output. Stateless; any thread with a database connection.
class TaskService
{
public:
    TaskService(storage::Database &database, const crypto::Vault &vault,
                tasks::TaskDispatcher &dispatcher, storage::OutputWriter &writer,
                storage::OutputStore &output, SettingsService &settings, const Clock &clock,
                QString nodeId);

    /// Freezes the targets, opens their credentials, stores task, runs and audit record in one
    /// transaction, hands the jobs to the dispatcher, returns at once.
    /// Errors: 422 (task.no_platforms, field errors of command, timeout, width …),
    /// not_found/platform.not_found, unavailable/task.draining during shutdown.
    [[nodiscard]] Result<domain::Task> run(const domain::Actor &actor, const domain::TaskSpec &spec,
                                           const TargetSelection &targets);

    [[nodiscard]] Result<domain::Page<domain::Task>> list(const domain::Actor &actor,
                                                          const domain::ListQuery &query);
    [[nodiscard]] Result<domain::Task> get(const domain::Actor &actor, const QString &taskId);
    [[nodiscard]] Result<domain::Page<domain::TaskRun>>
    runs(const domain::Actor &actor, const QString &taskId, const domain::ListQuery &query);
    /// The task's JSON; with exactly one run also the original's flat fields: platform_id, stdout,
    /// stderr (each at most 10 KiB of text here), exit_code, error_message, result_location.
    [[nodiscard]] Result<QJsonObject> describe(const domain::Actor &actor, const QString &taskId);
    /// Asks every unfinished run to stop; runs of other nodes see it within 2 s.
    [[nodiscard]] Result<domain::Task> cancel(const domain::Actor &actor, const QString &taskId);

    /// Committed chunks after `afterSeq`, about `maxBytes` at a time.
    [[nodiscard]] Result<QList<domain::OutputChunk>>
    chunks(const domain::Actor &actor, const QString &taskId, qint64 afterSeq, qint64 maxBytes);
    [[nodiscard]] Result<domain::TaskRun> runOf(const domain::Actor &actor, const QString &taskId,
                                                const QString &runId);
    [[nodiscard]] Result<QByteArray> outputBytes(const domain::Actor &actor, const QString &runId,
                                                 domain::Stream stream, qint64 offset, qint64 max);

private:
    [[nodiscard]] Result<QList<storage::PlatformRecord>> resolve(const TargetSelection &targets);
    [[nodiscard]] Result<void> store(const domain::Actor &actor, const domain::Task &task,
                                     const QList<domain::TaskRun> &runs,
                                     const QList<domain::AuditRecord> &refusals);

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    tasks::TaskDispatcher &m_dispatcher;
    storage::OutputWriter &m_writer;
    storage::OutputStore &m_output;
    SettingsService &m_settings;
    const Clock &m_clock;
    QString m_nodeId;
};

} // namespace testum::services
