// testumd: the engine with its REST and WebSocket API, without a window.

#include "app/appcontext.h"
#include "app/signalhandler.h"
#include "cli/daemonoptions.h"
#include "core/guardthread.h"
#include "core/lockedmemory.h"
#include "server/apithread.h"
#include "text/errortext.h"

#include <QCoreApplication>
#include <QThread>

#include <cstdio>

namespace {

using namespace testum;

constexpr std::chrono::seconds kDrainTime{30};

/// The one place where a start-up error is worded for the person at the terminal.
int fail(const Error &error, text::Language language)
{
    QString sentence = text::errorText(error, language);
    for (const FieldError &field : error.fields)
        sentence += QStringLiteral("\n  ") + field.field + QStringLiteral(": ") +
                    text::fieldErrorText(field, language);
    if (!error.detail.isEmpty())
        sentence += QStringLiteral(" (") + escapedLine(redacted(error.detail)) + u')';
    std::fprintf(stderr, "testumd: %s\n", qUtf8Printable(sentence));
    return error.code == ErrorCode::InvalidArgument ? 2 : 1;
}

server::ServerOptions serverOptions(const app::AppConfig &config)
{
    server::ServerOptions options;
    options.listenHost = config.listenHost;
    options.port = config.listenPort;
    options.tlsCertFile = config.tlsCertFile;
    options.tlsKeyFile = config.tlsKeyFile;
    options.insecureHttp = config.insecureHttp;
    return options;
}

/// Drains on a thread of its own, so that the API goes on answering meanwhile. A second signal
/// cuts the wait short.
class Shutdown : public QObject
{
public:
    explicit Shutdown(app::AppContext &context)
        : m_context(context)
    {}
    ~Shutdown() override
    {
        if (m_thread)
            m_thread->wait();
    }

    void request(int count)
    {
        if (count > 1 && m_thread) {
            m_context.stopNow();
            return;
        }
        qCInfo(lcTestum, "Stopping: no new runs, waiting up to %lld s for running ones",
               static_cast<long long>(kDrainTime.count()));
        m_thread.reset(QThread::create([this] {
            guardThread("drain", [this] { m_context.shutDown(kDrainTime); });
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        }));
        m_thread->start();
    }

private:
    app::AppContext &m_context;
    std::unique_ptr<QThread> m_thread;
};

int serve(const app::AppConfig &config, text::Language language)
{
    app::SignalHandler signalHandler;
    auto context = app::AppContext::create(config);
    if (!context)
        return fail(context.error(), language);
    if (const auto admin = (*context)->setUpAdmin(config); !admin)
        return fail(admin.error(), language);

    server::ApiThread api((*context)->router(), (*context)->events(), serverOptions(config));
    const auto url = api.start();
    if (!url)
        return fail(url.error(), language);

    Shutdown shutdown(**context);
    QObject::connect(&signalHandler, &app::SignalHandler::stopRequested, &shutdown,
                     [&shutdown](int count) { shutdown.request(count); });
    std::printf("testumd ready on %s\n", qUtf8Printable(*url));
    std::fflush(stdout);
    if (app::SignalHandler::count() > 0)
        shutdown.request(1);
    const int status = QCoreApplication::exec();
    api.stop();
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("testumd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TESTUM_VERSION));

    const text::Language language = cli::languageOfEnvironment();
    const auto options = cli::parseDaemonOptions(QCoreApplication::arguments(), language);
    if (options.exitCode) {
        std::fputs(qUtf8Printable(options.message), *options.exitCode == 0 ? stdout : stderr);
        return *options.exitCode;
    }
    app::ConfigOverrides overrides;
    overrides.listen = options.listen;
    overrides.dataDir = options.dataDir;
    overrides.databaseUrl = options.databaseUrl;
    overrides.envFile = options.envFile;
    overrides.tlsCertFile = options.tlsCertFile;
    overrides.tlsKeyFile = options.tlsKeyFile;
    overrides.insecureHttp = options.insecureHttp;
    overrides.logFormat = options.logFormat;
    const auto config = app::AppConfig::load(overrides);
    if (!config)
        return fail(config.error(), language);
    installLogging(config->logFormat);
    return serve(*config, language);
}
