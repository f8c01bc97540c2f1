#include "cli/outputgatherer.h"

#include "cli/wording.h"

#include <map>

namespace testum::cli {

namespace {

constexpr qsizetype kMaxKeptBytes = 64 * 1024;
constexpr auto kHash = QCryptographicHash::Blake2b_256;
const QByteArray kRule(15, '-');

QString streamNameOf(Console::Channel channel)
{
    return channel == Console::Channel::Output ? QStringLiteral("stdout")
                                               : QStringLiteral("stderr");
}

} // namespace

void OutputGatherer::append(const QString &runId, Console::Channel channel, QByteArrayView text)
{
    Gathered &gathered = m_runs[runId].streams[channel == Console::Channel::Output ? 0 : 1];
    gathered.size += text.size();
    if (gathered.hash) {
        gathered.hash->addData(text);
        return;
    }
    gathered.kept.append(text);
    if (gathered.kept.size() > kMaxKeptBytes) {
        gathered.hash = std::make_unique<QCryptographicHash>(kHash);
        gathered.hash->addData(gathered.kept);
        gathered.kept = {};
    }
}

const OutputGatherer::Gathered *OutputGatherer::stream(const QString &runId,
                                                       Console::Channel channel) const
{
    const auto run = m_runs.find(runId);
    if (run == m_runs.end())
        return nullptr;
    return &run->second.streams[channel == Console::Channel::Output ? 0 : 1];
}

bool OutputGatherer::isEmpty(const QString &runId, Console::Channel channel) const
{
    const Gathered *gathered = stream(runId, channel);
    return !gathered || gathered->size == 0;
}

QByteArray OutputGatherer::keyOf(const RunState &run) const
{
    QByteArray key = run.status.toUtf8() + '|' + QByteArray::number(run.exitCode.value_or(-1)) +
                     '|' + run.exitSignal.toUtf8() + '|' + run.errorReason.toUtf8();
    for (const Console::Channel channel : {Console::Channel::Output, Console::Channel::Error}) {
        const Gathered *gathered = stream(run.id, channel);
        key += '|' + QByteArray::number(gathered ? gathered->size : 0) + ':';
        if (gathered && gathered->hash)
            key += gathered->hash->result();
        else if (gathered)
            key += gathered->kept;
    }
    return key;
}

QList<OutputGatherer::Group> OutputGatherer::groups(const QList<RunState> &runs) const
{
    QList<Group> groups;
    QHash<QByteArray, qsizetype> index;
    for (const RunState &run : runs) {
        const bool silent =
            isEmpty(run.id, Console::Channel::Output) && isEmpty(run.id, Console::Channel::Error);
        const Ending ending = endingOf(run);
        const bool ended = ending == Ending::Success || ending == Ending::RemoteCode ||
                           ending == Ending::RemoteSignal;
        if (silent && !ended) // nothing to show; the summary names it
            continue;
        const QByteArray key = keyOf(run);
        if (const auto known = index.constFind(key); known != index.constEnd()) {
            groups[*known].runs.append(run);
        } else {
            index.insert(key, groups.size());
            groups.append(Group{{run}});
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group &a, const Group &b) { return a.runs.size() > b.runs.size(); });
    return groups;
}

Result<void> OutputGatherer::read(const QString &runId, Console::Channel channel,
                                  const std::function<void(QByteArrayView)> &piece) const
{
    const Gathered *gathered = stream(runId, channel);
    if (!gathered || gathered->size == 0)
        return {};
    if (!gathered->hash) {
        piece(gathered->kept);
        return {};
    }
    for (qint64 offset = 0;;) {
        TESTUM_TRY(const QByteArray bytes, m_fetch(runId, streamNameOf(channel), offset));
        if (bytes.isEmpty())
            return {};
        piece(bytes);
        offset += bytes.size();
    }
}

Result<void> printGroups(Console &console, const OutputGatherer &gatherer,
                         const QList<RunState> &runs, bool labels)
{
    for (const OutputGatherer::Group &group : gatherer.groups(runs)) {
        const RunState &first = group.runs.first();
        QByteArray names = foldedNames(namesOf(group.runs)).toUtf8();
        if (group.runs.size() > 1)
            names += " (" + QByteArray::number(group.runs.size()) + ')';
        for (const Console::Channel channel : {Console::Channel::Output, Console::Channel::Error}) {
            const bool isOutput = channel == Console::Channel::Output;
            if (!isOutput && gatherer.isEmpty(first.id, channel))
                continue;
            if (labels) {
                const QByteArray suffix = isOutput ? QByteArray() : QByteArray(" stderr");
                console.write(channel, kRule + '\n' + names + suffix + '\n' + kRule + '\n');
            }
            char last = '\n';
            TESTUM_TRY_VOID(gatherer.read(first.id, channel, [&](QByteArrayView bytes) {
                console.write(channel, bytes);
                last = bytes.back();
            }));
            if (last != '\n')
                console.write(channel, "\n");
        }
    }
    return {};
}

} // namespace testum::cli
