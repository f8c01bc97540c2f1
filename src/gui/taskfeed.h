#pragma once

#include "client/apiclient.h"
#include "core/canceltoken.h"
#include "gui/connection.h"
#include "gui/taskoutput.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <mutex>
#include <thread>

namespace testum::gui {

/// What a feed told since the last time: the state of runs by id (only the newest of each), the
/// runs whose output grew.
struct TaskFeedBatch
{
    struct Change
    {
        QString status;
        QJsonObject run; ///< of a "status" message: attempt, exit_code, error_reason …
        qint64 atMs = 0;
    };
    QHash<QString, Change> changes;
    QStringList grown;
    QString taskStatus; ///< of "done", else empty

    [[nodiscard]] bool isEmpty() const
    {
        return changes.isEmpty() && grown.isEmpty() && taskStatus.isEmpty();
    }
};

/// Follows one task on a thread of its own: messages are decoded and appended to the TaskOutput
/// there, the window gets what changed at most every 33 ms, in portions. A lost server is tried
/// again with growing pauses, and resumed behind the last message: no gap, no duplicate. Main
/// thread.
class TaskFeed : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Live,
        Retrying, ///< no server at the moment
        Ended,    ///< all there is has come
        Failed    ///< see error()
    };
    Q_ENUM(State)

    TaskFeed(Connection::TransportFactory factory, const QString &taskId,
             std::shared_ptr<TaskOutput> output, qint64 afterSeq = 0, QObject *parent = nullptr);
    /// `earlier`, which was stopped, may still be busy with its last message for the same output:
    /// this one waits for that. Before start().
    void goOnAfter(const TaskFeed &earlier);
    /// Stops, and waits for the thread where stop() was not called long enough before: up to half a
    /// second.
    ~TaskFeed() override;

    void start();
    /// Asks the thread to end, without waiting; stopped() follows. Nothing else is told any more,
    /// and lastSeq() stays: nothing behind it is appended.
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 lastSeq() const;

Q_SIGNALS:
    void news(const testum::gui::TaskFeedBatch &batch);
    void stateChanged(testum::gui::TaskFeed::State state);
    void stopped();

private:
    struct Shared;
    static void run(const std::shared_ptr<Shared> &shared);
    void tell();
    void takeState(State state, const std::optional<Error> &error);

    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
    QTimer m_timer;
    State m_state = State::Idle;
    std::optional<Error> m_error;
};

} // namespace testum::gui
