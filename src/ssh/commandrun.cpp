#include "ssh/commandrun.h"

#include "ssh/ssherror.h"

#include <QElapsedTimer>

namespace testum::ssh {

using domain::CommandResult;
using domain::RemoteState;
using domain::Stream;

namespace {

/// Enough to keep the hand-over rare, little enough to stay live.
constexpr qsizetype kDeliverBytes = 128 * 1024;
/// What a command still says while it is being stopped.
constexpr qsizetype kLastWordsBytes = 256 * 1024;

} // namespace

CommandRun::CommandRun(SshSession &session, RemoteCommand command,
                       const domain::CommandHooks &hooks, CancelToken &cancel,
                       const TransportTimings &timings, RemoteStop::Reconnect reconnect)
    : m_session(session)
    , m_command(std::move(command))
    , m_hooks(hooks)
    , m_cancel(cancel)
    , m_timings(timings)
    , m_reconnect(std::move(reconnect))
    , m_marker(m_command.nonce())
    , m_linger(timings.lingerAfterExit)
    , m_unsentInput(m_command.standardInput())
{}

Result<CommandResult> CommandRun::execute(const WaitLimit &startLimit,
                                          std::chrono::milliseconds timeout)
{
    TESTUM_TRY_VOID(start(startLimit));
    if (m_hooks.started)
        m_hooks.started();
    if (timeout.count() > 0)
        m_timeout.setRemainingTime(timeout);
    if (!m_result.broken)
        TESTUM_TRY_VOID(pumpToTheEnd());
    return m_result;
}

Result<void> CommandRun::start(const WaitLimit &limit)
{
    TESTUM_TRY(m_channel,
               m_session.openChannel(
                   [this](Stream stream, QByteArrayView bytes) { read(stream, bytes); }, limit));
    TESTUM_TRY_VOID(limit.check("starting the command"));
    switch (m_channel->exec(m_command.execRequest(), limit)) {
    case SshChannel::ExecAnswer::Accepted:
        break;
    case SshChannel::ExecAnswer::Refused:
        return Error{ErrorCode::PermissionDenied, "ssh.exec_refused",
                     QStringLiteral("The host refuses to run commands")};
    case SshChannel::ExecAnswer::Unclear:
        // The command may be running: this is no failed start, which would be tried again.
        m_result.broken = connectionLost(QStringLiteral("no answer to the request to run it"));
        m_result.remoteState = RemoteState::Unknown;
        m_result.stoppedBy = m_cancel.reason();
        m_result.evidence = QStringLiteral("the host did not say whether it started the command");
        break;
    }
    return {};
}

Result<void> CommandRun::pumpToTheEnd()
{
    quint64 seen = 0;
    for (;;) {
        const bool alive = pumpOnce(m_backlog.isEmpty() ? WaitLimit::kSliceMs : 0);
        const quint64 received = m_session.bytesReceived();
        const bool isQuiet = std::exchange(seen, received) == received;
        if (m_backlog.bytes() >= kDeliverBytes || (isQuiet && !m_backlog.isEmpty())) {
            if (auto delivered = deliver(); !delivered) {
                stop(CancelReason::Cancelled);
                return delivered;
            }
        }
        if (hasEnded())
            break;
        if (!alive && stopReason() == CancelReason::None) {
            noteLoss();
            break;
        }
        if (const CancelReason reason = stopReason(); reason != CancelReason::None) {
            if (!m_channel->hasExited())
                stop(reason);
            break;
        }
        if (!m_isReaderSlow)
            m_channel->widenWindow();
    }
    noteExit();
    m_backlog.append(Stream::Stdout, m_marker.rest());
    return deliver();
}

bool CommandRun::pumpOnce(int timeoutMs)
{
    const bool alive = m_session.pump(timeoutMs);
    if (alive)
        feedStandardInput();
    return alive;
}

void CommandRun::feedStandardInput()
{
    if (m_sentEof || m_channel->isClosed())
        return;
    if (!m_unsentInput.isEmpty()) {
        const qint64 sent = m_channel->write(m_unsentInput);
        m_unsentInput = m_unsentInput.sliced(std::max<qint64>(0, sent));
    }
    if (m_unsentInput.isEmpty()) {
        m_channel->sendEof();
        m_sentEof = true;
    }
}

void CommandRun::read(Stream stream, QByteArrayView bytes)
{
    if (stream == Stream::Stderr || m_marker.isDone())
        m_backlog.append(stream, bytes);
    else
        m_backlog.append(stream, m_marker.filter(bytes));
}

Result<void> CommandRun::deliver()
{
    // A hook that takes its time is backpressure: nothing is read and the window closes.
    constexpr qint64 kSlowMs = 20;
    QElapsedTimer timer;
    timer.start();
    for (const auto &[stream, bytes] : m_backlog.take()) {
        if (m_hooks.output)
            TESTUM_TRY_VOID(m_hooks.output(stream, bytes));
    }
    m_isReaderSlow = timer.elapsed() > kSlowMs;
    const std::chrono::nanoseconds notReading(timer.nsecsElapsed());
    m_session.excuse(notReading);
    m_linger.excuse(notReading);
    return {};
}

bool CommandRun::hasEnded()
{
    if (m_channel->isClosed())
        return true;
    return m_channel->hasExited() &&
           m_linger.isOver(m_channel->bytesReceived(), ExitLinger::Clock::now());
}

CancelReason CommandRun::stopReason() const
{
    if (m_cancel.isCancelled())
        return m_cancel.reason();
    return m_timeout.hasExpired() ? CancelReason::TimedOut : CancelReason::None;
}

void CommandRun::stop(CancelReason reason)
{
    const QDeadlineTimer deadline(m_timings.stopTotal);
    m_result.stoppedBy = reason;
    m_result.remoteState = RemoteState::Unknown;
    m_backlog.limitTo(kLastWordsBytes);
    if (!m_marker.process())
        waitForMarker(std::min(deadline, QDeadlineTimer(m_timings.stopChannel)));
    if (!m_marker.process()) {
        signalOnly(deadline);
        return;
    }
    RemoteStop remoteStop(*m_marker.process(), m_timings, deadline);
    const StopVerdict verdict = remoteStop.run(m_session, m_reconnect);
    m_result.remoteState = verdict.state;
    m_result.evidence = verdict.evidence;
    if (!m_session.isLost() && verdict.state == RemoteState::Gone)
        waitForClose(std::min(deadline, QDeadlineTimer(m_timings.lingerAfterExit / 2)));
}

void CommandRun::waitForMarker(QDeadlineTimer deadline)
{
    while (!m_marker.process() && !m_channel->isClosed() && !deadline.hasExpired()) {
        if (!pumpOnce(WaitLimit::kSliceMs))
            return;
    }
}

void CommandRun::signalOnly(QDeadlineTimer deadline)
{
    // The wrapper never spoke: the host may run something else for every request (a forced
    // command, a device's own shell), and a second one to stop the first would run it again.
    m_result.evidence = QStringLiteral("the host never said which process runs the command; "
                                       "only asked the server to signal it");
    for (const char *signal : {"TERM", "KILL"}) {
        if (m_session.isLost() || m_channel->isClosed())
            return;
        m_channel->requestSignal(signal);
        waitForClose(std::min(deadline, QDeadlineTimer(m_timings.lingerAfterExit)));
    }
}

void CommandRun::waitForClose(QDeadlineTimer deadline)
{
    while (!m_channel->isClosed() && !deadline.hasExpired()) {
        if (!pumpOnce(WaitLimit::kSliceMs))
            return;
    }
}

void CommandRun::noteExit()
{
    m_result.exitCode = m_channel->exitCode();
    m_result.exitSignal = m_channel->exitSignal();
}

void CommandRun::noteLoss()
{
    // With the exit known and both streams at their end nothing is missing but a farewell.
    if (m_channel->hasExited() && m_channel->isAtEof())
        return;
    m_result.broken = m_session.lossReason();
    m_result.remoteState = RemoteState::Unknown;
    m_result.evidence = QStringLiteral("the connection was lost; nothing was stopped");
}

} // namespace testum::ssh
