#include "storage/platformrepository.h"

#include "storage/databaseerror.h"
#include "storage/inlist.h"
#include "storage/row.h"

namespace testum::storage {

namespace {

QString stateName(domain::HostKey::State state)
{
    return state == domain::HostKey::State::Trusted ? QStringLiteral("trusted")
                                                    : QStringLiteral("revoked");
}

domain::HostKey readHostKey(Row &row)
{
    domain::HostKey key;
    key.platformId = row.text();
    key.keyType = row.text();
    key.fingerprint = row.text();
    key.publicKey = row.latin1();
    // Anything but the exact word is not trusted.
    key.state = row.text() == QLatin1String("trusted") ? domain::HostKey::State::Trusted
                                                       : domain::HostKey::State::Revoked;
    key.firstSeenAtMs = row.number();
    key.lastSeenAtMs = row.number();
    return key;
}

} // namespace

Result<QList<domain::HostKey>> HostKeyRepository::forPlatform(const QString &platformId)
{
    TESTUM_TRY(const auto keys, forPlatforms({platformId}));
    return keys.value(platformId);
}

Result<QMap<QString, QList<domain::HostKey>>>
HostKeyRepository::forPlatforms(const QStringList &ids)
{
    QMap<QString, QList<domain::HostKey>> keys;
    const auto read = [&](const QString &marks, const QVariantList &values) -> Result<void> {
        TESTUM_TRY(
            QSqlQuery query,
            m_database.exec(
                QStringLiteral("SELECT platform_id, key_type, fingerprint, public_key, state,"
                               " first_seen_at, last_seen_at FROM host_keys"
                               " WHERE platform_id IN (%1)"
                               " ORDER BY platform_id, first_seen_at, fingerprint")
                    .arg(marks),
                values));
        while (query.next()) {
            Row row(query);
            const domain::HostKey key = readHostKey(row);
            keys[key.platformId].append(key);
        }
        return {};
    };
    QStringList unique = ids;
    unique.removeDuplicates();
    TESTUM_TRY_VOID(forEachChunk(unique, read));
    return keys;
}

Result<void> HostKeyRepository::put(const domain::HostKey &key)
{
    const auto put = m_database.execChanging(
        QStringLiteral("INSERT INTO host_keys (platform_id, key_type, fingerprint, public_key,"
                       " state, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (platform_id, fingerprint) DO UPDATE SET"
                       " key_type = excluded.key_type, public_key = excluded.public_key,"
                       " state = excluded.state, first_seen_at = excluded.first_seen_at,"
                       " last_seen_at = excluded.last_seen_at"),
        {key.platformId, key.keyType, key.fingerprint, QString::fromLatin1(key.publicKey),
         stateName(key.state), key.firstSeenAtMs, key.lastSeenAtMs});
    if (put)
        return {};
    if (put.error().is("storage.foreign_key"))
        return notFoundError("platform.not_found", {{QStringLiteral("platform"), key.platformId}});
    return put.error();
}

Result<void> HostKeyRepository::touchSeen(const QString &platformId, const QString &fingerprint,
                                          qint64 seenAtMs)
{
    TESTUM_TRY_VOID(
        m_database.execChanging(QStringLiteral("UPDATE host_keys SET last_seen_at = ?"
                                               " WHERE platform_id = ? AND fingerprint = ?"),
                                {seenAtMs, platformId, fingerprint}));
    return {};
}

Result<void> HostKeyRepository::removeAll(const QString &platformId)
{
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("DELETE FROM host_keys WHERE platform_id = ?"), {platformId}));
    return {};
}

} // namespace testum::storage
