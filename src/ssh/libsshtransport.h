#pragma once

#include "domain/sshtransport.h"
#include "ssh/resolver.h"
#include "ssh/transporttimings.h"

#include <memory>

namespace testum::ssh {

/// The SSH world as the rest of testum sees it: one connection a command. Any thread, many at
/// once; a run needs less than 256 KiB of stack.
class LibsshTransport final : public domain::SshTransport
{
public:
    explicit LibsshTransport(const TransportTimings &timings = {}, LookUp lookUp = lookUpAddresses);
    ~LibsshTransport() override;

    /// Further errors than the interface names: task.command_too_long, task.command_invalid,
    /// ssh.not_ssh, ssh.protocol_error, ssh.no_common_algorithm, ssh.host_key_revoked,
    /// ssh.auth_method_refused, ssh.auth_more_needed, ssh.key_unreadable,
    /// ssh.key_passphrase_wrong, ssh.agent_unavailable, ssh.agent_no_identity, ssh.exec_refused,
    /// ssh.too_many_sessions, ssh.connection_lost.
    [[nodiscard]] Result<domain::CommandResult> runCommand(const domain::SshTarget &target,
                                                           const domain::CommandSpec &command,
                                                           const domain::CommandHooks &hooks,
                                                           CancelToken &cancel) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::ssh
