#include "storage/sqldialect.h"

namespace testum::storage {

QString SqlDialect::expanded(const QString &sql, DatabaseConfig::Engine engine)
{
    if (!sql.contains(QLatin1String("${")))
        return sql;
    const bool postgres = engine == DatabaseConfig::Engine::Postgres;
    QString text = sql;
    text.replace(QLatin1String("${BLOB}"), QLatin1String(postgres ? "BYTEA" : "BLOB"));
    text.replace(QLatin1String("${FOR_UPDATE}"), QLatin1String(postgres ? "FOR UPDATE" : ""));
    Q_ASSERT_X(!text.contains(QLatin1String("${")), "SqlDialect", "unknown token");
    return text;
}

} // namespace testum::storage
