#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace testum::client {

/// Whom to believe to be the server: one pinned certificate, the CAs of a file, or the system's.
/// A value, used in the transport's thread.
class TlsTrust
{
public:
    TlsTrust() = default;
    static TlsTrust pinned(const QByteArray &sha256);
    static TlsTrust authorities(const QList<QSslCertificate> &certificates);

    [[nodiscard]] QSslConfiguration configuration() const;
    /// True when verification failed only because no CA was asked and the certificate is the pinned
    /// one. Called before a byte of HTTP is sent.
    [[nodiscard]] bool accepts(const QSslCertificate &peer) const;
    /// client.pin_mismatch or client.tls_failed, with the certificate's fingerprint in the args.
    [[nodiscard]] Error refusal(const QSslCertificate &peer, const QList<QSslError> &errors) const;

private:
    QByteArray m_pin;
    QList<QSslCertificate> m_authorities;
};

} // namespace testum::client
