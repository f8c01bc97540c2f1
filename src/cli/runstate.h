#pragma once

#include "text/errortext.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace testum::cli {

/// What is known of one run of a task.
struct RunState
{
    QString id;
    QString platformId;
    QString platform; ///< its name
    QString status;
    std::optional<int> exitCode;
    QString exitSignal;
    QString errorReason;
    QString errorMessage;
    QString remoteState;
    bool truncated = false;
};

/// How a run ended, as the exit code and the summary see it.
enum class Ending {
    Unfinished,
    Success,
    RemoteCode,   ///< exited with another code than 0
    RemoteSignal, ///< killed by a signal
    NoConnection, ///< ssh.*
    TimedOut,
    Cancelled,
    Interrupted, ///< its engine went away
    Other,
};

[[nodiscard]] Ending endingOf(const RunState &run);
[[nodiscard]] bool isUnfinished(const RunState &run);

/// 4 > 3 > 1 > 5 > 0. With `largestRemote`: the largest of the remote codes (a signal counts
/// 128 + its number) and of 4, 3, 1 where they occurred.
[[nodiscard]] int exitCodeOf(const QList<RunState> &runs, bool largestRemote);

/// The runs of a task in their order, kept up to date by the feed's messages. A value.
class RunTable
{
public:
    void add(const QJsonObject &run); ///< as the API lists it; replaces one with the same id
    /// Takes over a "status" message. Answers the run, null for an unknown one.
    const RunState *apply(const QJsonObject &message);
    [[nodiscard]] const RunState *find(const QString &runId) const;
    [[nodiscard]] const QList<RunState> &runs() const { return m_runs; }
    [[nodiscard]] QList<RunState> unfinished() const;

private:
    [[nodiscard]] RunState *get(const QString &runId);

    QList<RunState> m_runs;
    QHash<QString, qsizetype> m_index;
};

/// "web01,web02": sorted naturally.
[[nodiscard]] QString foldedNames(QStringList names);
[[nodiscard]] QStringList namesOf(const QList<RunState> &runs);

} // namespace testum::cli
