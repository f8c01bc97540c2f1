#pragma once

#include "core/result.h"
#include "domain/outputsink.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <array>
#include <atomic>
#include <future>
#include <memory>
#include <variant>
#include <vector>

namespace testum::storage {

/// A row of task_output holds at most this many bytes.
constexpr qsizetype kMaxChunkBytes = 64 * 1024;

struct AppendItem;

/// A run under way in this process. Shared by the OutputQueue and the items that belong to it.
struct OutputRun
{
    explicit OutputRun(domain::RunRef runRef)
        : ref(std::move(runRef))
    {}

    const domain::RunRef ref;
    std::atomic<bool> lost{false}; ///< a fenced write found no row: nothing more is stored

    // Guarded by the queue's mutex.
    std::array<QByteArray, 2> carry{}; ///< an incomplete UTF-8 sequence, per stream
    AppendItem *growing = nullptr;     ///< the newest queued chunk, while it may still grow

    // Of the writer thread: what is committed.
    std::array<qint64, 2> streamBytes{0, 0}; ///< stdout, stderr
    qint64 fileBytes = 0;                    ///< of the append-only file
};

[[nodiscard]] inline std::size_t streamIndex(domain::Stream stream)
{
    return stream == domain::Stream::Stderr ? 1 : 0;
}

struct StartItem
{
    std::shared_ptr<OutputRun> run;
};

struct AppendItem
{
    std::shared_ptr<OutputRun> run;
    domain::Stream stream = domain::Stream::Stdout;
    qint64 atMs = 0;
    QByteArray data{};
};

struct FinishItem
{
    std::shared_ptr<OutputRun> run;
    domain::RunOutcome outcome;
};

struct PinItem
{
    domain::HostKey key;
};

struct CloseItem
{
    QList<QPair<QString, QString>> taskAndRunIds;
    domain::RunOutcome outcome;
};

/// One thing to commit, in the order of its arrival.
struct OutputItem
{
    std::variant<StartItem, AppendItem, FinishItem, PinItem, CloseItem> work;
    /// Who waits for the commit; null for append and finish.
    std::shared_ptr<std::promise<Result<void>>> waiter{};

    [[nodiscard]] qint64 bytes() const
    {
        const auto *append = std::get_if<AppendItem>(&work);
        return append ? append->data.size() : 0;
    }
    [[nodiscard]] std::shared_ptr<OutputRun> run() const
    {
        if (const auto *start = std::get_if<StartItem>(&work))
            return start->run;
        if (const auto *append = std::get_if<AppendItem>(&work))
            return append->run;
        if (const auto *finish = std::get_if<FinishItem>(&work))
            return finish->run;
        return nullptr;
    }
    void answer(const Result<void> &result) const
    {
        if (waiter)
            waiter->set_value(result);
    }
};

using OutputItems = std::vector<OutputItem>;

[[nodiscard]] inline Error leaseLostError()
{
    return {ErrorCode::Conflict, "task.lease_lost",
            QStringLiteral("The run no longer belongs to this process")};
}

[[nodiscard]] inline Error writerStoppedError()
{
    return {ErrorCode::Unavailable, "storage.unavailable",
            QStringLiteral("The output writer is stopped")};
}

} // namespace testum::storage
