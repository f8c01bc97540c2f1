#include "services/sshkeyservice.h"

#include "core/ids.h"
#include "domain/validate.h"
#include "services/auditservice.h"
#include "services/platformsecrets.h"
#include "storage/auditrepository.h"

namespace testum::services {

using domain::Permission;

namespace {

void fill(domain::SshKey &key, const crypto::SshPublicKey &parsed)
{
    key.publicKey = parsed.canonicalLine();
    key.keyType = parsed.type;
    key.bits = parsed.bits;
    key.fingerprint = parsed.fingerprint;
    key.comment = parsed.comment;
}

Result<void> checkName(const QString &name)
{
    if (name.isEmpty())
        return fieldError(QStringLiteral("name"), "field.required");
    if (!domain::isValidPlatformName(name))
        return fieldError(QStringLiteral("name"), "key.name_malformed");
    return {};
}

} // namespace

SshKeyService::SshKeyService(storage::Database &database, const crypto::Vault &vault,
                             const Clock &clock)
    : m_database(database)
    , m_vault(vault)
    , m_clock(clock)
{}

Result<storage::SshKeyRecord> SshKeyService::find(const QString &idOrName)
{
    storage::SshKeyRepository keys(m_database);
    return isId(idOrName) ? keys.byId(idOrName) : keys.byName(idOrName);
}

Result<domain::Page<domain::SshKey>> SshKeyService::list(const domain::Actor &actor,
                                                         const domain::ListQuery &query)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysRead));
    return storage::SshKeyRepository(m_database).list(query);
}

Result<domain::SshKey> SshKeyService::get(const domain::Actor &actor, const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysRead));
    TESTUM_TRY(const auto record, find(idOrName));
    return record.key;
}

Result<domain::SshKey> SshKeyService::insert(const domain::Actor &actor,
                                             storage::SshKeyRecord record, const char *action)
{
    record.key.createdBy = actor.name;
    record.key.createdAtMs = record.key.updatedAtMs = m_clock.nowMs();
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY_VOID(storage::SshKeyRepository(m_database).insert(record));
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actor, action, "ssh_key", record.key.id,
                                            m_clock.nowMs(), changes({}, record.key.toJson()))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.key;
}

Result<domain::SshKey> SshKeyService::create(const domain::Actor &actor, const QString &name,
                                             const QString &publicKey)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysWrite));
    TESTUM_TRY_VOID(checkName(name));
    TESTUM_TRY(const crypto::SshPublicKey parsed, crypto::parsePublicKey(publicKey));
    storage::SshKeyRecord record;
    record.key.id = newId();
    record.key.name = name;
    fill(record.key, parsed);
    return insert(actor, std::move(record), "ssh_key.create");
}

Result<domain::SshKey> SshKeyService::generate(const domain::Actor &actor, const QString &name,
                                               crypto::KeyKind kind, const QString &comment)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysWrite));
    TESTUM_TRY_VOID(checkName(name));
    TESTUM_TRY(const auto pair, crypto::generateKeyPair(kind, comment.isEmpty() ? name : comment));
    storage::SshKeyRecord record;
    record.key.id = newId();
    record.key.name = name;
    record.key.hasPrivateKey = true;
    fill(record.key, pair.publicKey);
    TESTUM_TRY(record.encryptedPrivateKey,
               m_vault.seal(sshKeySecretContext(record.key.id), pair.privateKey));
    return insert(actor, std::move(record), "ssh_key.generate");
}

Result<domain::SshKey> SshKeyService::update(const domain::Actor &actor, const QString &idOrName,
                                             const std::optional<QString> &name,
                                             const std::optional<QString> &publicKey)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysWrite));
    if (name)
        TESTUM_TRY_VOID(checkName(*name));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(auto record, find(idOrName));
    const QJsonObject before = record.key.toJson();
    if (publicKey) {
        TESTUM_TRY(const crypto::SshPublicKey parsed, crypto::parsePublicKey(*publicKey));
        if (parsed.fingerprint != record.key.fingerprint) {
            record.encryptedPrivateKey.clear();
            record.key.hasPrivateKey = false;
        }
        fill(record.key, parsed);
    }
    record.key.name = name.value_or(record.key.name);
    record.key.updatedAtMs = m_clock.nowMs();
    TESTUM_TRY_VOID(storage::SshKeyRepository(m_database).update(record));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "ssh_key.update", "ssh_key", record.key.id, m_clock.nowMs(),
                                changes(before, record.key.toJson()))));
    TESTUM_TRY_VOID(transaction.commit());
    return record.key;
}

Result<void> SshKeyService::remove(const domain::Actor &actor, const QString &idOrName)
{
    TESTUM_TRY_VOID(actor.require(Permission::KeysWrite));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(const auto record, find(idOrName));
    TESTUM_TRY_VOID(storage::SshKeyRepository(m_database).remove(record.key.id));
    TESTUM_TRY_VOID(
        storage::AuditRepository(m_database)
            .append(auditRecord(actor, "ssh_key.delete", "ssh_key", record.key.id, m_clock.nowMs(),
                                {{QStringLiteral("before"), record.key.toJson()}})));
    return transaction.commit();
}

} // namespace testum::services
