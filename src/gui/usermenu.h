#pragma once

#include <QMenu>

#include <functional>

namespace testum::gui {

class Connection;
class Preferences;
class WindowActions;

/// The menu behind the user's name: who is signed in, the servers to switch to, and what belongs to
/// the window. Filled anew whenever it opens.
class UserMenu : public QMenu
{
    Q_OBJECT

public:
    UserMenu(Connection &connection, Preferences &preferences, const WindowActions &actions,
             QWidget *parent = nullptr);

Q_SIGNALS:
    void pathChosen(const QString &path);
    void signOutRequested();

private:
    void fill();
    void addServers();

    Connection &m_connection;
    Preferences &m_preferences;
    const WindowActions &m_actions;
};

/// The choice of themes, as a menu; follows and sets the preference.
class ThemeMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ThemeMenu(Preferences &preferences, QWidget *parent = nullptr);

private:
    void fill();

    Preferences &m_preferences;
};

} // namespace testum::gui
