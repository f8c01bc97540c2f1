#include "cli/daemonoptions.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>

namespace testum::cli {

namespace {

struct DaemonText
{
    Q_DECLARE_TR_FUNCTIONS(testum::cli::DaemonOptions)

public:
    static QList<QCommandLineOption> options()
    {
        return {
            {QStringLiteral("listen"),
             tr("Address and port to serve on; port 0 picks a free one. Default: 127.0.0.1:8000."),
             QStringLiteral("HOST:PORT")},
            {QStringLiteral("data-dir"), tr("Directory of the database, the output and the key file."),
             QStringLiteral("DIR")},
            {QStringLiteral("database-url"),
             tr("postgresql://… or sqlite:///…. A password belongs in the environment variable"
                " DATABASE_URL or in the env file, not here."),
             QStringLiteral("URL")},
            {QStringLiteral("env-file"), tr("File with KEY=VALUE lines, readable by you alone."),
             QStringLiteral("FILE")},
            {QStringLiteral("tls-cert"), tr("PEM file with the server's certificate chain."),
             QStringLiteral("FILE")},
            {QStringLiteral("tls-key"), tr("PEM file with its private key."), QStringLiteral("FILE")},
            {QStringLiteral("insecure-http"),
             tr("Serve plain HTTP on an address that others can reach.")},
            {QStringLiteral("log-format"), tr("Log lines on standard error: text or json."),
             QStringLiteral("FORMAT")},
        };
    }
    static QString description()
    {
        return tr("testum without a window: SSH keys, platforms and tasks over REST and WebSocket.");
    }
    static QString surplus(const QString &argument)
    {
        return tr("testumd takes no argument \"%1\". See testumd --help.").arg(argument);
    }
};

} // namespace

DaemonOptions parseDaemonOptions(const QStringList &arguments, text::Language language)
{
    installTranslation(language);
    QCommandLineParser parser;
    parser.setApplicationDescription(DaemonText::description());
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(DaemonText::options());

    DaemonOptions result;
    if (!parser.parse(arguments)) {
        result.exitCode = 2;
        result.message = QStringLiteral("testumd: ") + parser.errorText() + u'\n';
    } else if (parser.isSet(help)) {
        result.exitCode = 0;
        result.message = parser.helpText();
    } else if (parser.isSet(version)) {
        result.exitCode = 0;
        result.message = QStringLiteral("testumd " TESTUM_VERSION "\n");
    } else if (!parser.positionalArguments().isEmpty()) {
        result.exitCode = 2;
        result.message = DaemonText::surplus(parser.positionalArguments().first()) + u'\n';
    }
    result.listen = parser.value(QStringLiteral("listen"));
    result.dataDir = parser.value(QStringLiteral("data-dir"));
    result.databaseUrl = parser.value(QStringLiteral("database-url"));
    result.envFile = parser.value(QStringLiteral("env-file"));
    result.tlsCertFile = parser.value(QStringLiteral("tls-cert"));
    result.tlsKeyFile = parser.value(QStringLiteral("tls-key"));
    result.logFormat = parser.value(QStringLiteral("log-format"));
    result.insecureHttp = parser.isSet(QStringLiteral("insecure-http"));
    return result;
}

} // namespace testum::cli
