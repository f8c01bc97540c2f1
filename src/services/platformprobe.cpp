#include "services/platformprobe.h"

#include "core/ids.h"
#include "services/pinseal.h"
#include "services/platformrules.h"
#include "services/platformsecrets.h"
#include "services/probeattempt.h"
#include "services/settingsservice.h"
#include "services/targetbuilder.h"

#include <QScopeGuard>

namespace testum::services {

using domain::AuthMethod;
using domain::Permission;
using domain::Platform;

namespace {

void forgetSecrets(storage::PlatformRecord &record)
{
    record.encryptedPassword.clear();
    record.encryptedPrivateKey.clear();
    record.encryptedPassphrase.clear();
    record.encryptedSudoPassword.clear();
}

/// Why the draft has nothing to sign in with, if so. `stored`: as it was, with its old address.
std::optional<Error> missingSecret(const Platform &draft, const Platform &stored)
{
    const auto missing = [](bool wasStored, const char *reason) {
        return Error{ErrorCode::FailedPrecondition,
                     wasStored ? "platform.secret_needed_again" : reason,
                     QStringLiteral("There is nothing to sign in with")};
    };
    if (draft.authMethod == AuthMethod::Password && !draft.hasPassword)
        return missing(stored.hasPassword, "platform.password_needed");
    if (draft.authMethod == AuthMethod::PrivateKey && !draft.hasPrivateKey &&
        draft.sshKeyId.isEmpty())
        return missing(stored.hasPrivateKey, "platform.private_key_needed");
    return std::nullopt;
}

} // namespace

/// A draft that can be tried.
struct PlatformProbe::Draft
{
    domain::SshTarget target;
    std::optional<Error> noLogin; ///< why it cannot sign in; only its host's key can be seen then
};

PlatformProbe::PlatformProbe(storage::Database &database, const crypto::Vault &vault,
                             domain::SshTransport &transport, SettingsService &settings,
                             domain::TcpConnect connect)
    : m_database(database)
    , m_vault(vault)
    , m_transport(transport)
    , m_settings(settings)
    , m_connect(std::move(connect))
{}

Result<ProbeReport> PlatformProbe::run(const domain::Actor &actor, const QString &idOrName,
                                       const PlatformInput &input,
                                       std::chrono::milliseconds connectTimeout)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsWrite));
    TESTUM_TRY_VOID(actor.require(Permission::TasksRun));
    TESTUM_TRY(const Settings settings, m_settings.current());
    TESTUM_TRY(Draft draft, prepare(idOrName, input, settings.hostKeyPolicy));
    TESTUM_TRY(const auto cancel, begin());
    const auto done = qScopeGuard([&] { end(cancel); });
    ProbeAttempt attempt(m_transport, std::move(draft.target), std::move(draft.noLogin), *cancel);
    return attempt.run(m_connect, connectTimeout);
}

Result<PlatformProbe::Draft> PlatformProbe::prepare(const QString &idOrName,
                                                    const PlatformInput &input,
                                                    domain::HostKeyPolicy policy)
{
    storage::PlatformRecord record;
    QList<domain::HostKey> pins;
    const bool isNew = idOrName.isEmpty();
    if (isNew) {
        record.platform.id = newId(); // for the seals of its secrets, in memory only
    } else {
        storage::PlatformRepository platforms(m_database);
        TESTUM_TRY(record, isId(idOrName) ? platforms.byId(idOrName) : platforms.byName(idOrName));
        TESTUM_TRY(pins, storage::HostKeyRepository(m_database).forPlatform(record.platform.id));
    }
    const Platform stored = record.platform;
    applyPlainFields(input, record.platform);
    Platform &platform = record.platform;
    TESTUM_TRY_VOID(checkAddress(platform));
    const bool movedHost = platform.host != stored.host || platform.port != stored.port;
    if (movedHost || platform.username != stored.username)
        forgetSecrets(record);
    if (isNew || movedHost) {
        pins.clear();
        TESTUM_TRY(record.pinMac, sealPins(m_vault, platform.id, {}));
    }
    TESTUM_TRY_VOID(applySecrets(m_vault, input, false, record));
    TESTUM_TRY_VOID(checkStoredKey(m_database, platform.sshKeyId));

    Draft draft;
    draft.noLogin = missingSecret(platform, stored);
    if (!draft.noLogin) {
        auto target = TargetBuilder(m_database, m_vault, policy).build(record, pins);
        if (target)
            draft.target = std::move(target).value();
        else
            draft.noLogin = target.error();
    } else if (const auto seal = checkPins(m_vault, platform.id, pins, record.pinMac); !seal) {
        draft.noLogin = seal.error();
    }
    if (draft.noLogin) {
        draft.target.platformId = platform.id;
        draft.target.name = platform.name;
        draft.target.host = platform.host;
        draft.target.port = platform.port;
        draft.target.username = platform.username;
        draft.target.hostKeys = pins;
        draft.target.policy = policy;
    }
    return draft;
}

Result<std::shared_ptr<CancelToken>> PlatformProbe::begin()
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped) {
        return Error{ErrorCode::Unavailable, "task.draining",
                     QStringLiteral("The engine is shutting down and tries no platforms")};
    }
    auto cancel = std::make_shared<CancelToken>();
    m_running.insert(cancel);
    return cancel;
}

void PlatformProbe::end(const std::shared_ptr<CancelToken> &cancel)
{
    const std::lock_guard lock(m_mutex);
    m_running.erase(cancel);
}

void PlatformProbe::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    for (const auto &cancel : m_running)
        cancel->cancel(CancelReason::Shutdown);
}

} // namespace testum::services
