#include "server/responsehead.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <utility>

namespace testum::server {

namespace {

using Header = std::pair<const char *, const char *>;

constexpr std::array kDefaults{
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Cache-Control", "no-store"},
    Header{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    Header{"Referrer-Policy", "no-referrer"},
};

constexpr std::array kOurs{"content-length", "transfer-encoding", "connection", "date",
                           "content-type"};

QByteArray httpDate()
{
    return QLocale::c()
               .toString(QDateTime::currentDateTimeUtc(),
                         QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
               .toLatin1() +
           " GMT";
}

bool isSafe(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

bool isOurs(const QByteArray &name)
{
    for (const char *ours : kOurs) {
        if (name.compare(ours, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

void append(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    head += name + ": " + value + "\r\n";
}

} // namespace

QByteArray statusText(int status)
{
    static const QMap<int, QByteArray> texts{{100, "Continue"},
                                             {101, "Switching Protocols"},
                                             {200, "OK"},
                                             {201, "Created"},
                                             {202, "Accepted"},
                                             {204, "No Content"},
                                             {206, "Partial Content"},
                                             {301, "Moved Permanently"},
                                             {302, "Found"},
                                             {303, "See Other"},
                                             {304, "Not Modified"},
                                             {307, "Temporary Redirect"},
                                             {308, "Permanent Redirect"},
                                             {400, "Bad Request"},
                                             {401, "Unauthorized"},
                                             {403, "Forbidden"},
                                             {404, "Not Found"},
                                             {405, "Method Not Allowed"},
                                             {406, "Not Acceptable"},
                                             {408, "Request Timeout"},
                                             {409, "Conflict"},
                                             {411, "Length Required"},
                                             {412, "Precondition Failed"},
                                             {413, "Content Too Large"},
                                             {415, "Unsupported Media Type"},
                                             {416, "Range Not Satisfiable"},
                                             {417, "Expectation Failed"},
                                             {422, "Unprocessable Content"},
                                             {426, "Upgrade Required"},
                                             {429, "Too Many Requests"},
                                             {431, "Request Header Fields Too Large"},
                                             {500, "Internal Server Error"},
                                             {501, "Not Implemented"},
                                             {503, "Service Unavailable"},
                                             {504, "Gateway Timeout"},
                                             {505, "HTTP Version Not Supported"}};
    return texts.value(status);
}

bool mayHaveBody(int status) { return status >= 200 && status != 204 && status != 304; }

QByteArray responseHead(const api::ApiResponse &response, const ResponseFraming &framing)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                      statusText(response.status) + "\r\n";
    append(head, "Date", httpDate());
    if (mayHaveBody(response.status)) {
        if (!response.contentType.isEmpty() && isSafe(response.contentType))
            append(head, "Content-Type", response.contentType);
        append(head, "Content-Length", QByteArray::number(framing.bodyBytes));
    }
    QList<QByteArray> given;
    for (const auto &[name, value] : response.headers) {
        if (name.isEmpty() || !isSafe(name) || !isSafe(value) || isOurs(name))
            continue;
        append(head, name, value);
        given.append(name.toLower());
    }
    for (const auto &[name, value] : kDefaults) {
        if (!given.contains(QByteArray(name).toLower()))
            append(head, name, value);
    }
    if (!framing.keepAlive)
        append(head, "Connection", "close");
    else if (framing.http10)
        append(head, "Connection", "keep-alive");
    return head + "\r\n";
}

} // namespace testum::server
