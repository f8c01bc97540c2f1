#include "storage/auditrepository.h"

#include "core/ids.h"
#include "storage/liststatement.h"
#include "storage/searchtext.h"
#include "storage/sqlvalue.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace testum::storage {

namespace {

constexpr const char *kColumns = "id, user_name, action, object_type, object_id, meta, occurred_at,"
                                 " ip, prev_hash, hash, position";
constexpr qint64 kVerifyChunk = 1000;

domain::AuditRecord readRecord(Row &row)
{
    domain::AuditRecord record;
    record.id = row.text();
    record.user = row.text();
    record.action = row.text();
    record.objectType = row.text();
    record.objectId = row.text();
    record.meta = row.object();
    record.timestampMs = row.number();
    record.ip = row.text();
    record.prevHash = row.text();
    record.hash = row.text();
    return record;
}

/// SHA-256(prev_hash ‖ canonical JSON of the other fields): compact, the keys in order, as
/// QJsonDocument writes it.
QString hashOf(const domain::AuditRecord &record)
{
    const QJsonObject fields{
        {QStringLiteral("id"), record.id},
        {QStringLiteral("user"), record.user},
        {QStringLiteral("action"), record.action},
        {QStringLiteral("object_type"), record.objectType},
        {QStringLiteral("object_id"), record.objectId},
        {QStringLiteral("meta"), record.meta},
        {QStringLiteral("timestamp"), record.timestampMs},
        {QStringLiteral("ip"), record.ip},
    };
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(record.prevHash.toLatin1());
    hash.addData(QJsonDocument(fields).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(hash.result().toHex());
}

Error chainBroken(const QString &id)
{
    return {ErrorCode::DataLoss,
            "audit.chain_broken",
            QStringLiteral("The audit log was changed at record %1").arg(id),
            {},
            {{QStringLiteral("id"), id}}};
}

struct Head
{
    qint64 position = 0;
    QString hash;
};

Result<Head> readHead(Database &database, const QString &sql)
{
    TESTUM_TRY(QSqlQuery query, database.exec(sql));
    if (!query.next())
        return chainBroken(QStringLiteral("-"));
    return Head{query.value(0).toLongLong(), query.value(1).toString()};
}

std::optional<QVariant> epochMs(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok ? std::optional<QVariant>(value) : std::nullopt;
}

const ListSource &listSource()
{
    static const ListSource source{
        QLatin1String(kColumns),
        QStringLiteral("audit_log"),
        QStringLiteral("position DESC"),
        {{QStringLiteral("timestamp"), QStringLiteral("position")}},
        {{QStringLiteral("user"), {QStringLiteral("user_name = ?")}},
         {QStringLiteral("action"), {QStringLiteral("action = ?")}},
         {QStringLiteral("object_type"), {QStringLiteral("object_type = ?")}},
         {QStringLiteral("object_id"), {QStringLiteral("object_id = ?")}},
         {QStringLiteral("from"), {QStringLiteral("occurred_at >= ?"), epochMs}},
         {QStringLiteral("to"), {QStringLiteral("occurred_at <= ?"), epochMs}}}};
    return source;
}

/// The record as it will be read again, since that is what the hash must cover.
domain::AuditRecord asStored(domain::AuditRecord record)
{
    for (QString *text :
         {&record.user, &record.action, &record.objectType, &record.objectId, &record.ip})
        *text = storableText(*text);
    record.meta = QJsonDocument::fromJson(storableText(jsonText(record.meta)).toUtf8()).object();
    return record;
}

} // namespace

Result<void> AuditRepository::append(domain::AuditRecord record)
{
    Q_ASSERT_X(m_database.transactionDepth() > 0, "AuditRepository", "outside a transaction");
    record = asStored(std::move(record));
    record.id = newId();
    // The row stays locked until the transaction ends, so that the chain has no forks.
    TESTUM_TRY(const Head head,
               readHead(m_database, QStringLiteral("UPDATE audit_head SET position = position + 1"
                                                   " WHERE id = 1 RETURNING position, hash")));
    record.prevHash = head.hash;
    record.hash = hashOf(record);
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("INSERT INTO audit_log (position, id, user_name, action, object_type,"
                       " object_id, meta, occurred_at, ip, prev_hash, hash, search_text)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {head.position, record.id, record.user, record.action, record.objectType, record.objectId,
         jsonText(record.meta), record.timestampMs, record.ip, record.prevHash, record.hash,
         searchText({record.user, record.action, record.objectId})}));
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("UPDATE audit_head SET hash = ? WHERE id = 1"), {record.hash}));
    return {};
}

Result<domain::Page<domain::AuditRecord>> AuditRepository::list(const domain::ListQuery &query)
{
    return readPage<domain::AuditRecord>(m_database, listSource(), query, readRecord);
}

Result<void> AuditRepository::verify()
{
    // Records appended while this runs are behind the head read now and are left alone.
    TESTUM_TRY(
        const Head head,
        readHead(m_database, QStringLiteral("SELECT position, hash FROM audit_head WHERE id = 1")));
    Head last;
    QString lastId = QStringLiteral("-");
    for (bool more = true; more;) {
        TESTUM_TRY(QSqlQuery query,
                   m_database.exec(QStringLiteral("SELECT %1 FROM audit_log WHERE position > ?"
                                                  " AND position <= ? ORDER BY position LIMIT ?")
                                       .arg(QLatin1String(kColumns)),
                                   {last.position, head.position, kVerifyChunk}));
        more = false;
        while (query.next()) {
            Row row(query);
            const domain::AuditRecord record = readRecord(row);
            const qint64 position = row.number();
            if (position != last.position + 1 || record.prevHash != last.hash ||
                record.hash != hashOf(record))
                return chainBroken(record.id);
            last = {position, record.hash};
            lastId = record.id;
            more = true;
        }
    }
    // The newest records are missing.
    if (last.position != head.position || last.hash != head.hash)
        return chainBroken(lastId);
    return {};
}

} // namespace testum::storage
