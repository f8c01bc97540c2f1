#pragma once

#include <QByteArray>
#include <QLoggingCategory>
#include <QString>

namespace testum {

Q_DECLARE_LOGGING_CATEGORY(lcTestum)

enum class LogFormat { Text, Json };

/// Routes qDebug…qCritical to stderr, one escaped line a message, secrets redacted. Call once in
/// main(). Any thread may log afterwards.
void installLogging(LogFormat format);

/// `message` with everything that looks like a secret replaced by "[redacted]": PEM blocks, Fernet
/// tokens, JWTs, bearer headers, and values after password=, token=, secret=, passphrase=.
[[nodiscard]] QString redacted(const QString &message);

/// One line: control characters as \n, \t, \xNN, so that a host's bytes cannot forge a log line.
[[nodiscard]] QString escapedLine(const QString &message);

} // namespace testum
