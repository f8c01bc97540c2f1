#include "storage/databaseerror.h"

#include "core/logging.h"

#include <QRegularExpression>

namespace testum::storage {

namespace {

enum class Failure { Unique, ForeignKey, Busy, Unavailable, Full, Corrupt, Other };

/// https://www.sqlite.org/rescode.html: the low byte is the primary code.
Failure sqliteFailure(int code)
{
    switch (code) {
    case 2067: // SQLITE_CONSTRAINT_UNIQUE
    case 1555: // SQLITE_CONSTRAINT_PRIMARYKEY
    case 2579: // SQLITE_CONSTRAINT_ROWID
        return Failure::Unique;
    case 787: // SQLITE_CONSTRAINT_FOREIGNKEY
        return Failure::ForeignKey;
    default:
        break;
    }
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Failure::Busy;
    case 8:  // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
        return Failure::Unavailable;
    case 13: // SQLITE_FULL
        return Failure::Full;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return Failure::Corrupt;
    default:
        return Failure::Other;
    }
}

/// PostgreSQL's appendix A, "Error Codes".
Failure postgresFailure(const QString &state, bool connected)
{
    if (state == QLatin1String("23505"))
        return Failure::Unique;
    if (state == QLatin1String("23503"))
        return Failure::ForeignKey;
    if (state == QLatin1String("40001") || state == QLatin1String("40P01") ||
        state == QLatin1String("55P03"))
        return Failure::Busy;
    if (state == QLatin1String("53100"))
        return Failure::Full;
    if (state == QLatin1String("XX001") || state == QLatin1String("XX002"))
        return Failure::Corrupt;
    if (!connected || state.startsWith(QLatin1String("08")) ||
        state.startsWith(QLatin1String("57P")) || state.startsWith(QLatin1String("53")) ||
        state == QLatin1String("25006"))
        return Failure::Unavailable;
    return Failure::Other;
}

/// Both engines spell it <table>_<columns>: SQLite names the columns ("users.username_folded"),
/// PostgreSQL the constraint, which the schema names that way. PostgreSQL may speak any language,
/// but always quotes.
QString constraintName(const QString &words, DatabaseConfig::Engine engine)
{
    if (engine == DatabaseConfig::Engine::Postgres) {
        static const QRegularExpression quoted(
            QStringLiteral("[\"«»„“”]\\s*([A-Za-z0-9_]+)\\s*[\"«»„“”]"));
        return quoted.match(words.section(QLatin1Char('\n'), 0, 0)).captured(1);
    }
    const QStringList columns =
        words.section(QStringLiteral(": "), 1).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    QString name = columns.value(0).section(QLatin1Char('.'), 0, 0);
    for (const QString &column : columns)
        name += QLatin1Char('_') + column.section(QLatin1Char('.'), 1);
    return name;
}

} // namespace

Error unavailableError(const QString &detail)
{
    return {ErrorCode::Unavailable, "storage.unavailable",
            QStringLiteral("The database cannot be reached"), detail};
}

Error unavailableError(const QSqlError &error)
{
    QString line = error.databaseText().section(QLatin1Char('\n'), 0, 0);
    if (line.isEmpty())
        line = error.driverText();
    return unavailableError(line.trimmed());
}

Error toError(const QSqlError &error, DatabaseConfig::Engine engine, bool connected)
{
    const bool postgres = engine == DatabaseConfig::Engine::Postgres;
    const QString code = error.nativeErrorCode();
    const Failure failure =
        postgres ? postgresFailure(code, connected) : sqliteFailure(code.toInt());
    const QString detail = (postgres ? QStringLiteral("SQLSTATE %1") : QStringLiteral("SQLite %1"))
                               .arg(code.isEmpty() ? QStringLiteral("-") : code);
    switch (failure) {
    case Failure::Unique:
        return {ErrorCode::AlreadyExists,
                "storage.unique_violation",
                QStringLiteral("A value that must be unique exists already"),
                detail,
                {{QStringLiteral("constraint"), constraintName(error.databaseText(), engine)}}};
    case Failure::ForeignKey:
        return {ErrorCode::FailedPrecondition, "storage.foreign_key",
                QStringLiteral("A row refers to another one that does not allow it"), detail};
    case Failure::Busy:
        return {ErrorCode::Conflict, "storage.busy",
                QStringLiteral("The database is busy with another writer"), detail};
    case Failure::Unavailable:
        return unavailableError(detail);
    case Failure::Full:
        return {ErrorCode::ResourceExhausted, "storage.full",
                QStringLiteral("The database's disk is full"), detail};
    case Failure::Corrupt:
        return {ErrorCode::DataLoss, "storage.corrupt", QStringLiteral("The database is damaged"),
                detail};
    case Failure::Other:
        break;
    }
    qCDebug(lcTestum).noquote() << "Statement failed:" << error.text();
    return {ErrorCode::Internal, "storage.query_failed",
            QStringLiteral("A database statement failed"), detail};
}

Error namedViolation(const Error &error, std::initializer_list<UniqueField> fields)
{
    if (!error.is("storage.unique_violation"))
        return error;
    const QString constraint = error.args.value(QStringLiteral("constraint"));
    for (const UniqueField &field : fields) {
        if (constraint != QLatin1String(field.constraint))
            continue;
        Error named{ErrorCode::AlreadyExists, field.reason, error.message};
        const QString name = QString::fromLatin1(field.field);
        if (!name.isEmpty())
            named.fields.append({name, field.reason});
        return named;
    }
    return error;
}

Result<void> expectRow(const Result<qint64> &changed, const char *reason)
{
    if (!changed)
        return changed.error();
    return *changed > 0 ? Result<void>() : Result<void>(notFoundError(reason));
}

Error notFoundError(const char *reason, const ErrorArgs &args)
{
    return {ErrorCode::NotFound, reason, QStringLiteral("No such object is stored"), {}, args};
}

} // namespace testum::storage
