#include "api/docs.h"

#include "api/apiresources.h"
#include "api/routes.h"

#include <QFile>
#include <QMap>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

// Scripts and styles run from this server's files only, and nothing is fetched from elsewhere;
// Swagger UI's style sheet holds its pictures as data: addresses.
constexpr char kPolicy[] = "default-src 'none'; script-src 'self'; style-src 'self'; "
                           "img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                           "form-action 'none'; frame-ancestors 'none'";

QByteArray resource(const QString &name)
{
    initApiResources();
    QFile file(u":/api/docs/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ApiResponse pageOf(const QByteArray &html)
{
    ApiResponse response;
    response.contentType = "text/html; charset=utf-8";
    response.body = html;
    response.headers = {{"Content-Security-Policy", kPolicy},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Frame-Options", "DENY"}};
    return response;
}

QString routeRows(const QString &tag)
{
    QString rows;
    for (const Route &route : routes()) {
        if (route.has(kHidden) || tag != QLatin1StringView(route.tag))
            continue;
        rows +=
            u"<tr><td class=\"method\">%1</td><td class=\"path\">%2</td><td>%3</td></tr>\n"_s.arg(
                QString::fromLatin1(route.method), QString::fromLatin1(route.path).toHtmlEscaped(),
                QString::fromLatin1(route.summary).toHtmlEscaped());
    }
    return rows;
}

QStringList tags()
{
    QStringList tags;
    for (const Route &route : routes()) {
        const QString tag = QString::fromLatin1(route.tag);
        if (!tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

} // namespace

bool hasSwaggerUi()
{
    initApiResources();
    return QFile::exists(u":/api/docs/swagger-ui-bundle.js"_s) &&
           QFile::exists(u":/api/docs/swagger-ui.css"_s);
}

ApiResponse plainDocsPage(text::Language language)
{
    QString sections;
    for (const QString &tag : tags())
        sections += u"<h2>%1</h2>\n<table>\n%2</table>\n"_s.arg(tag, routeRows(tag));
    const QString introduction = language == text::Language::Russian
                                     ? u"Полное описание в формате OpenAPI:"_s
                                     : u"The full description, in OpenAPI:"_s;
    QString html = QString::fromUtf8(resource(u"plain.html"_s));
    html.replace("%LANGUAGE%"_L1, text::languageTag(language));
    html.replace("%VERSION%"_L1, QStringLiteral(TESTUM_VERSION));
    html.replace("%INTRODUCTION%"_L1, introduction);
    html.replace("%ROUTES%"_L1, sections);
    return pageOf(html.toUtf8());
}

ApiResponse docsPage(text::Language language)
{
    return hasSwaggerUi() ? pageOf(resource(u"docs.html"_s)) : plainDocsPage(language);
}

Result<ApiResponse> docsFile(const QString &name)
{
    static const QMap<QString, QByteArray> types{
        {u"docs.js"_s, "text/javascript; charset=utf-8"},
        {u"docs.css"_s, "text/css; charset=utf-8"},
        {u"swagger-ui-bundle.js"_s, "text/javascript; charset=utf-8"},
        {u"swagger-ui.css"_s, "text/css; charset=utf-8"},
        {u"swagger-ui-license.txt"_s, "text/plain; charset=utf-8"},
    };
    ApiResponse response;
    response.contentType = types.value(name);
    if (!response.contentType.isEmpty())
        response.body = resource(name);
    if (response.body.isEmpty())
        return Error{ErrorCode::NotFound, "request.no_such_path", u"No such file"_s};
    response.headers = {{"Cache-Control", "public, max-age=86400"},
                        {"Cross-Origin-Resource-Policy", "same-origin"}};
    return response;
}

} // namespace testum::api
