#include "storage/sqlvalue.h"

#include <algorithm>

namespace testum::storage {

QString storableText(const QString &text)
{
    if (text.isNull())
        return QStringLiteral("");
    const bool clean = std::none_of(text.cbegin(), text.cend(),
                                    [](QChar c) { return c.isNull() || c.isSurrogate(); });
    if (clean)
        return text;
    QString stored;
    stored.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair) {
            stored += c;
            stored += text.at(++i);
        } else {
            stored += c.isNull() || c.isSurrogate() ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    return stored;
}

QVariant bindable(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString:
        return storableText(value.toString());
    case QMetaType::QByteArray:
        return value.toByteArray().isNull() ? QByteArray("") : value;
    case QMetaType::Bool:
        return value.toBool() ? 1 : 0;
    default:
        return value;
    }
}

} // namespace testum::storage
