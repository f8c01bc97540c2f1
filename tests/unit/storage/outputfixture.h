#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "domain/events.h"
#include "storage/outputstore.h"
#include "storage/outputwriter.h"
#include "storage/platformrepository.h"
#include "storage/taskrepository.h"
#include "support/postgres/testdatabase.h"
#include "support/postgres/verifyresult.h"

#include <QCryptographicHash>
#include <QTest>

#include <condition_variable>
#include <mutex>

namespace testum::tests {

/// A stand-in for services::sealPins: depends on the platform and on each key.
inline Result<QByteArray> testSeal(const QString &platformId, const QList<domain::HostKey> &keys)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(platformId.toUtf8());
    for (const domain::HostKey &key : keys)
        hash.addData(key.publicKey);
    return hash.result().toHex();
}

/// Everything Events::outputCommitted announced. Thread-safe.
class BatchRecorder
{
public:
    explicit BatchRecorder(domain::Events &events)
    {
        QObject::connect(
            &events, &domain::Events::outputCommitted, &events,
            [this](const auto &batch) {
                const std::lock_guard lock(m_mutex);
                m_finishedTasks += batch->taskFinished ? 1 : 0;
                for (const domain::OutputChunk &chunk : batch->chunks)
                    m_chunks[batch->taskId].append(chunk);
            },
            Qt::DirectConnection);
    }
    [[nodiscard]] QList<domain::OutputChunk> chunks(const QString &taskId) const
    {
        const std::lock_guard lock(m_mutex);
        return m_chunks.value(taskId);
    }
    [[nodiscard]] int finishedTasks() const
    {
        const std::lock_guard lock(m_mutex);
        return m_finishedTasks;
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, QList<domain::OutputChunk>> m_chunks;
    int m_finishedTasks = 0;
};

/// A database with a running OutputWriter, and tasks to write for.
struct OutputFixture
{
    explicit OutputFixture(storage::Database &db, const QString &directory,
                           storage::OutputWriter::Options writerOptions = {})
        : database(db)
        , store(db, directory)
        , recorder(events)
    {
        writerOptions.outputDirectory = directory;
        writer = std::make_unique<storage::OutputWriter>(database, events, clock, writerOptions,
                                                         testSeal);
        writer->begin();
    }

    QString addPlatform()
    {
        storage::PlatformRecord record;
        record.platform.id = newId();
        record.platform.name = QStringLiteral("host-") + record.platform.id;
        record.platform.host = QStringLiteral("192.0.2.1");
        record.platform.username = QStringLiteral("root");
        record.platform.createdAtMs = record.platform.updatedAtMs = clock.nowMs();
        record.pinMac = testSeal(record.platform.id, {}).value();
        storage::PlatformRepository platforms(database);
        inTransaction([&] { return platforms.insert(record); });
        return record.platform.id;
    }

    /// A task of `runs` pending runs leased to `node`.
    QList<domain::RunRef> addTask(int runs, const QString &platformId = {},
                                  const QString &node = QStringLiteral("node-1"),
                                  qint64 leaseUntilMs = std::numeric_limits<qint64>::max())
    {
        domain::Task task;
        task.id = newId();
        task.createdAtMs = clock.nowMs();
        QList<domain::TaskRun> rows;
        QList<domain::RunRef> refs;
        for (int i = 0; i < runs; ++i) {
            domain::TaskRun run;
            run.id = newId();
            run.taskId = task.id;
            run.platformId = platformId;
            run.platformName = QStringLiteral("host");
            run.nodeId = node;
            run.leaseUntilMs = leaseUntilMs;
            run.createdAtMs = task.createdAtMs;
            rows.append(run);
            refs.append({task.id, run.id, platformId, node, 1});
        }
        storage::TaskRepository tasks(database);
        inTransaction([&] { return tasks.insert(task, rows); });
        return refs;
    }
    domain::RunRef addRun() { return addTask(1).first(); }
    domain::RunRef addStartedRun()
    {
        const domain::RunRef run = addRun();
        require(writer->start(run));
        return run;
    }

    [[nodiscard]] domain::TaskRun run(const domain::RunRef &ref)
    {
        return storage::TaskRepository(database).run(ref.runId).value();
    }
    [[nodiscard]] domain::Task task(const QString &id)
    {
        return storage::TaskRepository(database).task(id).value();
    }
    [[nodiscard]] QList<domain::OutputChunk> stored(const QString &taskId, qint64 after = 0)
    {
        QList<domain::OutputChunk> all;
        for (;;) {
            const auto part = store.chunks(taskId, after, 1 << 20);
            require(part);
            if (part->isEmpty())
                return all;
            all += *part;
            after = all.last().seq;
        }
    }
    [[nodiscard]] bool waitForStatus(const domain::RunRef &ref, domain::RunStatus status)
    {
        return QTest::qWaitFor([&] { return run(ref).status == status; }, 20'000);
    }
    void exec(const QString &sql, const QVariantList &values = {})
    {
        require(database.execChanging(sql, values));
    }

    template <typename T>
    static void require(const Result<T> &result)
    {
        if (!result)
            qFatal("%s", describe(result).constData());
    }
    template <typename Body>
    void inTransaction(Body body)
    {
        auto transaction = storage::Transaction::begin(database);
        require(transaction);
        require(body());
        require(transaction->commit());
    }

    [[nodiscard]] static domain::RunOutcome success()
    {
        domain::RunOutcome outcome;
        outcome.status = domain::RunStatus::Success;
        outcome.login = domain::Login::Worked;
        outcome.exitCode = 0;
        return outcome;
    }

    storage::Database &database;
    SystemClock clock;
    domain::Events events;
    storage::OutputStore store;
    BatchRecorder recorder;
    std::unique_ptr<storage::OutputWriter> writer;
};

/// seq 1, 2, 3 … without a hole.
[[nodiscard]] inline bool isDense(const QList<domain::OutputChunk> &chunks, qint64 first = 1)
{
    for (qsizetype i = 0; i < chunks.size(); ++i) {
        if (chunks[i].seq != first + i)
            return false;
    }
    return true;
}

[[nodiscard]] inline QByteArray joined(const QList<domain::OutputChunk> &chunks,
                                       const QString &runId, domain::Stream stream)
{
    QByteArray bytes;
    for (const domain::OutputChunk &chunk : chunks) {
        if (chunk.runId == runId && chunk.stream == stream)
            bytes += chunk.data;
    }
    return bytes;
}

} // namespace testum::tests
