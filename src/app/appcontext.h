#pragma once

#include "api/router.h"
#include "app/appconfig.h"
#include "core/clock.h"
#include "core/result.h"
#include "crypto/vault.h"
#include "domain/events.h"
#include "services/auditservice.h"
#include "services/authservice.h"
#include "services/nodekeeper.h"
#include "services/platformprobe.h"
#include "services/platformservice.h"
#include "services/reachabilitymonitor.h"
#include "services/settingsservice.h"
#include "services/sshkeyservice.h"
#include "services/changestamp.h"
#include "services/statisticsservice.h"
#include "services/taskservice.h"
#include "services/userservice.h"
#include "ssh/libsshtransport.h"
#include "storage/database.h"
#include "storage/outputstore.h"
#include "storage/outputwriter.h"
#include "tasks/taskdispatcher.h"

#include <chrono>
#include <memory>

namespace testum::app {

/// The composition root: the engine's parts in dependency order, so that destruction runs
/// backwards. Made and destroyed on one thread at a time; it belongs to none afterwards.
class AppContext
{
public:
    struct Options
    {
        bool validateResponses = false;            ///< test builds
        domain::SshTransport *transport = nullptr; ///< tests: a fake instead of libssh
        domain::TcpConnect tcpConnect;             ///< tests: instead of the network
        QString serverUrl;                         ///< for the OpenAPI document
    };

    /// Self-tests, data directory, database, migration, vault, writer, dispatcher, services,
    /// router. Errors: of every step, each with its own reason.
    [[nodiscard]] static Result<std::unique_ptr<AppContext>> create(const AppConfig &config,
                                                                    const Options &options);
    [[nodiscard]] static Result<std::unique_ptr<AppContext>> create(const AppConfig &config);
    ~AppContext(); ///< shutDown(0)

    /// No new runs; waits up to `grace` for running ones, stops the rest, closes what never
    /// started, commits everything. Idempotent. Blocks.
    void shutDown(std::chrono::milliseconds grace);
    /// Cuts a shutDown() that waits in another thread short: running jobs are cancelled now.
    void stopNow();
    /// True while jobs wait or run.
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] domain::Events &events() { return *m_events; }
    [[nodiscard]] api::Router &router() { return *m_router; }
    [[nodiscard]] services::ServiceSet services();
    [[nodiscard]] storage::Database &database() { return *m_database; }
    [[nodiscard]] const QString &nodeId() const { return m_nodeId; }
    /// The kind of store that has the master key: "keychain", "file", "environment".
    [[nodiscard]] const QString &masterKeySource() const { return m_masterKeySource; }
    /// The first admin of ADMIN_USERNAME/ADMIN_PASSWORD, on an empty database only.
    [[nodiscard]] Result<void> setUpAdmin(const AppConfig &config);

private:
    AppContext() = default;
    [[nodiscard]] Result<void> build(const AppConfig &config, const Options &options);
    void buildServices(const AppConfig &config, const Options &options);

    SystemClock m_clock;
    QString m_nodeId;
    QString m_masterKeySource;
    bool m_down = false;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<crypto::Vault> m_vault;
    std::unique_ptr<domain::Events> m_events;
    std::unique_ptr<storage::OutputWriter> m_writer;
    std::unique_ptr<storage::OutputStore> m_output;
    std::unique_ptr<ssh::LibsshTransport> m_transport;
    std::unique_ptr<tasks::TaskDispatcher> m_dispatcher;
    std::unique_ptr<services::NodeKeeper> m_node;
    std::unique_ptr<services::AuthService> m_auth;
    std::unique_ptr<services::UserService> m_users;
    std::unique_ptr<services::PlatformService> m_platforms;
    std::unique_ptr<services::SshKeyService> m_keys;
    std::unique_ptr<services::SettingsService> m_settings;
    std::unique_ptr<services::TaskService> m_tasks;
    std::unique_ptr<services::AuditService> m_audit;
    std::unique_ptr<services::PlatformProbe> m_probe;
    std::unique_ptr<services::ReachabilityMonitor> m_reachability;
    std::unique_ptr<services::StatisticsService> m_statistics;
    std::unique_ptr<services::ChangeStamp> m_changes;
    std::unique_ptr<api::Router> m_router;
};

} // namespace testum::app
