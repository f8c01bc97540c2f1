#include "gui/transports.h"

#include "client/httptransport.h"
#include "gui/engineaccess.h"

#include <QMutex>
#include <QScopeGuard>

#include <atomic>

namespace testum::gui {

namespace {

std::atomic<text::Language> s_language{text::Language::English};

QString answerLanguage() { return text::languageTag(s_language); }

/// One sign-in, shared by the transports of an attachment.
class Session
{
public:
    Session(ServerProfile profile, SecretBytes password)
        : m_profile(std::move(profile))
        , m_password(std::move(password))
    {}

    /// Signs in where that has not been done: blocks.
    Result<std::unique_ptr<client::HttpTransport>> transport()
    {
        TESTUM_TRY(SecretBytes token, signIn());
        return http(std::move(token));
    }
    /// Any thread: a sign-in on its way ends without an answer.
    void abort()
    {
        const QMutexLocker lock(&m_signingInMutex);
        m_isAborted = true;
        if (m_signingIn)
            m_signingIn->abort();
    }

private:
    [[nodiscard]] Result<std::unique_ptr<client::HttpTransport>> http(SecretBytes token) const
    {
        client::HttpOptions options;
        options.url = m_profile.url;
        options.token = std::move(token);
        options.language = answerLanguage();
        options.pinnedSha256 = m_profile.pinnedSha256;
        options.caFile = m_profile.caFile;
        return client::HttpTransport::create(std::move(options));
    }

    /// The token. Workers that come meanwhile wait for the first one's sign-in.
    [[nodiscard]] Result<SecretBytes> signIn()
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_outcome) {
            m_outcome = logIn();
            m_password.clear();
        }
        if (!*m_outcome)
            return m_outcome->error();
        return m_token.clone();
    }

    [[nodiscard]] Result<void> logIn()
    {
        TESTUM_TRY(auto transport, http({}));
        client::ApiClient client(std::move(transport));
        setSigningIn(&client);
        const auto over = qScopeGuard([this] { setSigningIn(nullptr); });
        QString password = QString::fromUtf8(m_password.view());
        TESTUM_TRY(const QJsonObject answer,
                   client.post(QStringLiteral("/api/v1/auth/login"),
                               {{QStringLiteral("username"), m_profile.username},
                                {QStringLiteral("password"), password}}));
        wipe(password);
        m_token =
            SecretBytes::take(answer.value(QStringLiteral("access_token")).toString().toUtf8());
        return {};
    }

    void setSigningIn(client::ApiClient *client)
    {
        const QMutexLocker lock(&m_signingInMutex);
        m_signingIn = client;
        if (m_signingIn && m_isAborted)
            m_signingIn->abort();
    }

    const ServerProfile m_profile;
    QMutex m_mutex;
    SecretBytes m_password;
    SecretBytes m_token;
    std::optional<Result<void>> m_outcome;
    QMutex m_signingInMutex;
    client::ApiClient *m_signingIn = nullptr;
    bool m_isAborted = false;
};

/// Signs in with its first call, not when it is made: whoever waits for it can end that too.
class SignedInTransport final : public client::Transport
{
public:
    explicit SignedInTransport(std::shared_ptr<Session> session)
        : m_session(std::move(session))
    {}

    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call) override
    {
        TESTUM_TRY(client::HttpTransport * http, reach());
        return http->send(call);
    }
    [[nodiscard]] Result<void> follow(const QString &taskId, qint64 afterSeq,
                                      const std::function<bool(const QJsonObject &)> &onMessage,
                                      CancelToken &cancel) override
    {
        TESTUM_TRY(client::HttpTransport * http, reach());
        return http->follow(taskId, afterSeq, onMessage, cancel);
    }
    void abort() override
    {
        const QMutexLocker lock(&m_mutex);
        m_isAborted = true;
        if (m_http)
            m_http->abort();
        else
            m_session->abort();
    }

private:
    Result<client::HttpTransport *> reach()
    {
        if (m_http)
            return m_http.get();
        TESTUM_TRY(auto http, m_session->transport());
        const QMutexLocker lock(&m_mutex);
        m_http = std::move(http);
        if (m_isAborted)
            m_http->abort();
        return m_http.get();
    }

    const std::shared_ptr<Session> m_session;
    QMutex m_mutex; ///< for abort(): only the caller's thread sets m_http
    std::unique_ptr<client::HttpTransport> m_http;
    bool m_isAborted = false;
};

} // namespace

Connection::TransportFactory localTransports(const EngineAccess &engine)
{
    return [&engine]() -> Result<std::unique_ptr<client::Transport>> {
        TESTUM_TRY_VOID(engine.openLocal());
        return engine.localTransport(answerLanguage().toLatin1());
    };
}

Connection::TransportFactory serverTransports(const ServerProfile &profile, SecretBytes password)
{
    // std::function wants what can be copied, and a password cannot.
    const auto session = std::make_shared<Session>(profile, std::move(password));
    return [session]() -> Result<std::unique_ptr<client::Transport>> {
        return std::unique_ptr<client::Transport>(std::make_unique<SignedInTransport>(session));
    };
}

void setAnswerLanguage(text::Language language) { s_language = language; }

} // namespace testum::gui
