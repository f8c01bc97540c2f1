#pragma once

#include "core/result.h"

#include <QSslConfiguration>
#include <QString>

namespace testum::server {

/// A server's TLS 1.2+ configuration from PEM files: the certificate with its chain, and an RSA or
/// EC key without a passphrase.
/// Errors: invalid_argument/server.tls_unreadable (args: "file").
[[nodiscard]] Result<QSslConfiguration> loadTlsConfiguration(const QString &certificateFile,
                                                             const QString &keyFile);

} // namespace testum::server
