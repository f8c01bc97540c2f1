#pragma once

#include "api/routes.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace testum::api {

using PathParameters = QMap<QString, QString>;

/// What the route table says to a method and a path.
struct RouteMatch
{
    const Route *route = nullptr; ///< nullptr: unknown path, or (allow filled) a wrong method
    PathParameters parameters;
    bool unversioned = false; ///< asked by one of the original's paths: lists are plain arrays
    QByteArray allow;         ///< "GET, HEAD, OPTIONS": methods of this path; empty: unknown path
};

/// HEAD finds the row of GET. Any thread.
[[nodiscard]] RouteMatch matchRoute(const QByteArray &method, const QString &path);

/// The alias rule: trailing slashes do not count, and the original's unversioned "/api/…" and
/// "/ws/…" mean "/api/v1/…" and "/api/v1/ws/…".
struct CanonicalPath
{
    QString path;
    bool unversioned = false;
};
[[nodiscard]] CanonicalPath canonicalPath(const QString &path);

} // namespace testum::api
