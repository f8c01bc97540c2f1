#include "storage/sshkeyrepository.h"

#include "storage/databaseerror.h"
#include "storage/liststatement.h"
#include "storage/searchtext.h"

namespace testum::storage {

namespace {

constexpr const char *kColumns = "id, name, public_key, key_type, bits, fingerprint, comment,"
                                 " created_by, created_at, updated_at, ";

SshKeyRecord readKey(Row &row)
{
    SshKeyRecord record;
    domain::SshKey &key = record.key;
    key.id = row.text();
    key.name = row.text();
    key.publicKey = row.text();
    key.keyType = row.text();
    key.bits = row.integer();
    key.fingerprint = row.text();
    key.comment = row.text();
    key.createdBy = row.text();
    key.createdAtMs = row.number();
    key.updatedAtMs = row.number();
    record.encryptedPrivateKey = row.latin1();
    key.hasPrivateKey = !record.encryptedPrivateKey.isEmpty();
    return record;
}

Result<SshKeyRecord> readOne(Database &database, const char *condition, const QString &value,
                             const QString &asked)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(QStringLiteral("SELECT ") + QLatin1String(kColumns) +
                                 QStringLiteral("encrypted_private_key FROM ssh_keys WHERE ") +
                                 QLatin1String(condition),
                             {value}));
    if (!query.next())
        return notFoundError("key.not_found", {{QStringLiteral("key"), asked}});
    Row row(query);
    return readKey(row);
}

QVariantList writtenValues(const SshKeyRecord &record)
{
    const domain::SshKey &key = record.key;
    return {key.name, folded(key.name), key.publicKey, key.keyType, key.bits, key.fingerprint,
            key.comment, QString::fromLatin1(record.encryptedPrivateKey),
            // The fingerprint's case matters, but nobody searches with it in mind.
            searchText({key.name, key.comment, key.fingerprint}), key.updatedAtMs};
}

Error writeError(const Error &error)
{
    return namedViolation(error, {{"ssh_keys_name_folded", "key.name_taken", "name"},
                                  {"ssh_keys_fingerprint", "key.already_added", "public_key"}});
}

const ListSource &listSource()
{
    static const ListSource source{
        QLatin1String(kColumns) + QStringLiteral("substr(encrypted_private_key, 1, 1)"),
        QStringLiteral("ssh_keys"),
        QStringLiteral("name_folded, id"),
        {{QStringLiteral("name"), QStringLiteral("name_folded")},
         {QStringLiteral("created_at"), QStringLiteral("created_at")},
         {QStringLiteral("key_type"), QStringLiteral("key_type")}},
        {{QStringLiteral("name"),
          {QStringLiteral("name_folded = ?"), [](const QString &v) { return folded(v); }}},
         {QStringLiteral("key_type"), {QStringLiteral("key_type = ?")}},
         {QStringLiteral("fingerprint"), {QStringLiteral("fingerprint = ?")}}}};
    return source;
}

} // namespace

Result<void> SshKeyRepository::insert(const SshKeyRecord &record)
{
    const auto inserted = m_database.execChanging(
        QStringLiteral("INSERT INTO ssh_keys (id, created_by, created_at, name, name_folded,"
                       " public_key, key_type, bits, fingerprint, comment, encrypted_private_key,"
                       " search_text, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        QVariantList{record.key.id, record.key.createdBy, record.key.createdAtMs} +
            writtenValues(record));
    return inserted ? Result<void>() : Result<void>(writeError(inserted.error()));
}

Result<void> SshKeyRepository::update(const SshKeyRecord &record)
{
    const auto updated = m_database.execChanging(
        QStringLiteral(
            "UPDATE ssh_keys SET name = ?, name_folded = ?, public_key = ?, key_type = ?,"
            " bits = ?, fingerprint = ?, comment = ?, encrypted_private_key = ?,"
            " search_text = ?, updated_at = ? WHERE id = ?"),
        writtenValues(record) + QVariantList{record.key.id});
    if (!updated)
        return writeError(updated.error());
    return expectRow(updated, "key.not_found");
}

Result<void> SshKeyRepository::remove(const QString &id)
{
    const auto removed =
        m_database.execChanging(QStringLiteral("DELETE FROM ssh_keys WHERE id = ?"), {id});
    if (!removed && removed.error().is("storage.foreign_key"))
        return Error{ErrorCode::FailedPrecondition, "key.in_use",
                     QStringLiteral("A platform logs in with this key")};
    return expectRow(removed, "key.not_found");
}

Result<SshKeyRecord> SshKeyRepository::byId(const QString &id)
{
    return readOne(m_database, "id = ?", id, id);
}

Result<SshKeyRecord> SshKeyRepository::byName(const QString &name)
{
    return readOne(m_database, "name_folded = ?", folded(name), name);
}

Result<domain::Page<domain::SshKey>> SshKeyRepository::list(const domain::ListQuery &query)
{
    return readPage<domain::SshKey>(m_database, listSource(), query,
                                    [](Row &row) { return readKey(row).key; });
}

} // namespace testum::storage
