#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace testum::domain {

constexpr int kMaxPageSize = 1000;

/// One window of a list. `sort` and the keys of `filters` are API field names; a repository refuses
/// names it does not know with a FieldError ("sort", "field.unknown_value").
struct ListQuery
{
    int limit = 100;
    qint64 offset = 0;
    QString sort;            ///< field name; empty: the list's own order (newest first, or by name)
    bool descending = false; ///< "-name" on the wire
    QString search;          ///< case-insensitive (Unicode) part of the noun's main text fields
    QMap<QString, QString> filters;
};

template <typename T>
struct Page
{
    QList<T> items;
    qint64 total = 0; ///< rows that match, whatever the window
};

} // namespace testum::domain
