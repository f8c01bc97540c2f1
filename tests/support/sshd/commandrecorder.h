#pragma once

#include "core/canceltoken.h"
#include "domain/sshtransport.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace testum::tests {

/// Runs one command over a transport and keeps everything it was told. run() blocks; begin() runs
/// on a thread of its own until finish(). Any thread may look.
class CommandRecorder
{
public:
    CommandRecorder() = default;
    ~CommandRecorder();
    CommandRecorder(const CommandRecorder &) = delete;
    CommandRecorder &operator=(const CommandRecorder &) = delete;

    domain::CommandSpec spec;
    CancelToken cancel;
    /// Called for every piece of output after it was kept; may block or fail.
    std::function<Result<void>(domain::Stream, QByteArrayView)> onOutput;
    /// The answer of the pin hook.
    std::function<Result<void>(const domain::HostKey &)> onPin;
    bool keepOutput = true;

    const Result<domain::CommandResult> &run(domain::SshTransport &transport,
                                             const domain::SshTarget &target,
                                             const QByteArray &command);
    void begin(domain::SshTransport &transport, const domain::SshTarget &target,
               const QByteArray &command);
    const Result<domain::CommandResult> &finish(); ///< of begin()

    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] QByteArray out() const;
    [[nodiscard]] QByteArray err() const;
    [[nodiscard]] quint64 byteCount() const;
    [[nodiscard]] int starts() const;
    [[nodiscard]] QList<domain::HostKey> pins() const;
    [[nodiscard]] const char *errorText() const; ///< reason and detail, for a failing test's line
    [[nodiscard]] QString reason() const;        ///< of the error; empty for a result
    [[nodiscard]] ErrorArgs errorArgs() const;

private:
    [[nodiscard]] domain::CommandHooks hooks();
    Result<void> keep(domain::Stream stream, QByteArrayView bytes);

    mutable std::mutex m_mutex;
    std::thread m_thread;
    std::optional<Result<domain::CommandResult>> m_result;
    QByteArray m_out;
    QByteArray m_err;
    quint64 m_byteCount = 0;
    int m_starts = 0;
    QList<domain::HostKey> m_pins;
    mutable QByteArray m_errorText;
};

} // namespace testum::tests
