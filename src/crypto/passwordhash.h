#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QString>

namespace testum::crypto {

/// scrypt (RFC 7914), N=2^17 r=8 p=1, 16-byte salt, 32-byte hash, as a PHC string:
/// "$scrypt$ln=17,r=8,p=1$salt$hash". Costs about 0.3 s and 128 MiB a call; at most two run at once
/// in a process, further callers wait. Any thread. Blocks.
[[nodiscard]] Result<QString> hashPassword(const SecretBytes &password);
/// Constant-time compare. Errors: data_loss/auth.hash_malformed; parameters over the above are
/// refused so that a database row cannot exhaust memory.
[[nodiscard]] Result<bool> verifyPassword(const SecretBytes &password, const QString &phc);
/// Spends the time of one verification: for unknown users, so that they look and time the same.
void burnPasswordTime(const SecretBytes &password);
/// Runs going on in this process at this moment: 0 to 2.
[[nodiscard]] int passwordHashesRunning();

} // namespace testum::crypto
