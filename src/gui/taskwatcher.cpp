#include "gui/taskwatcher.h"

namespace testum::gui {

namespace {

constexpr int kIntervalMs = 2000;
/// More than anybody watches; the answer's total counts the rest.
constexpr int kMostWatched = 200;

} // namespace

TaskWatcher::TaskWatcher(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &TaskWatcher::poll);
    connect(&connection, &Connection::stateChanged, this, &TaskWatcher::onStateChanged);
    connect(&connection, &Connection::meChanged, this, &TaskWatcher::poke);
    onStateChanged(connection.state());
}

void TaskWatcher::poke()
{
    if (m_timer.isActive())
        poll();
}

void TaskWatcher::onStateChanged(Connection::State state)
{
    if (state == Connection::State::Online) {
        m_timer.start();
        poll();
        return;
    }
    m_timer.stop();
    m_call.cancel();
    m_asking = false;
    // Lost keeps what is known: a task that ends meanwhile is told once the server is back.
    if (state != Connection::State::Lost) {
        m_known.clear();
        m_updatedAt = QTime();
        if (m_running != 0) {
            m_running = 0;
            Q_EMIT runningChanged(0);
        }
    }
}

void TaskWatcher::poll()
{
    if (m_asking || !m_connection.may(QStringLiteral("tasks.read")))
        return;
    m_asking = true;
    m_call = m_connection.call<client::JsonPage>(
        this,
        [](client::ApiClient &client) {
            QUrlQuery query;
            query.addQueryItem(QStringLiteral("status"), QStringLiteral("running"));
            query.addQueryItem(QStringLiteral("limit"), QString::number(kMostWatched));
            return client.list(QStringLiteral("/api/v1/tasks"), query);
        },
        [this](const Result<client::JsonPage> &page) {
            m_asking = false;
            if (page)
                take(*page);
        });
}

void TaskWatcher::take(const client::JsonPage &page)
{
    m_updatedAt = QTime::currentTime();
    QSet<QString> running;
    for (const QJsonValue &task : page.items)
        running.insert(task.toObject().value(QStringLiteral("id")).toString());
    const QSet<QString> gone = std::exchange(m_known, running) - running;
    for (const QString &id : gone)
        fetchEnded(id);
    if (const int count = static_cast<int>(page.total); count != m_running) {
        m_running = count;
        Q_EMIT runningChanged(count);
    }
    Q_EMIT updated();
}

void TaskWatcher::fetchEnded(const QString &id)
{
    m_connection.call<QJsonObject>(
        this,
        [id](client::ApiClient &client) {
            return client.get(QStringLiteral("/api/v1/tasks/") + id);
        },
        [this](const Result<QJsonObject> &task) {
            // Beyond the watched ones a task may only have moved out of sight.
            if (task && !task->value(QStringLiteral("finished_at")).isNull())
                Q_EMIT taskEnded(*task);
        });
}

} // namespace testum::gui
