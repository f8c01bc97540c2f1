#pragma once

#include "core/result.h"
#include "domain/task.h"
#include "ssh/libsshsession.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>
#include <optional>

namespace testum::ssh {

/// One session channel that runs one command. Both streams are read by libssh's data callback, so
/// neither can fill up behind the other; the reader is called from within SshSession::pump() and
/// must not call back into the session. Made by SshSession, which must outlive it.
class SshChannel
{
public:
    using Reader = std::function<void(domain::Stream, QByteArrayView)>;
    /// Unclear: the request went out and the connection broke before an answer came.
    enum class ExecAnswer { Accepted, Refused, Unclear };

    SshChannel(LibsshSession &session, Reader reader);
    ~SshChannel();
    SshChannel(const SshChannel &) = delete;
    SshChannel &operator=(const SshChannel &) = delete;

    [[nodiscard]] Result<void> open(const WaitLimit &limit);
    /// Blocks: for the answer, within the limit, and a little longer when it is cancelled, since
    /// the command may have been started by then.
    [[nodiscard]] ExecAnswer exec(const QByteArray &command, const WaitLimit &limit);
    /// Sends what the window takes of `data`; answers how much, negative when the channel is gone.
    [[nodiscard]] qint64 write(QByteArrayView data);
    void sendEof();
    /// Lets the peer send far ahead: libssh keeps the window at 1.28 MB, too little for distant
    /// hosts (50 ms away: 16.7 s instead of 1.2 s for the same stream).
    void widenWindow();
    /// Asks the server to signal the command ("TERM"); many servers ignore it.
    void requestSignal(const char *name);

    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] bool isAtEof() const { return m_isAtEof; }
    [[nodiscard]] std::optional<int> exitCode() const { return m_exitCode; }
    [[nodiscard]] const QString &exitSignal() const { return m_exitSignal; }
    [[nodiscard]] bool hasExited() const { return m_exitCode || !m_exitSignal.isEmpty(); }
    [[nodiscard]] quint64 bytesReceived() const { return m_bytesReceived; }

private:
    static int onData(ssh_session, ssh_channel, void *data, uint32_t length, int isStderr,
                      void *self);
    static void onEof(ssh_session, ssh_channel, void *self);
    static void onClose(ssh_session, ssh_channel, void *self);
    static void onExitStatus(ssh_session, ssh_channel, int status, void *self);
    static void onExitSignal(ssh_session, ssh_channel, const char *name, int core,
                             const char *message, const char *language, void *self);

    LibsshSession &m_session;
    Reader m_reader;
    ChannelHandle m_channel;
    ssh_channel_callbacks_struct m_callbacks{};
    std::unique_ptr<char[]> m_sink; ///< never written to, see widenWindow()
    quint64 m_bytesReceived = 0;
    quint64 m_widenAt = 0;
    bool m_isClosed = false;
    bool m_isAtEof = false;
    std::optional<int> m_exitCode;
    QString m_exitSignal;
};

} // namespace testum::ssh
