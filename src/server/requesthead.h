#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QMap>
#include <QString>
#include <QUrlQuery>

#include <variant>

namespace testum::server {

/// Why the server itself refuses a request, before any route is asked.
struct HttpRefusal
{
    int status = 400;
    const char *reason = "http.malformed_request"; ///< static token, worded by text/ErrorText
    const char *message = "";                      ///< English, for logs
};

/// The head of one HTTP/1.x request (RFC 9112), checked and decoded.
struct RequestHead
{
    QByteArray method; ///< one of the methods of RFC 9110 and PATCH
    QString path;      ///< percent-decoded, starts with '/'; "*" for OPTIONS *
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case; repeated ones joined by ", "
    qint64 contentLength = 0;
    bool http10 = false;
    bool keepAlive = true;
    bool expectContinue = false;
    bool upgradeToWebSocket = false;
};

/// Finds the end of a head in bytes that arrive piece by piece, looking at each byte once, and
/// stops at bytes that no head may hold (NUL, bare CR, bare LF), so that a broken client is
/// answered at once instead of at its time-out.
class HeadScanner
{
public:
    enum class State { NeedMore, Complete, Malformed };

    /// `all`: every byte since reset(), not only the new ones.
    State feed(QByteArrayView all);
    /// With Complete: the head is [begin, end), its blank line included.
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_position; }
    void reset() { *this = HeadScanner(); }

private:
    qsizetype m_position = 0;
    qsizetype m_begin = 0;
    qsizetype m_lineStart = 0;
};

/// Strict on purpose: what two parsers could read differently is refused (request smuggling). One
/// space between the parts of the request line, token names without white space before the colon,
/// no folding, exactly one Host, digits in one Content-Length, no Transfer-Encoding at all.
[[nodiscard]] std::variant<RequestHead, HttpRefusal> parseRequestHead(QByteArrayView head);

} // namespace testum::server
