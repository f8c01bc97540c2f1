#pragma once

#include "core/clock.h"
#include "domain/events.h"
#include "domain/outputsink.h"
#include "storage/database.h"

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace testum::storage {

/// The only writer of task_output and of running task_runs: collects what jobs hand over and
/// commits it in one transaction every 25 ms or 256 KiB (at once for start() and pinHostKey(),
/// which wait), then emits Events::outputCommitted, one batch a task. Commit, then publish. Owns
/// its thread ("writer") and that thread's database connection.
class OutputWriter final : public domain::OutputSink
{
public:
    struct Options
    {
        /// How long the first byte of a batch waits for others.
        std::chrono::milliseconds flushInterval{25};
        qint64 flushBytes = 256 * 1024;
        qint64 maxPendingBytes = 16 * 1024 * 1024;
        /// Twice as many bytes a commit cost the disk hardly more time (ext4: 4 and 8 MiB 11 ms).
        qint64 maxCommitBytes = 8 * 1024 * 1024;
        /// Bytes of a run kept in the database; more goes to a file of outputDirectory.
        /// -1: everything stays in the database (PostgreSQL, shared by several nodes).
        qint64 inlineBytes = 256 * 1024;
        QString outputDirectory;
    };
    /// The new pin_mac of a platform, given its id and *all* its host keys after the change.
    using PinSealer = std::function<Result<QByteArray>(const QString &platformId,
                                                       const QList<domain::HostKey> &keys)>;

    OutputWriter(Database &database, domain::Events &events, const Clock &clock,
                 const Options &options, PinSealer sealPins);
    ~OutputWriter() override; ///< stop()

    void begin(); ///< starts the thread
    /// The end of the process is near: once commits have failed for `patience`, what is pending is
    /// given up and everybody who waits gets storage.unavailable, so that a lost database does not
    /// hold up the jobs' end. Any thread.
    void limitPatience(std::chrono::milliseconds patience);
    /// Commits what is pending and ends the thread; start/append answer storage.unavailable then.
    /// Blocks: up to 5 s while the database does not answer.
    void stop();

    [[nodiscard]] Result<void> start(const domain::RunRef &run) override;
    [[nodiscard]] Result<void> append(const domain::RunRef &run, domain::Stream stream,
                                      QByteArrayView bytes) override;
    void finish(const domain::RunRef &run, const domain::RunOutcome &outcome) override;
    [[nodiscard]] Result<void> pinHostKey(const domain::HostKey &key) override;

    /// Ends runs that are not under way in this process: pending runs that were cancelled, and runs
    /// of dead nodes (`status` Interrupted). Fenced by "unfinished" (and for Interrupted by
    /// lease_until < now); publishes like finish(). Blocks: one commit. Any thread.
    [[nodiscard]] Result<void> closeRuns(const QList<QPair<QString, QString>> &taskAndRunIds,
                                         const domain::RunOutcome &outcome);

    [[nodiscard]] qint64 pendingBytes() const;
    [[nodiscard]] bool healthy() const; ///< false while commits fail

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::storage
