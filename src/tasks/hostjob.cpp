#include "tasks/hostjob.h"

#include "core/guardthread.h"
#include "tasks/hostfacts.h"
#include "tasks/runoutcome.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace testum::tasks {

namespace {

constexpr qsizetype kMaxFactsBytes = 64 * 1024;

} // namespace

HostJob::HostJob(JobSpec spec, domain::SshTransport &transport, domain::OutputSink &sink,
                 std::shared_ptr<CancelToken> cancel, Backoff backoff, std::function<void()> began,
                 std::function<void()> ended)
    : m_spec(std::move(spec))
    , m_transport(transport)
    , m_sink(sink)
    , m_cancel(std::move(cancel))
    , m_backoff(backoff)
    , m_began(std::move(began))
    , m_ended(std::move(ended))
{
    if (m_spec.type == domain::TaskType::TestConnection)
        m_spec.command.command = hostFactsCommand();
    m_complete.store(true, std::memory_order_release);
}

void HostJob::run()
{
    if (!m_complete.load(std::memory_order_acquire))
        return;
    m_began();
    if (!guardThread("HostJob", [this] { runToEnd(); })) {
        guardThread("HostJob", [this] {
            domain::RunOutcome outcome;
            outcome.errorReason = QStringLiteral("internal");
            outcome.errorMessage = QStringLiteral("An internal error ended the run");
            m_sink.finish(m_spec.run, outcome);
        });
    }
    m_ended();
}

void HostJob::runToEnd()
{
    // A refused start is not this process's to finish: the run was cancelled and closed, was taken
    // over, or stays pending until its lease ends.
    if (!m_sink.start(m_spec.run))
        return;
    const auto result =
        m_spec.refused ? Result<domain::CommandResult>(*m_spec.refused) : connectAndRun();
    domain::RunOutcome outcome = outcomeFor(result);
    outcome.truncated = m_truncated;
    outcome.metadata.insert(QStringLiteral("attempts"), m_attempts);
    if (!m_retryErrors.isEmpty())
        outcome.metadata.insert(QStringLiteral("retry_errors"), m_retryErrors);
    m_sink.finish(m_spec.run, outcome);
}

Result<domain::CommandResult> HostJob::connectAndRun()
{
    const domain::CommandHooks commandHooks = hooks();
    for (;;) {
        if (m_cancel->isCancelled())
            return Error{ErrorCode::Cancelled, "task.cancelled",
                         QStringLiteral("The run was stopped before the command started")};
        ++m_attempts;
        auto result =
            m_transport.runCommand(m_spec.target, m_spec.command, commandHooks, *m_cancel);
        if (result || m_commandStarted || m_cancel->isCancelled() ||
            !domain::isRetryable(result.error()) || m_attempts > m_spec.connectRetries)
            return result;
        m_retryErrors.append(QLatin1String(result.error().reason));
        m_cancel->waitFor(delayAfter(m_attempts));
    }
}

domain::CommandHooks HostJob::hooks()
{
    domain::CommandHooks hooks;
    hooks.pinHostKey = [this](const domain::HostKey &key) { return m_sink.pinHostKey(key); };
    hooks.started = [this] { m_commandStarted = true; };
    hooks.output = [this](domain::Stream stream, QByteArrayView bytes) {
        return takeOutput(stream, bytes);
    };
    return hooks;
}

Result<void> HostJob::takeOutput(domain::Stream stream, QByteArrayView bytes)
{
    if (m_spec.type == domain::TaskType::TestConnection && stream == domain::Stream::Stdout)
        m_factsOutput.append(
            bytes.first(std::min<qsizetype>(bytes.size(), kMaxFactsBytes - m_factsOutput.size())));
    if (m_spec.outputCapBytes > 0) {
        const qint64 room = m_spec.outputCapBytes - m_outputBytes;
        if (bytes.size() > room) {
            // What is over the cap is read and dropped: a command whose output is no longer
            // read would hang.
            m_truncated = true;
            bytes = bytes.first(static_cast<qsizetype>(room));
        }
    }
    if (bytes.isEmpty())
        return {};
    m_outputBytes += bytes.size();
    auto appended = m_sink.append(m_spec.run, stream, bytes);
    if (!appended) {
        m_sinkError = appended.error();
        // Nobody can see or stop this command any more, so it must not run on.
        m_cancel->cancel(appended.error().is("task.lease_lost") ? CancelReason::LeaseLost
                                                                : CancelReason::Shutdown);
    }
    return appended;
}

std::chrono::milliseconds HostJob::delayAfter(int attempt) const
{
    const int doublings = std::min(attempt - 1, 20);
    const auto full = std::min(m_backoff.cap, m_backoff.base * (1 << doublings));
    // Half of the delay is random: hosts behind one failed switch do not come back in step.
    const double share = 0.5 + QRandomGenerator::global()->generateDouble() / 2;
    return std::chrono::milliseconds(
        static_cast<qint64>(static_cast<double>(full.count()) * share));
}

domain::RunOutcome HostJob::outcomeFor(const Result<domain::CommandResult> &result) const
{
    if (m_sinkError) {
        // The transport reports the hook's error as a stop or a lost connection: not the cause.
        domain::RunOutcome outcome = outcomeOf(*m_sinkError, CancelReason::None);
        outcome.login = domain::Login::Worked;
        if (result) {
            outcome.remoteState = domain::remoteStateName(result->remoteState);
            outcome.metadata.insert(QStringLiteral("evidence"), result->evidence);
        }
        return outcome;
    }
    if (!result) {
        domain::RunOutcome outcome = outcomeOf(result.error(), m_cancel->reason());
        if (m_commandStarted)
            outcome.login = domain::Login::Worked;
        return outcome;
    }
    if (m_spec.type != domain::TaskType::TestConnection)
        return outcomeOf(*result);
    domain::RunOutcome outcome = connectionOutcomeOf(*result);
    outcome.facts = parseHostFacts(m_factsOutput);
    return outcome;
}

} // namespace testum::tasks
