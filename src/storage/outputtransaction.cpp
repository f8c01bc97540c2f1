#include "storage/outputtransaction.h"

#include "domain/taskmessage.h"
#include "storage/outputfile.h"
#include "storage/platformrepository.h"

namespace testum::storage {

using domain::RunStatus;

Result<void> OutputTransaction::run(std::span<const OutputItem> items)
{
    collect(items);
    // Before BEGIN: other writers do not wait for this disk. What a failed or fenced transaction
    // leaves in a file is beyond its committed size.
    TESTUM_TRY_VOID(writeFiles());
    TESTUM_TRY(Transaction transaction, Transaction::begin(m_database));
    TESTUM_TRY_VOID(changeRuns());
    for (const CloseItem *close : m_closes)
        TESTUM_TRY_VOID(closeRuns(*close));
    TESTUM_TRY_VOID(takeNumbers());
    TESTUM_TRY_VOID(insertOutput());
    TESTUM_TRY_VOID(markPlatforms());
    completePlan();
    const auto committed = transaction.commit();
    m_unsure = !committed && m_plan.witness.has_value();
    return committed;
}

void OutputTransaction::collect(std::span<const OutputItem> items)
{
    m_plan.answers.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto run = items[i].run();
        if (run && run->lost) {
            m_plan.answers[i] = leaseLostError();
            continue;
        }
        if (const auto *start = std::get_if<StartItem>(&items[i].work)) {
            RunWork &work = workOf(start->run);
            work.starts = true;
            work.startItem = i;
            addEvent(work);
        } else if (const auto *append = std::get_if<AppendItem>(&items[i].work)) {
            collectAppend(*append);
        } else if (const auto *finish = std::get_if<FinishItem>(&items[i].work)) {
            RunWork &work = workOf(finish->run);
            work.outcome = &finish->outcome;
            addEvent(work);
            m_rows.back().data = domain::statusEvent(finish->outcome.status,
                                                     finish->run->ref.attempt, &finish->outcome);
        } else if (const auto *close = std::get_if<CloseItem>(&items[i].work)) {
            m_closes.push_back(close);
        }
    }
    m_dropped.resize(m_rows.size(), false);
}

OutputTransaction::RunWork &OutputTransaction::workOf(const std::shared_ptr<OutputRun> &run)
{
    RunWork &work = m_works[run->ref.runId];
    if (!work.run) {
        work.run = run;
        work.size = {run->streamBytes, run->fileBytes};
    }
    return work;
}

void OutputTransaction::collectAppend(const AppendItem &item)
{
    RunWork &work = workOf(item.run);
    qint64 &streamBytes = work.size.streamBytes[streamIndex(item.stream)];
    const qint64 stored = work.size.streamBytes[0] + work.size.streamBytes[1];
    OutputRow row;
    row.taskId = item.run->ref.taskId;
    row.runId = item.run->ref.runId;
    row.platformId = item.run->ref.platformId;
    row.stream = item.stream;
    row.streamOffset = streamBytes;
    row.atMs = item.atMs;
    row.data = item.data;
    if (m_spill.inlineBytes >= 0 && stored + item.data.size() > m_spill.inlineBytes) {
        row.fileOffset = work.size.fileBytes;
        work.size.fileBytes += item.data.size();
    }
    streamBytes += item.data.size();
    work.rows.push_back(m_rows.size());
    m_rows.push_back(std::move(row));
}

void OutputTransaction::addEvent(RunWork &work)
{
    OutputRow row;
    row.taskId = work.run->ref.taskId;
    row.runId = work.run->ref.runId;
    row.platformId = work.run->ref.platformId;
    row.atMs = m_nowMs;
    work.rows.push_back(m_rows.size());
    m_rows.push_back(std::move(row));
}

Result<void> OutputTransaction::writeFiles()
{
    std::vector<OutputFile> files;
    for (const auto &[runId, work] : m_works) {
        if (work.size.fileBytes == work.run->fileBytes)
            continue;
        TESTUM_TRY(OutputFile file,
                   OutputFile::open(m_spill.directory, runId, work.run->fileBytes));
        for (const std::size_t index : work.rows) {
            if (const OutputRow &row = m_rows[index]; row.fileOffset >= 0)
                TESTUM_TRY_VOID(file.write(row.fileOffset, row.data));
        }
        files.push_back(std::move(file));
    }
    return OutputFile::sync(files);
}

Result<void> OutputTransaction::changeRuns()
{
    QList<GrownRun> grown;
    for (auto &[runId, work] : m_works) {
        const domain::RunRef &ref = work.run->ref;
        if (work.starts) {
            TESTUM_TRY_VOID(startRun(work));
        } else if (work.outcome) {
            TESTUM_TRY(const bool ours, m_states.finish(ref, work.size, *work.outcome));
            work.lost = !ours;
            if (ours)
                moved(ref.taskId, RunStatus::Running, work.outcome->status);
        } else {
            grown.append({ref, work.size});
        }
    }
    TESTUM_TRY(const QSet<QString> ours, m_states.grow(grown));
    for (const GrownRun &run : std::as_const(grown))
        m_works[run.ref.runId].lost = !ours.contains(run.ref.runId);
    return {};
}

/// A run that was cancelled while it waited for its start ends here: nobody else holds it.
Result<void> OutputTransaction::startRun(RunWork &work)
{
    const domain::RunRef &ref = work.run->ref;
    OutputRow &event = m_rows[work.rows.front()];
    TESTUM_TRY(const bool started, m_states.start(ref));
    if (started) {
        event.data = domain::statusEvent(RunStatus::Running, ref.attempt, nullptr);
        moved(ref.taskId, RunStatus::Pending, RunStatus::Running);
        m_tasks[ref.taskId].starts = true;
        return {};
    }
    m_plan.answers[work.startItem] = leaseLostError();
    domain::RunOutcome outcome;
    outcome.status = RunStatus::Cancelled;
    outcome.errorReason = QStringLiteral("task.cancelled");
    outcome.errorMessage = QStringLiteral("The run was cancelled");
    TESTUM_TRY(const bool cancelled, m_states.cancelUnstarted(ref, outcome));
    work.lost = !cancelled;
    if (cancelled) {
        event.data = domain::statusEvent(RunStatus::Cancelled, 0, &outcome);
        moved(ref.taskId, RunStatus::Pending, RunStatus::Cancelled);
    }
    return {};
}

void OutputTransaction::moved(const QString &taskId, RunStatus from, RunStatus to)
{
    TaskWork &task = m_tasks[taskId];
    --task.change.of(from);
    ++task.change.of(to);
    task.changesState = true;
}

Result<void> OutputTransaction::closeRuns(const CloseItem &item)
{
    TESTUM_TRY(const QList<ClosedRun> closed, m_states.close(item.taskAndRunIds, item.outcome));
    for (const ClosedRun &run : closed) {
        OutputRow row;
        row.taskId = run.taskId;
        row.runId = run.runId;
        row.platformId = run.platformId;
        row.atMs = m_nowMs;
        row.data = domain::statusEvent(item.outcome.status, run.attempt, &item.outcome);
        m_rows.push_back(std::move(row));
        m_dropped.push_back(false);
        moved(run.taskId, run.before, item.outcome.status);
    }
    return {};
}

Result<void> OutputTransaction::takeNumbers()
{
    for (auto &[runId, work] : m_works) {
        if (work.lost) {
            for (const std::size_t index : work.rows)
                m_dropped[index] = true;
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_dropped[i])
            m_tasks[m_rows[i].taskId].rows.push_back(i);
    }
    for (auto &[taskId, task] : m_tasks) {
        TESTUM_TRY(const bool exists, updateTask(taskId, task));
        if (!exists) {
            for (const std::size_t index : task.rows)
                m_dropped[index] = true;
            continue;
        }
        qint64 seq = task.lastSeq - static_cast<qint64>(task.rows.size());
        for (const std::size_t index : task.rows)
            m_rows[index].seq = ++seq;
        if (task.changesState)
            TESTUM_TRY_VOID(updateTaskState(taskId, task));
    }
    return {};
}

/// Takes the next numbers and moves the totals in one statement: the row stays locked until the
/// commit, so numbers become visible in their order, whichever process writes.
Result<bool> OutputTransaction::updateTask(const QString &taskId, TaskWork &task)
{
    const domain::RunTotals &change = task.change;
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(
                   QStringLiteral("UPDATE tasks SET last_seq = last_seq + ?,"
                                  " total_pending = total_pending + ?,"
                                  " total_running = total_running + ?,"
                                  " total_success = total_success + ?,"
                                  " total_failed = total_failed + ?,"
                                  " total_cancelled = total_cancelled + ?,"
                                  " total_interrupted = total_interrupted + ? WHERE id = ?"
                                  " RETURNING last_seq, total_pending, total_running,"
                                  " total_success, total_failed, total_cancelled,"
                                  " total_interrupted"),
                   {static_cast<qint64>(task.rows.size()), change.pending, change.running,
                    change.success, change.failed, change.cancelled, change.interrupted, taskId}));
    if (!query.next())
        return false;
    task.lastSeq = query.value(0).toLongLong();
    task.totals = {query.value(1).toInt(), query.value(2).toInt(), query.value(3).toInt(),
                   query.value(4).toInt(), query.value(5).toInt(), query.value(6).toInt()};
    return true;
}

Result<void> OutputTransaction::updateTaskState(const QString &taskId, TaskWork &task)
{
    const RunStatus status = domain::aggregateStatus(task.totals);
    task.finished = domain::isFinal(status);
    const int doneRows = task.finished ? 1 : 0;
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("UPDATE tasks SET status = ?, last_seq = last_seq + ?,"
                       " started_at = CASE WHEN started_at = 0 THEN ? ELSE started_at END,"
                       " finished_at = ? WHERE id = ?"),
        {domain::runStatusName(status), doneRows, task.starts ? m_nowMs : 0,
         task.finished ? m_nowMs : 0, taskId}));
    if (!task.finished)
        return {};
    OutputRow done;
    done.taskId = taskId;
    done.runId = m_rows[task.rows.back()].runId;
    done.seq = task.lastSeq + 1;
    done.atMs = m_nowMs;
    done.data = domain::doneEvent(task.totals);
    task.rows.push_back(m_rows.size());
    m_rows.push_back(std::move(done));
    m_dropped.push_back(false);
    return {};
}

Result<void> OutputTransaction::insertOutput()
{
    std::vector<OutputRow> rows;
    rows.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_dropped[i])
            rows.push_back(m_rows[i]);
    }
    return insertRows(m_database, rows);
}

/// A platform keeps what the ended runs tell of their logins. Of runs that ended at once, one that
/// got in counts more than one that did not, and one with facts the most.
Result<void> OutputTransaction::markPlatforms()
{
    using domain::Login;
    const auto weight = [](const domain::RunOutcome &outcome) {
        return std::pair(outcome.login == Login::Worked, !outcome.facts.isEmpty());
    };
    std::map<QString, const domain::RunOutcome *> telling;
    for (const auto &[runId, work] : m_works) {
        const domain::RunOutcome *outcome = work.lost ? nullptr : work.outcome;
        if (!outcome || outcome->login == Login::NotTried || work.run->ref.platformId.isEmpty())
            continue;
        const domain::RunOutcome *&best = telling[work.run->ref.platformId];
        if (!best || weight(*outcome) > weight(*best))
            best = outcome;
    }
    PlatformRepository platforms(m_database);
    for (const auto &[platformId, outcome] : telling) {
        const auto stored = outcome->login == Login::Failed
                                ? platforms.setLastError(platformId, outcome->errorReason, m_nowMs)
                            : outcome->facts.isEmpty()
                                ? platforms.touchSeen(platformId, m_nowMs)
                                : platforms.setFacts(platformId, outcome->facts, m_nowMs);
        if (!stored && stored.error().code != ErrorCode::NotFound)
            return stored.error(); // a platform deleted meanwhile is no failure
    }
    return {};
}

void OutputTransaction::completePlan()
{
    for (auto &[runId, work] : m_works) {
        const bool taskGone = m_dropped[work.rows.front()];
        if (work.lost || taskGone)
            m_plan.lost.push_back(work.run);
        else
            m_plan.progress.push_back({work.run, work.size});
    }
    for (auto &[taskId, task] : m_tasks) {
        auto batch = std::make_shared<domain::CommittedBatch>();
        batch->taskId = taskId;
        batch->taskFinished = task.finished;
        for (const std::size_t index : task.rows) {
            if (!m_dropped[index])
                batch->chunks.append(toChunk(m_rows[index]));
        }
        if (batch->chunks.isEmpty())
            continue;
        if (!m_plan.witness)
            m_plan.witness = m_rows[task.rows.front()];
        m_plan.batches.append(std::move(batch));
    }
}

} // namespace testum::storage
