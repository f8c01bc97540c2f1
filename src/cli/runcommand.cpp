#include "cli/exitcode.h"
#include "cli/taskoptions.h"
#include "cli/taskwatch.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> runOnMany(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("run_command")},
                     {QStringLiteral("command"), arguments.operands().join(u' ')}};
    TESTUM_TRY_VOID(insertTargets(body, arguments));
    insertCommandOptions(body, arguments);
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject task, api->post(QStringLiteral("/api/v1/tasks"), body));
    WatchOptions options = watchOptionsOf(arguments);
    options.cancelsOnInterrupt = true;
    return TaskWatch(invocation, *api, cell(task, "id"), options).run();
}

} // namespace

QList<Option> targetOptions()
{
    return {{QStringLiteral("platforms"), u'w', QStringLiteral("NAME,NAME"),
             Wording::tr("The hosts, by name or id. May be given several times."),
             Option::Kind::Text, true},
            {QStringLiteral("all"), u'a', {}, Wording::tr("All hosts.")}};
}

Result<void> insertTargets(QJsonObject &body, const Arguments &arguments)
{
    QStringList names;
    for (const QString &list : arguments.texts("platforms")) {
        for (const QString &name : list.split(u',')) {
            if (!name.trimmed().isEmpty())
                names.append(name.trimmed());
        }
    }
    names.removeDuplicates();
    if (names.isEmpty() && !arguments.has("all"))
        return usageError(Wording::tr("On which hosts? Give -w NAME,NAME or -a for all."));
    if (!names.isEmpty() && arguments.has("all"))
        return usageError(Wording::tr("Give either -w or -a."));
    if (arguments.has("all"))
        body.insert(QStringLiteral("all"), true);
    else
        body.insert(QStringLiteral("platforms"), QJsonArray::fromStringList(names));
    return {};
}

QList<Option> commandOptions()
{
    return {
        {QStringLiteral("timeout"), u't', QStringLiteral("TIME"),
         Wording::tr("Stop the command on a host after this time: seconds, or with s, m or h."),
         Option::Kind::Seconds},
        {QStringLiteral("connect-timeout"),
         {},
         QStringLiteral("TIME"),
         Wording::tr("Give up connecting and signing in after this time."),
         Option::Kind::Seconds},
        {QStringLiteral("connect-retries"),
         {},
         QStringLiteral("N"),
         Wording::tr("Try so often again when a host cannot be reached. A started command is never "
                     "repeated."),
         Option::Kind::Number,
         false,
         0,
         10},
        {QStringLiteral("output-cap"),
         {},
         QStringLiteral("BYTES"),
         Wording::tr("Keep at most so much output of a host."),
         Option::Kind::Number,
         false,
         1024},
    };
}

void insertCommandOptions(QJsonObject &body, const Arguments &arguments)
{
    if (arguments.has("timeout"))
        body.insert(QStringLiteral("timeout"), arguments.seconds("timeout"));
    if (arguments.has("connect-timeout"))
        body.insert(QStringLiteral("connect_timeout"), arguments.seconds("connect-timeout"));
    if (arguments.has("connect-retries"))
        body.insert(QStringLiteral("connect_retries"), arguments.number("connect-retries"));
    if (arguments.has("output-cap"))
        body.insert(QStringLiteral("output_cap"), arguments.number("output-cap"));
    if (arguments.has("width"))
        body.insert(QStringLiteral("width"), arguments.number("width"));
}

QList<Verb> runVerbs()
{
    Verb verb;
    verb.name = QStringLiteral("run");
    verb.summary = Wording::tr("Run a command on many hosts and show their output as it comes.");
    verb.operands = {{QStringLiteral("COMMAND"), true, true}};
    verb.operandsEndOptions = true;
    verb.details = Wording::tr(
        "The words of the command are joined by spaces and given to the login shell of each host, "
        "as "
        "ssh does. Standard error of the hosts goes to standard error. On a terminal their control "
        "characters are shown as text. Ctrl-C prints what arrived and who had not finished, stops "
        "the remote commands, waits up to 10 seconds for them and says whether they are gone.");
    verb.options = targetOptions() +
                   QList<Option>{{QStringLiteral("width"), u'f', QStringLiteral("N"),
                                  Wording::tr("Work on so many hosts at once."),
                                  Option::Kind::Number, false, 1, 512}} +
                   commandOptions() + watchOptions();
    verb.run = runOnMany;
    return {verb};
}

} // namespace testum::cli
