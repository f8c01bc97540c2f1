#include "client/httpsender.h"

#include "client/httptransport.h"
#include "core/logging.h"

#include <QIODevice>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

#include <cstring>

namespace testum::client {

namespace {

/// A body that can be read once. QNetworkAccessManager (6.4 to 6.8 at least) sends a request again
/// when the server closes the connection without an answer, also a POST: a command would run twice.
/// It cannot rewind this device, so it reports ContentReSendError instead.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~OneShotBody() override { wipe(m_bytes); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_at >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_at + QIODevice::bytesAvailable();
    }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 max) override
    {
        const qint64 count = std::min<qint64>(max, m_bytes.size() - m_at);
        if (count <= 0)
            return -1;
        std::memcpy(to, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

/// One request under way. Child of the sender; deletes itself when its answer was handed over.
class Exchange final : public QObject
{
public:
    Exchange(QNetworkReply *reply, const HttpOptions &options, const TlsTrust &trust,
             HttpSender::Done done, HttpSender *sender)
        : QObject(sender)
        , m_reply(reply)
        , m_trust(trust)
        , m_done(std::move(done))
        , m_url(options.url)
    {
        m_reply->setParent(this);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { timedOut(); });
        connect(m_reply, &QNetworkReply::requestSent, this, [this, &options] {
            m_sent = true;
            m_timer.start(options.answerTimeout);
        });
        const auto alive = [this, &options] { m_timer.start(options.answerTimeout); };
        connect(m_reply, &QNetworkReply::downloadProgress, this, alive);
        connect(m_reply, &QNetworkReply::sslErrors, this,
                [this](const QList<QSslError> &errors) { judge(errors); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { finish(); });
        connect(sender, &HttpSender::aborted, m_reply, &QNetworkReply::abort);
        m_timer.start(options.connectTimeout);
    }

private:
    void judge(const QList<QSslError> &errors)
    {
        const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
        if (m_trust.accepts(peer))
            m_reply->ignoreSslErrors();
        else
            m_refusal = m_trust.refusal(peer, errors);
    }

    void timedOut()
    {
        m_timedOut = true;
        m_reply->abort(); // emits finished()
    }

    void finish()
    {
        m_timer.stop();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        HttpSender::Done done = std::move(m_done);
        if (m_refusal)
            done(*m_refusal);
        else if (m_timedOut || status == 0)
            done(failure());
        else if (m_reply->error() != QNetworkReply::NoError && !isAnswer(m_reply->error()))
            done(failure()); // the head came, the body broke off
        else
            done(ApiReply{status, m_reply->rawHeader("Content-Type"), m_reply->readAll()});
        deleteLater();
    }

    /// Errors that only repeat an HTTP status (4xx: 201–299, 5xx: 401–499).
    static bool isAnswer(QNetworkReply::NetworkError error)
    {
        return error >= QNetworkReply::ContentAccessDenied &&
               error <= QNetworkReply::UnknownServerError &&
               error != QNetworkReply::ContentReSendError &&
               error != QNetworkReply::ProtocolFailure;
    }

    [[nodiscard]] Error failure() const
    {
        const ErrorArgs args{{QStringLiteral("url"), m_url.toString(QUrl::RemoveUserInfo)}};
        Error error{ErrorCode::Unavailable, "client.server_unreachable",
                    QStringLiteral("The server cannot be reached"), m_reply->errorString(), args};
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
            error.reason = "client.tls_failed";
            error.message = QStringLiteral("No TLS connection to the server could be made");
        } else if (m_timedOut) {
            error.code = ErrorCode::DeadlineExceeded;
            error.reason = "client.timeout";
            error.message = QStringLiteral("The server did not answer in time");
            error.detail.clear();
        } else if (m_sent) {
            error.reason = "client.connection_lost";
            error.message = QStringLiteral("The connection broke before the whole answer came; "
                                           "whether the request was carried out is unknown");
        }
        return error;
    }

    QNetworkReply *m_reply;
    const TlsTrust &m_trust;
    HttpSender::Done m_done;
    QUrl m_url;
    QTimer m_timer;
    std::optional<Error> m_refusal;
    bool m_sent = false;
    bool m_timedOut = false;
};

} // namespace

HttpSender::HttpSender(const HttpOptions &options, TlsTrust trust)
    : m_options(options)
    , m_trust(std::move(trust))
{}

HttpSender::~HttpSender() = default;

QNetworkRequest HttpSender::request(const QString &scheme, const QString &path,
                                    const QUrlQuery &query) const
{
    QUrl url = m_options.url;
    url.setScheme(url.scheme() == QLatin1String("https") ? scheme + u's' : scheme);
    url.setPath(url.path() + path, QUrl::DecodedMode);
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    request.setSslConfiguration(m_trust.configuration());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "testum/" TESTUM_VERSION);
    request.setRawHeader("Accept", "application/json, application/problem+json, */*;q=0.1");
    if (!m_options.language.isEmpty())
        request.setRawHeader("Accept-Language", m_options.language.toUtf8());
    if (!m_options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_options.token.view().toByteArray());
    return request;
}

void HttpSender::abort()
{
    m_isAborted = true;
    Q_EMIT aborted();
}

void HttpSender::send(const ApiCall &call, Done done)
{
    if (m_isAborted) {
        done(Error{ErrorCode::Unavailable, "client.server_unreachable",
                   QStringLiteral("The server cannot be reached")});
        return;
    }
    QNetworkRequest request = this->request(QStringLiteral("http"), call.path, call.query);
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = nullptr;
    if (call.body) {
        // A kept connection may have been closed meanwhile, and this request is sent once only.
        m_network.clearConnectionCache();
        QByteArray bytes = QJsonDocument(*call.body).toJson(QJsonDocument::Compact);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        request.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto body = std::make_unique<OneShotBody>(std::move(bytes));
        reply = m_network.sendCustomRequest(request, call.method, body.get());
        body.release()->setParent(reply);
    } else {
        reply = m_network.sendCustomRequest(request, call.method);
    }
    // Owned by its parent until it deletes itself.
    static_cast<void>(
        std::make_unique<Exchange>(reply, m_options, m_trust, std::move(done), this).release());
}

} // namespace testum::client
