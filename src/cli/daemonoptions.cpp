#include "cli/daemonoptions.h"

#include "cli/wording.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace testum::cli {

namespace {

QList<QCommandLineOption> options()
{
    return {
        {QStringLiteral("listen"),
         Wording::tr(
             "Address and port to serve on; port 0 picks a free one. Default: 127.0.0.1:8000."),
         QStringLiteral("HOST:PORT")},
        {QStringLiteral("data-dir"),
         Wording::tr("Directory of the database, the output and the key file."),
         QStringLiteral("DIR")},
        {QStringLiteral("database-url"),
         Wording::tr("postgresql://… or sqlite:///…. A password belongs in the environment variable"
                     " DATABASE_URL or in the env file, not here."),
         QStringLiteral("URL")},
        {QStringLiteral("env-file"),
         Wording::tr("File with KEY=VALUE lines, readable by you alone."), QStringLiteral("FILE")},
        {QStringLiteral("tls-cert"), Wording::tr("PEM file with the server's certificate chain."),
         QStringLiteral("FILE")},
        {QStringLiteral("tls-key"), Wording::tr("PEM file with its private key."),
         QStringLiteral("FILE")},
        {QStringLiteral("insecure-http"),
         Wording::tr("Serve plain HTTP on an address that others can reach.")},
        {QStringLiteral("log-format"), Wording::tr("Log lines on standard error: text or json."),
         QStringLiteral("FORMAT")},
    };
}

} // namespace

DaemonOptions parseDaemonOptions(const QStringList &arguments, text::Language language)
{
    const InstalledLanguage installed(language);
    QCommandLineParser parser;
    parser.setApplicationDescription(Wording::tr(
        "testum without a window: SSH keys, platforms and tasks over REST and WebSocket."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(options());

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
        result.message = Wording::tr("testumd takes no argument \"%1\". See testumd --help.")
                             .arg(parser.positionalArguments().first()) +
                         u'\n';
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

text::Language languageOfEnvironment()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QString value = qEnvironmentVariable(name);
        if (!value.isEmpty())
            return text::languageFromLocale(value);
    }
    return text::Language::English;
}

} // namespace testum::cli
