#include "cli/runstate.h"

#include "cli/exitcode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace testum::cli {

namespace {

/// Numbers of signals are the same on every system testum reaches.
constexpr std::array<std::pair<const char *, int>, 13> kSignals{{{"HUP", 1},
                                                                 {"INT", 2},
                                                                 {"QUIT", 3},
                                                                 {"ILL", 4},
                                                                 {"TRAP", 5},
                                                                 {"ABRT", 6},
                                                                 {"FPE", 8},
                                                                 {"KILL", 9},
                                                                 {"USR1", 10},
                                                                 {"SEGV", 11},
                                                                 {"PIPE", 13},
                                                                 {"ALRM", 14},
                                                                 {"TERM", 15}}};
constexpr int kUnknownSignalCode = 255;

int codeOfSignal(const QString &name)
{
    for (const auto &[known, number] : kSignals) {
        if (name == QLatin1String(known))
            return 128 + number;
    }
    return kUnknownSignalCode;
}

int ownCodeOf(Ending ending)
{
    switch (ending) {
    case Ending::Success:
        return kExitOk;
    case Ending::RemoteCode:
    case Ending::RemoteSignal:
        return kExitRemote;
    case Ending::NoConnection:
        return kExitNoConnection;
    case Ending::TimedOut:
    case Ending::Cancelled:
        return kExitStopped;
    case Ending::Unfinished:
    case Ending::Interrupted:
    case Ending::Other:
        break;
    }
    return kExitError;
}

int remoteCodeOf(const RunState &run)
{
    return run.exitSignal.isEmpty() ? run.exitCode.value_or(0) : codeOfSignal(run.exitSignal);
}

std::optional<int> intOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

void readOutcome(RunState &run, const QJsonObject &json)
{
    run.exitCode = intOf(json.value(QStringLiteral("exit_code")));
    run.exitSignal = json.value(QStringLiteral("exit_signal")).toString();
    run.errorReason = json.value(QStringLiteral("error_reason")).toString();
    run.errorMessage = json.value(QStringLiteral("error_message")).toString();
    run.remoteState = json.value(QStringLiteral("remote_state")).toString();
    run.truncated = json.value(QStringLiteral("truncated")).toBool();
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// The run of digits at the start of `text`, without leading zeros.
QStringView digitsOf(QStringView text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    text = text.first(end - text.begin());
    while (text.size() > 1 && text.front() == u'0')
        text = text.sliced(1);
    return text;
}

/// web2 before web10. (QCollator's numeric mode needs ICU and a locale that is not C.)
bool naturallyBefore(const QString &left, const QString &right)
{
    QStringView a = left;
    QStringView b = right;
    while (!a.isEmpty() && !b.isEmpty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const QStringView x = digitsOf(a);
            const QStringView y = digitsOf(b);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (const int order = x.compare(y); order != 0)
                return order < 0;
            a = a.sliced(std::find_if_not(a.begin(), a.end(), isDigit) - a.begin());
            b = b.sliced(std::find_if_not(b.begin(), b.end(), isDigit) - b.begin());
            continue;
        }
        if (a.front() != b.front())
            return a.front() < b.front();
        a = a.sliced(1);
        b = b.sliced(1);
    }
    return a.isEmpty() != b.isEmpty() ? a.isEmpty() : left < right;
}

} // namespace

Ending endingOf(const RunState &run)
{
    if (isUnfinished(run))
        return Ending::Unfinished;
    if (run.status == QLatin1String("success"))
        return Ending::Success;
    if (run.errorReason == QLatin1String("task.timed_out"))
        return Ending::TimedOut;
    if (run.status == QLatin1String("cancelled"))
        return Ending::Cancelled;
    if (run.status == QLatin1String("interrupted"))
        return Ending::Interrupted;
    if (run.errorReason.startsWith(QLatin1String("ssh.")))
        return Ending::NoConnection;
    if (!run.exitSignal.isEmpty())
        return Ending::RemoteSignal;
    if (run.exitCode.value_or(0) != 0)
        return Ending::RemoteCode;
    return Ending::Other;
}

bool isUnfinished(const RunState &run)
{
    return run.status == QLatin1String("pending") || run.status == QLatin1String("running");
}

int exitCodeOf(const QList<RunState> &runs, bool largestRemote)
{
    constexpr std::array kPrecedence{int{kExitNoConnection}, int{kExitStopped}, int{kExitError},
                                     int{kExitRemote}};
    int worst = kExitOk;
    int largest = 0;
    std::array<bool, kPrecedence.size()> occurred{};
    for (const RunState &run : runs) {
        const int own = ownCodeOf(endingOf(run));
        for (std::size_t i = 0; i < kPrecedence.size(); ++i)
            occurred[i] = occurred[i] || own == kPrecedence[i];
        largest = std::max(largest, own == kExitRemote ? remoteCodeOf(run) : own);
    }
    if (largestRemote)
        return largest;
    for (std::size_t i = kPrecedence.size(); i-- > 0;)
        worst = occurred[i] ? kPrecedence[i] : worst;
    return worst;
}

void RunTable::add(const QJsonObject &run)
{
    RunState state;
    state.id = run.value(QStringLiteral("id")).toString();
    state.platformId = run.value(QStringLiteral("platform_id")).toString();
    state.platform = run.value(QStringLiteral("platform_name")).toString();
    state.status = run.value(QStringLiteral("status")).toString();
    readOutcome(state, run);
    if (RunState *known = get(state.id)) {
        *known = state;
        return;
    }
    m_index.insert(state.id, m_runs.size());
    m_runs.append(state);
}

const RunState *RunTable::apply(const QJsonObject &message)
{
    RunState *run = get(message.value(QStringLiteral("run_id")).toString());
    if (!run)
        return nullptr;
    run->status = message.value(QStringLiteral("payload")).toString();
    if (!isUnfinished(*run))
        readOutcome(*run, message.value(QStringLiteral("run")).toObject());
    return run;
}

RunState *RunTable::get(const QString &runId)
{
    const auto at = m_index.constFind(runId);
    return at == m_index.constEnd() ? nullptr : &m_runs[*at];
}

const RunState *RunTable::find(const QString &runId) const
{
    const auto at = m_index.constFind(runId);
    return at == m_index.constEnd() ? nullptr : &m_runs[*at];
}

QList<RunState> RunTable::unfinished() const
{
    QList<RunState> left;
    for (const RunState &run : m_runs) {
        if (isUnfinished(run))
            left.append(run);
    }
    return left;
}

QString foldedNames(QStringList names)
{
    std::sort(names.begin(), names.end(), naturallyBefore);
    return names.join(u',');
}

QStringList namesOf(const QList<RunState> &runs)
{
    QStringList names;
    for (const RunState &run : runs)
        names.append(run.platform);
    return names;
}

} // namespace testum::cli
