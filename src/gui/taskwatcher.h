#pragma once

#include "gui/connection.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTime>
#include <QTimer>

namespace testum::gui {

/// Knows which tasks run, also those that others started, by asking every two seconds while there
/// is a connection; tells when one has ended. Main thread.
class TaskWatcher : public QObject
{
    Q_OBJECT

public:
    explicit TaskWatcher(Connection &connection, QObject *parent = nullptr);

    [[nodiscard]] int runningCount() const { return m_running; }
    [[nodiscard]] QTime updatedAt() const { return m_updatedAt; } ///< null before the first answer
    /// Asks at once: a task was started here.
    void poke();

Q_SIGNALS:
    void runningChanged(int count);
    void updated();
    /// schema "TaskDetail"
    void taskEnded(const QJsonObject &task);

private:
    void poll();
    void take(const client::JsonPage &page);
    void fetchEnded(const QString &id);
    void onStateChanged(Connection::State state);

    Connection &m_connection;
    QTimer m_timer;
    PendingCall m_call;
    bool m_asking = false;
    QSet<QString> m_known; ///< ids seen running
    int m_running = 0;
    QTime m_updatedAt;
};

} // namespace testum::gui
