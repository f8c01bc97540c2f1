#pragma once

#include "cli/invocation.h"

#include <QUrlQuery>

#include <functional>

namespace testum::cli {

struct Column
{
    QString heading;
    std::function<QString(const QJsonObject &)> text;
};

/// --limit, --offset, --search, --sort.
[[nodiscard]] QList<Option> listOptions();
/// `defaultLimit` 0: all.
[[nodiscard]] QUrlQuery listQuery(const Arguments &arguments, int defaultLimit = 0);

/// Prints GET /api/v1/`collection`: a table, or the API's document. Without --limit all of it is
/// read, page by page. Answers 0.
[[nodiscard]] Result<int> printList(Invocation &invocation, const QString &collection,
                                    const QUrlQuery &query, const QList<Column> &columns);

} // namespace testum::cli
