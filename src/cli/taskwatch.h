#pragma once

#include "cli/invocation.h"
#include "cli/labelledoutput.h"
#include "cli/outputgatherer.h"
#include "cli/runstate.h"
#include "core/result.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <memory>

namespace testum::cli {

/// How a task is watched.
struct WatchOptions
{
    bool gather = false; ///< -b
    bool labels = true;
    bool quiet = false;  ///< no summary, no reasons
    bool silent = false; ///< no output either (a connection test)
    bool largestRemoteCode = false;
    /// Ctrl-C also asks the engine to stop what is unfinished, and waits for the answer.
    bool cancelsOnInterrupt = false;
    std::chrono::milliseconds cancelPatience{10'000};
};

/// Follows one task to its end, or to Ctrl-C, and prints it. Used once.
class TaskWatch
{
public:
    TaskWatch(Invocation &invocation, client::ApiClient &api, QString taskId, WatchOptions options);

    /// Blocks. Answers the exit code. Errors: the engine's or the server's.
    [[nodiscard]] Result<int> run();
    [[nodiscard]] const RunTable &runs() const { return m_runs; }

private:
    [[nodiscard]] Result<void> loadRuns();
    [[nodiscard]] Result<void> follow(CancelToken &cancel);
    bool take(const QJsonObject &message);
    void takeOutput(const QJsonObject &message);
    void takeStatus(const QJsonObject &message);
    void showProgress();
    [[nodiscard]] Result<void> printGathered();
    void report();
    [[nodiscard]] Result<int> interrupted();
    void cancelAndWait();

    Invocation &m_invocation;
    client::ApiClient &m_api;
    Console &m_console;
    QString m_taskId;
    WatchOptions m_options;
    RunTable m_runs;
    OutputGatherer m_gatherer;
    std::unique_ptr<LabelledOutput> m_lines;
    QElapsedTimer m_sinceProgress;
    qint64 m_seq = 0;
    bool m_done = false;
    bool m_stopping = false; ///< waits for what was cancelled, whoever reads the output
};

/// The options that say how output is shown, for the verbs that follow tasks.
[[nodiscard]] QList<Option> watchOptions();
[[nodiscard]] WatchOptions watchOptionsOf(const Arguments &arguments);

} // namespace testum::cli
