#include "services/platformservice.h"

#include "core/ids.h"
#include "crypto/sshpublickey.h"
#include "services/auditservice.h"
#include "services/pinseal.h"
#include "services/platformrules.h"
#include "services/platformsecrets.h"
#include "storage/auditrepository.h"

#include <QJsonArray>

namespace testum::services {

using domain::Permission;

namespace {

QJsonObject auditMeta(const QJsonObject &before, const domain::Platform &after,
                      const PlatformInput &input)
{
    QJsonObject meta = changes(before, after.toJson());
    const QStringList secrets = namesOfGivenSecrets(input);
    if (!secrets.isEmpty())
        meta.insert(QStringLiteral("secrets_set"), QJsonArray::fromStringList(secrets));
    return meta;
}

} // namespace

PlatformService::PlatformService(storage::Database &database, const crypto::Vault &vault,
                                 const Clock &clock)
    : m_database(database)
    , m_vault(vault)
    , m_clock(clock)
{}

Result<storage::PlatformRecord> PlatformService::find(const QString &idOrName)
{
    storage::PlatformRepository platforms(m_database);
    return isId(idOrName) ? platforms.byId(idOrName) : platforms.byName(idOrName);
}

Result<domain::Page<domain::Platform>> PlatformService::list(const domain::Actor &actor,
                                                             const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsRead));
    return storage::PlatformRepository(m_database).list(query);
}

Result<domain::Platform> PlatformService::get(const domain::Actor &actor, const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsRead));
    TESTUM_TRY(const auto record, find(idOrName));
    return record.platform;
}

Result<domain::Platform> PlatformService::create(const domain::Actor &actor,
                                                 const PlatformInput &input)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsWrite));
    storage::PlatformRecord record;
    record.platform.id = newId();
    record.platform.createdBy = actor.name;
    record.platform.createdAtMs = record.platform.updatedAtMs = m_clock.nowMs();
    applyPlainFields(input, record.platform);
    TESTUM_TRY_VOID(applySecrets(m_vault, input, false, record));
    TESTUM_TRY_VOID(checkPlatform(record.platform));
    TESTUM_TRY(record.pinMac, sealPins(m_vault, record.platform.id, {}));

    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(checkStoredKey(m_database, record.platform.sshKeyId));
    TESTUM_TRY_VOID(storage::PlatformRepository(m_database).insert(record));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "platform.create", "platform", record.platform.id,
                                m_clock.nowMs(), auditMeta({}, record.platform, input))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.platform;
}

Result<domain::Platform> PlatformService::update(const domain::Actor &actor,
                                                 const QString &idOrName,
                                                 const PlatformInput &input)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsWrite));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(auto record, find(idOrName));
    const domain::Platform old = record.platform;
    applyPlainFields(input, record.platform);
    record.platform.updatedAtMs = m_clock.nowMs();
    const bool movedHost = old.host != record.platform.host || old.port != record.platform.port;
    const bool addressChanged = movedHost || old.username != record.platform.username;
    TESTUM_TRY_VOID(applySecrets(m_vault, input, addressChanged, record));
    TESTUM_TRY_VOID(checkPlatform(record.platform));
    TESTUM_TRY_VOID(checkStoredKey(m_database, record.platform.sshKeyId));
    if (movedHost) {
        TESTUM_TRY_VOID(storage::HostKeyRepository(m_database).removeAll(old.id));
        TESTUM_TRY(record.pinMac, sealPins(m_vault, old.id, {}));
        record.platform.knownHostFingerprint.clear();
    }
    TESTUM_TRY_VOID(storage::PlatformRepository(m_database).update(record));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "platform.update", "platform", old.id, m_clock.nowMs(),
                                auditMeta(old.toJson(), record.platform, input))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.platform;
}

Result<void> PlatformService::remove(const domain::Actor &actor, const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsWrite));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(const auto record, find(idOrName));
    TESTUM_TRY_VOID(storage::PlatformRepository(m_database).remove(record.platform.id));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "platform.delete", "platform", record.platform.id,
                                m_clock.nowMs(),
                                {{QStringLiteral("before"), record.platform.toJson()}})));
    return transaction.commit();
}

Result<QList<domain::HostKey>> PlatformService::hostKeys(const domain::Actor &actor,
                                                         const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::PlatformsRead));
    TESTUM_TRY(const auto record, find(idOrName));
    return storage::HostKeyRepository(m_database).forPlatform(record.platform.id);
}

Result<domain::HostKey> PlatformService::acceptHostKey(const domain::Actor &actor,
                                                       const QString &idOrName,
                                                       const QString &publicKey)
{
    TESTUM_TRY_VOID(actor.require(Permission::HostKeysAccept));
    TESTUM_TRY(const crypto::SshPublicKey parsed, crypto::parsePublicKey(publicKey));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(const auto record, find(idOrName));
    const QString id = record.platform.id;
    storage::HostKeyRepository repository(m_database);
    TESTUM_TRY(auto keys, repository.forPlatform(id));
    for (domain::HostKey &key : keys) {
        if (key.state == domain::HostKey::State::Trusted && key.fingerprint != parsed.fingerprint) {
            key.state = domain::HostKey::State::Revoked;
            TESTUM_TRY_VOID(repository.put(key));
        }
    }
    domain::HostKey accepted;
    accepted.platformId = id;
    accepted.keyType = parsed.type;
    accepted.fingerprint = parsed.fingerprint;
    accepted.publicKey = parsed.blob.toBase64();
    accepted.firstSeenAtMs = accepted.lastSeenAtMs = m_clock.nowMs();
    TESTUM_TRY_VOID(repository.put(accepted));
    TESTUM_TRY(keys, repository.forPlatform(id));
    TESTUM_TRY(const QByteArray mac, sealPins(m_vault, id, keys));
    TESTUM_TRY_VOID(storage::PlatformRepository(m_database).setPinMac(id, mac));
    const QJsonObject meta =
        changes({{QStringLiteral("known_host_fingerprint"), record.platform.knownHostFingerprint}},
                {{QStringLiteral("known_host_fingerprint"), accepted.fingerprint}});
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "host_key.accept", "platform", id, m_clock.nowMs(), meta)));
    TESTUM_TRY_VOID(transaction.commit());
    return accepted;
}

Result<void> PlatformService::forgetHostKeys(const domain::Actor &actor, const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::HostKeysAccept));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(const auto record, find(idOrName));
    const QString id = record.platform.id;
    TESTUM_TRY_VOID(storage::HostKeyRepository(m_database).removeAll(id));
    TESTUM_TRY(const QByteArray mac, sealPins(m_vault, id, {}));
    TESTUM_TRY_VOID(storage::PlatformRepository(m_database).setPinMac(id, mac));
    const QJsonObject meta{
        {QStringLiteral("before"), QJsonObject{{QStringLiteral("known_host_fingerprint"),
                                                record.platform.knownHostFingerprint}}}};
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "host_key.forget", "platform", id, m_clock.nowMs(), meta)));
    return transaction.commit();
}

} // namespace testum::services
