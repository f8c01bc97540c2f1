#pragma once

#include "ssh/startmarker.h"

#include <QByteArray>

namespace testum::ssh {

/// The POSIX sh program that ends a command's process tree and says what it saw, to be fed to
/// `/bin/sh -s`. It finds the command's session and process group, every descendant, and every
/// process whose environment holds the nonce; sends TERM, after up to 2 s KILL, and looks again.
/// Its lines of interest begin with stopLinePrefix(); the last one is "state gone|alive|unknown".
[[nodiscard]] QByteArray stopScript(const RemoteProcess &process);
[[nodiscard]] QByteArray stopLinePrefix(const RemoteProcess &process);

} // namespace testum::ssh
