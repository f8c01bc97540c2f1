#include "desktop/localengine.h"

#include "app/inprocesstransport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

namespace testum::desktop {

namespace {

using storage::DatabaseConfig;

QString databaseText(const DatabaseConfig &database)
{
    if (database.engine == DatabaseConfig::Engine::Sqlite)
        return QStringLiteral("SQLite, ") + database.sqlitePath;
    return QStringLiteral("PostgreSQL, %1@%2:%3/%4")
        .arg(database.user, database.host, QString::number(database.port), database.database);
}

/// A call that comes after the engine was taken down, or before it was opened.
Error notOpen()
{
    return {ErrorCode::Unavailable, "unavailable", QStringLiteral("The engine is not open")};
}

/// What answers when there is no engine to answer.
class ClosedTransport final : public client::Transport
{
public:
    Result<client::ApiReply> send(const client::ApiCall &) override { return notOpen(); }
    Result<void> follow(const QString &, qint64, const std::function<bool(const QJsonObject &)> &,
                        CancelToken &) override
    {
        return notOpen();
    }
};

} // namespace

LocalEngine::LocalEngine(app::AppConfig config)
    : m_config(std::move(config))
{}

LocalEngine::~LocalEngine()
{
    stopApi();
    shutDown(std::chrono::milliseconds(0));
}

gui::EngineAccess LocalEngine::access()
{
    gui::EngineAccess access;
    access.hasLocalData = [this] { return hasData(); };
    access.openLocal = [this] { return open(); };
    access.localTransport = [this](const QByteArray &language) { return transport(language); };
    access.localInfo = [this] { return info(); };
    access.startApiServer = [this](const gui::ApiServerOptions &wanted) {
        return startApi(wanted);
    };
    access.stopApiServer = [this] { stopApi(); };
    access.isBusy = [this] { return isBusy(); };
    access.shutDown = [this](std::chrono::milliseconds grace) { shutDown(grace); };
    access.stopNow = [this] { stopNow(); };
    return access;
}

bool LocalEngine::hasData() const
{
    // Whoever names a PostgreSQL database means to use it.
    return m_config.database.engine == DatabaseConfig::Engine::Postgres ||
           QFileInfo::exists(m_config.database.sqlitePath);
}

Result<void> LocalEngine::open()
{
    const std::lock_guard lock(m_openMutex);
    if (m_down)
        return notOpen();
    if (m_opened)
        return {};
    TESTUM_TRY(auto context, app::AppContext::create(m_config));
    TESTUM_TRY_VOID(context->setUpAdmin(m_config));
    // Its signals are connected to from several threads, and this one may end soon.
    if (qApp)
        context->events().moveToThread(qApp->thread());
    m_context = std::move(context);
    m_opened = m_context.get();
    return {};
}

std::unique_ptr<client::Transport> LocalEngine::transport(const QByteArray &language) const
{
    app::AppContext *const context = m_opened;
    if (!context)
        return std::make_unique<ClosedTransport>();
    return std::make_unique<app::InProcessTransport>(*context, language);
}

gui::LocalEngineInfo LocalEngine::info() const
{
    gui::LocalEngineInfo info;
    info.dataDir = m_config.dataDir;
    info.database = databaseText(m_config.database);
    if (const app::AppContext *const context = m_opened) {
        info.masterKeyPlace = context->masterKeySource();
        if (info.masterKeyPlace == QLatin1String("file"))
            info.masterKeyPath = m_config.masterKeyFile.isEmpty()
                                     ? m_config.dataDir + QStringLiteral("/master.key")
                                     : m_config.masterKeyFile;
    }
    const std::lock_guard lock(m_apiUrlMutex);
    info.serverUrl = m_apiUrl;
    return info;
}

void LocalEngine::setApiUrl(const QString &url)
{
    const std::lock_guard lock(m_apiUrlMutex);
    m_apiUrl = url;
}

Result<QString> LocalEngine::startApi(const gui::ApiServerOptions &wanted)
{
    server::ServerOptions options;
    TESTUM_TRY_VOID(options.setListen(wanted.listen));
    options.tlsCertFile = wanted.tlsCertFile;
    options.tlsKeyFile = wanted.tlsKeyFile;
    const std::lock_guard lock(m_apiMutex);
    app::AppContext *const context = m_opened;
    if (!context || m_down)
        return notOpen();
    if (m_api)
        m_api->stop();
    setApiUrl({});
    m_api = std::make_unique<server::ApiThread>(context->router(), context->events(), options);
    auto url = m_api->start();
    if (url)
        setApiUrl(*url);
    else
        m_api.reset();
    return url;
}

void LocalEngine::stopApi()
{
    const std::lock_guard lock(m_apiMutex);
    m_api.reset();
    setApiUrl({});
}

bool LocalEngine::isBusy() const
{
    const app::AppContext *const context = m_opened;
    return context && context->isBusy();
}

void LocalEngine::shutDown(std::chrono::milliseconds grace)
{
    m_down = true;
    // An open() on its way ends first; the next one is refused.
    const std::lock_guard lock(m_openMutex);
    if (app::AppContext *const context = m_opened)
        context->shutDown(grace);
}

void LocalEngine::stopNow()
{
    if (app::AppContext *const context = m_opened)
        context->stopNow();
}

} // namespace testum::desktop
