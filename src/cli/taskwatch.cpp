#include "cli/taskwatch.h"

#include "cli/deadline.h"
#include "cli/exitcode.h"
#include "cli/runsummary.h"
#include "cli/wording.h"

#include <QJsonArray>

namespace testum::cli {

namespace {

constexpr qint64 kFetchBytes = 1024 * 1024;
constexpr qint64 kProgressEveryMs = 100;

} // namespace

TaskWatch::TaskWatch(Invocation &invocation, client::ApiClient &api, QString taskId,
                     WatchOptions options)
    : m_invocation(invocation)
    , m_api(api)
    , m_console(invocation.console())
    , m_taskId(std::move(taskId))
    , m_options(options)
    , m_gatherer([this](const QString &runId, const QString &stream, qint64 offset) {
        return m_api.output(m_taskId, runId, stream, offset, kFetchBytes);
    })
{}

Result<int> TaskWatch::run()
{
    const std::shared_ptr<CancelToken> token = m_invocation.environment().interrupt->arm();
    std::shared_ptr<void> watch;
    if (m_invocation.environment().watchSignals)
        watch = m_invocation.environment().watchSignals(m_invocation.environment().interrupt);
    TESTUM_TRY_VOID(loadRuns());
    const bool single = m_runs.runs().size() == 1;
    const auto style = m_options.labels ? LabelledOutput::Style::Labels
                       : single         ? LabelledOutput::Style::Exact
                                        : LabelledOutput::Style::Bare;
    m_lines = std::make_unique<LabelledOutput>(m_console, style);
    m_console.startStreaming();
    const Result<void> followed = follow(*token);
    m_console.progress({});
    m_lines->finishAll();
    if (!followed && !token->isCancelled())
        return followed.error();
    if (m_options.gather)
        TESTUM_TRY_VOID(printGathered());
    if (!m_done)
        return interrupted();
    report();
    m_console.flush();
    if (m_console.isBroken())
        return int{kExitBrokenPipe};
    return exitCodeOf(m_runs.runs(), m_options.largestRemoteCode);
}

Result<void> TaskWatch::loadRuns()
{
    TESTUM_TRY(const QJsonArray runs,
               m_api.listAll(QStringLiteral("/api/v1/tasks/%1/runs").arg(m_taskId)));
    for (const QJsonValue &run : runs)
        m_runs.add(run.toObject());
    return {};
}

Result<void> TaskWatch::follow(CancelToken &cancel)
{
    m_sinceProgress.start();
    return m_api.follow(
        m_taskId, m_seq, [this](const QJsonObject &message) { return take(message); }, cancel);
}

bool TaskWatch::take(const QJsonObject &message)
{
    const QString type = message.value(QStringLiteral("type")).toString();
    if (type != QLatin1String("connected"))
        m_seq = std::max(m_seq, message.value(QStringLiteral("seq")).toInteger());
    if (m_invocation.wantsJson() && !m_options.gather && !m_options.silent) {
        QJsonObject named = message;
        const RunState *run = m_runs.find(message.value(QStringLiteral("run_id")).toString());
        if (run)
            named.insert(QStringLiteral("platform_name"), run->platform);
        m_invocation.printJsonLine(named);
    }
    if (type == QLatin1String("output"))
        takeOutput(message);
    else if (type == QLatin1String("status"))
        takeStatus(message);
    else if (type == QLatin1String("done"))
        m_done = true;
    return m_stopping || !m_console.isBroken();
}

void TaskWatch::takeOutput(const QJsonObject &message)
{
    const RunState *run = m_runs.find(message.value(QStringLiteral("run_id")).toString());
    if (!run || m_options.silent)
        return;
    const bool isError = message.value(QStringLiteral("stream")) == QLatin1String("stderr");
    const auto channel = isError ? Console::Channel::Error : Console::Channel::Output;
    const QByteArray text = message.value(QStringLiteral("payload")).toString().toUtf8();
    if (m_options.gather)
        m_gatherer.append(run->id, channel, text);
    else if (!m_invocation.wantsJson())
        m_lines->append(run->id, run->platform, channel, text);
}

void TaskWatch::takeStatus(const QJsonObject &message)
{
    const RunState *run = m_runs.apply(message);
    if (!run || isUnfinished(*run))
        return;
    if (!m_options.gather && !m_invocation.wantsJson())
        m_lines->finish(run->id);
    showProgress();
}

void TaskWatch::showProgress()
{
    const bool wanted =
        m_options.gather && !m_options.quiet && m_console.isTerminal(Console::Channel::Error);
    if (!wanted || m_sinceProgress.elapsed() < kProgressEveryMs)
        return;
    m_sinceProgress.start();
    const qsizetype all = m_runs.runs().size();
    m_console.progress(
        Wording::tr("%1 of %2 finished").arg(all - m_runs.unfinished().size()).arg(all));
}

Result<void> TaskWatch::printGathered()
{
    if (!m_invocation.wantsJson())
        return printGroups(m_console, m_gatherer, m_runs.runs(), m_options.labels);
    QJsonArray groups;
    for (const OutputGatherer::Group &group : m_gatherer.groups(m_runs.runs())) {
        const RunState &first = group.runs.first();
        QByteArray text[2];
        for (const Console::Channel channel : {Console::Channel::Output, Console::Channel::Error}) {
            QByteArray &to = text[channel == Console::Channel::Output ? 0 : 1];
            TESTUM_TRY_VOID(m_gatherer.read(first.id, channel,
                                            [&to](QByteArrayView bytes) { to.append(bytes); }));
        }
        groups.append(QJsonObject{
            {QStringLiteral("platforms"), QJsonArray::fromStringList(namesOf(group.runs))},
            {QStringLiteral("status"), first.status},
            {QStringLiteral("exit_code"),
             first.exitCode ? QJsonValue(*first.exitCode) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("stdout"), QString::fromUtf8(text[0])},
            {QStringLiteral("stderr"), QString::fromUtf8(text[1])}});
    }
    QJsonArray rest;
    for (const RunState &run : m_runs.runs()) {
        const Ending ending = endingOf(run);
        if (ending == Ending::Success || ending == Ending::RemoteCode ||
            ending == Ending::RemoteSignal)
            continue;
        rest.append(QJsonObject{{QStringLiteral("platform"), run.platform},
                                {QStringLiteral("status"), run.status},
                                {QStringLiteral("error_reason"), run.errorReason},
                                {QStringLiteral("error_message"), run.errorMessage}});
    }
    m_invocation.printJson({{QStringLiteral("task_id"), m_taskId},
                            {QStringLiteral("groups"), groups},
                            {QStringLiteral("failures"), rest}});
    return {};
}

void TaskWatch::report()
{
    if (m_options.quiet || m_invocation.wantsJson())
        return;
    for (const QString &line : reasonLines(m_runs.runs(), m_invocation.language()))
        m_console.note(line);
    if (!m_options.silent)
        m_console.note(summaryLine(m_runs.runs()));
}

Result<int> TaskWatch::interrupted()
{
    const bool broken = m_console.isBroken();
    const QList<RunState> left = m_runs.unfinished();
    if (!left.isEmpty()) {
        m_console.note(
            Wording::tr("Stopped watching. Not finished: %1.").arg(foldedNames(namesOf(left))));
    }
    m_console.flush();
    if (m_options.cancelsOnInterrupt) {
        cancelAndWait();
    } else {
        m_console.note(
            Wording::tr("The task goes on. \"testumctl tasks follow %1\" watches it again.")
                .arg(m_taskId));
    }
    const int signal = m_invocation.environment().interrupt->signal();
    if (broken)
        return int{kExitBrokenPipe};
    return signal > 0 ? 128 + signal : int{kExitInterrupted};
}

void TaskWatch::cancelAndWait()
{
    m_stopping = true;
    const QList<RunState> asked = m_runs.unfinished();
    const auto cancelled = m_api.post(QStringLiteral("/api/v1/tasks/%1/cancel").arg(m_taskId), {});
    if (!cancelled) {
        m_console.note(m_invocation.errorSentence(cancelled.error()));
        return;
    }
    const std::shared_ptr<CancelToken> token = m_invocation.environment().interrupt->arm();
    const Deadline deadline(token, m_options.cancelPatience);
    // Whatever ends this wait, what is known by then is said below.
    const Result<void> waited = follow(*token);
    m_lines->finishAll();
    if (!waited && !token->isCancelled())
        m_console.note(m_invocation.errorSentence(waited.error()));
    for (const RunState &before : asked) {
        const RunState *run = m_runs.find(before.id);
        QString sentence = remoteStateSentence(*run);
        if (isUnfinished(*run))
            sentence = Wording::tr("It has not ended yet; the request to stop it stands.");
        else if (sentence.isEmpty())
            sentence = run->status == QLatin1String("cancelled")
                           ? Wording::tr("Cancelled before it ran there.")
                           : Wording::tr("It had ended already.");
        m_console.note(run->platform + QStringLiteral(": ") + sentence);
    }
}

QList<Option> watchOptions()
{
    return {
        {QStringLiteral("largest-code"),
         u'S',
         {},
         Wording::tr("Exit with the largest remote exit code; 4 or 3 count too where a host had no "
                     "connection or was stopped.")},
        {QStringLiteral("quiet"), u'q', {}, Wording::tr("No summary and no reasons at the end.")},
        {QStringLiteral("no-labels"),
         u'N',
         {},
         Wording::tr("Print lines without the host's name.")},
        {QStringLiteral("gather"),
         u'b',
         {},
         Wording::tr("Print at the end, identical output of several hosts once.")},
    };
}

WatchOptions watchOptionsOf(const Arguments &arguments)
{
    WatchOptions options;
    options.gather = arguments.has("gather");
    options.labels = !arguments.has("no-labels");
    options.quiet = arguments.has("quiet");
    options.largestRemoteCode = arguments.has("largest-code");
    return options;
}

} // namespace testum::cli
