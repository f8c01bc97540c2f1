#include "ssh/ssherror.h"

#include <iterator>

namespace testum::ssh {

namespace {

bool containsAny(const QString &text, std::initializer_list<const char *> needles)
{
    for (const char *needle : needles) {
        if (text.contains(QLatin1String(needle), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

Error noCommonAlgorithm(const QString &libsshText)
{
    return Error{ErrorCode::FailedPrecondition, "ssh.no_common_algorithm",
                 QStringLiteral("The host and testum have no algorithm in common"),
                 printable(libsshText.toUtf8(), 600)};
}

Error protocolError(const QString &libsshText)
{
    return Error{ErrorCode::Unavailable, "ssh.protocol_error",
                 QStringLiteral("The host broke the SSH protocol"), printable(libsshText.toUtf8())};
}

bool meansDisconnected(const QString &text)
{
    return containsAny(text, {"Socket error", "SSH_MSG_DISCONNECT", "error on socket",
                              "Remote channel is closed", "connection closed", "not connected"});
}

} // namespace

QString printable(QByteArrayView bytes, qsizetype limit)
{
    const QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), limit * 4)));
    QString shown;
    for (const QChar c : text.trimmed()) {
        if (shown.size() == limit) {
            shown += QStringLiteral("…");
            break;
        }
        shown += c.isPrint() || c.isSurrogate() ? c : QLatin1Char('.');
    }
    return shown;
}

Error handshakeError(const HandshakeState &state)
{
    if (!state.gotBanner) {
        // sshd over MaxStartups says so in clear text and hangs up.
        const bool isTooBusy = state.greeting.contains("MaxStartups") ||
                               state.greeting.contains("Not allowed at this time");
        if (state.greeting.isEmpty() || isTooBusy)
            return connectionLost(isTooBusy ? printable(state.greeting) : state.libsshText);
        if (!state.greeting.startsWith("SSH-")) {
            return Error{ErrorCode::FailedPrecondition, "ssh.not_ssh",
                         QStringLiteral("What answers on this port is not an SSH server"),
                         printable(state.greeting, 80)};
        }
    }
    if (containsAny(state.libsshText, {"no match for method", "RSA_MIN_SIZE", "too small",
                                       "smaller than", "not allowed by"}))
        return noCommonAlgorithm(state.libsshText);
    if (meansDisconnected(state.libsshText))
        return connectionLost(state.libsshText);
    return protocolError(state.libsshText);
}

Error authenticationError(const QString &libsshText)
{
    if (containsAny(libsshText, {"Too many authentication failures", "SSH_MSG_DISCONNECT: 14:"})) {
        return Error{ErrorCode::PermissionDenied, "ssh.auth_failed",
                     QStringLiteral("The host refused the login"), printable(libsshText.toUtf8())};
    }
    if (meansDisconnected(libsshText))
        return connectionLost(libsshText);
    return protocolError(libsshText);
}

Error connectionLost(const QString &why)
{
    return Error{ErrorCode::Unavailable, "ssh.connection_lost",
                 QStringLiteral("The connection to the host was lost"), printable(why.toUtf8())};
}

Error channelRefused(const QString &libsshText)
{
    return Error{ErrorCode::ResourceExhausted, "ssh.too_many_sessions",
                 QStringLiteral("The host opens no further session on this connection"),
                 printable(libsshText.toUtf8())};
}

} // namespace testum::ssh
