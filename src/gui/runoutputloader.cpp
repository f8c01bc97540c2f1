#include "gui/runoutputloader.h"

namespace testum::gui {

namespace {

constexpr qint64 kFirstPiece = 256 * 1024; ///< something to read at once
constexpr qint64 kPiece = 4 * 1024 * 1024;

} // namespace

RunOutputLoader::RunOutputLoader(Connection &connection, const QString &taskId,
                                 std::shared_ptr<TaskOutput> output, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_taskId(taskId)
    , m_output(std::move(output))
{}

void RunOutputLoader::load(const HostRun &run)
{
    Progress &progress = m_runs[run.id];
    progress.stdoutBytes = run.stdoutBytes;
    progress.stderrBytes = run.stderrBytes;
    m_wanted = run.id;
    next();
}

bool RunOutputLoader::isComplete(const QString &runId) const
{
    return m_runs.value(runId).isComplete;
}

void RunOutputLoader::next()
{
    if (m_isCalling || m_wanted.isEmpty())
        return;
    const QString runId = m_wanted;
    Progress &progress = m_runs[runId];
    const std::shared_ptr<OutputBuffer> buffer = m_output->buffer(runId);
    if (progress.isComplete || !buffer)
        return;
    const bool isStderr = progress.stdoutAt >= progress.stdoutBytes;
    if (isStderr && progress.stderrAt >= progress.stderrBytes) {
        progress.isComplete = true;
        buffer->finish(); // of at most one unfinished line a stream
        Q_EMIT completed(runId);
        return;
    }
    const qint64 offset = isStderr ? progress.stderrAt : progress.stdoutAt;
    m_isCalling = true;
    m_connection.call<qint64>(
        this,
        [taskId = m_taskId, runId, buffer, isStderr,
         offset](client::ApiClient &client) -> Result<qint64> {
            TESTUM_TRY(const QByteArray bytes,
                       client.output(taskId, runId,
                                     isStderr ? QStringLiteral("stderr") : QStringLiteral("stdout"),
                                     offset, offset == 0 ? kFirstPiece : kPiece));
            // Taken apart here, not on the main thread. One call at a time: the order holds.
            buffer->append(isStderr ? OutputBuffer::Channel::Stderr : OutputBuffer::Channel::Stdout,
                           bytes, 0);
            return qint64(bytes.size());
        },
        [this, runId, isStderr](const Result<qint64> &size) {
            m_isCalling = false;
            if (!size) {
                Q_EMIT failed(runId, size.error());
                if (m_wanted != runId)
                    next();
                return;
            }
            Progress &now = m_runs[runId];
            (isStderr ? now.stderrAt : now.stdoutAt) += *size;
            if (*size == 0) // shorter than it was said to be: the output was removed meanwhile
                (isStderr ? now.stderrAt : now.stdoutAt) =
                    isStderr ? now.stderrBytes : now.stdoutBytes;
            Q_EMIT grown(runId);
            next();
        });
}

} // namespace testum::gui
