#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace testum::ssh {

/// How far a session had come when libssh gave up.
struct HandshakeState
{
    QString libsshText;  ///< libssh's own sentence; holds the peer's words at times
    QByteArray greeting; ///< the first bytes the peer sent
    bool gotBanner = false;
};

/// The one place that reads libssh's sentences. None of these carries a secret: libssh's texts
/// name algorithms, states and the peer's own disconnect message.
/// Reasons: ssh.not_ssh, ssh.no_common_algorithm, ssh.connection_lost, ssh.protocol_error.
[[nodiscard]] Error handshakeError(const HandshakeState &state);

/// While logging in. Reasons: ssh.auth_failed, ssh.connection_lost, ssh.protocol_error.
[[nodiscard]] Error authenticationError(const QString &libsshText);

[[nodiscard]] Error connectionLost(const QString &why);
[[nodiscard]] Error channelRefused(const QString &libsshText);

/// A peer's bytes for people: at most `limit` characters, nothing unprintable.
[[nodiscard]] QString printable(QByteArrayView bytes, qsizetype limit = 200);

} // namespace testum::ssh
