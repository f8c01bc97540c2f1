#include "client/tlstrust.h"

#include "client/httptransport.h"

#include <QCryptographicHash>
#include <QSsl>

namespace testum::client {

TlsTrust TlsTrust::pinned(const QByteArray &sha256)
{
    TlsTrust trust;
    trust.m_pin = sha256;
    return trust;
}

TlsTrust TlsTrust::authorities(const QList<QSslCertificate> &certificates)
{
    TlsTrust trust;
    trust.m_authorities = certificates;
    return trust;
}

QSslConfiguration TlsTrust::configuration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // With a pin no CA is known, so that every certificate is put to accepts() before the request
    // goes out: QNetworkAccessManager reports a *good* certificate only after it was sent.
    if (!m_pin.isEmpty())
        configuration.setCaCertificates({});
    else if (!m_authorities.isEmpty())
        configuration.setCaCertificates(m_authorities);
    return configuration;
}

bool TlsTrust::accepts(const QSslCertificate &peer) const
{
    return !m_pin.isEmpty() && !peer.isNull() && peer.digest(QCryptographicHash::Sha256) == m_pin;
}

Error TlsTrust::refusal(const QSslCertificate &peer, const QList<QSslError> &errors) const
{
    const QString shown =
        peer.isNull() ? QString() : fingerprintText(peer.digest(QCryptographicHash::Sha256));
    Error error{ErrorCode::Unavailable, "client.tls_failed",
                QStringLiteral("The server's certificate is not trusted")};
    if (!m_pin.isEmpty()) {
        error.reason = "client.pin_mismatch";
        error.message = QStringLiteral("The server's certificate is not the pinned one");
        error.args.insert(QStringLiteral("expected"), fingerprintText(m_pin));
    }
    error.args.insert(QStringLiteral("fingerprint"), shown);
    if (!errors.isEmpty())
        error.detail = errors.first().errorString();
    return error;
}

} // namespace testum::client
