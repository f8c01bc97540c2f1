#include "gui/apiserverstarter.h"

#include "gui/apiserverpreferences.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/notifications.h"

namespace testum::gui {

ApiServerStarter::ApiServerStarter(Connection &connection, const EngineAccess &engine,
                                   Preferences &preferences, Notifications &notifications,
                                   QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_engine(engine)
    , m_preferences(preferences)
    , m_notifications(notifications)
{
    connect(&connection, &Connection::stateChanged, this, &ApiServerStarter::startIfWanted);
}

void ApiServerStarter::startIfWanted()
{
    const bool isOpen =
        m_connection.state() == Connection::State::Online && m_connection.profile().isLocal();
    if (!isOpen || !isApiServerWanted(m_preferences) || !m_engine.localInfo().serverUrl.isEmpty())
        return;
    m_connection.call<QString>(
        this,
        [serve = m_engine.startApiServer,
         options = apiServerOptions(m_preferences)](client::ApiClient &) { return serve(options); },
        [this](const Result<QString> &url) {
            if (url)
                return;
            Notification failure;
            failure.tone = Tone::Danger;
            failure.text =
                tr("The API server could not be started: %1").arg(errorSentence(url.error()));
            failure.actionText = tr("Settings");
            failure.actionPath = QStringLiteral("settings/api");
            m_notifications.post(std::move(failure));
        });
}

} // namespace testum::gui
