#include "cli/runsummary.h"

#include "cli/wording.h"

#include <QMap>

namespace testum::cli {

namespace {

constexpr qsizetype kMaxNames = 10;

QString someNames(QStringList names)
{
    const qsizetype more = names.size() - kMaxNames;
    QStringList sorted = foldedNames(std::move(names)).split(u',');
    if (more > 0)
        sorted = sorted.first(kMaxNames) + QStringList(QStringLiteral("…"));
    return sorted.join(u',');
}

QString countOf(Ending ending, const QStringList &names)
{
    const int n = static_cast<int>(names.size());
    const QString list = someNames(names);
    switch (ending) {
    case Ending::Success:
        return Wording::tr("%n succeeded", nullptr, n);
    case Ending::NoConnection:
        return Wording::tr("%n without connection or login (%1)", nullptr, n).arg(list);
    case Ending::TimedOut:
        return Wording::tr("%n timed out (%1)", nullptr, n).arg(list);
    case Ending::Cancelled:
        return Wording::tr("%n cancelled (%1)", nullptr, n).arg(list);
    case Ending::Interrupted:
        return Wording::tr("%n interrupted (%1)", nullptr, n).arg(list);
    case Ending::Unfinished:
        return Wording::tr("%n not finished (%1)", nullptr, n).arg(list);
    default:
        return Wording::tr("%n failed (%1)", nullptr, n).arg(list);
    }
}

/// "1 failed (exit 3: web03)", grouped by code, and the same for signals.
QStringList remoteFailures(const QList<RunState> &runs)
{
    QMap<int, QStringList> byCode;
    QMap<QString, QStringList> bySignal;
    for (const RunState &run : runs) {
        const Ending ending = endingOf(run);
        if (ending == Ending::RemoteCode)
            byCode[run.exitCode.value_or(0)].append(run.platform);
        else if (ending == Ending::RemoteSignal)
            bySignal[run.exitSignal].append(run.platform);
    }
    QStringList parts;
    for (auto it = byCode.cbegin(); it != byCode.cend(); ++it) {
        parts.append(Wording::tr("%n failed (exit %1: %2)", nullptr, static_cast<int>(it->size()))
                         .arg(QString::number(it.key()), someNames(it.value())));
    }
    for (auto it = bySignal.cbegin(); it != bySignal.cend(); ++it) {
        parts.append(
            Wording::tr("%n killed by signal %1 (%2)", nullptr, static_cast<int>(it->size()))
                .arg(it.key(), someNames(it.value())));
    }
    return parts;
}

QString reasonSentence(const RunState &run, text::Language language)
{
    const QByteArray reason = run.errorReason.toUtf8();
    if (!reason.isEmpty() && text::knownReasons().contains(run.errorReason)) {
        Error error{ErrorCode::Internal, reason.constData(), run.errorMessage};
        error.args = {{QStringLiteral("platform"), run.platform}};
        return text::errorText(error, language);
    }
    return run.errorMessage;
}

} // namespace

QString summaryLine(const QList<RunState> &runs)
{
    QMap<Ending, QStringList> names;
    for (const RunState &run : runs)
        names[endingOf(run)].append(run.platform);
    QStringList parts;
    if (names.contains(Ending::Success))
        parts.append(countOf(Ending::Success, names[Ending::Success]));
    parts += remoteFailures(runs);
    for (const Ending ending : {Ending::NoConnection, Ending::TimedOut, Ending::Cancelled,
                                Ending::Interrupted, Ending::Other, Ending::Unfinished}) {
        if (names.contains(ending))
            parts.append(countOf(ending, names[ending]));
    }
    return parts.join(QStringLiteral(", "));
}

QString remoteStateSentence(const RunState &run)
{
    if (run.remoteState == QLatin1String("gone"))
        return Wording::tr("The remote command is gone.");
    if (run.remoteState == QLatin1String("alive"))
        return Wording::tr("The remote command is still alive: look after it on the host.");
    if (run.remoteState == QLatin1String("unknown"))
        return Wording::tr(
            "Whether the remote command is still alive is unknown: look on the host.");
    return {};
}

QStringList reasonLines(const QList<RunState> &runs, text::Language language)
{
    QStringList lines;
    for (const RunState &run : runs) {
        QStringList sentences;
        const Ending ending = endingOf(run);
        if (ending != Ending::Success && ending != Ending::RemoteCode &&
            ending != Ending::RemoteSignal) {
            sentences.append(reasonSentence(run, language));
        }
        sentences.append(remoteStateSentence(run));
        if (run.truncated)
            sentences.append(Wording::tr("The output was larger than its cap and is cut."));
        sentences.removeAll(QString());
        if (!sentences.isEmpty())
            lines.append(run.platform + QStringLiteral(": ") + sentences.join(u' '));
    }
    return lines;
}

} // namespace testum::cli
