#pragma once

#include "domain/events.h"
#include "storage/outputitem.h"
#include "storage/outputrows.h"
#include "storage/outputrunstate.h"

#include <QHash>
#include <QMap>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace testum::storage {

/// What a transaction does; true once it is committed.
struct OutputPlan
{
    struct Progress
    {
        std::shared_ptr<OutputRun> run;
        OutputSize size;
    };

    std::vector<Progress> progress;
    std::vector<std::shared_ptr<OutputRun>> lost;
    std::vector<Result<void>> answers; ///< one an item
    QList<std::shared_ptr<domain::CommittedBatch>> batches;
    std::optional<OutputRow> witness; ///< one of its rows
};

/// One attempt to commit items in one transaction. Used once, on the writer thread.
/// Nothing outside the database and the runs' files is changed: the caller applies the plan.
class OutputTransaction
{
public:
    struct Spill
    {
        qint64 inlineBytes;
        QString directory;
    };

    OutputTransaction(Database &database, qint64 nowMs, const Spill &spill)
        : m_database(database)
        , m_nowMs(nowMs)
        , m_spill(spill)
        , m_states(database, nowMs)
    {}

    /// Errors: Database::exec's; storage.full, storage.unavailable, output.missing of a file.
    [[nodiscard]] Result<void> run(std::span<const OutputItem> items);
    /// The transaction failed in its COMMIT: it may have taken place all the same.
    [[nodiscard]] bool isUnsure() const { return m_unsure; }
    [[nodiscard]] OutputPlan &plan() { return m_plan; }

private:
    /// What the items want of one run.
    struct RunWork
    {
        std::shared_ptr<OutputRun> run;
        OutputSize size;
        bool starts = false;
        bool lost = false;
        const domain::RunOutcome *outcome = nullptr;
        std::vector<std::size_t> rows{};
        std::size_t startItem = 0;
    };
    struct TaskWork
    {
        domain::RunTotals change; ///< of the totals
        bool starts = false;
        bool changesState = false;
        std::vector<std::size_t> rows{};
        domain::RunTotals totals{};
        qint64 lastSeq = 0;
        bool finished = false;
    };

    void collect(std::span<const OutputItem> items);
    RunWork &workOf(const std::shared_ptr<OutputRun> &run);
    void collectAppend(const AppendItem &item);
    void addEvent(RunWork &work);
    [[nodiscard]] Result<void> writeFiles();
    [[nodiscard]] Result<void> changeRuns();
    [[nodiscard]] Result<void> startRun(RunWork &work);
    void moved(const QString &taskId, domain::RunStatus from, domain::RunStatus to);
    [[nodiscard]] Result<void> closeRuns(const CloseItem &item);
    [[nodiscard]] Result<void> takeNumbers();
    [[nodiscard]] Result<bool> updateTask(const QString &taskId, TaskWork &task);
    [[nodiscard]] Result<void> updateTaskState(const QString &taskId, TaskWork &task);
    [[nodiscard]] Result<void> insertOutput();
    [[nodiscard]] Result<void> markPlatforms();
    void completePlan();

    Database &m_database;
    const qint64 m_nowMs;
    const Spill &m_spill;
    OutputRunState m_states;
    OutputPlan m_plan;
    bool m_unsure = false;

    std::map<QString, RunWork> m_works; ///< sorted: rows are locked in the same order everywhere
    std::vector<OutputRow> m_rows;      ///< in order of arrival
    std::vector<bool> m_dropped;        ///< of m_rows: their run is lost
    std::vector<const CloseItem *> m_closes;
    std::map<QString, TaskWork> m_tasks;
};

} // namespace testum::storage
