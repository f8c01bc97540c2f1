#include "storage/auditrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace testum::storage {

namespace {

/// Qt writes and reads documents, not single values: an array around it, cut off again.
QString valueText(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

QJsonValue valueFrom(const QString &text)
{
    return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
}

} // namespace

Result<QJsonObject> SettingsRepository::all()
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT name, value FROM settings")));
    QJsonObject settings;
    while (query.next())
        settings.insert(query.value(0).toString(), valueFrom(query.value(1).toString()));
    return settings;
}

Result<std::optional<QJsonValue>> SettingsRepository::value(const QString &key)
{
    TESTUM_TRY(QSqlQuery query,
               m_database.exec(QStringLiteral("SELECT value FROM settings WHERE name = ?"), {key}));
    if (!query.next())
        return std::optional<QJsonValue>();
    return std::optional(valueFrom(query.value(0).toString()));
}

Result<void> SettingsRepository::put(const QString &key, const QJsonValue &value)
{
    TESTUM_TRY_VOID(m_database.execChanging(
        QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"
                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
        {key, valueText(value)}));
    return {};
}

Result<QJsonValue> SettingsRepository::putIfAbsent(const QString &key, const QJsonValue &value)
{
    TESTUM_TRY_VOID(
        m_database.execChanging(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"
                                               " ON CONFLICT (name) DO NOTHING"),
                                {key, valueText(value)}));
    TESTUM_TRY(const auto stored, this->value(key));
    return stored.value_or(value);
}

} // namespace testum::storage
