#include "storage/outputwriter.h"

#include "core/guardthread.h"
#include "storage/outputcommitter.h"
#include "storage/outputqueue.h"

namespace testum::storage {

namespace {

constexpr std::chrono::seconds kPatienceAtStop{5};

} // namespace

struct OutputWriter::Private
{
    Private(Database &db, domain::Events &events, const Clock &time, const Options &options,
            PinSealer sealer)
        : database(db)
        , clock(time)
        , sealPins(std::move(sealer))
        , queue({options.flushInterval, options.flushBytes, options.maxPendingBytes,
                 options.maxCommitBytes})
        , committer(db, events, time, queue, {options.inlineBytes, options.outputDirectory},
                    sealPins)
    {}

    void writeUntilClosed();
    void refuseEverything();
    [[nodiscard]] Result<void> submitAndWait(OutputItem item);

    Database &database;
    const Clock &clock;
    const PinSealer sealPins;
    OutputQueue queue;
    OutputCommitter committer;
    std::unique_ptr<QThread> thread;
};

OutputWriter::OutputWriter(Database &database, domain::Events &events, const Clock &clock,
                           const Options &options, PinSealer sealPins)
    : d(std::make_unique<Private>(database, events, clock, options, std::move(sealPins)))
{}

OutputWriter::~OutputWriter() { stop(); }

void OutputWriter::begin()
{
    Q_ASSERT(!d->thread);
    d->thread.reset(QThread::create([this] {
        if (!guardThread("OutputWriter", [this] { d->writeUntilClosed(); }))
            d->refuseEverything();
        d->database.closeThisThread();
    }));
    d->thread->setObjectName(QStringLiteral("writer"));
    d->thread->start();
}

void OutputWriter::limitPatience(std::chrono::milliseconds patience)
{
    d->committer.setPatience(patience);
}

void OutputWriter::stop()
{
    d->committer.setPatience(kPatienceAtStop);
    d->queue.close();
    if (d->thread)
        d->thread->wait();
    d->thread.reset();
}

void OutputWriter::Private::writeUntilClosed()
{
    for (;;) {
        OutputItems items = queue.take();
        if (items.empty())
            return;
        committer.commit(std::move(items));
    }
}

/// After a bug ended the writer: nobody waits for ever.
void OutputWriter::Private::refuseEverything()
{
    queue.close();
    for (OutputItems items = queue.take(); !items.empty(); items = queue.take()) {
        for (const OutputItem &item : items)
            item.answer(writerStoppedError());
    }
}

Result<void> OutputWriter::Private::submitAndWait(OutputItem item)
{
    item.waiter = std::make_shared<std::promise<Result<void>>>();
    auto answer = item.waiter->get_future();
    if (!queue.push(std::move(item)))
        return writerStoppedError();
    return answer.get();
}

Result<void> OutputWriter::start(const domain::RunRef &run)
{
    const auto state = std::make_shared<OutputRun>(run);
    TESTUM_TRY_VOID(d->submitAndWait({StartItem{state}}));
    d->queue.add(state);
    return {};
}

Result<void> OutputWriter::append(const domain::RunRef &run, domain::Stream stream,
                                  QByteArrayView bytes)
{
    return d->queue.append(run, stream, bytes, d->clock.nowMs());
}

void OutputWriter::finish(const domain::RunRef &run, const domain::RunOutcome &outcome)
{
    d->queue.finish(run, outcome, d->clock.nowMs());
}

Result<void> OutputWriter::pinHostKey(const domain::HostKey &key)
{
    return d->submitAndWait({PinItem{key}});
}

Result<void> OutputWriter::closeRuns(const QList<QPair<QString, QString>> &taskAndRunIds,
                                     const domain::RunOutcome &outcome)
{
    if (taskAndRunIds.isEmpty())
        return {};
    return d->submitAndWait({CloseItem{taskAndRunIds, outcome}});
}

qint64 OutputWriter::pendingBytes() const { return d->queue.pendingBytes(); }

bool OutputWriter::healthy() const { return d->committer.isHealthy(); }

} // namespace testum::storage
