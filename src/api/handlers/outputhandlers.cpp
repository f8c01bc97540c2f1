#include "api/byterange.h"
#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "api/problem.h"
#include "domain/taskmessage.h"
#include "services/taskservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

constexpr qint64 kMaxInlineBytes = 256 * 1024; ///< a larger answer is read while it is sent
constexpr qint64 kDefaultMessageBytes = 256 * 1024;

Result<domain::TaskRun> runOf(const Call &call)
{
    return call.services().tasks.runOf(call.actor, call.id(), call.path.value(u"run"_s));
}

/// Reads [offset, offset + length) of a stream, which must not grow shorter meanwhile.
BodySource sourceOf(const Call &call, const QString &runId, domain::Stream stream, qint64 offset,
                    qint64 length)
{
    services::TaskService &tasks = call.services().tasks; // of AppContext: outlives every answer
    return {
        length, [&tasks, actor = call.actor, runId, stream, offset, length](qint64 at, qint64 max) {
            return tasks.outputBytes(actor, runId, stream, offset + at, std::min(max, length - at));
        }};
}

QByteArray contentRange(const ByteRange &range, qint64 size)
{
    return "bytes " + QByteArray::number(range.offset) + '-' +
           QByteArray::number(range.offset + range.length - 1) + '/' + QByteArray::number(size);
}

} // namespace

Answer listRuns(Call &call)
{
    TESTUM_TRY(const auto page, call.services().tasks.runs(call.actor, call.id(), call.query.list));
    return pageResponse(call, page);
}

Answer getRun(Call &call)
{
    TESTUM_TRY(const domain::TaskRun run, runOf(call));
    return jsonResponse(call, run.toJson());
}

Answer runOutput(Call &call)
{
    TESTUM_TRY(const domain::TaskRun run, runOf(call));
    const bool wantsStderr = call.query.values.value(u"stream"_s) == "stderr"_L1;
    const domain::Stream stream = wantsStderr ? domain::Stream::Stderr : domain::Stream::Stdout;
    const qint64 size = wantsStderr ? run.stderrBytes : run.stdoutBytes;
    // Without a validator to compare, If-Range can never hold, and then Range does not count.
    const ByteRange range = parseRange(
        call.request.headers.contains("if-range") ? QByteArray() : call.request.header("range"),
        size);
    ApiResponse response;
    response.contentType = "application/octet-stream";
    response.headers.emplaceBack("Accept-Ranges", "bytes");
    if (range.kind == ByteRange::Kind::Unsatisfiable) {
        Error error{ErrorCode::InvalidArgument, "request.range_unsatisfiable",
                    u"The range holds no byte of the output"_s};
        error.args.insert(u"size"_s, QString::number(size));
        ApiResponse refused = problemResponse(error, languageOf(call.request));
        refused.headers.emplaceBack("Content-Range", "bytes */" + QByteArray::number(size));
        return refused;
    }
    if (range.kind == ByteRange::Kind::Part) {
        response.status = 206;
        response.headers.emplaceBack("Content-Range", contentRange(range, size));
    }
    BodySource source = sourceOf(call, run.id, stream, range.offset, range.length);
    if (range.length > kMaxInlineBytes) {
        response.source = std::move(source);
    } else if (range.length > 0) {
        TESTUM_TRY(response.body, source.read(0, range.length));
    }
    return response;
}

Answer taskMessages(Call &call)
{
    const qint64 after = call.query.integer(u"after"_s, 0);
    const qint64 limit = call.query.integer(u"limit_bytes"_s, kDefaultMessageBytes);
    services::TaskService &tasks = call.services().tasks;
    // The state first: a task that had ended by then has no chunk the second call could miss.
    TESTUM_TRY(const domain::Task task, tasks.get(call.actor, call.id()));
    TESTUM_TRY(const auto chunks, tasks.chunks(call.actor, task.id, after, limit));
    QJsonArray messages;
    bool done = chunks.isEmpty() && domain::isFinal(task.status);
    for (const domain::OutputChunk &chunk : chunks) {
        const QJsonObject message = domain::toMessage(chunk);
        done = done || message.value(u"type"_s) == "done"_L1;
        messages.append(message);
    }
    return jsonResponse(call, {{u"messages"_s, messages},
                               {u"next_after"_s, chunks.isEmpty() ? after : chunks.last().seq},
                               {u"done"_s, done}});
}

Answer taskSocket(Call &)
{
    // The server takes upgrades before they reach the router: what comes here did not ask for one.
    return Error{ErrorCode::FailedPrecondition, "http.upgrade_required",
                 u"A WebSocket upgrade is needed"_s};
}

} // namespace testum::api::handlers
