#include "gui/startoptions.h"

#include "gui/theme.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>

namespace testum::gui {

namespace {

/// The sentences of the command line.
class Terminal
{
    Q_DECLARE_TR_FUNCTIONS(testum::gui::Terminal)
};

QStringList themes() { return QStringList{QStringLiteral("system")} + Theme::ids(); }

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("ru")}; }

QList<QCommandLineOption> options()
{
    return {
        {QStringLiteral("page"),
         Terminal::tr("Open this page: home, platforms, tasks/ID, settings/api."),
         QStringLiteral("PATH")},
        {QStringLiteral("data-dir"),
         Terminal::tr("Directory of the database, the output and the key file."),
         QStringLiteral("DIR")},
        {QStringLiteral("database-url"),
         Terminal::tr("postgresql://… or sqlite:///…. A password belongs in the environment "
                      "variable DATABASE_URL or in the env file, not here."),
         QStringLiteral("URL")},
        {QStringLiteral("env-file"),
         Terminal::tr("File with KEY=VALUE lines, readable by you alone."), QStringLiteral("FILE")},
        {QStringLiteral("theme"),
         Terminal::tr("Look of this start: %1.").arg(themes().join(QStringLiteral(", "))),
         QStringLiteral("ID")},
        {QStringLiteral("lang"),
         Terminal::tr("Language of this start: %1.").arg(languages().join(QStringLiteral(", "))),
         QStringLiteral("CODE")},
        {QStringLiteral("attach"), Terminal::tr("Sign in to this server: https://host:8000."),
         QStringLiteral("URL")},
    };
}

/// A value that is not one of those known, as a sentence; empty when it is.
QString refusal(const QCommandLineParser &parser, const char *option, const QStringList &known)
{
    const QString value = parser.value(QLatin1String(option));
    if (value.isEmpty() || known.contains(value))
        return {};
    return Terminal::tr("--%1 knows no \"%2\". Allowed: %3.")
        .arg(QLatin1String(option), value, known.join(QStringLiteral(", ")));
}

} // namespace

StartOptions parseStartOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Terminal::tr("testum: SSH keys, platforms and tasks in a window."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(options());

    StartOptions result;
    const bool parsed = parser.parse(arguments);
    QString wrong = parsed ? refusal(parser, "theme", themes()) : parser.errorText();
    if (wrong.isEmpty())
        wrong = refusal(parser, "lang", languages());
    if (wrong.isEmpty() && !parser.positionalArguments().isEmpty())
        wrong = Terminal::tr("testum takes no argument \"%1\". See testum --help.")
                    .arg(parser.positionalArguments().first());
    if (parsed && parser.isSet(help)) {
        result.exitCode = 0;
        result.message = parser.helpText();
    } else if (parsed && parser.isSet(version)) {
        result.exitCode = 0;
        result.message = QStringLiteral("testum " TESTUM_VERSION "\n");
    } else if (!wrong.isEmpty()) {
        result.exitCode = 2;
        result.message = QStringLiteral("testum: ") + wrong + u'\n';
    }
    result.page = parser.value(QStringLiteral("page"));
    result.dataDir = parser.value(QStringLiteral("data-dir"));
    result.databaseUrl = parser.value(QStringLiteral("database-url"));
    result.envFile = parser.value(QStringLiteral("env-file"));
    result.theme = parser.value(QStringLiteral("theme"));
    result.language = parser.value(QStringLiteral("lang"));
    result.attachUrl = parser.value(QStringLiteral("attach"));
    return result;
}

QString noDisplayText()
{
    return Terminal::tr("There is no display to open a window on. testumd serves without one, "
                        "testumctl works on the command line.");
}

QString noAnswerText(qint64 pid)
{
    return Terminal::tr("testum already runs on this data directory (process %1), and does not "
                        "answer. End it and start again.")
        .arg(pid);
}

} // namespace testum::gui
