// testumctl: the command line, on the own data directory or on a server.

#include "app/appcontext.h"
#include "app/inprocesstransport.h"
#include "cli/cli.h"
#include "core/lockedmemory.h"

#include <QCoreApplication>
#include <QThread>

namespace {

using namespace testum;

/// The embedded engine of one invocation. Its runs belong to this process, so it ends only when
/// they have ended, unless Ctrl-C was pressed.
class LocalEngine
{
public:
    Result<std::unique_ptr<client::Transport>> open(const cli::LocalOptions &options)
    {
        app::ConfigOverrides overrides;
        overrides.dataDir = options.dataDir;
        overrides.databaseUrl = options.databaseUrl;
        overrides.envFile = options.envFile;
        TESTUM_TRY(const app::AppConfig config, app::AppConfig::load(overrides));
        installLogging(config.logFormat);
        TESTUM_TRY(m_context, app::AppContext::create(config));
        return std::unique_ptr<client::Transport>(std::make_unique<app::InProcessTransport>(
            *m_context, text::languageTag(options.language).toLatin1()));
    }

    void finish(bool interrupted)
    {
        constexpr std::chrono::hours kUntilAllEnded{24 * 365};
        if (m_context)
            m_context->shutDown(interrupted ? std::chrono::milliseconds(0) : kUntilAllEnded);
    }

private:
    std::unique_ptr<app::AppContext> m_context;
};

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("testumctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TESTUM_VERSION));

    LocalEngine engine;
    cli::CliEnvironment environment = cli::systemEnvironment();
    environment.openLocal = [&engine](const cli::LocalOptions &options) {
        return engine.open(options);
    };
    const int exitCode = cli::run(QCoreApplication::arguments().mid(1), environment);
    engine.finish(exitCode > 128);
    return exitCode;
}
