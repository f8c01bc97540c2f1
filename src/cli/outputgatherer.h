#pragma once

#include "cli/console.h"
#include "cli/runstate.h"
#include "core/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace testum::cli {

/// Gathers output for "run -b": runs that wrote the same bytes and ended alike form one group.
/// Keeps up to 64 KiB of a stream; of larger ones only a hash and the size, and reads one
/// representative's stored output when the group is printed. So memory does not grow with output.
class OutputGatherer
{
public:
    /// Stored bytes of a run's stream from an offset; empty at its end.
    using Fetch = std::function<Result<QByteArray>(const QString &runId, const QString &stream,
                                                   qint64 offset)>;

    struct Group
    {
        QList<RunState> runs; ///< the first one represents the others
    };

    explicit OutputGatherer(Fetch fetch)
        : m_fetch(std::move(fetch))
    {}

    void append(const QString &runId, Console::Channel channel, QByteArrayView text);
    /// The largest group first, then by name. Runs that never started are left out.
    [[nodiscard]] QList<Group> groups(const QList<RunState> &runs) const;
    /// Calls `piece` with the run's output of one stream, in pieces.
    [[nodiscard]] Result<void> read(const QString &runId, Console::Channel channel,
                                    const std::function<void(QByteArrayView)> &piece) const;
    [[nodiscard]] bool isEmpty(const QString &runId, Console::Channel channel) const;

private:
    struct Gathered
    {
        QByteArray kept;
        qint64 size = 0;
        std::unique_ptr<QCryptographicHash> hash; ///< once `kept` was given up
    };
    struct Run
    {
        Gathered streams[2];
    };
    [[nodiscard]] const Gathered *stream(const QString &runId, Console::Channel channel) const;
    [[nodiscard]] QByteArray keyOf(const RunState &run) const;

    Fetch m_fetch;
    std::map<QString, Run> m_runs;
};

/// Prints groups as clush does: the names between two rules, then the output. Standard error of a
/// group goes to standard error under a heading of its own.
[[nodiscard]] Result<void> printGroups(Console &console, const OutputGatherer &gatherer,
                                       const QList<RunState> &runs, bool labels);

} // namespace testum::cli
