#pragma once

#include "cli/invocation.h"
#include "core/secretbytes.h"

#include <QString>

#include <optional>

namespace testum::cli {

/// Where a verb takes one secret from: --NAME-file FILE, --NAME-stdin, else a prompt without echo.
/// There is deliberately no option that takes the secret itself.
struct SecretSource
{
    const char *fileOption;            ///< "password-file"
    const char *stdinOption = nullptr; ///< "password-stdin", or none
    QString prompt{};                  ///< empty: never ask
    bool confirm = false;              ///< ask twice
};

/// The first line of a file or of standard input, or what was typed. Nothing when no option was
/// given and the source has no prompt. Errors: cli.usage, cli.failed.
[[nodiscard]] Result<std::optional<SecretBytes>> readSecret(Invocation &invocation,
                                                            const SecretSource &source);
/// A whole file, for keys ("-": standard input). Errors: cli.failed.
[[nodiscard]] Result<SecretBytes> readSecretFile(Invocation &invocation, const QString &path);

/// A secret as the request body needs it. The body is the last stop.
[[nodiscard]] QString forBody(const SecretBytes &secret);

/// The two options of a password.
[[nodiscard]] QList<Option> passwordOptions();

} // namespace testum::cli
