#include "app/appcontext.h"

#include "app/fileaccess.h"
#include "app/masterkey.h"
#include "core/ids.h"
#include "crypto/selftest.h"
#include "services/pinseal.h"
#include "ssh/tcpconnector.h"
#include "storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace testum::app {

namespace {

/// Makes the data directory, private to its owner. One that others can enter is refused, not
/// closed: it may be somebody's /srv, given by mistake.
Result<void> prepareDataDir(const QString &path)
{
    const ErrorArgs args{{QStringLiteral("path"), path}};
    const bool existed = QFileInfo::exists(path);
    // main() has set the umask to 077: what is made here, parents included, is private.
    if (!QDir().mkpath(path) || !QFileInfo(path).isWritable()) {
        Error error{ErrorCode::FailedPrecondition, "config.data_dir_unusable",
                    QStringLiteral("The data directory cannot be made or written")};
        error.args = args;
        return error;
    }
    if (!existed)
        (void)QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (othersMayAccess(path)) {
        Error error{ErrorCode::FailedPrecondition, "config.data_dir_exposed",
                    QStringLiteral("Others may enter the data directory")};
        error.args = args;
        return error;
    }
    return {};
}

storage::OutputWriter::Options writerOptions(const AppConfig &config)
{
    storage::OutputWriter::Options options;
    options.outputDirectory = config.dataDir + QStringLiteral("/output");
    // A PostgreSQL database is shared by nodes that do not see each other's files.
    if (config.database.engine == storage::DatabaseConfig::Engine::Postgres)
        options.inlineBytes = -1;
    return options;
}

domain::TcpConnect connectOverNetwork()
{
    return [connector = ssh::TcpConnector()](const QString &host, int port,
                                             std::chrono::milliseconds timeout,
                                             const CancelToken &cancel) {
        return connector.reach(host, port, {QDeadlineTimer(timeout), cancel});
    };
}

} // namespace

Result<std::unique_ptr<AppContext>> AppContext::create(const AppConfig &config)
{
    return create(config, Options{});
}

Result<std::unique_ptr<AppContext>> AppContext::create(const AppConfig &config,
                                                       const Options &options)
{
    std::unique_ptr<AppContext> context(new AppContext);
    TESTUM_TRY_VOID(context->build(config, options));
    return context;
}

AppContext::~AppContext() { shutDown(std::chrono::milliseconds(0)); }

Result<void> AppContext::build(const AppConfig &config, const Options &options)
{
    m_nodeId = newId();
    TESTUM_TRY_VOID(crypto::runSelfTest());
    TESTUM_TRY_VOID(prepareDataDir(config.dataDir));
    TESTUM_TRY(m_database, storage::Database::open(config.database));
    TESTUM_TRY_VOID(storage::Migrator(*m_database).migrate());
    TESTUM_TRY(m_vault, openVault(config, *m_database, m_clock, &m_masterKeySource));

    m_events = std::make_unique<domain::Events>();
    const crypto::Vault &vault = *m_vault;
    m_writer = std::make_unique<storage::OutputWriter>(
        *m_database, *m_events, m_clock, writerOptions(config),
        [&vault](const QString &platformId, const QList<domain::HostKey> &keys) {
            return services::sealPins(vault, platformId, keys);
        });
    m_writer->begin();
    m_output =
        std::make_unique<storage::OutputStore>(*m_database, writerOptions(config).outputDirectory);
    domain::SshTransport *transport = options.transport;
    if (!transport) {
        m_transport = std::make_unique<ssh::LibsshTransport>();
        transport = m_transport.get();
    }
    tasks::DispatcherOptions dispatch;
    dispatch.threadInit = &storage::Database::forbidInThisThread;
    m_dispatcher = std::make_unique<tasks::TaskDispatcher>(*transport, *m_writer, dispatch);
    buildServices(config, options);
    m_node = std::make_unique<services::NodeKeeper>(*m_database, *m_dispatcher, *m_writer, m_clock,
                                                    m_nodeId);
    return m_node->start();
}

void AppContext::buildServices(const AppConfig &config, const Options &options)
{
    m_auth = std::make_unique<services::AuthService>(*m_database, *m_vault, *m_events, m_clock);
    m_users = std::make_unique<services::UserService>(*m_database, *m_events, m_clock);
    m_platforms = std::make_unique<services::PlatformService>(*m_database, *m_vault, m_clock);
    m_keys = std::make_unique<services::SshKeyService>(*m_database, *m_vault, m_clock);
    m_settings =
        std::make_unique<services::SettingsService>(*m_database, m_clock, config.hostKeyPolicy);
    m_tasks = std::make_unique<services::TaskService>(
        *m_database, *m_vault, *m_dispatcher, *m_writer, *m_output, *m_settings, m_clock, m_nodeId);
    m_audit = std::make_unique<services::AuditService>(*m_database);
    const domain::TcpConnect connect =
        options.tcpConnect ? options.tcpConnect : connectOverNetwork();
    domain::SshTransport &transport = options.transport ? *options.transport : *m_transport;
    m_probe = std::make_unique<services::PlatformProbe>(*m_database, *m_vault, transport,
                                                        *m_settings, connect);
    m_reachability = std::make_unique<services::ReachabilityMonitor>(*m_database, m_clock, connect);
    m_statistics =
        std::make_unique<services::StatisticsService>(*m_database, *m_reachability, m_clock);
    m_changes = std::make_unique<services::ChangeStamp>(*m_database);
    m_router = std::make_unique<api::Router>(
        services(), api::Router::Options{options.serverUrl, options.validateResponses});
}

services::ServiceSet AppContext::services()
{
    return {*m_auth,  *m_users, *m_platforms,    *m_keys,       *m_tasks,   *m_settings,
            *m_audit, *m_probe, *m_reachability, *m_statistics, *m_changes, *m_writer};
}

bool AppContext::isBusy() const
{
    return m_dispatcher->runningCount() > 0 || m_dispatcher->waitingCount() > 0;
}

void AppContext::shutDown(std::chrono::milliseconds grace)
{
    if (m_down)
        return;
    m_down = true;
    if (m_probe)
        m_probe->stop();
    if (m_reachability)
        m_reachability->stop();
    if (m_writer)
        m_writer->limitPatience(std::chrono::seconds(10));
    if (m_dispatcher) {
        const auto never = m_dispatcher->shutDown(grace);
        if (!never.isEmpty()) {
            if (const auto closed = m_writer->closeRuns(never, services::shutdownOutcome());
                !closed)
                qCWarning(lcTestum, "Runs that never started could not be closed: %s",
                          qUtf8Printable(closed.error().message));
        }
    }
    if (m_node)
        m_node->stop();
    if (m_writer)
        m_writer->stop();
}

void AppContext::stopNow()
{
    if (m_dispatcher)
        (void)m_dispatcher->shutDown(std::chrono::milliseconds(0));
}

Result<void> AppContext::setUpAdmin(const AppConfig &config)
{
    if (config.adminUsername.isEmpty() || !config.adminPassword)
        return {};
    TESTUM_TRY(const bool open, m_auth->needsSetup());
    if (!open)
        return {};
    TESTUM_TRY_VOID(m_auth->setUp(config.adminUsername, *config.adminPassword, {}));
    qCInfo(lcTestum, "The first administrator was made from ADMIN_USERNAME and ADMIN_PASSWORD");
    return {};
}

} // namespace testum::app
