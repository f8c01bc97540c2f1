#pragma once

#include <QObject>

namespace testum::gui {

class Connection;
class Notifications;
class Preferences;
struct EngineAccess;

/// Starts the API server of this computer's engine again when it was on the last time, as soon as
/// the engine is open. One a window.
class ApiServerStarter : public QObject
{
    Q_OBJECT

public:
    ApiServerStarter(Connection &connection, const EngineAccess &engine, Preferences &preferences,
                     Notifications &notifications, QObject *parent = nullptr);

private:
    void startIfWanted();

    Connection &m_connection;
    const EngineAccess &m_engine;
    Preferences &m_preferences;
    Notifications &m_notifications;
};

} // namespace testum::gui
