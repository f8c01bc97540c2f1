#include "api/routematch.h"

#include <QStringView>

#include <optional>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

/// The parameters of `path` when it has the shape of `pattern`. Both start with '/'.
std::optional<PathParameters> matchPattern(QLatin1StringView pattern, QStringView path)
{
    PathParameters parameters;
    while (true) {
        pattern = pattern.sliced(1);
        path = path.sliced(1);
        const qsizetype patternEnd = pattern.indexOf(u'/');
        const qsizetype pathEnd = path.indexOf(u'/');
        const QLatin1StringView wanted = patternEnd < 0 ? pattern : pattern.first(patternEnd);
        const QStringView found = pathEnd < 0 ? path : path.first(pathEnd);
        if (wanted.startsWith(u'{')) {
            if (found.isEmpty() || found.contains(QChar(u'\0')))
                return std::nullopt;
            parameters.insert(wanted.sliced(1).chopped(1), found.toString());
        } else if (wanted != found) {
            return std::nullopt;
        }
        if ((patternEnd < 0) != (pathEnd < 0))
            return std::nullopt;
        if (patternEnd < 0)
            return parameters;
        pattern = pattern.sliced(patternEnd);
        path = path.sliced(pathEnd);
    }
}

} // namespace

CanonicalPath canonicalPath(const QString &path)
{
    CanonicalPath canonical{path};
    while (canonical.path.size() > 1 && canonical.path.endsWith(u'/'))
        canonical.path.chop(1);
    if (canonical.path.startsWith("/ws/"_L1)) {
        canonical.path.prepend("/api/v1"_L1);
    } else if (canonical.path.startsWith("/api/"_L1) && !canonical.path.startsWith("/api/v1/"_L1)) {
        canonical.path.replace(0, 4, "/api/v1"_L1);
        canonical.unversioned = true;
    }
    return canonical;
}

RouteMatch matchRoute(const QByteArray &method, const QString &path)
{
    RouteMatch match;
    const CanonicalPath canonical = canonicalPath(path);
    match.unversioned = canonical.unversioned;
    if (!canonical.path.startsWith(u'/'))
        return match;
    const QByteArray wanted = method == "HEAD" ? QByteArrayLiteral("GET") : method;
    QByteArrayList methods;
    for (const Route &route : routes()) {
        auto parameters = matchPattern(QLatin1StringView(route.path), canonical.path);
        if (!parameters)
            continue;
        // A fixed path is found again by its neighbour's placeholder.
        if (!methods.contains(route.method)) {
            methods.append(route.method);
            if (methods.last() == "GET")
                methods.append("HEAD");
        }
        if (wanted == route.method && !match.route) {
            match.route = &route;
            match.parameters = std::move(*parameters);
        }
    }
    if (!methods.isEmpty())
        match.allow = methods.join(", ") + ", OPTIONS";
    return match;
}

} // namespace testum::api
