#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/actor.h"
#include "domain/sshtransport.h"
#include "storage/database.h"

#include <QJsonObject>

#include <optional>

namespace testum::services {

/// Settings every node of a database shares. JSON names are the members' in snake_case.
struct Settings
{
    int fanOut = 64;                            ///< fan_out, 1–512
    int connectRetries = 3;                     ///< connect_retries, 0–10
    int connectTimeoutS = 15;                   ///< connect_timeout, 1–300 s
    qint64 outputCapBytes = 64LL * 1024 * 1024; ///< output_cap, 1 KiB–1 TiB
    domain::HostKeyPolicy hostKeyPolicy = domain::HostKeyPolicy::AutoAdd; ///< host_key_policy

    [[nodiscard]] QJsonObject toJson() const;
};

/// Stateless; any thread with a database connection.
class SettingsService
{
public:
    /// `policyOverride`: SSH_HOST_KEY_POLICY, wins over the stored one when set.
    SettingsService(storage::Database &database, const Clock &clock,
                    std::optional<domain::HostKeyPolicy> policyOverride);

    [[nodiscard]] Result<Settings> get(const domain::Actor &actor);
    /// Sets the given fields. 422 with FieldErrors for unknown names and values out of range.
    [[nodiscard]] Result<Settings> update(const domain::Actor &actor, const QJsonObject &change);
    /// For the engine itself, no permission asked.
    [[nodiscard]] Result<Settings> current();

private:
    storage::Database &m_database;
    const Clock &m_clock;
    std::optional<domain::HostKeyPolicy> m_policyOverride;
};

} // namespace testum::services
