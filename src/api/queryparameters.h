#pragma once

#include "api/routes.h"
#include "core/result.h"
#include "domain/page.h"

#include <QMap>
#include <QString>
#include <QUrlQuery>

namespace testum::api {

/// The checked query part of a request.
struct Query
{
    domain::ListQuery list;        ///< of a paged route: window, sort, search, filters
    QMap<QString, QString> values; ///< of any other route; times are epoch milliseconds as text

    [[nodiscard]] qint64 integer(const QString &name, qint64 otherwise) const;
};

/// Holds `query` against the parameters of the route: unknown, repeated, malformed or contradicting
/// ones are 422 with every one of them named. Any thread.
[[nodiscard]] Result<Query> readQuery(const Route &route, const QUrlQuery &query);

} // namespace testum::api
