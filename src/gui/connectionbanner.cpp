#include "gui/connectionbanner.h"

#include <QEvent>

namespace testum::gui {

ConnectionBanner::ConnectionBanner(Connection &connection, QWidget *parent)
    : Banner(parent)
    , m_connection(connection)
{
    connect(&connection, &Connection::stateChanged, this, &ConnectionBanner::showState);
    connect(this, &Banner::actionTriggered, this, [this] {
        if (m_connection.state() == Connection::State::Lost)
            m_connection.retryNow();
        else
            Q_EMIT signInRequested(QStringLiteral("welcome?server=") + m_connection.profile().id);
    });
    showState();
}

void ConnectionBanner::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

void ConnectionBanner::showState()
{
    switch (m_connection.state()) {
    case Connection::State::Lost:
        showMessage(Tone::Warning,
                    m_connection.profile().isLocal()
                        ? tr("The engine on this computer does not answer. What is shown may be "
                             "out of date.")
                        : tr("The connection to the server is lost. What is shown may be out of "
                             "date. It is tried again by itself."),
                    tr("&Retry"));
        break;
    case Connection::State::SignedOut:
        showMessage(Tone::Warning, tr("The session has ended. Sign in again to go on."),
                    tr("Sign &in"));
        break;
    case Connection::State::Closed:
    case Connection::State::Connecting:
    case Connection::State::Online:
        dismiss();
        break;
    }
}

} // namespace testum::gui
