#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>

namespace testum::storage {

/// Reads the columns of a query's current row one after the other, in the order of its SELECT.
class Row
{
public:
    explicit Row(const QSqlQuery &query)
        : m_query(query)
    {}

    [[nodiscard]] QString text() { return next().toString(); }
    [[nodiscard]] QByteArray latin1() { return next().toString().toLatin1(); }
    [[nodiscard]] qint64 number() { return next().toLongLong(); }
    [[nodiscard]] int integer() { return next().toInt(); }
    [[nodiscard]] bool flag() { return next().toInt() != 0; }
    [[nodiscard]] QJsonObject object();
    [[nodiscard]] QStringList texts(); ///< a JSON array of strings
    [[nodiscard]] std::optional<int> optionalInteger();

private:
    [[nodiscard]] QVariant next() { return m_query.value(m_column++); }

    const QSqlQuery &m_query;
    int m_column = 0;
};

/// JSON as it is stored: compact text.
[[nodiscard]] QString jsonText(const QJsonObject &object);
[[nodiscard]] QString jsonText(const QStringList &texts);

} // namespace testum::storage
