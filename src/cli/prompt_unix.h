#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QString>

namespace testum::cli {

/// Asks on the controlling terminal with echo off. Ctrl-C there ends the process with the terminal
/// restored. Blocks. Errors: cli.failed.
[[nodiscard]] Result<SecretBytes> askOnTerminal(const QString &prompt);
[[nodiscard]] bool hasTerminal();
[[nodiscard]] bool isTerminal(int fileDescriptor);

} // namespace testum::cli
