#pragma once

#include "core/result.h"
#include "domain/outputsink.h"
#include "storage/database.h"

#include <QList>
#include <QPair>
#include <QSet>
#include <QString>

#include <array>

namespace testum::storage {

/// The stored size of a run's output.
struct OutputSize
{
    std::array<qint64, 2> streamBytes{0, 0};
    qint64 fileBytes = 0;
};

/// A run with more output.
struct GrownRun
{
    domain::RunRef ref;
    OutputSize size;
};

/// A run that closeRuns() ended.
struct ClosedRun
{
    QString taskId;
    QString runId;
    QString platformId;
    int attempt = 0;
    domain::RunStatus before = domain::RunStatus::Pending;
};

/// The fenced state changes of task_runs, each in the caller's transaction. An answer of false:
/// no row was ours, nothing changed.
class OutputRunState
{
public:
    OutputRunState(Database &database, qint64 nowMs)
        : m_database(database)
        , m_nowMs(nowMs)
    {}

    /// pending → running, unless somebody asked to cancel.
    [[nodiscard]] Result<bool> start(const domain::RunRef &run);
    /// pending → cancelled, when somebody asked for it before the start.
    [[nodiscard]] Result<bool> cancelUnstarted(const domain::RunRef &run,
                                               const domain::RunOutcome &outcome);
    /// Notes new sizes of running runs, many a statement; answers the ids of those that are ours.
    [[nodiscard]] Result<QSet<QString>> grow(const QList<GrownRun> &runs);
    /// running → the outcome's status.
    [[nodiscard]] Result<bool> finish(const domain::RunRef &run, const OutputSize &size,
                                      const domain::RunOutcome &outcome);
    /// Unfinished (for Interrupted: with an expired lease) → the outcome's status.
    [[nodiscard]] Result<QList<ClosedRun>>
    close(const QList<QPair<QString, QString>> &taskAndRunIds, const domain::RunOutcome &outcome);

private:
    [[nodiscard]] Result<void> growSome(const QList<GrownRun> &runs, QSet<QString> &ours);
    [[nodiscard]] Result<void> closeFrom(domain::RunStatus before, const QStringList &runIds,
                                         const domain::RunOutcome &outcome,
                                         QList<ClosedRun> &closed);

    Database &m_database;
    const qint64 m_nowMs;
};

} // namespace testum::storage
