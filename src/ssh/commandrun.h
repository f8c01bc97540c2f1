#pragma once

#include "core/canceltoken.h"
#include "domain/sshtransport.h"
#include "ssh/exitlinger.h"
#include "ssh/outputbacklog.h"
#include "ssh/remotecommand.h"
#include "ssh/remotestop.h"
#include "ssh/sshsession.h"
#include "ssh/startmarker.h"

#include <QDeadlineTimer>

#include <memory>

namespace testum::ssh {

/// One command on one authenticated connection, from the exec request to its result. Use in one
/// thread; everything passed in outlives it.
class CommandRun
{
public:
    CommandRun(SshSession &session, RemoteCommand command, const domain::CommandHooks &hooks,
               CancelToken &cancel, const TransportTimings &timings,
               RemoteStop::Reconnect reconnect);

    /// Blocks: until the command has ended or was stopped. `startLimit` bounds the start only; a
    /// `timeout` of 0 is none. Errors: before the start ssh.exec_refused, ssh.too_many_sessions,
    /// ssh.connection_lost, ssh.timeout, task.cancelled; later only what the output hook answers.
    [[nodiscard]] Result<domain::CommandResult> execute(const WaitLimit &startLimit,
                                                        std::chrono::milliseconds timeout);

private:
    [[nodiscard]] Result<void> start(const WaitLimit &limit);
    [[nodiscard]] Result<void> pumpToTheEnd();
    [[nodiscard]] bool pumpOnce(int timeoutMs);
    void feedStandardInput();
    void read(domain::Stream stream, QByteArrayView bytes);
    [[nodiscard]] Result<void> deliver();
    [[nodiscard]] bool hasEnded();
    [[nodiscard]] CancelReason stopReason() const;
    void stop(CancelReason reason);
    void waitForMarker(QDeadlineTimer deadline);
    void signalOnly(QDeadlineTimer deadline);
    void waitForClose(QDeadlineTimer deadline);
    void noteExit();
    void noteLoss();

    SshSession &m_session;
    RemoteCommand m_command;
    const domain::CommandHooks &m_hooks;
    CancelToken &m_cancel;
    TransportTimings m_timings;
    RemoteStop::Reconnect m_reconnect;

    StartMarker m_marker;
    OutputBacklog m_backlog;
    ExitLinger m_linger;
    std::unique_ptr<SshChannel> m_channel;
    QByteArrayView m_unsentInput;
    bool m_sentEof = false;
    bool m_isReaderSlow = false;
    QDeadlineTimer m_timeout{QDeadlineTimer::Forever};
    domain::CommandResult m_result;
};

} // namespace testum::ssh
