#pragma once

#include "core/result.h"
#include "domain/platform.h"
#include "domain/task.h"

#include <QByteArrayView>
#include <QString>

namespace testum::domain {

/// Identifies one leased attempt of a run; every write is fenced by all of it.
struct RunRef
{
    QString taskId;
    QString runId;
    QString platformId;
    QString nodeId;
    int attempt = 1;
};

/// What a run tells about its platform: whether testum gets in. NotTried: nothing was learned, it
/// was stopped first or failed for a reason of its own.
enum class Login { NotTried, Failed, Worked };

/// How a run ended.
struct RunOutcome
{
    RunStatus status = RunStatus::Failed;
    Login login = Login::NotTried;
    std::optional<int> exitCode;
    QString exitSignal;
    QString errorReason; ///< token of the error, empty on success
    QString errorMessage;
    QString remoteState;
    bool truncated = false;
    QJsonObject metadata;
    QJsonObject facts; ///< test_connection: stored on the platform when not empty
};

/// Port to durable storage for job workers, which touch no database themselves; implemented by
/// storage::OutputWriter. Thread-safe. Calls of one run come from one thread, in order.
class OutputSink
{
public:
    virtual ~OutputSink() = default;

    /// pending → running, committed before it returns. Blocks: one commit.
    /// Errors: conflict/task.lease_lost when the run is no longer this node's pending run
    /// (cancelled meanwhile, or taken over); unavailable/storage.unavailable at shutdown.
    [[nodiscard]] virtual Result<void> start(const RunRef &run) = 0;

    /// Queues bytes of one stream. Blocks while too many bytes are pending (backpressure).
    /// Errors: conflict/task.lease_lost once a fenced write of this run found no row.
    [[nodiscard]] virtual Result<void> append(const RunRef &run, Stream stream,
                                              QByteArrayView bytes) = 0;

    /// Queues the end of the run, after all its output. Does not wait for the commit.
    virtual void finish(const RunRef &run, const RunOutcome &outcome) = 0;

    /// Pins a host key on first use, committed before it returns. Blocks: one commit.
    /// Errors: failed_precondition/ssh.host_key_changed when another key was pinned meanwhile.
    [[nodiscard]] virtual Result<void> pinHostKey(const HostKey &key) = 0;
};

} // namespace testum::domain
