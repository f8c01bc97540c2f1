#include "ssh/libsshtransport.h"

#include "ssh/commandrun.h"
#include "ssh/privatekeycache.h"
#include "ssh/tcpconnector.h"
#include "ssh/unverifiedsession.h"

namespace testum::ssh {

using domain::CommandHooks;
using domain::CommandResult;
using domain::CommandSpec;
using domain::SshTarget;

struct LibsshTransport::Private
{
    [[nodiscard]] Result<std::unique_ptr<SshSession>>
    logIn(const SshTarget &target, const CommandHooks &hooks, const WaitLimit &limit);

    TransportTimings timings;
    TcpConnector connector;
    PrivateKeyCache keys;
};

Result<std::unique_ptr<SshSession>> LibsshTransport::Private::logIn(const SshTarget &target,
                                                                    const CommandHooks &hooks,
                                                                    const WaitLimit &limit)
{
    SharedKey key;
    if (target.credentials->method == domain::AuthMethod::PrivateKey) {
        TESTUM_TRY(key, keys.keyOf(target.credentials));
    }
    TESTUM_TRY(Socket socket, connector.connectTo(target.host, target.port, limit));
    TESTUM_TRY(UnverifiedSession unverified,
               UnverifiedSession::begin(std::move(socket), target, timings, limit));
    TESTUM_TRY(VerifiedSession verified,
               std::move(unverified).verify(HostKeyVerifier(target, hooks.pinHostKey)));
    if (hooks.hostKeyVerified)
        TESTUM_TRY_VOID(hooks.hostKeyVerified(verified.hostKey()));
    return std::move(verified).authenticate(*target.credentials, std::move(key), limit);
}

LibsshTransport::LibsshTransport(const TransportTimings &timings, LookUp lookUp)
    : d(new Private{timings, TcpConnector(std::move(lookUp)), {}})
{}

LibsshTransport::~LibsshTransport() = default;

Result<CommandResult> LibsshTransport::runCommand(const SshTarget &target,
                                                  const CommandSpec &command,
                                                  const CommandHooks &hooks, CancelToken &cancel)
{
    TESTUM_TRY(RemoteCommand wrapped, RemoteCommand::wrap(command.command));
    const PrivateKeyCache::Use use(d->keys);
    const WaitLimit limit{QDeadlineTimer(command.connectTimeout), cancel};
    TESTUM_TRY_VOID(limit.check("connecting"));
    TESTUM_TRY(const auto session, d->logIn(target, hooks, limit));

    const auto reconnect = [this, &target, &session](const WaitLimit &stopLimit) {
        // Only to the very host that runs the command: its key is the pin, nothing is added.
        SshTarget same = target;
        same.hostKeys = {session->hostKey()};
        same.policy = domain::HostKeyPolicy::Strict;
        return d->logIn(same, {}, stopLimit);
    };
    CommandRun run(*session, std::move(wrapped), hooks, cancel, d->timings, reconnect);
    return run.execute(limit, command.timeout);
}

} // namespace testum::ssh
