#pragma once

#include "client/transport.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace testum::client {

struct HttpOptions
{
    QUrl url;                ///< "https://host:8000"; a path is kept as prefix
    SecretBytes token;       ///< access token; empty: none is sent
    QString language;        ///< Accept-Language: "en", "ru"
    QByteArray pinnedSha256; ///< of the server's certificate, 32 bytes; then no CA is asked
    QString caFile;          ///< PEM: trust these CAs instead of the system's
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds answerTimeout{60'000}; ///< without a byte of the answer
    std::chrono::milliseconds heartbeat{15'000};     ///< a feed silent for twice that is cut
    std::chrono::milliseconds reconnectFor{60'000};  ///< without progress, a feed is given up
};

/// A server reached over HTTP(S) and WebSocket. The sockets live in a thread of its own, so that
/// any thread may call, one call at a time. Follows no redirects (the token is for this server
/// only) and never sends a request with a body twice.
class HttpTransport final : public Transport
{
public:
    /// Errors: invalid_argument/client.url_invalid, client.ca_unreadable. Connects to nothing.
    [[nodiscard]] static Result<std::unique_ptr<HttpTransport>> create(HttpOptions options);
    ~HttpTransport() override;

    /// Blocks: up to connectTimeout + answerTimeout. Errors beside Transport's:
    /// unavailable/client.pin_mismatch (args "fingerprint": what the server showed).
    [[nodiscard]] Result<ApiReply> send(const ApiCall &call) override;
    [[nodiscard]] Result<void> follow(const QString &taskId, qint64 afterSeq,
                                      const std::function<bool(const QJsonObject &)> &onMessage,
                                      CancelToken &cancel) override;
    void abort() override;

private:
    struct Private;
    explicit HttpTransport(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

/// "AB:CD:…" or "abcd…" (64 hexadecimal digits) as 32 bytes; empty when it is neither.
[[nodiscard]] QByteArray fingerprintFromText(const QString &text);
[[nodiscard]] QString fingerprintText(const QByteArray &sha256); ///< "AB:CD:…"

} // namespace testum::client
