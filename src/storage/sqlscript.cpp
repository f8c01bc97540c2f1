#include "storage/sqlscript.h"

namespace testum::storage {

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString current;
    QChar quote;
    const auto finish = [&] {
        const QString statement = current.trimmed();
        if (!statement.isEmpty())
            statements.append(statement);
        current.clear();
    };
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script.at(i);
        if (!quote.isNull()) {
            // A doubled quote leaves and enters again, which comes to the same.
            if (c == quote)
                quote = QChar();
        } else if (c == QLatin1Char('-') && script.mid(i, 2) == QLatin1String("--")) {
            const qsizetype end = script.indexOf(QLatin1Char('\n'), i);
            if (end < 0)
                break;
            i = end;
            current += QLatin1Char('\n');
            continue;
        } else if (c == QLatin1Char('\'') || c == QLatin1Char('"')) {
            quote = c;
        } else if (c == QLatin1Char(';')) {
            finish();
            continue;
        }
        current += c;
    }
    finish();
    return statements;
}

} // namespace testum::storage
