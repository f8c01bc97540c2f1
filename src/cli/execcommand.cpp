#include "cli/exitcode.h"
#include "cli/taskoptions.h"
#include "cli/taskwatch.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> execute(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("run_command")},
                     {QStringLiteral("command"), arguments.operand(1)},
                     {QStringLiteral("platforms"), QJsonArray{arguments.operand(0)}}};
    insertCommandOptions(body, arguments);
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject task, api->post(QStringLiteral("/api/v1/tasks"), body));
    const QString id = cell(task, "id");
    // The engine of this process ends with it, and would take the command along.
    if (!arguments.has("wait") && !invocation.isLocal())
        return invocation.answer(task, id);
    WatchOptions options = watchOptionsOf(arguments);
    options.labels = false;
    options.cancelsOnInterrupt = true;
    return TaskWatch(invocation, *api, id, options).run();
}

} // namespace

QList<Verb> execVerbs()
{
    Verb verb;
    verb.name = QStringLiteral("exec");
    verb.summary = Wording::tr("Run a command on one host.");
    verb.operands = {{QStringLiteral("PLATFORM")}, {QStringLiteral("COMMAND")}};
    verb.details = Wording::tr(
        "On a server it prints the task's id and returns at once; with --wait it shows the output "
        "and "
        "waits for the end. Without a server it always waits, because the engine ends with "
        "testumctl.");
    verb.options = QList<Option>{{QStringLiteral("wait"),
                                  {},
                                  {},
                                  Wording::tr("Show the output and wait for the end.")}} +
                   commandOptions();
    for (const Option &option : watchOptions()) {
        if (option.letter == u'S' || option.letter == u'q')
            verb.options.append(option);
    }
    verb.run = execute;
    return {verb};
}

} // namespace testum::cli
