#pragma once

#include "core/clock.h"
#include "domain/events.h"
#include "storage/outputitem.h"
#include "storage/outputpins.h"
#include "storage/outputpublisher.h"
#include "storage/outputqueue.h"
#include "storage/outputtransaction.h"
#include "storage/outputwriter.h"

#include <QElapsedTimer>

#include <atomic>
#include <limits>
#include <span>

namespace testum::storage {

/// Commits batches, whatever it takes: a database that does not answer is tried again for as long
/// as it takes, an item that cannot be stored is found by halving the batch and fails its run
/// alone. Applies and publishes what was committed. On the writer thread.
class OutputCommitter
{
public:
    OutputCommitter(Database &database, domain::Events &events, const Clock &clock,
                    OutputQueue &queue, OutputTransaction::Spill spill,
                    const OutputWriter::PinSealer &sealPins);

    /// Blocks until everything is committed, dropped or, when patience has an end, given up.
    void commit(OutputItems items);
    [[nodiscard]] bool isHealthy() const { return m_healthy; } ///< any thread
    /// Commits that keep failing for longer than this are given up, and with them the queue.
    /// Any thread.
    void setPatience(std::chrono::milliseconds patience) { m_patienceMs = patience.count(); }

private:
    using Items = std::span<const OutputItem>;

    void commitPins(const OutputItems &items);
    void commitItems(Items items);
    [[nodiscard]] Result<void> attempt(Items items);
    [[nodiscard]] Result<void> settleUnsure(Items items);
    void apply(OutputPlan &plan, Items items);
    [[nodiscard]] bool schemaAnswers();
    void drop(const OutputItem &item, const Error &error);
    void failRun(const std::shared_ptr<OutputRun> &run);
    /// Sleeps before the next attempt; false when it is time to give up.
    [[nodiscard]] bool waitAfter(const Error &error, int failures);
    void giveUp(Items items);
    void setHealthy(bool healthy);

    Database &m_database;
    domain::Events &m_events;
    const Clock &m_clock;
    OutputQueue &m_queue;
    const OutputTransaction::Spill m_spill;
    OutputPins m_pins;
    OutputPublisher m_publisher;
    std::optional<OutputPlan> m_unsure; ///< of the batch at hand: committed, or not
    std::atomic<bool> m_healthy{true};
    std::atomic<qint64> m_patienceMs{std::numeric_limits<qint64>::max()};
    QElapsedTimer m_failing; ///< valid since the first of the failures at hand
};

} // namespace testum::storage
