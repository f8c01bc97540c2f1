#pragma once

#include "app/appcontext.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace testum::tests {

/// A whole engine in this process on a private data directory, answers checked against their
/// schemas. Used on the test's main thread.
class TestEngine
{
public:
    struct Options
    {
        QString databaseUrl;                       ///< empty: SQLite in the data directory
        domain::SshTransport *transport = nullptr; ///< empty: libssh
        domain::TcpConnect tcpConnect;             ///< empty: the network; with a fake: answers
        QString dataDir;                           ///< empty: a temporary one
        QByteArray masterKey;                      ///< empty: one fixed test key
        std::optional<domain::HostKeyPolicy> hostKeyPolicy;
    };

    /// Asserts on failure.
    explicit TestEngine(const Options &options);
    TestEngine();
    ~TestEngine();

    [[nodiscard]] app::AppContext &context() { return *m_context; }
    [[nodiscard]] api::Router &router() { return m_context->router(); }
    [[nodiscard]] QString dataDir() const { return m_config.dataDir; }
    [[nodiscard]] const app::AppConfig &config() const { return m_config; }
    /// Ends and starts the engine again on the same data.
    void restart();

    /// One call of the route table over "HTTP" semantics, with `token` as bearer (empty: none).
    [[nodiscard]] api::ApiResponse call(const QByteArray &method, const QString &path,
                                        const std::optional<QJsonObject> &body = {},
                                        const QByteArray &token = {});
    /// The same as the local owner; the answer's JSON. Asserts on an error status.
    [[nodiscard]] QJsonObject owner(const QByteArray &method, const QString &path,
                                    const std::optional<QJsonObject> &body = {});
    /// An access token of a user with the role; the user is made on first use.
    [[nodiscard]] QByteArray token(domain::Role role);
    /// Waits until the task has ended (at most `patience`); its JSON.
    [[nodiscard]] QJsonObject
    waitForTask(const QString &taskId,
                std::chrono::milliseconds patience = std::chrono::seconds(30));

    /// The config an engine process on this data directory needs, as a 0600 env file.
    [[nodiscard]] QString writeEnvFile();
    static QByteArray fixedMasterKey();
    static constexpr const char *kPassword = "correct horse battery";

private:
    void start();

    QTemporaryDir m_dir;
    Options m_options;
    app::AppConfig m_config;
    std::unique_ptr<app::AppContext> m_context;
    QMap<domain::Role, QByteArray> m_tokens;
};

[[nodiscard]] QJsonObject jsonOf(const api::ApiResponse &response);

} // namespace testum::tests
