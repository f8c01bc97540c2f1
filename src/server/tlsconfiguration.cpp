#include "server/tlsconfiguration.h"

#include "core/secretbytes.h"

#include <QFile>
#include <QSsl>
#include <QSslCertificate>
#include <QSslKey>

namespace testum::server {

namespace {

constexpr qint64 kMaxPemBytes = 1024 * 1024;

Error unreadable(const QString &file, const QString &why)
{
    return {.code = ErrorCode::InvalidArgument,
            .reason = "server.tls_unreadable",
            .message = QStringLiteral("The TLS file cannot be used: %1").arg(why),
            .detail = why,
            .args = {{QStringLiteral("file"), file}}};
}

Result<QByteArray> readPem(const QString &path)
{
    if (path.isEmpty()) {
        return unreadable(path, QStringLiteral("certificate and key are needed together"));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    return file.read(kMaxPemBytes);
}

} // namespace

Result<QSslConfiguration> loadTlsConfiguration(const QString &certificateFile,
                                               const QString &keyFile)
{
    TESTUM_TRY(const QByteArray certificatePem, readPem(certificateFile));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return unreadable(certificateFile, QStringLiteral("no PEM certificate in it"));

    TESTUM_TRY(QByteArray keyPem, readPem(keyFile));
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        key = QSslKey(keyPem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            break;
    }
    wipe(keyPem);
    if (key.isNull())
        return unreadable(keyFile, QStringLiteral("no PEM private key without passphrase in it"));
    if (key.algorithm() != chain.first().publicKey().algorithm())
        return unreadable(keyFile, QStringLiteral("the key is not the certificate's"));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace testum::server
