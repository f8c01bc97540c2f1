#include "ssh/remotestop.h"

#include "ssh/ssherror.h"

#include <QStringList>

namespace testum::ssh {

namespace {

constexpr qsizetype kMaxSaidBytes = 64 * 1024;

QDeadlineTimer earlier(QDeadlineTimer deadline, TransportTimings::Ms budget)
{
    return std::min(deadline, QDeadlineTimer(budget));
}

} // namespace

StopVerdict RemoteStop::run(SshSession &live, const Reconnect &reconnect)
{
    QString problem = QStringLiteral("connection lost");
    if (!live.isLost()) {
        if (const auto verdict = runOver(live, &problem))
            return *verdict;
    }
    QStringList evidence{
        QStringLiteral("the connection did not serve to stop it: %1").arg(problem)};
    const WaitLimit limit{earlier(m_deadline, m_timings.stopReconnect), m_neverCancelled};
    const auto fresh = reconnect(limit);
    if (!fresh) {
        evidence << QStringLiteral("no fresh connection: %1")
                        .arg(QString::fromLatin1(fresh.error().reason));
        return {domain::RemoteState::Unknown, evidence.join(QStringLiteral("; "))};
    }
    if (auto verdict = runOver(**fresh, &problem)) {
        verdict->evidence = QStringLiteral("over a fresh connection: ") + verdict->evidence;
        return *verdict;
    }
    evidence << QStringLiteral("the fresh connection did not either: %1").arg(problem);
    return {domain::RemoteState::Unknown, evidence.join(QStringLiteral("; "))};
}

std::optional<StopVerdict> RemoteStop::runOver(SshSession &session, QString *problem)
{
    QByteArray said;
    const auto reader = [&said](domain::Stream stream, QByteArrayView bytes) {
        if (stream == domain::Stream::Stdout && said.size() < kMaxSaidBytes)
            said.append(bytes);
    };
    const WaitLimit opening{earlier(m_deadline, m_timings.stopChannel), m_neverCancelled};
    const auto channel = session.openChannel(reader, opening);
    if (!channel) {
        *problem = QString::fromLatin1(channel.error().reason);
        return std::nullopt;
    }
    if ((*channel)->exec("exec /bin/sh -s", opening) != SshChannel::ExecAnswer::Accepted) {
        *problem = QStringLiteral("no shell for the stop");
        return std::nullopt;
    }
    const QByteArray script = stopScript(m_process);
    const QByteArray lastLine = '\n' + stopLinePrefix(m_process) + "state ";
    QByteArrayView unsent(script);
    bool sentEof = false;
    while (!(*channel)->isClosed() && !m_deadline.hasExpired()) {
        if (!unsent.isEmpty())
            unsent = unsent.sliced(std::max<qint64>(0, (*channel)->write(unsent)));
        if (unsent.isEmpty() && !std::exchange(sentEof, true))
            (*channel)->sendEof();
        if (!session.pump(WaitLimit::kSliceMs))
            break;
        const qsizetype verdictAt = ('\n' + said).indexOf(lastLine);
        if (verdictAt >= 0 && said.indexOf('\n', verdictAt + 1) >= 0)
            break;
    }
    StopVerdict verdict = readVerdict(said);
    if (verdict.state == domain::RemoteState::Unknown && session.isLost()) {
        *problem = QStringLiteral("connection lost");
        return std::nullopt;
    }
    return verdict;
}

StopVerdict RemoteStop::readVerdict(const QByteArray &said) const
{
    const QByteArray prefix = stopLinePrefix(m_process);
    StopVerdict verdict;
    QStringList evidence;
    const QList<QByteArray> lines = said.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith(prefix))
            continue;
        const QByteArray words = line.mid(prefix.size());
        if (words == "state gone")
            verdict.state = domain::RemoteState::Gone;
        else if (words == "state alive")
            verdict.state = domain::RemoteState::Alive;
        else if (words.startsWith("note "))
            evidence << printable(QByteArrayView(words).sliced(5), 400);
    }
    if (evidence.isEmpty())
        evidence << QStringLiteral("the host did not say what became of the processes");
    verdict.evidence = evidence.join(QStringLiteral("; "));
    return verdict;
}

} // namespace testum::ssh
