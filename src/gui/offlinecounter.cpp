#include "gui/offlinecounter.h"

namespace testum::gui {

namespace {

constexpr int kIntervalMs = 30'000;

} // namespace

OfflineCounter::OfflineCounter(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &OfflineCounter::poke);
    connect(&connection, &Connection::stateChanged, this, &OfflineCounter::onStateChanged);
    onStateChanged(connection.state());
}

void OfflineCounter::onStateChanged(Connection::State state)
{
    if (state == Connection::State::Online) {
        m_timer.start();
        poke();
        return;
    }
    m_timer.stop();
    if (state != Connection::State::Lost)
        set(0);
}

void OfflineCounter::poke()
{
    if (!m_timer.isActive() || !m_connection.may(QStringLiteral("tasks.read")))
        return;
    m_connection.call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(QStringLiteral("/api/v1/stats")); },
        [this](const Result<QJsonObject> &statistics) {
            if (statistics)
                set(statistics->value(QStringLiteral("platforms"))
                        .toObject()
                        .value(QStringLiteral("offline"))
                        .toInt());
        });
}

void OfflineCounter::set(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    Q_EMIT changed(count);
}

} // namespace testum::gui
