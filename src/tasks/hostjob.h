#pragma once

#include "core/canceltoken.h"
#include "domain/outputsink.h"
#include "domain/sshtransport.h"
#include "tasks/taskdispatcher.h"

#include <QJsonArray>
#include <QRunnable>

#include <atomic>
#include <functional>
#include <memory>

namespace testum::tasks {

/// Runs one JobSpec to its end on an ssh-N thread: start, connect with retries, command, finish.
/// A plain QRunnable: no QObject and no database; what is kept goes through the OutputSink.
class HostJob final : public QRunnable
{
public:
    struct Backoff
    {
        std::chrono::milliseconds base;
        std::chrono::milliseconds cap;
    };

    /// `began` is called first on the job's thread, `ended` last, whatever happened.
    HostJob(JobSpec spec, domain::SshTransport &transport, domain::OutputSink &sink,
            std::shared_ptr<CancelToken> cancel, Backoff backoff, std::function<void()> began,
            std::function<void()> ended);

    void run() override;

private:
    void runToEnd();
    [[nodiscard]] Result<domain::CommandResult> connectAndRun();
    [[nodiscard]] domain::CommandHooks hooks();
    [[nodiscard]] Result<void> takeOutput(domain::Stream stream, QByteArrayView bytes);
    [[nodiscard]] std::chrono::milliseconds delayAfter(int attempt) const;
    [[nodiscard]] domain::RunOutcome outcomeFor(const Result<domain::CommandResult> &result) const;

    JobSpec m_spec;
    domain::SshTransport &m_transport;
    domain::OutputSink &m_sink;
    const std::shared_ptr<CancelToken> m_cancel;
    const Backoff m_backoff;
    const std::function<void()> m_began;
    const std::function<void()> m_ended;

    /// Hands the job over to its thread. QThreadPool does so too, but where Qt itself is not built
    /// for ThreadSanitizer, that cannot be seen.
    std::atomic<bool> m_complete{false};
    bool m_commandStarted = false;
    bool m_truncated = false;
    qint64 m_outputBytes = 0;
    QByteArray m_factsOutput; ///< first bytes of stdout of a test connection
    std::optional<Error> m_sinkError;
    int m_attempts = 0;
    QJsonArray m_retryErrors;
};

} // namespace testum::tasks
