#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "domain/platform.h"
#include "domain/task.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace testum::domain {

/// Decrypted credentials of one platform, shared read-only by the jobs of a task.
struct SshCredentials
{
    AuthMethod method = AuthMethod::Password;
    SecretBytes password;   ///< also answers keyboard-interactive's one non-echo prompt
    SecretBytes privateKey; ///< OpenSSH, PEM or PKCS#8 text
    SecretBytes passphrase;
};

enum class HostKeyPolicy { AutoAdd, Strict };

/// Where to log in, and as whom. hostKeys are the platform's pins, already authenticated against
/// the vault: empty means first use.
struct SshTarget
{
    QString platformId;
    QString name;
    QString host;
    int port = 22;
    QString username;
    std::shared_ptr<const SshCredentials> credentials;
    QList<HostKey> hostKeys;
    HostKeyPolicy policy = HostKeyPolicy::AutoAdd;
};

struct CommandSpec
{
    QByteArray command; ///< handed to the login shell of the remote user, bytes as they are
    std::chrono::milliseconds connectTimeout{15'000}; ///< resolve + connect + key exchange + auth
    std::chrono::milliseconds timeout{0};             ///< of the command; 0: none
};

/// After a stop: is the remote process tree gone?
enum class RemoteState { NotAsked, Gone, Alive, Unknown };

[[nodiscard]] QString remoteStateName(RemoteState state); ///< "", "gone", "alive", "unknown"

/// How a started command ended. Exactly one of exitCode, exitSignal is set when the server said so;
/// neither: unknown (the connection broke, or the server sent no status).
struct CommandResult
{
    std::optional<int> exitCode;
    QString exitSignal;                              ///< "TERM"
    CancelReason stoppedBy = CancelReason::None;     ///< TimedOut or Cancelled when it was stopped
    RemoteState remoteState = RemoteState::NotAsked; ///< filled after a stop or a lost connection
    QString evidence;                                ///< what the check saw, for people
    std::optional<Error> broken; ///< the connection was lost after the command had started
};

/// Called on the thread that runs runCommand(). A hook that returns an error ends the run with it.
struct CommandHooks
{
    /// First use under AutoAdd: make the pin durable *before* any authentication byte is sent.
    std::function<Result<void>(const HostKey &)> pinHostKey;
    /// The host owns this key and may be logged in to, by its pin or by one made just now; still
    /// *before* any authentication byte. May be empty.
    std::function<Result<void>(const HostKey &)> hostKeyVerified{};
    /// The server accepted the exec request; from here on nothing is retried.
    std::function<void()> started;
    /// Bytes of stdout or stderr as they arrive; may block (backpressure).
    std::function<Result<void>(Stream, QByteArrayView)> output;
};

/// Port to the SSH world; implemented by ssh::LibsshTransport and, in tests, FakeSshTransport.
class SshTransport
{
public:
    virtual ~SshTransport() = default;

    /// Connects, verifies the host key, authenticates, runs the command to its end.
    /// Blocks: the calling job's thread. Thread-safe: many jobs call it at once.
    /// Errors: only from before the command started ("ssh.resolve_failed", "ssh.unreachable",
    /// "ssh.timeout", "ssh.host_key_unknown", "ssh.host_key_changed", "ssh.auth_failed", …, or
    /// "task.cancelled" when `cancel` fired before the start). What happens later is in the result.
    [[nodiscard]] virtual Result<CommandResult> runCommand(const SshTarget &target,
                                                           const CommandSpec &command,
                                                           const CommandHooks &hooks,
                                                           CancelToken &cancel) = 0;
};

/// Errors worth another connect attempt: unreachable, timeout, connection lost before the start.
[[nodiscard]] bool isRetryable(const Error &error);

} // namespace testum::domain
