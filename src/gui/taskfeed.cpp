#include "gui/taskfeed.h"

#include "core/guardthread.h"
#include "gui/timetext.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <condition_variable>
#include <utility>

namespace testum::gui {

namespace {

constexpr int kTellEveryMs = 33;
constexpr qint64 kUntoldBytes = 2 * 1024 * 1024; ///< then the window gets its turn first
constexpr int kChangesAtOnce = 256; ///< told in one portion; a portion takes a few milliseconds
constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause{30'000};

/// May the next attempt go better?
bool isPassing(const Error &error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::DeadlineExceeded;
}

} // namespace

/// What the feed's thread and the window share. Lives until the last of both is done with it.
struct TaskFeed::Shared
{
    Connection::TransportFactory factory;
    QString taskId;
    std::shared_ptr<TaskOutput> output;
    CancelToken cancel;
    std::shared_ptr<Shared> earlier;
    std::mutex busy; ///< held by the feed's thread while it takes a message

    std::mutex mutex; ///< guards what follows
    std::condition_variable told;
    qint64 untoldBytes = 0;
    TaskFeed *feed = nullptr; ///< null once nobody wants to hear more
    bool isArmed = false;     ///< a tell() is on its way
    qint64 lastSeq = 0;
    QHash<QString, TaskFeedBatch::Change> changes;
    QSet<QString> grown;
    QString taskStatus;

    /// Feed thread. Answers whether to go on.
    bool take(const QJsonObject &message);
    void post(std::function<void(TaskFeed &)> what);
    void tellState(State state, const std::optional<Error> &error = {});
};

bool TaskFeed::Shared::take(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    const qint64 seq = message.value(QLatin1String("seq")).toInteger();
    if (type == QLatin1String("connected")) {
        tellState(State::Live);
        return !cancel.isCancelled();
    }
    const std::lock_guard working(busy);
    {
        // What is counted will be appended, what is not will come again: stop() lies between two.
        const std::lock_guard lock(mutex);
        if (cancel.isCancelled())
            return false;
        if (seq <= lastSeq)
            return true;
        lastSeq = seq;
    }
    const QString runId = message.value(QLatin1String("run_id")).toString();
    const QString payload = message.value(QLatin1String("payload")).toString();
    qint64 size = 0;
    if (type == QLatin1String("output")) {
        const QByteArray bytes = payload.toUtf8();
        size = bytes.size();
        const bool isStderr = message.value(QLatin1String("stream")) == QLatin1String("stderr");
        output->append(runId,
                       isStderr ? OutputBuffer::Channel::Stderr : OutputBuffer::Channel::Stdout,
                       bytes, epochMs(message.value(QLatin1String("at"))));
    } else if (type == QLatin1String("status")) {
        if (payload != QLatin1String("running") && payload != QLatin1String("pending"))
            output->finish(runId);
    }
    bool mustArm = false;
    {
        const std::lock_guard lock(mutex);
        if (type == QLatin1String("output"))
            grown.insert(runId);
        else if (type == QLatin1String("status"))
            changes.insert(runId, {payload, message.value(QLatin1String("run")).toObject(),
                                   epochMs(message.value(QLatin1String("at")))});
        else if (type == QLatin1String("done"))
            taskStatus = payload;
        mustArm = !std::exchange(isArmed, true);
    }
    if (mustArm)
        post([](TaskFeed &owner) { owner.m_timer.start(); });
    // Hosts that talk faster than anybody reads must not take the processor from the window.
    std::unique_lock lock(mutex);
    untoldBytes += size;
    if (untoldBytes > kUntoldBytes) {
        told.wait_for(lock, std::chrono::milliseconds(kTellEveryMs),
                      [this] { return untoldBytes == 0 || cancel.isCancelled(); });
        untoldBytes = 0;
    }
    return !cancel.isCancelled();
}

void TaskFeed::Shared::post(std::function<void(TaskFeed &)> what)
{
    const std::lock_guard lock(mutex);
    if (!feed)
        return;
    QMetaObject::invokeMethod(
        feed, [what = std::move(what), owner = feed] { what(*owner); }, Qt::QueuedConnection);
}

void TaskFeed::Shared::tellState(State state, const std::optional<Error> &error)
{
    post([state, error](TaskFeed &owner) { owner.takeState(state, error); });
}

TaskFeed::TaskFeed(Connection::TransportFactory factory, const QString &taskId,
                   std::shared_ptr<TaskOutput> output, qint64 afterSeq, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->factory = std::move(factory);
    m_shared->taskId = taskId;
    m_shared->output = std::move(output);
    m_shared->lastSeq = afterSeq;
    m_timer.setSingleShot(true);
    m_timer.setInterval(kTellEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &TaskFeed::tell);
}

TaskFeed::~TaskFeed()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->feed = nullptr;
    }
    stop();
    if (m_thread.joinable())
        m_thread.join();
}

void TaskFeed::start()
{
    Q_ASSERT(!m_thread.joinable());
    m_shared->feed = this;
    m_thread = std::thread([shared = m_shared] {
        guardThread("task feed", [&shared] { run(shared); });
        shared->post([](TaskFeed &owner) { Q_EMIT owner.stopped(); });
    });
}

void TaskFeed::stop()
{
    m_timer.stop();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->cancel.cancel(CancelReason::Cancelled);
    m_shared->told.notify_all();
}

void TaskFeed::goOnAfter(const TaskFeed &earlier) { m_shared->earlier = earlier.m_shared; }

qint64 TaskFeed::lastSeq() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->lastSeq;
}

void TaskFeed::run(const std::shared_ptr<Shared> &shared)
{
    if (shared->earlier) {
        const std::lock_guard waiting(shared->earlier->busy);
    }
    shared->earlier.reset();
    std::chrono::milliseconds pause = kFirstPause;
    while (!shared->cancel.isCancelled()) {
        const qint64 before = shared->lastSeq;
        auto transport = shared->factory();
        const Result<void> ended = [&]() -> Result<void> {
            if (!transport)
                return transport.error();
            client::ApiClient client(std::move(*transport));
            return client.follow(
                shared->taskId, before,
                [&shared](const QJsonObject &message) { return shared->take(message); },
                shared->cancel);
        }();
        if (shared->cancel.isCancelled())
            return;
        if (ended) {
            shared->tellState(State::Ended);
            return;
        }
        if (!isPassing(ended.error())) {
            shared->tellState(State::Failed, ended.error());
            return;
        }
        shared->tellState(State::Retrying, ended.error());
        if (shared->lastSeq > before) // it had worked
            pause = kFirstPause;
        shared->cancel.waitFor(pause);
        pause = std::min(pause * 2, kLongestPause);
    }
}

void TaskFeed::tell()
{
    if (m_shared->cancel.isCancelled())
        return;
    TaskFeedBatch batch;
    bool isMore = false;
    {
        const std::lock_guard lock(m_shared->mutex);
        auto &changes = m_shared->changes;
        if (changes.size() <= kChangesAtOnce) {
            batch.changes = std::exchange(changes, {});
        } else {
            for (int i = 0; i < kChangesAtOnce; ++i) {
                const auto change = changes.begin();
                batch.changes.insert(change.key(), change.value());
                changes.erase(change);
            }
            isMore = true;
        }
        batch.grown = QStringList(m_shared->grown.cbegin(), m_shared->grown.cend());
        m_shared->grown.clear();
        if (!isMore)
            batch.taskStatus = std::exchange(m_shared->taskStatus, QString());
        m_shared->isArmed = isMore;
        m_shared->untoldBytes = 0;
        m_shared->told.notify_all();
    }
    if (isMore)
        m_timer.start();
    if (!batch.isEmpty())
        Q_EMIT news(batch);
}

void TaskFeed::takeState(State state, const std::optional<Error> &error)
{
    if (m_shared->cancel.isCancelled())
        return;
    if (state == State::Ended || state == State::Failed) {
        m_timer.stop();
        // What has come is told before the end is.
        for (bool isMore = true; isMore;) {
            tell();
            const std::lock_guard lock(m_shared->mutex);
            isMore = m_shared->isArmed;
        }
        m_timer.stop();
    }
    m_error = error;
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace testum::gui
