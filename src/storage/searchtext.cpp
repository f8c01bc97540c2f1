#include "storage/searchtext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace testum::storage {

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString searchText(const QStringList &fields) { return folded(fields.join(QLatin1Char('\n'))); }

QString likeContains(const QString &part)
{
    QString pattern = QStringLiteral("%");
    for (const QChar c : part) {
        if (c == QLatin1Char('%') || c == QLatin1Char('_') || c == QLatin1Char('!'))
            pattern += QLatin1Char('!');
        pattern += c;
    }
    return pattern + QLatin1Char('%');
}

QString tagLines(const QStringList &tags)
{
    if (tags.isEmpty())
        return {};
    QString lines = QStringLiteral("\n");
    for (const QString &tag : tags)
        lines += tagLine(tag).mid(1);
    return lines;
}

QString tagLine(const QString &tag)
{
    QByteArray json = QJsonDocument(QJsonArray{folded(tag)}).toJson(QJsonDocument::Compact);
    json = json.mid(1, json.size() - 2);
    return QLatin1Char('\n') + QString::fromUtf8(json) + QLatin1Char('\n');
}

} // namespace testum::storage
