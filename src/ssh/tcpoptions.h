#pragma once

#include <QtGlobal>

#include <chrono>

namespace testum::ssh {

/// No Nagle, keepalive probes, and unacknowledged data given up after `giveUpAfter`. Best effort:
/// what a system does not know is left out, the session's own liveness timer remains.
void tuneSocket(qintptr handle, std::chrono::milliseconds giveUpAfter);

/// sshd's Nagle waits for our delayed acknowledgement while a session is being set up (one cold
/// host: 67 instead of 27 ms). The kernel forgets the option, so it is set again after each read.
void acknowledgeAtOnce(qintptr handle);

} // namespace testum::ssh
