#include "gui/transports.h"

#include "client/httptransport.h"
#include "gui/engineaccess.h"

#include <QMutex>

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

    Result<std::unique_ptr<client::Transport>> transport()
    {
        TESTUM_TRY(SecretBytes token, signIn());
        TESTUM_TRY(auto transport, http(std::move(token)));
        return std::unique_ptr<client::Transport>(std::move(transport));
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

    const ServerProfile m_profile;
    QMutex m_mutex;
    SecretBytes m_password;
    SecretBytes m_token;
    std::optional<Result<void>> m_outcome;
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
    return [session] { return session->transport(); };
}

void setAnswerLanguage(text::Language language) { s_language = language; }

} // namespace testum::gui
