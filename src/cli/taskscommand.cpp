#include "cli/exitcode.h"
#include "cli/listing.h"
#include "cli/runsummary.h"
#include "cli/taskwatch.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

constexpr int kShownTasks = 50;
constexpr qint64 kPieceBytes = 1024 * 1024;

QString taskPath(const Invocation &invocation)
{
    return QStringLiteral("/api/v1/tasks/") + invocation.arguments().operand(0);
}

QString totalsText(const QJsonObject &task)
{
    QStringList parts;
    const QJsonObject totals = task.value(QStringLiteral("totals")).toObject();
    for (auto it = totals.begin(); it != totals.end(); ++it) {
        if (it.key() != QLatin1String("total") && it.value().toInt() > 0)
            parts.append(QString::number(it.value().toInt()) + u' ' + it.key());
    }
    return parts.join(QStringLiteral(", "));
}

QString commandOf(const QJsonObject &task)
{
    return cell(task.value(QStringLiteral("spec")).toObject(), "command");
}

Result<int> listTasks(Invocation &invocation)
{
    QUrlQuery query = listQuery(invocation.arguments(), kShownTasks);
    for (const char *filter : {"status", "type"}) {
        if (invocation.arguments().has(filter))
            query.addQueryItem(QLatin1String(filter), invocation.arguments().text(filter));
    }
    return printList(
        invocation, QStringLiteral("tasks"), query,
        {{Wording::tr("ID"), [](const QJsonObject &t) { return cell(t, "id"); }},
         {Wording::tr("CREATED"), [](const QJsonObject &t) { return cell(t, "created_at"); }},
         {Wording::tr("STATUS"), [](const QJsonObject &t) { return cell(t, "status"); }},
         {Wording::tr("RUNS"), totalsText},
         {Wording::tr("TYPE"), [](const QJsonObject &t) { return cell(t, "type"); }},
         {Wording::tr("COMMAND"), commandOf}});
}

Result<int> showTask(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(QJsonObject task, api->get(taskPath(invocation)));
    TESTUM_TRY(const QJsonArray runs, api->listAll(taskPath(invocation) + QStringLiteral("/runs")));
    if (invocation.wantsJson()) {
        task.insert(QStringLiteral("runs"), runs);
        invocation.printJson(task);
        return int{kExitOk};
    }
    invocation.printFields({{Wording::tr("Task"), cell(task, "id")},
                            {Wording::tr("Type"), cell(task, "type")},
                            {Wording::tr("Command"), commandOf(task)},
                            {Wording::tr("Status"), cell(task, "status")},
                            {Wording::tr("Created"), cell(task, "created_at")},
                            {Wording::tr("Started"), cell(task, "started_at")},
                            {Wording::tr("Finished"), cell(task, "finished_at")}});
    RunTable table;
    QList<QStringList> rows;
    for (const QJsonValue &value : runs) {
        const QJsonObject run = value.toObject();
        table.add(run);
        rows.append({cell(run, "platform_name"), cell(run, "status"), cell(run, "exit_code"),
                     cell(run, "stdout_bytes"), cell(run, "stderr_bytes"), cell(run, "id")});
    }
    invocation.console().print({});
    invocation.printTable({Wording::tr("PLATFORM"), Wording::tr("STATUS"), Wording::tr("EXIT"),
                           Wording::tr("STDOUT"), Wording::tr("STDERR"), Wording::tr("RUN")},
                          rows);
    for (const QString &line : reasonLines(table.runs(), invocation.language()))
        invocation.console().print(line);
    return int{kExitOk};
}

Result<int> followTask(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    return TaskWatch(invocation, *api, invocation.arguments().operand(0),
                     watchOptionsOf(invocation.arguments()))
        .run();
}

Result<int> cancelTask(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject task,
               api->post(taskPath(invocation) + QStringLiteral("/cancel"), {}));
    return invocation.answer(
        task, Wording::tr("The task's unfinished runs were asked to stop. Status: %1.")
                  .arg(cell(task, "status")));
}

/// Runs of the task, or the one of the platform that was named (by name, platform id or run id).
Result<QList<RunState>> chosenRuns(Invocation &invocation, client::ApiClient &api)
{
    TESTUM_TRY(const QJsonArray runs, api.listAll(taskPath(invocation) + QStringLiteral("/runs")));
    const QString wanted = invocation.arguments().operand(1);
    RunTable table;
    for (const QJsonValue &run : runs)
        table.add(run.toObject());
    if (wanted.isEmpty())
        return table.runs();
    QList<RunState> chosen;
    for (const RunState &run : table.runs()) {
        if (run.platform == wanted || run.platformId == wanted || run.id == wanted)
            chosen.append(run);
    }
    if (chosen.isEmpty())
        return ownError(Wording::tr("The task did not run on \"%1\".").arg(wanted));
    return chosen;
}

/// Calls `piece` with a stream's stored bytes, piece by piece.
Result<void> eachPiece(client::ApiClient &api, const QString &taskId, const RunState &run,
                       const QString &stream, const std::function<void(QByteArrayView)> &piece)
{
    for (qint64 offset = 0;;) {
        TESTUM_TRY(const QByteArray bytes, api.output(taskId, run.id, stream, offset, kPieceBytes));
        if (bytes.isEmpty())
            return {};
        piece(bytes);
        offset += bytes.size();
    }
}

Result<int> rawOutput(Invocation &invocation, client::ApiClient &api, const QList<RunState> &runs)
{
    Console &console = invocation.console();
    if (runs.size() != 1)
        return usageError(Wording::tr("--raw gives the bytes of one host: name it."));
    if (console.isTerminal(Console::Channel::Output)) {
        return usageError(
            Wording::tr("--raw gives exact bytes, which could change the terminal. Send them "
                        "to a file or a program."));
    }
    TESTUM_TRY_VOID(eachPiece(api, invocation.arguments().operand(0), runs.first(),
                              invocation.arguments().text("stream", QStringLiteral("stdout")),
                              [&](QByteArrayView bytes) { console.writeExact(bytes); }));
    return int{kExitOk};
}

Result<int> taskOutput(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    const QString only = arguments.text("stream");
    if (!only.isEmpty() && only != QLatin1String("stdout") && only != QLatin1String("stderr"))
        return usageError(Wording::tr("--stream is stdout or stderr."));
    if (arguments.has("raw") && invocation.wantsJson())
        return usageError(Wording::tr("Give either --raw or --json."));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QList<RunState> runs, chosenRuns(invocation, *api));
    if (arguments.has("raw"))
        return rawOutput(invocation, *api, runs);
    const bool labels = arguments.operand(1).isEmpty() && !arguments.has("no-labels");
    LabelledOutput lines(invocation.console(),
                         labels ? LabelledOutput::Style::Labels : LabelledOutput::Style::Bare);
    QJsonArray items;
    for (const RunState &run : runs) {
        QJsonObject item{{QStringLiteral("platform_name"), run.platform},
                         {QStringLiteral("run_id"), run.id}};
        for (const QString &stream : {QStringLiteral("stdout"), QStringLiteral("stderr")}) {
            if (!only.isEmpty() && only != stream)
                continue;
            const auto channel = stream == QLatin1String("stdout") ? Console::Channel::Output
                                                                   : Console::Channel::Error;
            QByteArray whole;
            TESTUM_TRY_VOID(
                eachPiece(*api, arguments.operand(0), run, stream, [&](QByteArrayView bytes) {
                    if (invocation.wantsJson())
                        whole.append(bytes);
                    else
                        lines.append(run.id, run.platform, channel, bytes);
                }));
            item.insert(stream, QString::fromUtf8(whole));
        }
        lines.finish(run.id);
        items.append(item);
    }
    if (invocation.wantsJson())
        invocation.printJson({{QStringLiteral("items"), items}});
    return int{kExitOk};
}

} // namespace

QList<Verb> taskVerbs()
{
    const Operand task{QStringLiteral("TASK")};
    return {
        {QStringLiteral("tasks list"),
         Wording::tr("List tasks, the newest first."),
         {},
         QList<Option>{{QStringLiteral("status"),
                        {},
                        QStringLiteral("STATUS"),
                        Wording::tr("Only those: pending, running, success, failed, cancelled or "
                                    "interrupted.")},
                       {QStringLiteral("type"),
                        {},
                        QStringLiteral("TYPE"),
                        Wording::tr("Only those: run_command or test_connection.")}} +
             listOptions(),
         listTasks},
        {QStringLiteral("tasks show"),
         Wording::tr("Show a task and its runs."),
         {task},
         {},
         showTask},
        {QStringLiteral("tasks follow"),
         Wording::tr("Show a task's output from its beginning and as it comes."),
         {task},
         watchOptions(),
         followTask,
         Wording::tr("Ctrl-C stops watching; the task goes on. The exit code is that of \"run\".")},
        {QStringLiteral("tasks cancel"),
         Wording::tr("Stop what is unfinished of a task."),
         {task},
         {},
         cancelTask},
        {QStringLiteral("tasks output"),
         Wording::tr("Print the stored output of a task."),
         {task, {QStringLiteral("PLATFORM"), false}},
         {{QStringLiteral("stream"),
           {},
           QStringLiteral("STREAM"),
           Wording::tr("Only stdout or only stderr.")},
          {QStringLiteral("raw"),
           {},
           {},
           Wording::tr(
               "The exact bytes of one host's stream (stdout unless --stream says otherwise), for "
               "a file or a program.")},
          {QStringLiteral("no-labels"),
           u'N',
           {},
           Wording::tr("Print lines without the host's name.")}},
         taskOutput},
    };
}

} // namespace testum::cli
