#include "ssh/agentprobe.h"

namespace testum::ssh {

Result<void> probeAgent(std::chrono::milliseconds)
{
    return Error{ErrorCode::FailedPrecondition, "ssh.agent_unavailable",
                 QStringLiteral("No SSH agent answers"),
                 QStringLiteral("libssh talks to no agent on Windows")};
}

} // namespace testum::ssh
