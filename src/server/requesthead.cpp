#include "server/requesthead.h"

#include <QList>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace testum::server {

namespace {

constexpr int kMaxHeaders = 100;
constexpr qsizetype kMaxLengthDigits = 18; // fits a qint64

constexpr HttpRefusal malformed(const char *message)
{
    return {400, "http.malformed_request", message};
}

/// tchar of RFC 9110 5.6.2.
bool isTokenChar(char c)
{
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    return c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

/// field-vchar, SP, HTAB and obs-text of RFC 9110 5.5.
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isHostValue(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               QByteArrayView("-._~%:[]!$&'()*+;=").contains(c);
    });
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Visible ASCII without '#', every '%' followed by two hex digits.
bool isTarget(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c <= 0x20 || c >= 0x7f || c == '#')
            return false;
        if (c == '%' &&
            (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2])))
            return false;
    }
    return !text.isEmpty();
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

QList<QByteArray> listItems(const QByteArray &value)
{
    QList<QByteArray> items;
    for (const QByteArray &item : value.split(','))
        items.append(item.trimmed().toLower());
    return items;
}

bool isSingleton(const QByteArray &name)
{
    static const QSet<QByteArray> names{"host",
                                        "content-length",
                                        "content-type",
                                        "authorization",
                                        "expect",
                                        "transfer-encoding",
                                        "origin",
                                        "range",
                                        "upgrade",
                                        "sec-websocket-key",
                                        "sec-websocket-version"};
    return names.contains(name);
}

std::optional<HttpRefusal> checkMethod(QByteArrayView method)
{
    static constexpr std::array<QByteArrayView, 7> known{"GET",   "HEAD",   "POST",   "PUT",
                                                         "PATCH", "DELETE", "OPTIONS"};
    if (!isToken(method))
        return malformed("The method is not a token");
    if (std::find(known.begin(), known.end(), method) == known.end())
        return HttpRefusal{501, "http.method_unknown", "The method is not known"};
    return std::nullopt;
}

std::optional<HttpRefusal> readVersion(QByteArrayView version, RequestHead &head)
{
    if (version == "HTTP/1.1")
        return std::nullopt;
    if (version == "HTTP/1.0") {
        head.http10 = true;
        return std::nullopt;
    }
    const bool isVersion = version.size() == 8 && version.startsWith("HTTP/") &&
                           version[6] == '.' &&
                           std::isdigit(static_cast<unsigned char>(version[5])) &&
                           std::isdigit(static_cast<unsigned char>(version[7]));
    if (isVersion)
        return HttpRefusal{505, "http.version_unsupported",
                           "Only HTTP/1.0 and HTTP/1.1 are served"};
    return malformed("The request line has no HTTP version");
}

std::optional<HttpRefusal> readTarget(QByteArrayView target, RequestHead &head)
{
    if (target == "*" && head.method == "OPTIONS") {
        head.path = QStringLiteral("*");
        return std::nullopt;
    }
    if (!target.startsWith('/') || !isTarget(target))
        return malformed("The request target is not valid");
    const qsizetype question = target.indexOf('?');
    const QByteArray rawPath = target.first(question < 0 ? target.size() : question).toByteArray();
    // "%2F" would make a path whose parts two readers cut differently.
    if (rawPath.toLower().contains("%2f") || rawPath.toLower().contains("%00"))
        return malformed("The path holds an encoded slash or NUL");
    QStringDecoder decoder(QStringDecoder::Utf8);
    head.path = decoder(QByteArray::fromPercentEncoding(rawPath));
    if (decoder.hasError())
        return malformed("The path is not UTF-8");
    if (question >= 0) {
        // As HTML forms write it and every HTTP library: '+' is a space.
        QString query = QString::fromLatin1(target.sliced(question + 1));
        head.query = QUrlQuery(query.replace(u'+', QLatin1String("%20")));
    }
    return std::nullopt;
}

std::optional<HttpRefusal> readRequestLine(QByteArrayView line, RequestHead &head,
                                           QByteArrayView &authority)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || line.sliced(first + 1, last - first - 1).contains(' '))
        return malformed("The request line does not have three parts");
    if (const auto refusal = readVersion(line.sliced(last + 1), head))
        return refusal;
    if (const auto refusal = checkMethod(line.first(first)))
        return refusal;
    head.method = line.first(first).toByteArray();
    QByteArrayView target = line.sliced(first + 1, last - first - 1);
    // The absolute form must name the same authority as Host (compared when that is known).
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() > scheme.size() &&
            target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0) {
            const qsizetype slash = target.indexOf('/', scheme.size());
            if (slash < 0)
                return malformed("The request target has no path");
            authority = target.sliced(scheme.size(), slash - scheme.size());
            target = target.sliced(slash);
        }
    }
    return readTarget(target, head);
}

std::optional<HttpRefusal> readHeaderLine(QByteArrayView line, RequestHead &head)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return malformed("A header is folded");
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return malformed("A header name is not a token");
    const QByteArrayView value = trimmed(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return malformed("A header value holds control characters");
    const QByteArray name = line.first(colon).toByteArray().toLower();
    const auto existing = head.headers.find(name);
    if (existing == head.headers.end()) {
        head.headers.insert(name, value.toByteArray());
        return std::nullopt;
    }
    if (isSingleton(name))
        return malformed("A header that may be sent once is repeated");
    *existing += (name == "cookie" ? "; " : ", ") + value.toByteArray();
    return std::nullopt;
}

std::optional<HttpRefusal> checkHost(const RequestHead &head, QByteArrayView authority)
{
    const auto host = head.headers.constFind("host");
    if (host == head.headers.cend()) {
        if (head.http10 && authority.isEmpty())
            return std::nullopt;
        return malformed("The Host header is missing");
    }
    if (!isHostValue(*host))
        return malformed("The Host header is not valid");
    if (!authority.isEmpty() && authority.compare(*host, Qt::CaseInsensitive) != 0)
        return malformed("The request target and Host name different hosts");
    return std::nullopt;
}

std::optional<HttpRefusal> readFraming(RequestHead &head)
{
    const auto length = head.headers.constFind("content-length");
    const bool hasLength = length != head.headers.cend();
    const auto encoding = head.headers.constFind("transfer-encoding");
    if (encoding != head.headers.cend()) {
        if (hasLength)
            return malformed("Content-Length and Transfer-Encoding are sent together");
        if (head.http10)
            return malformed("HTTP/1.0 has no Transfer-Encoding");
        if (encoding->compare("chunked", Qt::CaseInsensitive) == 0)
            return HttpRefusal{411, "http.length_required", "A body needs a Content-Length"};
        return HttpRefusal{501, "http.encoding_unsupported", "Transfer-Encoding is not supported"};
    }
    if (!hasLength)
        return std::nullopt;
    const QByteArray &digits = *length;
    const bool isNumber =
        !digits.isEmpty() &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return malformed("Content-Length is not a number");
    if (digits.size() > kMaxLengthDigits)
        return HttpRefusal{413, "http.body_too_large", "The body is too large"};
    head.contentLength = digits.toLongLong();
    return std::nullopt;
}

std::optional<HttpRefusal> readConnection(RequestHead &head)
{
    const QList<QByteArray> options = listItems(head.headers.value("connection"));
    head.keepAlive = head.http10 ? options.contains("keep-alive") : true;
    if (options.contains("close"))
        head.keepAlive = false;
    const auto expect = head.headers.constFind("expect");
    if (expect != head.headers.cend() && !head.http10) {
        if (expect->compare("100-continue", Qt::CaseInsensitive) != 0)
            return HttpRefusal{417, "http.expectation_failed", "The expectation is not known"};
        head.expectContinue = true;
    }
    head.upgradeToWebSocket = !head.http10 && options.contains("upgrade") &&
                              listItems(head.headers.value("upgrade")).contains("websocket");
    if (head.upgradeToWebSocket && (head.method != "GET" || head.contentLength > 0))
        return malformed("A WebSocket upgrade is a GET without a body");
    return std::nullopt;
}

} // namespace

HeadScanner::State HeadScanner::feed(QByteArrayView all)
{
    for (; m_position < all.size(); ++m_position) {
        const char c = all[m_position];
        const bool afterCr = m_position > 0 && all[m_position - 1] == '\r';
        if (c == '\0' || (c == '\n') != afterCr)
            return State::Malformed;
        if (c != '\n')
            continue;
        const bool blank = m_position - m_lineStart == 1;
        m_lineStart = m_position + 1;
        if (!blank)
            continue;
        if (m_position == 1) { // one empty line before a request is tolerated (RFC 9112 2.2)
            m_begin = m_lineStart;
            continue;
        }
        ++m_position;
        return m_begin == m_position - 2 ? State::Malformed : State::Complete;
    }
    return State::NeedMore;
}

std::variant<RequestHead, HttpRefusal> parseRequestHead(QByteArrayView head)
{
    RequestHead parsed;
    QByteArrayView authority;
    int headers = 0;
    for (qsizetype start = 0, end = head.indexOf("\r\n"); end > start;
         start = end + 2, end = head.indexOf("\r\n", start)) {
        const QByteArrayView line = head.sliced(start, end - start);
        const auto refusal =
            start == 0 ? readRequestLine(line, parsed, authority) : readHeaderLine(line, parsed);
        if (refusal)
            return *refusal;
        if (++headers > kMaxHeaders)
            return HttpRefusal{431, "http.head_too_large", "The request has too many headers"};
    }
    if (const auto refusal = checkHost(parsed, authority))
        return *refusal;
    if (const auto refusal = readFraming(parsed))
        return *refusal;
    if (const auto refusal = readConnection(parsed))
        return *refusal;
    return parsed;
}

} // namespace testum::server
