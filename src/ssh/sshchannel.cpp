#include "ssh/sshchannel.h"

#include "ssh/ssherror.h"

namespace testum::ssh {

namespace {

constexpr uint32_t kWideWindowBytes = 8 * 1024 * 1024;
constexpr quint64 kWidenEveryBytes = 2 * 1024 * 1024;

SshChannel *channelOf(void *self) { return static_cast<SshChannel *>(self); }

} // namespace

SshChannel::SshChannel(LibsshSession &session, Reader reader)
    : m_session(session)
    , m_reader(std::move(reader))
    , m_channel(ssh_channel_new(session.handle()))
    , m_widenAt(kWidenEveryBytes / 2)
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = onData;
    m_callbacks.channel_eof_function = onEof;
    m_callbacks.channel_close_function = onClose;
    m_callbacks.channel_exit_status_function = onExitStatus;
    m_callbacks.channel_exit_signal_function = onExitSignal;
}

SshChannel::~SshChannel()
{
    if (m_channel != nullptr)
        (void)ssh_remove_channel_callbacks(m_channel.get(), &m_callbacks);
}

Result<void> SshChannel::open(const WaitLimit &limit)
{
    if (m_channel == nullptr || ssh_set_channel_callbacks(m_channel.get(), &m_callbacks) != SSH_OK)
        return connectionLost(m_session.errorText());
    TESTUM_TRY(const int rc,
               m_session.await(SSH_AGAIN, limit, "opening a session", [this](ssh_session) {
                   return ssh_channel_open_session(m_channel.get());
               }));
    if (rc == SSH_OK)
        return {};
    return m_session.isConnected() ? channelRefused(m_session.errorText())
                                   : connectionLost(m_session.errorText());
}

SshChannel::ExecAnswer SshChannel::exec(const QByteArray &command, const WaitLimit &limit)
{
    constexpr std::chrono::milliseconds kGraceAfterCancel{3'000};
    std::optional<QDeadlineTimer> grace;
    for (;;) {
        const int rc = ssh_channel_request_exec(m_channel.get(), command.constData());
        if (rc == SSH_OK)
            return ExecAnswer::Accepted;
        if (rc != SSH_AGAIN)
            return m_session.isConnected() ? ExecAnswer::Refused : ExecAnswer::Unclear;
        if (limit.cancel.isCancelled() && !grace)
            grace.emplace(kGraceAfterCancel);
        if (limit.deadline.hasExpired() || (grace && grace->hasExpired()))
            return ExecAnswer::Unclear;
        if (!m_session.pump(WaitLimit::kSliceMs))
            return ExecAnswer::Unclear;
    }
}

qint64 SshChannel::write(QByteArrayView data)
{
    return ssh_channel_write(m_channel.get(), data.data(), static_cast<uint32_t>(data.size()));
}

void SshChannel::sendEof() { (void)ssh_channel_send_eof(m_channel.get()); }

void SshChannel::widenWindow()
{
    if (m_bytesReceived < m_widenAt || m_isClosed || m_isAtEof)
        return;
    m_widenAt = m_bytesReceived + kWidenEveryBytes;
#if LIBSSH_VERSION_INT < SSH_VERSION_INT(0, 11, 0)
    // Asking to read more than the window makes libssh 0.10 ask the peer for more. The callback
    // takes all data, so nothing is ever stored in the sink and its pages are never touched.
    // libssh 0.11 has one fixed window and no such way.
    if (m_sink == nullptr)
        m_sink.reset(new char[kWideWindowBytes]);
    (void)ssh_channel_read_timeout(m_channel.get(), m_sink.get(), kWideWindowBytes, 0, 0);
#endif
}

void SshChannel::requestSignal(const char *name)
{
    (void)ssh_channel_request_send_signal(m_channel.get(), name);
}

int SshChannel::onData(ssh_session, ssh_channel, void *data, uint32_t length, int isStderr,
                       void *self)
{
    SshChannel *const channel = channelOf(self);
    channel->m_bytesReceived += length;
    channel->m_reader(isStderr != 0 ? domain::Stream::Stderr : domain::Stream::Stdout,
                      QByteArrayView(static_cast<const char *>(data), length));
    return static_cast<int>(length);
}

void SshChannel::onEof(ssh_session, ssh_channel, void *self) { channelOf(self)->m_isAtEof = true; }

void SshChannel::onClose(ssh_session, ssh_channel, void *self)
{
    channelOf(self)->m_isClosed = true;
}

void SshChannel::onExitStatus(ssh_session, ssh_channel, int status, void *self)
{
    channelOf(self)->m_exitCode = status;
}

void SshChannel::onExitSignal(ssh_session, ssh_channel, const char *name, int, const char *,
                              const char *, void *self)
{
    const bool isNamed = name != nullptr && name[0] != '\0';
    channelOf(self)->m_exitSignal = printable(QByteArrayView(isNamed ? name : "?"), 32);
}

} // namespace testum::ssh
