#include "services/platformservice.h"

#include "core/ids.h"
#include "crypto/sshpublickey.h"
#include "domain/validate.h"
#include "services/auditservice.h"
#include "services/pinseal.h"
#include "services/platformsecrets.h"
#include "storage/auditrepository.h"
#include "storage/sshkeyrepository.h"

#include <QJsonArray>

#include <algorithm>

namespace testum::services {

using domain::Permission;

namespace {

Error refusedFields()
{
    return Error{ErrorCode::InvalidArgument, "request.invalid",
                 QStringLiteral("Some fields of the platform were refused")};
}

/// Every rule on the platform as it would be stored.
Result<void> check(const domain::Platform &platform)
{
    Error refused = refusedFields();
    const auto refuse = [&refused](const char *field, const char *reason, ErrorArgs args = {}) {
        refused.fields.append({QLatin1String(field), reason, std::move(args)});
    };
    if (platform.name.isEmpty())
        refuse("name", "field.required");
    else if (!domain::isValidPlatformName(platform.name))
        refuse("name", "platform.name_malformed");
    if (platform.host.isEmpty())
        refuse("host", "field.required");
    else if (!domain::isValidHost(platform.host))
        refuse("host", "platform.host_malformed");
    if (platform.username.isEmpty())
        refuse("username", "field.required");
    else if (!domain::isValidSshUser(platform.username))
        refuse("username", "platform.username_malformed");
    if (platform.port < 1 || platform.port > 65535) {
        refuse("port", "field.out_of_range",
               {{QStringLiteral("min"), QStringLiteral("1")},
                {QStringLiteral("max"), QStringLiteral("65535")}});
    }
    if (!platform.groupName.isEmpty() && !domain::isValidTag(platform.groupName))
        refuse("group_name", "platform.group_malformed");
    if (!std::all_of(platform.tags.begin(), platform.tags.end(),
                     [](const QString &tag) { return domain::isValidTag(tag); }))
        refuse("tags", "platform.tag_malformed");
    if (platform.description.size() > 4096)
        refuse("description", "field.too_long", {{QStringLiteral("max"), QStringLiteral("4096")}});
    if (platform.authMethod == domain::AuthMethod::Password && !platform.hasPassword)
        refuse("password", "platform.password_needed");
    if (platform.authMethod == domain::AuthMethod::PrivateKey && !platform.hasPrivateKey &&
        platform.sshKeyId.isEmpty())
        refuse("private_key", "platform.private_key_needed");
    if (!refused.fields.isEmpty())
        return refused;
    return {};
}

void applyPlainFields(const PlatformInput &input, domain::Platform &platform)
{
    platform.name = input.name.value_or(platform.name);
    platform.host = input.host.value_or(platform.host);
    platform.port = input.port.value_or(platform.port);
    platform.username = input.username.value_or(platform.username);
    platform.authMethod = input.authMethod.value_or(platform.authMethod);
    platform.sshKeyId = input.sshKeyId.value_or(platform.sshKeyId);
    platform.groupName = input.groupName.value_or(platform.groupName);
    platform.tags = input.tags.value_or(platform.tags);
    platform.tags.removeDuplicates();
    platform.description = input.description.value_or(platform.description);
}

Result<void> checkStoredKey(storage::Database &database, const QString &keyId)
{
    if (keyId.isEmpty())
        return {};
    const auto record = storage::SshKeyRepository(database).byId(keyId);
    if (!record && record.error().code == ErrorCode::NotFound)
        return fieldError(QStringLiteral("ssh_key_id"), "key.not_found");
    if (!record)
        return record.error();
    if (record->encryptedPrivateKey.isEmpty())
        return fieldError(QStringLiteral("ssh_key_id"), "key.no_private_half");
    return {};
}

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
    TESTUM_TRY_VOID(check(record.platform));
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
    TESTUM_TRY_VOID(check(record.platform));
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
