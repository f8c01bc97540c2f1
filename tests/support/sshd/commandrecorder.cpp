#include "support/sshd/commandrecorder.h"

namespace testum::tests {

CommandRecorder::~CommandRecorder()
{
    if (m_thread.joinable()) {
        cancel.cancel(CancelReason::Cancelled);
        m_thread.join();
    }
}

const Result<domain::CommandResult> &CommandRecorder::run(domain::SshTransport &transport,
                                                          const domain::SshTarget &target,
                                                          const QByteArray &command)
{
    begin(transport, target, command);
    return finish();
}

void CommandRecorder::begin(domain::SshTransport &transport, const domain::SshTarget &target,
                            const QByteArray &command)
{
    spec.command = command;
    m_thread = std::thread([this, &transport, target] {
        Result<domain::CommandResult> result = transport.runCommand(target, spec, hooks(), cancel);
        const std::lock_guard lock(m_mutex);
        m_result.emplace(std::move(result));
    });
}

const Result<domain::CommandResult> &CommandRecorder::finish()
{
    m_thread.join();
    return *m_result;
}

domain::CommandHooks CommandRecorder::hooks()
{
    domain::CommandHooks hooks;
    hooks.pinHostKey = [this](const domain::HostKey &key) -> Result<void> {
        {
            const std::lock_guard lock(m_mutex);
            m_pins.append(key);
        }
        return onPin ? onPin(key) : Result<void>();
    };
    hooks.started = [this] {
        const std::lock_guard lock(m_mutex);
        ++m_starts;
    };
    hooks.output = [this](domain::Stream stream, QByteArrayView bytes) {
        return keep(stream, bytes);
    };
    return hooks;
}

Result<void> CommandRecorder::keep(domain::Stream stream, QByteArrayView bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_byteCount += static_cast<quint64>(bytes.size());
        if (keepOutput)
            (stream == domain::Stream::Stdout ? m_out : m_err).append(bytes);
    }
    return onOutput ? onOutput(stream, bytes) : Result<void>();
}

bool CommandRecorder::isFinished() const
{
    const std::lock_guard lock(m_mutex);
    return m_result.has_value();
}

QByteArray CommandRecorder::out() const
{
    const std::lock_guard lock(m_mutex);
    return m_out;
}

QByteArray CommandRecorder::err() const
{
    const std::lock_guard lock(m_mutex);
    return m_err;
}

quint64 CommandRecorder::byteCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_byteCount;
}

int CommandRecorder::starts() const
{
    const std::lock_guard lock(m_mutex);
    return m_starts;
}

QList<domain::HostKey> CommandRecorder::pins() const
{
    const std::lock_guard lock(m_mutex);
    return m_pins;
}

const char *CommandRecorder::errorText() const
{
    const std::lock_guard lock(m_mutex);
    m_errorText = "no error";
    if (m_result && !*m_result) {
        const Error &error = m_result->error();
        m_errorText = QByteArray(error.reason) + ": " + error.detail.toUtf8();
    }
    return m_errorText.constData();
}

QString CommandRecorder::reason() const
{
    const std::lock_guard lock(m_mutex);
    return m_result && !*m_result ? QString::fromLatin1(m_result->error().reason) : QString();
}

ErrorArgs CommandRecorder::errorArgs() const
{
    const std::lock_guard lock(m_mutex);
    return m_result && !*m_result ? m_result->error().args : ErrorArgs();
}

} // namespace testum::tests
