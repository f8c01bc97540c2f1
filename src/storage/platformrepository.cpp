#include "storage/platformrepository.h"

#include "core/ids.h"
#include "storage/databaseerror.h"
#include "storage/inlist.h"
#include "storage/liststatement.h"
#include "storage/row.h"
#include "storage/searchtext.h"

namespace testum::storage {

namespace {

/// `secrets` are the four encrypted columns, as a list needs less of them than a login.
QString platformColumns(const QString &secrets)
{
    return QStringLiteral(
               "id, name, host, port, username, auth_method, ssh_key_id, group_name, tags,"
               " description, facts, last_seen_at, last_error_reason, last_error_at,"
               " created_by, created_at, updated_at,"
               " (SELECT k.fingerprint FROM host_keys k WHERE k.platform_id = platforms.id"
               " AND k.state = 'trusted' ORDER BY k.first_seen_at DESC, k.fingerprint"
               " LIMIT 1), pin_mac, ") +
           secrets;
}

QString selectPlatforms()
{
    static const QString sql =
        QStringLiteral("SELECT ") +
        platformColumns(QStringLiteral("encrypted_password, encrypted_private_key,"
                                       " encrypted_passphrase, encrypted_sudo_password")) +
        QStringLiteral(" FROM platforms");
    return sql;
}

PlatformRecord readPlatform(Row &row)
{
    PlatformRecord record;
    domain::Platform &platform = record.platform;
    platform.id = row.text();
    platform.name = row.text();
    platform.host = row.text();
    platform.port = row.integer();
    platform.username = row.text();
    platform.authMethod =
        domain::authMethodFromName(row.text()).value_or(domain::AuthMethod::Password);
    platform.sshKeyId = row.text();
    platform.groupName = row.text();
    platform.tags = row.texts();
    platform.description = row.text();
    platform.facts = row.object();
    platform.lastSeenAtMs = row.number();
    platform.lastErrorReason = row.text();
    platform.lastErrorAtMs = row.number();
    platform.createdBy = row.text();
    platform.createdAtMs = row.number();
    platform.updatedAtMs = row.number();
    platform.knownHostFingerprint = row.text();
    record.pinMac = row.latin1();
    record.encryptedPassword = row.latin1();
    record.encryptedPrivateKey = row.latin1();
    record.encryptedPassphrase = row.latin1();
    record.encryptedSudoPassword = row.latin1();
    platform.hasPassword = !record.encryptedPassword.isEmpty();
    platform.hasPrivateKey = !record.encryptedPrivateKey.isEmpty();
    platform.hasPassphrase = !record.encryptedPassphrase.isEmpty();
    platform.hasSudoPassword = !record.encryptedSudoPassword.isEmpty();
    return record;
}

template <typename Take>
Result<void> readPlatforms(Database &database, const QString &condition, const QVariantList &values,
                           Take take)
{
    TESTUM_TRY(QSqlQuery query,
               database.exec(selectPlatforms() + QStringLiteral(" WHERE ") + condition, values));
    while (query.next()) {
        Row row(query);
        take(readPlatform(row));
    }
    return {};
}

Result<PlatformRecord> readOne(Database &database, const QString &condition, const QString &key,
                               const QString &asked)
{
    std::optional<PlatformRecord> found;
    TESTUM_TRY_VOID(readPlatforms(database, condition, {key},
                                  [&](PlatformRecord record) { found = std::move(record); }));
    if (!found)
        return notFoundError("platform.not_found", {{QStringLiteral("platform"), asked}});
    return *std::move(found);
}

/// The columns that insert() and update() write alike, in this order.
constexpr const char *kWritten[] = {
    "name",
    "name_folded",
    "host",
    "port",
    "username",
    "auth_method",
    "ssh_key_id",
    "encrypted_password",
    "encrypted_private_key",
    "encrypted_passphrase",
    "encrypted_sudo_password",
    "group_name",
    "tags",
    "tag_lines",
    "description",
    "pin_mac",
    "search_text",
    "updated_at",
};

QVariantList writtenValues(const PlatformRecord &record)
{
    const domain::Platform &p = record.platform;
    return {p.name,
            folded(p.name),
            p.host,
            p.port,
            p.username,
            domain::authMethodName(p.authMethod),
            p.sshKeyId.isEmpty() ? QVariant() : QVariant(p.sshKeyId),
            QString::fromLatin1(record.encryptedPassword),
            QString::fromLatin1(record.encryptedPrivateKey),
            QString::fromLatin1(record.encryptedPassphrase),
            QString::fromLatin1(record.encryptedSudoPassword),
            p.groupName,
            jsonText(p.tags),
            tagLines(p.tags),
            p.description,
            QString::fromLatin1(record.pinMac),
            searchText(QStringList{p.name, p.host, p.description, p.groupName} + p.tags),
            p.updatedAtMs};
}

QString insertSql()
{
    QString columns = QStringLiteral("id, facts, last_seen_at, created_by, created_at");
    QString marks = QStringLiteral("?, ?, ?, ?, ?");
    for (const char *column : kWritten) {
        columns += QStringLiteral(", ") + QLatin1String(column);
        marks += QStringLiteral(", ?");
    }
    return QStringLiteral("INSERT INTO platforms (%1) VALUES (%2)").arg(columns, marks);
}

QString updateSql()
{
    QStringList assignments;
    for (const char *column : kWritten)
        assignments.append(QLatin1String(column) + QStringLiteral(" = ?"));
    return QStringLiteral("UPDATE platforms SET %1 WHERE id = ?")
        .arg(assignments.join(QStringLiteral(", ")));
}

Error writeError(const Error &error)
{
    // ssh_key_id is the only reference a platform is written with.
    if (error.is("storage.foreign_key"))
        return fieldError(QStringLiteral("ssh_key_id"), "field.unknown_value");
    return namedViolation(error, {{"platforms_name_folded", "platform.name_taken", "name"}});
}

const ListSource &listSource()
{
    using Filters = QMap<QString, ListFilter>;
    static const ListSource source{
        // The first character of a secret tells that there is one.
        platformColumns(QStringLiteral("substr(encrypted_password, 1, 1),"
                                       " substr(encrypted_private_key, 1, 1),"
                                       " substr(encrypted_passphrase, 1, 1),"
                                       " substr(encrypted_sudo_password, 1, 1)")),
        QStringLiteral("platforms"),
        QStringLiteral("name_folded, id"),
        {{QStringLiteral("name"), QStringLiteral("name_folded")},
         {QStringLiteral("host"), QStringLiteral("host")},
         {QStringLiteral("created_at"), QStringLiteral("created_at")},
         {QStringLiteral("updated_at"), QStringLiteral("updated_at")},
         {QStringLiteral("last_seen_at"), QStringLiteral("last_seen_at")}},
        Filters{{QStringLiteral("name"),
                 {QStringLiteral("name_folded = ?"), [](const QString &v) { return folded(v); }}},
                {QStringLiteral("host"), {QStringLiteral("host = ?")}},
                {QStringLiteral("username"), {QStringLiteral("username = ?")}},
                {QStringLiteral("auth_method"),
                 {QStringLiteral("auth_method = ?"),
                  [](const QString &v) -> std::optional<QVariant> {
                      if (!domain::authMethodFromName(v))
                          return std::nullopt;
                      return v;
                  }}},
                {QStringLiteral("group_name"), {QStringLiteral("group_name = ?")}},
                {QStringLiteral("tag"),
                 {QStringLiteral("tag_lines LIKE ? ESCAPE '!'"),
                  [](const QString &v) { return likeContains(tagLine(v)); }}}}};
    return source;
}

} // namespace

Result<void> PlatformRepository::insert(const PlatformRecord &record)
{
    static const QString sql = insertSql();
    const domain::Platform &p = record.platform;
    const auto inserted = m_database.execChanging(
        sql, QVariantList{p.id, jsonText(p.facts), p.lastSeenAtMs, p.createdBy, p.createdAtMs} +
                 writtenValues(record));
    return inserted ? Result<void>() : Result<void>(writeError(inserted.error()));
}

Result<void> PlatformRepository::update(const PlatformRecord &record)
{
    static const QString sql = updateSql();
    const auto updated =
        m_database.execChanging(sql, writtenValues(record) + QVariantList{record.platform.id});
    if (!updated)
        return writeError(updated.error());
    return expectRow(updated, "platform.not_found");
}

Result<void> PlatformRepository::setPinMac(const QString &id, const QByteArray &pinMac)
{
    return expectRow(
        m_database.execChanging(QStringLiteral("UPDATE platforms SET pin_mac = ? WHERE id = ?"),
                                {QString::fromLatin1(pinMac), id}),
        "platform.not_found");
}

Result<void> PlatformRepository::setFacts(const QString &id, const QJsonObject &facts,
                                          qint64 seenAtMs)
{
    return expectRow(m_database.execChanging(
                         QStringLiteral("UPDATE platforms SET facts = ?, last_seen_at = ?,"
                                        " last_error_reason = '', last_error_at = 0 WHERE id = ?"),
                         {jsonText(facts), seenAtMs, id}),
                     "platform.not_found");
}

Result<void> PlatformRepository::touchSeen(const QString &id, qint64 seenAtMs)
{
    return expectRow(m_database.execChanging(
                         QStringLiteral("UPDATE platforms SET last_seen_at = ?,"
                                        " last_error_reason = '', last_error_at = 0 WHERE id = ?"),
                         {seenAtMs, id}),
                     "platform.not_found");
}

Result<void> PlatformRepository::setLastError(const QString &id, const QString &reason, qint64 atMs)
{
    return expectRow(
        m_database.execChanging(
            QStringLiteral(
                "UPDATE platforms SET last_error_reason = ?, last_error_at = ? WHERE id = ?"),
            {reason, atMs, id}),
        "platform.not_found");
}

Result<void> PlatformRepository::remove(const QString &id)
{
    return expectRow(
        m_database.execChanging(QStringLiteral("DELETE FROM platforms WHERE id = ?"), {id}),
        "platform.not_found");
}

Result<PlatformRecord> PlatformRepository::byId(const QString &id)
{
    return readOne(m_database, QStringLiteral("id = ?"), id, id);
}

Result<PlatformRecord> PlatformRepository::byName(const QString &name)
{
    return readOne(m_database, QStringLiteral("name_folded = ?"), folded(name), name);
}

Result<QList<PlatformRecord>> PlatformRepository::resolve(const QStringList &idsOrNames)
{
    QHash<QString, PlatformRecord> byIdOrName;
    const auto read = [&](const QString &column, const QStringList &keys, bool byNames) {
        return forEachChunk(keys, [&](const QString &marks, const QVariantList &values) {
            return readPlatforms(m_database, column + QStringLiteral(" IN (%1)").arg(marks), values,
                                 [&](const PlatformRecord &record) {
                                     const domain::Platform &p = record.platform;
                                     byIdOrName.insert(byNames ? folded(p.name) : p.id, record);
                                 });
        });
    };
    QStringList ids;
    for (const QString &entry : idsOrNames) {
        if (isId(entry))
            ids.append(entry.toLower());
    }
    TESTUM_TRY_VOID(read(QStringLiteral("id"), ids, false));
    // A platform may be called like an id: what is none is looked up as a name.
    QStringList names;
    for (const QString &entry : idsOrNames) {
        if (!isId(entry) || !byIdOrName.contains(entry.toLower()))
            names.append(folded(entry));
    }
    TESTUM_TRY_VOID(read(QStringLiteral("name_folded"), names, true));

    QList<PlatformRecord> records;
    records.reserve(idsOrNames.size());
    for (const QString &entry : idsOrNames) {
        auto found = byIdOrName.constEnd();
        if (isId(entry))
            found = byIdOrName.constFind(entry.toLower());
        if (found == byIdOrName.constEnd())
            found = byIdOrName.constFind(folded(entry));
        if (found == byIdOrName.constEnd())
            return notFoundError("platform.not_found", {{QStringLiteral("platform"), entry}});
        records.append(*found);
    }
    return records;
}

Result<QList<PlatformRecord>> PlatformRepository::all()
{
    QList<PlatformRecord> records;
    TESTUM_TRY_VOID(readPlatforms(m_database, QStringLiteral("1 = 1 ORDER BY name_folded, id"), {},
                                  [&](const PlatformRecord &record) { records.append(record); }));
    return records;
}

Result<QList<PlatformAddress>> PlatformRepository::addresses()
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral(
                   "SELECT id, name, host, port FROM platforms ORDER BY name_folded, id")));
    QList<PlatformAddress> addresses;
    while (query.next()) {
        Row row(query);
        addresses.append({row.text(), row.text(), row.text(), row.integer()});
    }
    return addresses;
}

Result<QList<PlatformFault>> PlatformRepository::faults(int limit)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT id, name, last_error_reason, last_error_at"
                                              " FROM platforms WHERE last_error_reason <> ''"
                                              " ORDER BY last_error_at DESC, id LIMIT ?"),
                               {limit}));
    QList<PlatformFault> faults;
    while (query.next()) {
        Row row(query);
        faults.append({row.text(), row.text(), row.text(), row.number()});
    }
    return faults;
}

Result<domain::Page<domain::Platform>> PlatformRepository::list(const domain::ListQuery &query)
{
    return readPage<domain::Platform>(m_database, listSource(), query,
                                      [](Row &row) { return readPlatform(row).platform; });
}

} // namespace testum::storage
