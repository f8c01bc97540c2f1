#include "gui/statusline.h"

#include "gui/taskwatcher.h"
#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QEvent>
#include <QLocale>

namespace testum::gui {

namespace {

constexpr int kIcon = 14;

} // namespace

QString serverTitle(const ServerProfile &profile)
{
    if (profile.isLocal())
        return StatusLine::tr("This computer");
    return profile.name.isEmpty() ? profile.url.host() : profile.name;
}

StatusLine::StatusLine(Connection &connection, TaskWatcher &watcher, QWidget *parent)
    : QStatusBar(parent)
    , m_connection(connection)
    , m_watcher(watcher)
    , m_icon(new QLabel(this))
    , m_server(new QLabel(this))
    , m_state(new QLabel(this))
    , m_running(new QToolButton(this))
    , m_updated(new QLabel(this))
{
    setObjectName(QStringLiteral("StatusLine"));
    setSizeGripEnabled(false);
    for (QLabel *label : {m_server, m_state, m_updated}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("role", QStringLiteral("muted"));
    }
    m_server->setObjectName(QStringLiteral("serverLabel"));
    m_state->setObjectName(QStringLiteral("connectionStateLabel"));
    m_updated->setObjectName(QStringLiteral("updatedLabel"));
    m_running->setObjectName(QStringLiteral("runningTasksButton"));
    m_running->setProperty("kind", QStringLiteral("link"));
    m_running->setFocusPolicy(Qt::StrongFocus);
    m_running->setCursor(Qt::PointingHandCursor);
    connect(m_running, &QToolButton::clicked, this,
            [this] { Q_EMIT pathChosen(QStringLiteral("tasks?status=running")); });
    m_icon->setContentsMargins(8, 0, 0, 0);
    addWidget(m_icon);
    addWidget(m_server);
    addWidget(m_state);
    addWidget(m_running);
    addPermanentWidget(m_updated);
    m_updated->setContentsMargins(0, 0, 12, 0);
    connect(&connection, &Connection::stateChanged, this, &StatusLine::showConnection);
    connect(&watcher, &TaskWatcher::updated, this, &StatusLine::showTasks);
    connect(&watcher, &TaskWatcher::runningChanged, this, &StatusLine::showTasks);
    connect(&theme(), &Theme::changed, this, &StatusLine::paintIcon);
    showConnection();
    showTasks();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showConnection();
        showTasks();
    }
    QStatusBar::changeEvent(event);
}

void StatusLine::showConnection()
{
    const ServerProfile &profile = m_connection.profile();
    const bool any = m_connection.state() != Connection::State::Closed;
    m_server->setText(!any                ? QString()
                      : profile.isLocal() ? serverTitle(profile) + QStringLiteral("  ·")
                                          : QStringLiteral("%1 · %2  ·")
                                                .arg(serverTitle(profile),
                                                     profile.url.toString(QUrl::RemoveUserInfo)));
    switch (m_connection.state()) {
    case Connection::State::Closed:
        m_state->setText(tr("Not connected"));
        break;
    case Connection::State::Connecting:
        m_state->setText(tr("Connecting…"));
        break;
    case Connection::State::Online:
        m_state->setText(tr("Connected"));
        break;
    case Connection::State::Lost:
        m_state->setText(tr("Connection lost, reconnecting…"));
        break;
    case Connection::State::SignedOut:
        m_state->setText(tr("Signed out"));
        break;
    }
    paintIcon();
    showTasks();
}

void StatusLine::showTasks()
{
    const int running = m_watcher.runningCount();
    m_running->setVisible(m_connection.state() == Connection::State::Online &&
                          m_connection.may(QStringLiteral("tasks.read")));
    m_running->setText(tr("Running: %1").arg(QLocale().toString(running)));
    m_running->setAccessibleName(tr("Running tasks: %1").arg(running));
    m_running->setToolTip(tr("Show the running tasks"));
    m_updated->setText(
        m_watcher.updatedAt().isNull()
            ? QString()
            : tr("Updated %1")
                  .arg(QLocale().toString(m_watcher.updatedAt(), QStringLiteral("HH:mm:ss"))));
}

void StatusLine::paintIcon()
{
    QString icon = QStringLiteral("plug");
    QString token = QStringLiteral("textMuted");
    switch (m_connection.state()) {
    case Connection::State::Online:
        icon = QStringLiteral("circle-check");
        token = QStringLiteral("success");
        break;
    case Connection::State::Lost:
        icon = QStringLiteral("wifi-off");
        token = QStringLiteral("danger");
        break;
    case Connection::State::SignedOut:
        icon = QStringLiteral("lock");
        token = QStringLiteral("warning");
        break;
    case Connection::State::Closed:
    case Connection::State::Connecting:
        break;
    }
    m_icon->setPixmap(themedPixmap(icon, token, kIcon, devicePixelRatioF()));
}

} // namespace testum::gui
