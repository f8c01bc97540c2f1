#include "storage/outputcommitter.h"

#include "core/logging.h"

#include <algorithm>

namespace testum::storage {

namespace {

constexpr std::chrono::milliseconds kFirstRetry{100};
constexpr std::chrono::milliseconds kMaxRetry{5'000};
constexpr int kAttemptsBeforeDrop = 3;

/// An error that may be one item's own: a constraint or a value. All others are the database's.
bool mayBeItemsFault(const Error &error)
{
    return error.is("storage.unique_violation") || error.is("storage.foreign_key") ||
           error.is("storage.query_failed") || error.is("output.missing");
}

/// Two writers met; the other one won.
bool isQuiet(const Error &error) { return error.is("storage.busy"); }

} // namespace

OutputCommitter::OutputCommitter(Database &database, domain::Events &events, const Clock &clock,
                                 OutputQueue &queue, OutputTransaction::Spill spill,
                                 const OutputWriter::PinSealer &sealPins)
    : m_database(database)
    , m_events(events)
    , m_clock(clock)
    , m_queue(queue)
    , m_spill(std::move(spill))
    , m_pins(database, clock, sealPins)
    , m_publisher(events)
{}

void OutputCommitter::commit(OutputItems items)
{
    qint64 bytes = 0;
    for (const OutputItem &item : items)
        bytes += item.bytes();
    const auto pins = std::stable_partition(items.begin(), items.end(), [](const auto &item) {
        return std::holds_alternative<PinItem>(item.work);
    });
    commitPins({std::make_move_iterator(items.begin()), std::make_move_iterator(pins)});
    commitItems({pins, items.end()});
    m_queue.release(bytes);
}

/// Pins have their own transaction: they end with the lock of the audit log, which must not be held
/// while waiting for the rows of runs.
void OutputCommitter::commitPins(const OutputItems &items)
{
    std::vector<domain::HostKey> keys;
    for (const OutputItem &item : items)
        keys.push_back(std::get<PinItem>(item.work).key);
    bool together = true;
    for (std::size_t at = 0, failures = 0; at < keys.size();) {
        const std::size_t count = together ? keys.size() - at : 1;
        std::vector<Result<void>> answers;
        const auto pinned = m_pins.pin(std::span(keys).subspan(at, count), answers);
        if (pinned) {
            setHealthy(true);
            for (std::size_t i = 0; i < count; ++i)
                items[at + i].answer(answers[i]);
        } else if (pinned.error().code == ErrorCode::Unavailable || isQuiet(pinned.error())) {
            if (waitAfter(pinned.error(), static_cast<int>(++failures)))
                continue;
            giveUp(Items(items).subspan(at));
            return;
        } else if (count > 1) {
            together = false;
            continue;
        } else {
            items[at].answer(pinned.error());
        }
        at += count;
        failures = 0;
    }
}

void OutputCommitter::commitItems(Items items)
{
    if (items.empty())
        return;
    for (int failures = 1;; ++failures) {
        const auto committed = attempt(items);
        if (committed) {
            setHealthy(true);
            return;
        }
        const Error &error = committed.error();
        if (mayBeItemsFault(error) && !m_unsure) {
            if (items.size() > 1) {
                const std::size_t half = items.size() / 2;
                commitItems(items.first(half));
                commitItems(items.subspan(half));
                return;
            }
            if (failures >= kAttemptsBeforeDrop && schemaAnswers()) {
                drop(items.front(), error);
                setHealthy(true);
                return;
            }
        }
        if (!waitAfter(error, failures)) {
            giveUp(items);
            return;
        }
    }
}

Result<void> OutputCommitter::attempt(Items items)
{
    if (m_unsure) {
        TESTUM_TRY_VOID(settleUnsure(items));
        if (!m_unsure)
            return {};
        m_unsure.reset();
    }
    OutputTransaction transaction(m_database, m_clock.nowMs(), m_spill);
    auto committed = transaction.run(items);
    if (committed)
        apply(transaction.plan(), items);
    else if (transaction.isUnsure())
        m_unsure = std::move(transaction.plan());
    return committed;
}

/// The answer to a COMMIT got lost: is it in the database? Then m_unsure is applied and empty;
/// otherwise it still has its value, and the items are to be committed again.
Result<void> OutputCommitter::settleUnsure(Items items)
{
    TESTUM_TRY(const bool stored, isStored(m_database, *m_unsure->witness));
    if (!stored)
        return {};
    OutputPlan plan = std::move(*m_unsure);
    m_unsure.reset();
    apply(plan, items);
    return {};
}

void OutputCommitter::apply(OutputPlan &plan, Items items)
{
    for (const OutputPlan::Progress &progress : plan.progress) {
        progress.run->streamBytes = progress.size.streamBytes;
        progress.run->fileBytes = progress.size.fileBytes;
    }
    for (const auto &run : plan.lost)
        m_queue.lose(*run);
    for (auto &batch : plan.batches)
        m_publisher.publish(std::move(batch));
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].answer(plan.answers[i]);
}

/// Do the tables take writes at all? Tells an item's own error from a database that is broken for
/// everybody.
bool OutputCommitter::schemaAnswers()
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return false;
    for (const char *sql :
         {"INSERT INTO task_output (task_id, seq, run_id, stream, stream_offset, at, size)"
          " SELECT task_id, seq, run_id, stream, stream_offset, at, size FROM task_output"
          " WHERE task_id = ''",
          "UPDATE task_runs SET stdout_bytes = stdout_bytes, stderr_bytes = stderr_bytes,"
          " metadata = metadata WHERE id = ''",
          "UPDATE tasks SET last_seq = last_seq WHERE id = ''",
          "UPDATE platforms SET facts = facts WHERE id = ''"}) {
        if (!m_database.execChanging(QLatin1String(sql)))
            return false;
    }
    return transaction->commit().has_value();
}

void OutputCommitter::drop(const OutputItem &item, const Error &error)
{
    const auto run = item.run();
    qCCritical(lcTestum).noquote()
        << "An item that cannot be stored is dropped: run"
        << (run ? run->ref.runId : QStringLiteral("-")) << error.reason << error.detail;
    item.answer(error);
    if (run && !std::holds_alternative<StartItem>(item.work))
        failRun(run);
}

/// Ends the run of a dropped item, so that it does not look as if it were still running.
void OutputCommitter::failRun(const std::shared_ptr<OutputRun> &run)
{
    domain::RunOutcome outcome;
    outcome.errorReason = QStringLiteral("output.write_failed");
    outcome.errorMessage = QStringLiteral("The output or the result of the run cannot be stored");
    const std::array item{OutputItem{FinishItem{run, outcome}}};
    for (int failures = 1; !run->lost; ++failures) {
        const auto failed = attempt(item);
        const bool itemsFault = !failed && mayBeItemsFault(failed.error());
        if (failed || (itemsFault && failures >= kAttemptsBeforeDrop) ||
            !waitAfter(failed.error(), failures))
            break;
    }
    m_queue.lose(*run);
}

bool OutputCommitter::waitAfter(const Error &error, int failures)
{
    if (!m_failing.isValid())
        m_failing.start();
    if (m_failing.hasExpired(m_patienceMs))
        return false;
    if (m_healthy && (failures > 1 || !isQuiet(error))) {
        qCCritical(lcTestum).noquote()
            << "Output cannot be stored, it is kept and tried again:" << error.reason
            << error.detail;
        setHealthy(false);
    }
    if (m_queue.isClosed())
        QThread::msleep(static_cast<unsigned long>(kFirstRetry.count()));
    else
        m_queue.sleepUnlessClosed(
            std::min(kMaxRetry, kFirstRetry * (1 << std::min(failures - 1, 10))));
    return true;
}

void OutputCommitter::giveUp(Items items)
{
    qint64 bytes = 0;
    for (const OutputItem &item : items) {
        bytes += item.bytes();
        item.answer(writerStoppedError());
    }
    m_unsure.reset();
    m_queue.close();
    qCCritical(lcTestum, "Stopped without a database: %lld items with %lld bytes were not stored",
               static_cast<long long>(items.size()), static_cast<long long>(bytes));
}

void OutputCommitter::setHealthy(bool healthy)
{
    if (healthy)
        m_failing.invalidate();
    if (m_healthy.exchange(healthy) == healthy)
        return;
    if (healthy)
        qCInfo(lcTestum, "Output is stored again");
    Q_EMIT m_events.storageHealthChanged(healthy);
}

} // namespace testum::storage
