#pragma once

#include "core/result.h"
#include "domain/page.h"
#include "domain/platform.h"
#include "storage/database.h"

#include <QByteArray>

namespace testum::storage {

/// A platform with its sealed secrets (Fernet tokens; empty: none) and the authenticator of its
/// pins.
struct PlatformRecord
{
    domain::Platform platform;
    QByteArray encryptedPassword;
    QByteArray encryptedPrivateKey;
    QByteArray encryptedPassphrase;
    QByteArray encryptedSudoPassword;
    QByteArray
        pinMac; ///< hex HMAC over the pin state, see services::PinSeal; stored in platforms.pin_mac
};

/// Where a platform is, and nothing else of it.
struct PlatformAddress
{
    QString id;
    QString name;
    QString host;
    int port = 22;
};

/// A platform whose last login failed.
struct PlatformFault
{
    QString id;
    QString name;
    QString reason;
    qint64 atMs = 0;
};

/// Rows of `platforms`. Stateless; any thread that may use the database; writes belong inside a
/// Transaction of the caller. name is unique after Unicode case folding (column name_folded).
/// The has… flags and knownHostFingerprint (newest trusted row of host_keys) are filled on reading.
class PlatformRepository
{
public:
    explicit PlatformRepository(Database &database)
        : m_database(database)
    {}

    /// Errors of all: Database::exec's. Duplicate name: already_exists/platform.name_taken
    /// with FieldError "name".
    [[nodiscard]] Result<void> insert(const PlatformRecord &record);
    /// Writes every column but created_*, facts, last_seen_at, last_error_*.
    /// not_found/platform.not_found when the row is gone.
    [[nodiscard]] Result<void> update(const PlatformRecord &record);
    [[nodiscard]] Result<void> setPinMac(const QString &id, const QByteArray &pinMac);
    /// What a login tells, here and in touchSeen(): the platform was seen, its last error is over.
    [[nodiscard]] Result<void> setFacts(const QString &id, const QJsonObject &facts,
                                        qint64 seenAtMs);
    [[nodiscard]] Result<void> touchSeen(const QString &id, qint64 seenAtMs);
    /// Why a login failed: a stable reason token.
    [[nodiscard]] Result<void> setLastError(const QString &id, const QString &reason, qint64 atMs);
    /// not_found/platform.not_found. Runs of the platform keep their rows (platform_id NULL).
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<PlatformRecord> byId(const QString &id);
    [[nodiscard]] Result<PlatformRecord> byName(const QString &name);
    /// In the given order; not_found/platform.not_found (args "platform") for the first unknown
    /// one. Each entry is an id or a name. Reads thousands in few statements.
    [[nodiscard]] Result<QList<PlatformRecord>> resolve(const QStringList &idsOrNames);
    [[nodiscard]] Result<QList<PlatformRecord>> all();
    /// Of all platforms, by name.
    [[nodiscard]] Result<QList<PlatformAddress>> addresses();
    /// Newest first.
    [[nodiscard]] Result<QList<PlatformFault>> faults(int limit);
    /// sort: name host created_at updated_at last_seen_at; filters: name, host, username,
    /// auth_method, group_name, tag; search: name, host, description, group, tags.
    [[nodiscard]] Result<domain::Page<domain::Platform>> list(const domain::ListQuery &query);

private:
    Database &m_database;
};

/// Rows of `host_keys`.
class HostKeyRepository
{
public:
    explicit HostKeyRepository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<QList<domain::HostKey>> forPlatform(const QString &platformId);
    /// For many platforms at once, in few statements; keyed by platform id.
    [[nodiscard]] Result<QMap<QString, QList<domain::HostKey>>>
    forPlatforms(const QStringList &ids);
    /// Inserts or replaces the row (platform_id, fingerprint).
    [[nodiscard]] Result<void> put(const domain::HostKey &key);
    [[nodiscard]] Result<void> touchSeen(const QString &platformId, const QString &fingerprint,
                                         qint64 seenAtMs);
    [[nodiscard]] Result<void> removeAll(const QString &platformId);

private:
    Database &m_database;
};

} // namespace testum::storage
