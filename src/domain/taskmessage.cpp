#include "domain/taskmessage.h"

#include "domain/json.h"

#include <QJsonDocument>
#include <QStringDecoder>

namespace testum::domain {

namespace {

QString textOf(const QByteArray &bytes)
{
    // QString::fromUtf8() would drop a U+FEFF in front, which may stand in the middle of a stream.
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless |
                                                       QStringConverter::Flag::ConvertInitialBom);
    return decoder(bytes);
}

} // namespace

QByteArray statusEvent(RunStatus status, int attempt, const RunOutcome *outcome)
{
    QJsonObject run{{QStringLiteral("attempt"), attempt}};
    if (outcome) {
        run.insert(QStringLiteral("exit_code"), intOrNull(outcome->exitCode));
        run.insert(QStringLiteral("exit_signal"), textOrNull(outcome->exitSignal));
        run.insert(QStringLiteral("error_reason"), textOrNull(outcome->errorReason));
        run.insert(QStringLiteral("error_message"), textOrNull(outcome->errorMessage));
        run.insert(QStringLiteral("remote_state"), textOrNull(outcome->remoteState));
        run.insert(QStringLiteral("truncated"), outcome->truncated);
    }
    const QJsonObject event{{QStringLiteral("type"), QStringLiteral("status")},
                            {QStringLiteral("payload"), runStatusName(status)},
                            {QStringLiteral("run"), run}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

QByteArray doneEvent(const RunTotals &totals)
{
    const QJsonObject event{{QStringLiteral("type"), QStringLiteral("done")},
                            {QStringLiteral("payload"), runStatusName(aggregateStatus(totals))},
                            {QStringLiteral("totals"), totals.toJson()}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

QJsonObject toMessage(const OutputChunk &chunk)
{
    QJsonObject message;
    if (chunk.stream == Stream::Event) {
        message = QJsonDocument::fromJson(chunk.data).object();
    } else {
        message.insert(QStringLiteral("type"), QStringLiteral("output"));
        message.insert(QStringLiteral("payload"), textOf(chunk.data));
        message.insert(QStringLiteral("stream"), streamName(chunk.stream));
    }
    message.insert(QStringLiteral("seq"), chunk.seq);
    message.insert(QStringLiteral("at"), timeToJson(chunk.atMs));
    if (message.value(QStringLiteral("type")) != QStringLiteral("done")) {
        message.insert(QStringLiteral("run_id"), chunk.runId);
        message.insert(QStringLiteral("platform_id"), textOrNull(chunk.platformId));
    }
    return message;
}

QJsonObject connectedMessage(const Task &task, qint64 seq)
{
    return {{QStringLiteral("type"), QStringLiteral("connected")},
            {QStringLiteral("payload"), task.id},
            {QStringLiteral("status"), runStatusName(task.status)},
            {QStringLiteral("totals"), task.totals.toJson()},
            {QStringLiteral("seq"), seq}};
}

} // namespace testum::domain
