#pragma once

#include "domain/events.h"
#include "domain/taskmessage.h"
#include "integration/server/testserver.h"

#include <QMap>
#include <QMutex>
#include <QSet>

namespace testum::server {

/// Stands for the engine behind the hub: committed chunks by task, and their announcements.
/// Thread-safe.
class TestFeed
{
public:
    domain::Events events;

    /// Routes that answer nothing: the tests of the hub need only its upgrades.
    [[nodiscard]] static RequestHandler handler()
    {
        return {.handle = [](const api::ApiRequest &) { return testAnswer("{}"); },
                .isSlow = [](const api::ApiRequest &) { return false; },
                .problem = testProblem};
    }

    /// Connects the announcements to the server's hub, in the hub's thread.
    void attach(TestServer &server)
    {
        server.inThread([this](HttpServer &, WebSocketHub *hub) {
            QObject::connect(&events, &domain::Events::outputCommitted, hub,
                             &WebSocketHub::publish);
            QObject::connect(&events, &domain::Events::sessionsRevoked, hub,
                             &WebSocketHub::recheckSessions);
        });
    }

    [[nodiscard]] FeedSource source()
    {
        return {.authenticate = [](const api::ApiRequest &request) { return actorOf(request); },
                .isStillValid = [this](const domain::Actor &actor) -> Result<bool> {
                    const QMutexLocker lock(&m_mutex);
                    return !m_revoked.contains(actor.userId);
                },
                .task = [this](const domain::Actor &, const QString &id) { return task(id); },
                .chunks = [this](const domain::Actor &, const QString &id, qint64 after,
                                 qint64 max) { return chunks(id, after, max); },
                .problem = testProblem};
    }

    void addTask(const QString &id)
    {
        const QMutexLocker lock(&m_mutex);
        m_tasks[id].task.id = id;
        m_tasks[id].task.status = domain::RunStatus::Running;
    }

    /// Stores one batch of output and, unless `silent` (another node's), announces it.
    void commit(const QString &id, const QList<QByteArray> &texts, bool finish = false,
                bool silent = false)
    {
        auto batch = std::make_shared<domain::CommittedBatch>();
        batch->taskId = id;
        batch->taskFinished = finish;
        {
            const QMutexLocker lock(&m_mutex);
            Stored &stored = m_tasks[id];
            for (const QByteArray &text : texts)
                batch->chunks.append(chunk(stored, domain::Stream::Stdout, text, batch->chunks));
            if (finish) {
                domain::RunTotals totals;
                totals.success = 1;
                batch->chunks.append(
                    chunk(stored, domain::Stream::Event, domain::doneEvent(totals), batch->chunks));
                stored.task.status = domain::RunStatus::Success;
            }
            stored.chunks += batch->chunks;
        }
        if (!silent)
            Q_EMIT events.outputCommitted(batch);
    }

    void revoke(const QString &userId)
    {
        const QMutexLocker lock(&m_mutex);
        m_revoked.insert(userId);
    }
    void breakStore()
    {
        const QMutexLocker lock(&m_mutex);
        m_broken = true;
    }
    [[nodiscard]] qint64 lastSeq(const QString &id)
    {
        const QMutexLocker lock(&m_mutex);
        return m_tasks[id].chunks.size();
    }
    [[nodiscard]] int reads() const { return m_reads.load(); }

private:
    struct Stored
    {
        domain::Task task;
        QList<domain::OutputChunk> chunks;
    };

    [[nodiscard]] static domain::OutputChunk chunk(const Stored &stored, domain::Stream stream,
                                                   const QByteArray &data,
                                                   const QList<domain::OutputChunk> &before)
    {
        domain::OutputChunk chunk;
        chunk.runId = QStringLiteral("run");
        chunk.platformId = QStringLiteral("platform");
        chunk.seq = stored.chunks.size() + before.size() + 1;
        chunk.stream = stream;
        chunk.atMs = 1;
        chunk.data = data;
        return chunk;
    }

    [[nodiscard]] static Result<domain::Actor> actorOf(const api::ApiRequest &request)
    {
        const QByteArray header = request.header("authorization");
        if (header == "Bearer forbidden")
            return Error{.code = ErrorCode::PermissionDenied, .reason = "auth.permission_denied"};
        if (!header.startsWith("Bearer "))
            return Error{.code = ErrorCode::Unauthenticated, .reason = "auth.token_invalid"};
        domain::Actor actor;
        actor.userId = QString::fromLatin1(header.sliced(7));
        return actor;
    }

    [[nodiscard]] Result<domain::Task> task(const QString &id)
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_tasks.contains(id))
            return Error{.code = ErrorCode::NotFound, .reason = "task.not_found"};
        return m_tasks[id].task;
    }

    [[nodiscard]] Result<QList<domain::OutputChunk>> chunks(const QString &id, qint64 after,
                                                            qint64 max)
    {
        const QMutexLocker lock(&m_mutex);
        ++m_reads;
        if (m_broken)
            return Error{.code = ErrorCode::DataLoss, .reason = "output.missing"};
        const QList<domain::OutputChunk> &all = m_tasks[id].chunks;
        QList<domain::OutputChunk> found;
        for (qint64 i = after, bytes = 0; i < all.size() && (found.isEmpty() || bytes < max); ++i) {
            found.append(all[i]);
            bytes += all[i].data.size();
        }
        return found;
    }

    QMutex m_mutex;
    QMap<QString, Stored> m_tasks;
    QSet<QString> m_revoked;
    bool m_broken = false;
    std::atomic_int m_reads{0};
};

} // namespace testum::server
