#include "services/probeattempt.h"

#include "tasks/hostfacts.h"

namespace testum::services {

using domain::HostKey;
using KeyState = ProbeReport::KeyState;

namespace {

constexpr std::chrono::milliseconds kFactsTimeout{10'000};
constexpr std::chrono::milliseconds kLeastLoginTime{1'000};
constexpr qsizetype kMaxFactsBytes = 64 * 1024;

std::optional<KeyState> refusedState(const Error &error)
{
    if (error.is("ssh.host_key_unknown"))
        return KeyState::New;
    if (error.is("ssh.host_key_changed"))
        return KeyState::Changed;
    if (error.is("ssh.host_key_revoked"))
        return KeyState::Revoked;
    return std::nullopt;
}

/// The key that a verdict was about, from its error.
HostKey keyOf(const Error &error)
{
    HostKey key;
    key.keyType = error.args.value(QStringLiteral("key_type"));
    key.fingerprint = error.args.value(QStringLiteral("fingerprint"));
    key.publicKey = error.args.value(QStringLiteral("public_key")).toLatin1();
    return key;
}

std::optional<Error> errorOf(const domain::CommandResult &result)
{
    if (result.stoppedBy == CancelReason::TimedOut) {
        return Error{ErrorCode::DeadlineExceeded, "task.timed_out",
                     QStringLiteral("The command did not end within its time limit")};
    }
    if (result.stoppedBy != CancelReason::None)
        return Error{ErrorCode::Cancelled, "task.cancelled", QStringLiteral("It was called off")};
    return result.broken;
}

} // namespace

ProbeAttempt::ProbeAttempt(domain::SshTransport &transport, domain::SshTarget target,
                           std::optional<Error> noLogin, CancelToken &cancel)
    : m_transport(transport)
    , m_target(std::move(target))
    , m_noLogin(std::move(noLogin))
    , m_cancel(cancel)
{}

ProbeReport ProbeAttempt::run(const domain::TcpConnect &connect,
                              std::chrono::milliseconds connectTimeout)
{
    QElapsedTimer spent;
    spent.start();
    if (!reachPort(connect, connectTimeout))
        return std::move(m_report);
    if (m_noLogin && m_noLogin->is("ssh.pins_tampered")) {
        // Without trustworthy pins there is nothing to hold the host's key against.
        m_stepTimer.start();
        add(Step::HostKey, m_noLogin);
        return std::move(m_report);
    }
    logIn(std::max(connectTimeout - std::chrono::milliseconds(spent.elapsed()), kLeastLoginTime));
    return std::move(m_report);
}

bool ProbeAttempt::reachPort(const domain::TcpConnect &connect, std::chrono::milliseconds timeout)
{
    const domain::TcpReach reach = connect(m_target.host, m_target.port, timeout, m_cancel);
    std::optional<Error> error;
    if (!reach.outcome)
        error = reach.outcome.error();
    m_report.address = reach.address;
    m_report.steps.append(
        {Step::Resolve, reach.resolveTime, reach.resolved ? std::optional<Error>() : error});
    if (reach.resolved)
        m_report.steps.append({Step::Port, reach.connectTime, error});
    return !error;
}

void ProbeAttempt::logIn(std::chrono::milliseconds timeout)
{
    if (m_noLogin) {
        auto nobody = std::make_shared<domain::SshCredentials>();
        nobody->method = domain::AuthMethod::Agent;
        m_target.credentials = std::move(nobody);
    }
    domain::CommandSpec command;
    command.command = tasks::hostFactsCommand();
    command.connectTimeout = timeout;
    command.timeout = kFactsTimeout;
    m_stepTimer.start();
    const auto result = m_transport.runCommand(m_target, command, hooks(), m_cancel);
    if (result)
        return noteResult(*result);
    // A private key is looked at before the host is: go again without it, for the host's key.
    const bool isKeyBad =
        result.error().is("ssh.key_unreadable") || result.error().is("ssh.key_passphrase_wrong");
    if (isKeyBad && lastStep() == Step::Port && !m_noLogin) {
        m_noLogin = result.error();
        return logIn(timeout);
    }
    noteError(result.error());
}

domain::CommandHooks ProbeAttempt::hooks()
{
    domain::CommandHooks hooks;
    hooks.pinHostKey = [](const HostKey &) { return Result<void>(); }; // shown, not kept
    hooks.hostKeyVerified = [this](const HostKey &key) -> Result<void> {
        m_report.hostKey = key;
        m_report.keyState = m_target.hostKeys.isEmpty() ? KeyState::New : KeyState::Pinned;
        add(Step::HostKey);
        return m_noLogin ? Result<void>(*m_noLogin) : Result<void>();
    };
    hooks.started = [this] { add(Step::Login); };
    hooks.output = [this](domain::Stream stream, QByteArrayView bytes) {
        if (stream == domain::Stream::Stdout) {
            m_factsOutput.append(bytes.first(
                std::min<qsizetype>(bytes.size(), kMaxFactsBytes - m_factsOutput.size())));
        }
        return Result<void>();
    };
    return hooks;
}

void ProbeAttempt::noteError(const Error &error)
{
    if (const auto state = refusedState(error)) {
        m_report.hostKey = keyOf(error);
        m_report.keyState = *state;
    }
    switch (lastStep()) {
    case Step::HostKey:
        return add(Step::Login, error);
    case Step::Login:
        return add(Step::Facts, error);
    default:
        return add(Step::HostKey, error);
    }
}

void ProbeAttempt::noteResult(const domain::CommandResult &result)
{
    m_report.facts = tasks::parseHostFacts(m_factsOutput);
    add(Step::Facts, errorOf(result));
}

void ProbeAttempt::add(Step step, std::optional<Error> error)
{
    const std::chrono::milliseconds time((m_stepTimer.nsecsElapsed() + 500'000) / 1'000'000);
    m_report.steps.append({step, time, std::move(error)});
    m_stepTimer.start();
}

} // namespace testum::services
