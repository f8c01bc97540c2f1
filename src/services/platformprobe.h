#pragma once

#include "core/canceltoken.h"
#include "crypto/vault.h"
#include "domain/actor.h"
#include "domain/reachability.h"
#include "domain/sshtransport.h"
#include "services/platformservice.h"

#include <memory>
#include <mutex>
#include <set>

namespace testum::services {

class SettingsService;

/// What a try of a platform found. Ends with the first step that failed.
struct ProbeReport
{
    enum class Step { Resolve, Port, HostKey, Login, Facts };
    enum class KeyState { New, Pinned, Changed, Revoked };

    struct Done
    {
        Step step;
        std::chrono::milliseconds time;
        std::optional<Error> error; ///< empty: it worked
    };

    QList<Done> steps;
    QString address;                        ///< that answered; empty: none did
    std::optional<domain::HostKey> hostKey; ///< that the host showed
    KeyState keyState = KeyState::New;      ///< of hostKey, by the platform's pins
    QJsonObject facts;

    [[nodiscard]] bool isSuccess() const { return !steps.isEmpty() && !steps.last().error; }
};

/// Tries a platform as it would be stored, from name resolution to the facts of the host, and
/// stores nothing: no pin, no fact, no audit record. One mutex guards the probes under way; any
/// thread with a database connection.
class PlatformProbe
{
public:
    static constexpr std::chrono::seconds kConnectTimeout{10};

    PlatformProbe(storage::Database &database, const crypto::Vault &vault,
                  domain::SshTransport &transport, SettingsService &settings,
                  domain::TcpConnect connect);

    /// `idOrName` of the stored platform that the draft changes; empty: a new one. Its secrets
    /// stand in for absent ones only while host, port and user are the stored ones: they were
    /// entrusted to that address. Its pins count while host and port are.
    /// Without usable credentials the host's key is still asked for; the login fails then.
    /// A host key is handled as at a login: a new one is taken under auto_add only.
    /// Blocks: up to `connectTimeout` until signed in, then 10 s for the facts.
    /// Errors: 422 with FieldErrors, not_found/platform.not_found, unavailable/task.draining.
    [[nodiscard]] Result<ProbeReport> run(const domain::Actor &actor, const QString &idOrName,
                                          const PlatformInput &draft,
                                          std::chrono::milliseconds connectTimeout);

    /// Calls off the probes under way; none begins afterwards.
    void stop();

private:
    struct Draft;
    [[nodiscard]] Result<Draft> prepare(const QString &idOrName, const PlatformInput &input,
                                        domain::HostKeyPolicy policy);
    [[nodiscard]] Result<std::shared_ptr<CancelToken>> begin();
    void end(const std::shared_ptr<CancelToken> &cancel);

    storage::Database &m_database;
    const crypto::Vault &m_vault;
    domain::SshTransport &m_transport;
    SettingsService &m_settings;
    const domain::TcpConnect m_connect;

    std::mutex m_mutex; ///< guards what follows
    std::set<std::shared_ptr<CancelToken>> m_running;
    bool m_stopped = false;
};

} // namespace testum::services
