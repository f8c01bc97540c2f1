#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/platform.h"
#include "storage/database.h"

namespace testum::storage {

struct SshKeyRecord
{
    domain::SshKey key;
    QByteArray encryptedPrivateKey; ///< Fernet token; empty: only the public half is known
};

/// Rows of `ssh_keys`. Stateless; writes inside the caller's Transaction.
class SshKeyRepository
{
public:
    explicit SshKeyRepository(Database &database)
        : m_database(database)
    {}

    /// Duplicate name: already_exists/key.name_taken with FieldError "name"; duplicate
    /// fingerprint: already_exists/key.already_added with FieldError "public_key".
    [[nodiscard]] Result<void> insert(const SshKeyRecord &record);
    [[nodiscard]] Result<void> update(const SshKeyRecord &record); ///< not_found/key.not_found
    /// not_found/key.not_found; failed_precondition/key.in_use when a platform uses it.
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<SshKeyRecord> byId(const QString &id);
    [[nodiscard]] Result<SshKeyRecord> byName(const QString &name);
    /// sort: name created_at key_type; filters: name, key_type, fingerprint; search: name, comment,
    /// fingerprint.
    [[nodiscard]] Result<domain::Page<domain::SshKey>> list(const domain::ListQuery &query);

private:
    Database &m_database;
};

} // namespace testum::storage
