#include "ssh/libsshsession.h"

#include "ssh/algorithms.h"
#include "ssh/hostkeyverifier.h"
#include "ssh/ssherror.h"
#include "ssh/tcpoptions.h"

#include <libssh/server.h>

#include <mutex>

namespace testum::ssh {

namespace {

#ifdef Q_OS_WIN
constexpr char kNullDevice[] = "NUL";
#else
constexpr char kNullDevice[] = "/dev/null";
#endif

void startLibssh()
{
    static std::once_flag once;
    std::call_once(once, [] { (void)ssh_init(); });
    // The level is a thread's own; libssh logs host names and user names above it.
    (void)ssh_set_log_level(SSH_LOG_NOLOG);
}

Error internalError(const QString &text)
{
    return Error{ErrorCode::Internal, "ssh.protocol_error",
                 QStringLiteral("libssh cannot set up a session"), text};
}

} // namespace

Result<std::unique_ptr<LibsshSession>> LibsshSession::create(Socket &&socket,
                                                             const Settings &settings)
{
    startLibssh();
    SessionHandle handle(ssh_new());
    if (handle == nullptr)
        return internalError(QStringLiteral("out of memory"));
    std::unique_ptr<LibsshSession> session(new LibsshSession(std::move(handle)));
    if (!session->apply(settings))
        return internalError(session->errorText());
    tuneSocket(socket.handle(), settings.timings.giveUpAfter);
    session->m_socket = std::move(socket);
    return session;
}

LibsshSession::~LibsshSession()
{
    if (m_event != nullptr)
        (void)ssh_event_remove_session(m_event.get(), m_session.get());
    // ssh_disconnect() would forget a socket it was handed without closing it; this one closes it.
    ssh_silent_disconnect(m_session.get());
}

bool LibsshSession::apply(const Settings &settings)
{
    ssh_session session = m_session.get();
    const auto set = [session](ssh_options_e option, const void *value) {
        return ssh_options_set(session, option, value) == SSH_OK;
    };
    const QByteArray user = settings.username.toUtf8();
    const bool no = false;
    const int yes = 1;
    const int minRsaBits = kMinRsaBits;
    ssh_set_blocking(session, 0);
    ssh_set_counters(session, &m_counter, nullptr);
    // ~/.ssh/config could run a ProxyCommand; known-hosts files are slow to parse and not ours.
    // The host name is only libssh's key into those files.
    return set(SSH_OPTIONS_PROCESS_CONFIG, &no) && set(SSH_OPTIONS_KNOWNHOSTS, kNullDevice) &&
           set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, kNullDevice) && set(SSH_OPTIONS_HOST, "platform") &&
           set(SSH_OPTIONS_USER, user.constData()) && set(SSH_OPTIONS_NODELAY, &yes) &&
           set(SSH_OPTIONS_KEY_EXCHANGE, kKeyExchanges) &&
           set(SSH_OPTIONS_HOSTKEYS, settings.hostKeyAlgorithms.constData()) &&
           set(SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, kUserKeys) &&
           set(SSH_OPTIONS_RSA_MIN_SIZE, &minRsaBits) && set(SSH_OPTIONS_CIPHERS_C_S, kCiphers) &&
           set(SSH_OPTIONS_CIPHERS_S_C, kCiphers) && set(SSH_OPTIONS_HMAC_C_S, kMacs) &&
           set(SSH_OPTIONS_HMAC_S_C, kMacs) && set(SSH_OPTIONS_COMPRESSION, "no");
}

Result<void> LibsshSession::exchangeKeys(const WaitLimit &limit)
{
    const auto fd = static_cast<socket_t>(m_socket.handle());
    if (ssh_options_set(m_session.get(), SSH_OPTIONS_FD, &fd) != SSH_OK)
        return internalError(errorText());
    // From the first ssh_connect() on libssh closes the socket.
    (void)m_socket.release();
    TESTUM_TRY(const int rc, await(SSH_AGAIN, limit, "key exchange", ssh_connect));
    if (rc == SSH_OK) {
        m_event.reset(ssh_event_new());
        if (m_event == nullptr || ssh_event_add_session(m_event.get(), m_session.get()) != SSH_OK)
            return internalError(QStringLiteral("no event context"));
        return {};
    }
    const bool gotBanner = ssh_get_serverbanner(m_session.get()) != nullptr;
    return handshakeError({errorText(), m_greeting, gotBanner});
}

Result<domain::HostKey> LibsshSession::hostKey() const
{
    ssh_key raw = nullptr;
    const int rc = ssh_get_server_publickey(m_session.get(), &raw);
    const KeyHandle key(raw);
    char *text = nullptr;
    if (rc != SSH_OK || ssh_pki_export_pubkey_base64(key.get(), &text) != SSH_OK)
        return handshakeError({QStringLiteral("the host key cannot be read"), {}, true});
    const TextHandle base64(text);
    const char *const ecdsaName = ssh_pki_key_ecdsa_name(key.get());
    const ssh_keytypes_e type = ssh_key_type(key.get());
    const bool isEcdsa = type >= SSH_KEYTYPE_ECDSA_P256 && type <= SSH_KEYTYPE_ECDSA_P521;
    return makeHostKey(QString::fromLatin1(isEcdsa ? ecdsaName : ssh_key_type_to_char(type)),
                       QByteArray(base64.get()));
}

void LibsshSession::waitForPeer(int timeoutMs)
{
    const auto fd = static_cast<qintptr>(ssh_get_fd(m_session.get()));
    if (fd < 0)
        return;
    const bool wantsToWrite = (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) != 0;
    if (!waitReady(fd, wantsToWrite, timeoutMs))
        return;
    constexpr int kGreetingBytes = 255;
    if (m_greeting.isEmpty())
        m_greeting = peek(fd, kGreetingBytes);
    if (m_isSettingUp)
        acknowledgeAtOnce(fd);
}

bool LibsshSession::pump(int timeoutMs)
{
    if (ssh_event_dopoll(m_event.get(), timeoutMs) == SSH_ERROR)
        return false;
    return isConnected();
}

bool LibsshSession::isConnected() const
{
    constexpr int kGone = SSH_CLOSED | SSH_CLOSED_ERROR;
    return ssh_is_connected(m_session.get()) != 0 && (ssh_get_status(m_session.get()) & kGone) == 0;
}

void LibsshSession::askForAnswer()
{
    // Two calls: when the last answer has come, the first one only takes note of it.
    (void)ssh_send_keepalive(m_session.get());
    (void)ssh_send_keepalive(m_session.get());
}

QString LibsshSession::errorText() const
{
    return QString::fromUtf8(ssh_get_error(m_session.get()));
}

} // namespace testum::ssh
