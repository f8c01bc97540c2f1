#pragma once

#include "client/tlstrust.h"
#include "client/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>

namespace testum::client {

struct HttpOptions;

/// Sends requests and waits for whole answers, without blocking: lives in the transport's thread.
class HttpSender : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<ApiReply>)>;

    HttpSender(const HttpOptions &options, TlsTrust trust);
    ~HttpSender() override;

    void send(const ApiCall &call, Done done);
    /// What is under way ends without an answer, and so does everything sent later.
    void abort();
    /// With token, language and TLS set; `scheme` is "http" or "ws", an "s" is added as due.
    [[nodiscard]] QNetworkRequest request(const QString &scheme, const QString &path,
                                          const QUrlQuery &query) const;
    [[nodiscard]] const TlsTrust &trust() const { return m_trust; }

Q_SIGNALS:
    void aborted();

private:
    const HttpOptions &m_options;
    TlsTrust m_trust;
    QNetworkAccessManager m_network;
    bool m_isAborted = false;
};

} // namespace testum::client
