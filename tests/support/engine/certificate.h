#pragma once

#include <QByteArray>
#include <QString>

namespace testum::tests {

/// A self-signed certificate for 127.0.0.1 and its key, as PEM files below `directory`, made by
/// the openssl program. Asserts on failure.
struct Certificate
{
    [[nodiscard]] static Certificate make(const QString &directory);

    QString certFile;
    QString keyFile;
    QByteArray sha256; ///< 32 bytes
};

} // namespace testum::tests
