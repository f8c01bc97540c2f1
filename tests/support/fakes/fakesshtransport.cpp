#include "support/fakes/fakesshtransport.h"

#include <algorithm>

namespace testum::fakes {

namespace {

QString prefixOf(const QString &name) { return name.left(name.lastIndexOf(u'-')); }

QString addressOf(const domain::SshTarget &target)
{
    return target.host.toLower() + u':' + QString::number(target.port);
}

Error cancelledError()
{
    return {ErrorCode::Cancelled, "task.cancelled", QStringLiteral("Stopped before the start")};
}

} // namespace

void FakeSshTransport::script(const QString &host, const FakeHost &behaviour)
{
    const std::lock_guard lock(m_mutex);
    m_scripts.insert(host.toLower(), behaviour);
}

void FakeSshTransport::scriptAllOthers(const FakeHost &behaviour)
{
    const std::lock_guard lock(m_mutex);
    m_others = behaviour;
}

Result<domain::CommandResult> FakeSshTransport::runCommand(const domain::SshTarget &target,
                                                           const domain::CommandSpec &command,
                                                           const domain::CommandHooks &hooks,
                                                           CancelToken &cancel)
{
    enter(target, command);
    int attempt = 0;
    const FakeHost host = behaviourOf(target, attempt);
    auto result = play(host, attempt, target, command, hooks, cancel);
    leave(target);
    return result;
}

void FakeSshTransport::enter(const domain::SshTarget &target, const domain::CommandSpec &command)
{
    const std::lock_guard lock(m_mutex);
    for (Gauge *gauge :
         {&m_gauge, &m_gauges[addressOf(target)], &m_nameGauges[prefixOf(target.name)]}) {
        ++gauge->now;
        gauge->max = std::max(gauge->max, gauge->now);
    }
    m_order.append(target.name);
    m_commands.append(command.command);
}

void FakeSshTransport::leave(const domain::SshTarget &target)
{
    const std::lock_guard lock(m_mutex);
    --m_gauge.now;
    --m_gauges[addressOf(target)].now;
    --m_nameGauges[prefixOf(target.name)].now;
}

FakeHost FakeSshTransport::behaviourOf(const domain::SshTarget &target, int &attempt)
{
    const std::lock_guard lock(m_mutex);
    const QString host = target.host.toLower();
    attempt = m_callsTo[host]++;
    return m_scripts.value(host, m_others);
}

Result<domain::CommandResult> FakeSshTransport::play(const FakeHost &host, int attempt,
                                                     const domain::SshTarget &target,
                                                     const domain::CommandSpec &command,
                                                     const domain::CommandHooks &hooks,
                                                     CancelToken &cancel)
{
    if (host.hangInConnect) {
        while (!cancel.waitFor(std::chrono::hours(1))) {
        }
    }
    if (cancel.waitFor(host.connectDelay) || cancel.isCancelled())
        return cancelledError();
    if (host.alwaysFails)
        return *host.alwaysFails;
    if (attempt < host.connectErrors.size())
        return host.connectErrors[attempt];
    if (host.hostKey && target.hostKeys.isEmpty())
        TESTUM_TRY_VOID(hooks.pinHostKey(*host.hostKey));
    if (host.hostKey && hooks.hostKeyVerified)
        TESTUM_TRY_VOID(hooks.hostKeyVerified(*host.hostKey));
    if (host.authFails)
        return *host.authFails;
    hooks.started();
    countStart();
    if (host.breaksAfterStart)
        return Error{ErrorCode::Unavailable, "ssh.connection_lost",
                     QStringLiteral("The connection broke")};

    domain::CommandResult stopped;
    stopped.remoteState = host.stateAfterStop;
    stopped.evidence = QStringLiteral("checked by the fake");
    for (const auto &[stream, bytes] : host.output) {
        const bool cut = cancel.waitFor(host.outputDelay);
        const Result<void> taken = cut ? Result<void>() : hooks.output(stream, bytes);
        if (cut || cancel.isCancelled() || !taken) {
            stopped.stoppedBy = cancel.isCancelled() ? cancel.reason() : CancelReason::Cancelled;
            return stopped;
        }
    }
    if (host.hang) {
        const bool limited = command.timeout.count() > 0;
        const bool cut =
            cancel.waitFor(limited ? command.timeout : std::chrono::milliseconds(3'600'000));
        stopped.stoppedBy = cut ? cancel.reason() : CancelReason::TimedOut;
        return stopped;
    }
    return host.result;
}

int FakeSshTransport::calls() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_order.size());
}

int FakeSshTransport::callsTo(const QString &host) const
{
    const std::lock_guard lock(m_mutex);
    return m_callsTo.value(host.toLower());
}

void FakeSshTransport::countStart()
{
    const std::lock_guard lock(m_mutex);
    ++m_started;
}

int FakeSshTransport::commandsStarted() const
{
    const std::lock_guard lock(m_mutex);
    return m_started;
}

int FakeSshTransport::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_gauge.now;
}

int FakeSshTransport::maxRunning() const
{
    const std::lock_guard lock(m_mutex);
    return m_gauge.max;
}

int FakeSshTransport::maxRunningTo(const QString &hostAndPort) const
{
    const std::lock_guard lock(m_mutex);
    return m_gauges.value(hostAndPort).max;
}

int FakeSshTransport::maxRunningOfPrefix(const QString &namePrefix) const
{
    const std::lock_guard lock(m_mutex);
    return m_nameGauges.value(namePrefix).max;
}

QStringList FakeSshTransport::order() const
{
    const std::lock_guard lock(m_mutex);
    return m_order;
}

QList<QByteArray> FakeSshTransport::commands() const
{
    const std::lock_guard lock(m_mutex);
    return m_commands;
}

} // namespace testum::fakes
