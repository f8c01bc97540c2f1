#include "gui/connectionbanner.h"

#include "gui/errors.h"

#include <QEvent>
#include <QHBoxLayout>

namespace testum::gui {

ConnectionBanner::ConnectionBanner(Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("connectionBanner"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 16, 24, 0);
    row->addWidget(m_banner);
    connect(&connection, &Connection::stateChanged, this, &ConnectionBanner::showState);
    connect(&connection, &Connection::lossChanged, this, &ConnectionBanner::showState);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_connection.state() == Connection::State::Lost && !isMistrusted())
            m_connection.retryNow();
        else
            Q_EMIT signInRequested(QStringLiteral("welcome?server=") + m_connection.profile().id);
    });
    showState();
}

void ConnectionBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

bool ConnectionBanner::isMistrusted() const
{
    const Error &loss = m_connection.loss();
    return m_connection.state() == Connection::State::Lost &&
           (loss.is("client.pin_mismatch") || loss.is("client.tls_failed"));
}

void ConnectionBanner::showState()
{
    switch (m_connection.state()) {
    case Connection::State::Lost:
        if (isMistrusted()) {
            m_banner->showMessage(Tone::Danger, errorSentence(m_connection.loss()), tr("Sign &in"));
            break;
        }
        m_banner->showMessage(
            Tone::Warning,
            m_connection.profile().isLocal()
                ? tr("The engine on this computer does not answer. What is shown may be "
                     "out of date.")
                : tr("The connection to the server is lost. What is shown may be out of "
                     "date. It is tried again by itself."),
            tr("&Retry"));
        break;
    case Connection::State::SignedOut:
        m_banner->showMessage(Tone::Warning, tr("The session has ended. Sign in again to go on."),
                              tr("Sign &in"));
        break;
    case Connection::State::Closed:
    case Connection::State::Connecting:
    case Connection::State::Online:
        m_banner->dismiss();
        break;
    }
    setVisible(m_connection.state() == Connection::State::Lost ||
               m_connection.state() == Connection::State::SignedOut);
}

} // namespace testum::gui
