#include "gui/usermenu.h"

#include "gui/accesstext.h"
#include "gui/connection.h"
#include "gui/preferences.h"
#include "gui/statusline.h"
#include "gui/themedicon.h"
#include "gui/windowactions.h"

#include <QActionGroup>

namespace testum::gui {

namespace {

/// Names in a menu are texts of users: an & in one is no access key.
QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

/// An item with an icon has no room for a mark: the chosen one's icon is the mark.
QIcon choiceIcon(const QString &icon, bool isCurrent)
{
    return isCurrent ? themedIcon(QStringLiteral("check"), QStringLiteral("accent"),
                                  QStringLiteral("accent"))
                     : themedIcon(icon);
}

} // namespace

UserMenu::UserMenu(Connection &connection, Preferences &preferences, const WindowActions &actions,
                   QWidget *parent)
    : QMenu(parent)
    , m_connection(connection)
    , m_preferences(preferences)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("userMenu"));
    connect(this, &QMenu::aboutToShow, this, &UserMenu::fill);
}

void UserMenu::fill()
{
    clear();
    const QJsonObject &me = m_connection.me();
    if (const QString name = me.value(QStringLiteral("username")).toString(); !name.isEmpty()) {
        QAction *who =
            addAction(themedIcon(QStringLiteral("circle-user"), QStringLiteral("textMuted")),
                      QStringLiteral("%1 · %2").arg(
                          menuText(name), roleText(me.value(QStringLiteral("role")).toString())));
        who->setEnabled(false);
        addSeparator();
    }
    addServers();
    addSeparator();
    QAction *account = addAction(themedIcon(QStringLiteral("settings")), tr("&Settings"));
    connect(account, &QAction::triggered, this,
            [this] { Q_EMIT pathChosen(QStringLiteral("settings")); });
    addAction(m_actions.shortcuts);
    addAction(m_actions.about);
    addSeparator();
    if (!m_connection.profile().isLocal() && m_connection.state() != Connection::State::Closed) {
        QAction *signOut = addAction(themedIcon(QStringLiteral("log-out")), tr("Sign &out"));
        signOut->setObjectName(QStringLiteral("signOutAction"));
        connect(signOut, &QAction::triggered, this, &UserMenu::signOutRequested);
    }
    addAction(m_actions.quit);
}

void UserMenu::addServers()
{
    auto *group = new QActionGroup(this);
    QList<ServerProfile> servers{ServerProfile::thisComputer()};
    servers += m_preferences.servers();
    const bool any = m_connection.state() != Connection::State::Closed;
    for (const ServerProfile &server : std::as_const(servers)) {
        const bool isCurrent = any && server.id == m_connection.profile().id;
        QAction *action = addAction(
            choiceIcon(server.isLocal() ? QStringLiteral("monitor") : QStringLiteral("server"),
                       isCurrent),
            menuText(serverTitle(server)));
        action->setCheckable(true);
        action->setChecked(isCurrent);
        action->setData(server.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = server.id] {
            if (m_connection.state() != Connection::State::Online ||
                id != m_connection.profile().id)
                Q_EMIT pathChosen(QStringLiteral("welcome?server=") + id);
        });
    }
    QAction *other =
        addAction(themedIcon(QStringLiteral("network")), tr("Connect to &another server…"));
    connect(other, &QAction::triggered, this,
            [this] { Q_EMIT pathChosen(QStringLiteral("welcome?server=new")); });
}

ThemeMenu::ThemeMenu(Preferences &preferences, QWidget *parent)
    : QMenu(parent)
    , m_preferences(preferences)
{
    setObjectName(QStringLiteral("themeMenu"));
    connect(this, &QMenu::aboutToShow, this, &ThemeMenu::fill);
}

void ThemeMenu::fill()
{
    clear();
    auto *group = new QActionGroup(this);
    const auto add = [this, group](const QString &choice, const QString &icon,
                                   const QString &text) {
        const bool isCurrent = m_preferences.themeChoice() == choice;
        QAction *action = addAction(choiceIcon(icon, isCurrent), text);
        action->setCheckable(true);
        action->setChecked(isCurrent);
        action->setData(choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, choice] { m_preferences.setThemeChoice(choice); });
    };
    add(QStringLiteral("system"), QStringLiteral("monitor"), tr("&As in the system"));
    add(QStringLiteral("dark"), QStringLiteral("moon"), tr("&Dark"));
    add(QStringLiteral("light"), QStringLiteral("sun"), tr("&Light"));
    add(QStringLiteral("hc"), QStringLiteral("contrast"), tr("&High contrast"));
}

} // namespace testum::gui
