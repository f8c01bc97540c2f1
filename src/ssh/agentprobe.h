#pragma once

#include "core/result.h"

#include <chrono>

namespace testum::ssh {

/// Asks the user's SSH agent how many identities it holds (draft-miller-ssh-agent 4.4), so that
/// "no agent", "an agent that hangs" and "an empty agent" are told apart before the login.
/// Blocks: up to `timeout`. Errors: ssh.agent_unavailable, ssh.agent_no_identity.
[[nodiscard]] Result<void> probeAgent(std::chrono::milliseconds timeout);

} // namespace testum::ssh
