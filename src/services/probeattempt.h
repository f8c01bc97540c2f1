#pragma once

#include "services/platformprobe.h"

#include <QElapsedTimer>

namespace testum::services {

/// One go of a PlatformProbe at a host: TCP, then a run of the facts command, whose hooks tell the
/// steps apart. Used once, on the asker's thread.
class ProbeAttempt
{
public:
    /// `noLogin`: why the login is not to be tried; the target then needs no credentials.
    ProbeAttempt(domain::SshTransport &transport, domain::SshTarget target,
                 std::optional<Error> noLogin, CancelToken &cancel);

    /// Blocks. `connectTimeout` is for everything up to the login.
    [[nodiscard]] ProbeReport run(const domain::TcpConnect &connect,
                                  std::chrono::milliseconds connectTimeout);

private:
    using Step = ProbeReport::Step;

    [[nodiscard]] bool reachPort(const domain::TcpConnect &connect,
                                 std::chrono::milliseconds timeout);
    void logIn(std::chrono::milliseconds timeout);
    [[nodiscard]] domain::CommandHooks hooks();
    void noteError(const Error &error);
    void noteResult(const domain::CommandResult &result);
    void add(Step step, std::optional<Error> error = {});
    [[nodiscard]] Step lastStep() const { return m_report.steps.last().step; }

    domain::SshTransport &m_transport;
    domain::SshTarget m_target;
    std::optional<Error> m_noLogin;
    CancelToken &m_cancel;
    QElapsedTimer m_stepTimer;
    QByteArray m_factsOutput;
    ProbeReport m_report;
};

} // namespace testum::services
