#include "storage/outputpins.h"

#include "storage/auditrepository.h"
#include "storage/platformrepository.h"

#include <algorithm>
#include <numeric>

namespace testum::storage {

namespace {

Error changedError(const domain::HostKey &known, const domain::HostKey &offered)
{
    return {ErrorCode::FailedPrecondition,
            "ssh.host_key_changed",
            QStringLiteral("The host offers a key other than the pinned one"),
            {},
            {{QStringLiteral("expected"), known.fingerprint},
             {QStringLiteral("offered"), offered.fingerprint}}};
}

Error tamperedError()
{
    return {ErrorCode::DataLoss, "ssh.pins_tampered",
            QStringLiteral("The pinned host keys of the platform were changed outside testum")};
}

} // namespace

Result<void> OutputPins::pin(std::span<const domain::HostKey> keys,
                             std::vector<Result<void>> &answers)
{
    answers.assign(keys.size(), Result<void>());
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0);
    // By platform, and the audit log last: the order in which all writers take these locks.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return keys[a].platformId < keys[b].platformId;
    });
    std::vector<std::size_t> pinned;
    TESTUM_TRY(Transaction transaction, Transaction::begin(m_database));
    for (const std::size_t index : order) {
        TESTUM_TRY(const bool isNew, pinOne(keys[index], answers[index]));
        if (isNew)
            pinned.push_back(index);
    }
    for (const std::size_t index : pinned)
        TESTUM_TRY_VOID(record(keys[index]));
    return transaction.commit();
}

/// True when the key was not known and is pinned now.
Result<bool> OutputPins::pinOne(domain::HostKey key, Result<void> &answer)
{
    // Changes nothing, but locks the row: two processes cannot both find no pin.
    TESTUM_TRY(const qint64 exists,
               m_database.execChanging(
                   QStringLiteral("UPDATE platforms SET pin_mac = pin_mac WHERE id = ?"),
                   {key.platformId}));
    if (exists == 0) {
        answer = Error{ErrorCode::NotFound, "platform.not_found",
                       QStringLiteral("The platform was deleted")};
        return false;
    }
    HostKeyRepository hostKeys(m_database);
    TESTUM_TRY(const QList<domain::HostKey> known, hostKeys.forPlatform(key.platformId));
    if (!known.isEmpty()) {
        const bool same =
            std::any_of(known.cbegin(), known.cend(), [&](const domain::HostKey &pinned) {
                return pinned.state == domain::HostKey::State::Trusted &&
                       pinned.keyType == key.keyType && pinned.publicKey == key.publicKey;
            });
        if (!same)
            answer = changedError(known.front(), key);
        return false;
    }
    PlatformRepository platforms(m_database);
    TESTUM_TRY(const PlatformRecord record, platforms.byId(key.platformId));
    // No pin must be what testum itself left: a deleted pin does not bring back first use.
    TESTUM_TRY(const QByteArray unpinned, m_sealPins(key.platformId, {}));
    if (record.pinMac != unpinned) {
        answer = tamperedError();
        return false;
    }
    key.state = domain::HostKey::State::Trusted;
    key.firstSeenAtMs = m_clock.nowMs();
    key.lastSeenAtMs = key.firstSeenAtMs;
    TESTUM_TRY(const QByteArray seal, m_sealPins(key.platformId, {key}));
    TESTUM_TRY_VOID(hostKeys.put(key));
    TESTUM_TRY_VOID(platforms.setPinMac(key.platformId, seal));
    return true;
}

Result<void> OutputPins::record(const domain::HostKey &key)
{
    domain::AuditRecord record;
    record.user = QStringLiteral("system");
    record.action = QStringLiteral("host_key.pin");
    record.objectType = QStringLiteral("platform");
    record.objectId = key.platformId;
    record.meta = {{QStringLiteral("key_type"), key.keyType},
                   {QStringLiteral("fingerprint"), key.fingerprint}};
    record.timestampMs = m_clock.nowMs();
    AuditRepository audit(m_database);
    return audit.append(record);
}

} // namespace testum::storage
