#include "support/engine/testengine.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QThread>

namespace testum::tests {

namespace {

[[noreturn]] void fail(const char *what, const Error &error)
{
    qFatal("%s: %s %s %s", what, error.reason, qUtf8Printable(error.message),
           qUtf8Printable(error.detail));
}

} // namespace

QByteArray TestEngine::fixedMasterKey() { return "dGVzdHVtLXRlc3RzLWZpeGVkLW1hc3Rlci1rZXktMzI="; }

TestEngine::TestEngine()
    : TestEngine(Options{})
{}

TestEngine::TestEngine(const Options &options)
    : m_options(options)
{
    m_config.dataDir = options.dataDir.isEmpty() ? m_dir.path() : options.dataDir;
    auto database = storage::DatabaseConfig::fromUrl(options.databaseUrl, m_config.dataDir);
    if (!database)
        fail("database url", database.error());
    m_config.database = std::move(database).value();
    const QByteArray key = options.masterKey.isEmpty() ? fixedMasterKey() : options.masterKey;
    m_config.masterKeyText = std::make_shared<SecretBytes>(QByteArrayView(key));
    m_config.hostKeyPolicy = options.hostKeyPolicy;
    start();
}

TestEngine::~TestEngine() = default;

void TestEngine::start()
{
    app::AppContext::Options options;
    options.validateResponses = true;
    options.transport = m_options.transport;
    options.tcpConnect = m_options.tcpConnect;
    if (options.transport && !options.tcpConnect) { // its hosts are no places of the network
        options.tcpConnect = [](const QString &host, int, std::chrono::milliseconds,
                                const CancelToken &) {
            return domain::TcpReach{.resolved = true, .address = host};
        };
    }
    auto context = app::AppContext::create(m_config, options);
    if (!context)
        fail("engine", context.error());
    m_context = std::move(context).value();
}

void TestEngine::restart()
{
    m_context.reset();
    start();
}

api::ApiResponse TestEngine::call(const QByteArray &method, const QString &path,
                                  const std::optional<QJsonObject> &body, const QByteArray &token)
{
    api::ApiRequest request;
    request.method = method;
    const qsizetype question = path.indexOf(u'?');
    request.path = path.left(question < 0 ? path.size() : question);
    if (question >= 0)
        request.query = QUrlQuery(path.mid(question + 1));
    request.headers.insert("host", "localhost");
    request.peer = QStringLiteral("127.0.0.1");
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token);
    if (body) {
        request.headers.insert("content-type", "application/json");
        request.body = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    return router().handle(request);
}

QJsonObject TestEngine::owner(const QByteArray &method, const QString &path,
                              const std::optional<QJsonObject> &body)
{
    api::ApiRequest request;
    request.method = method;
    const qsizetype question = path.indexOf(u'?');
    request.path = path.left(question < 0 ? path.size() : question);
    if (question >= 0)
        request.query = QUrlQuery(path.mid(question + 1));
    request.actor = domain::Actor::localOwner(QStringLiteral("test"));
    if (body) {
        request.headers.insert("content-type", "application/json");
        request.body = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    const api::ApiResponse response = router().handle(request);
    if (response.status >= 400) {
        qFatal("%s %s: %d %s", method.constData(), qUtf8Printable(path), response.status,
               response.body.constData());
    }
    return jsonOf(response);
}

QByteArray TestEngine::token(domain::Role role)
{
    if (m_tokens.contains(role))
        return m_tokens.value(role);
    const QString name = QStringLiteral("test-") + domain::roleName(role);
    const services::ServiceSet services = m_context->services();
    const SecretBytes password{QByteArrayView(kPassword)};
    const auto made = services.users.create(domain::Actor::localOwner(QStringLiteral("test")), name,
                                            password, role);
    if (!made && made.error().code != ErrorCode::AlreadyExists)
        fail("test user", made.error());
    auto login = services.auth.login(name, password, {QStringLiteral("127.0.0.1"), {}});
    if (!login)
        fail("test login", login.error());
    m_tokens.insert(role, login->accessToken);
    return login->accessToken;
}

QJsonObject TestEngine::waitForTask(const QString &taskId, std::chrono::milliseconds patience)
{
    QElapsedTimer timer;
    timer.start();
    QJsonObject task;
    do {
        task = owner("GET", QStringLiteral("/api/v1/tasks/") + taskId);
        const auto status =
            domain::runStatusFromName(task.value(QStringLiteral("status")).toString());
        if (status && domain::isFinal(*status))
            return task;
        QThread::msleep(10);
    } while (timer.elapsed() < patience.count());
    qFatal("The task did not end: %s", QJsonDocument(task).toJson().constData());
}

QString TestEngine::writeEnvFile()
{
    const QString path = m_dir.filePath(QStringLiteral("engine.env"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("The env file cannot be written");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write("TESTUM_MASTER_KEY=" +
               (m_options.masterKey.isEmpty() ? fixedMasterKey() : m_options.masterKey) + '\n');
    if (!m_options.databaseUrl.isEmpty())
        file.write("DATABASE_URL=" + m_options.databaseUrl.toUtf8() + '\n');
    return path;
}

QJsonObject jsonOf(const api::ApiResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace testum::tests
