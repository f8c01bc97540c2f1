#pragma once

#include <QButtonGroup>
#include <QHash>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QWidget>

namespace testum::gui {

class Connection;
class Preferences;
class SidebarButton;

/// The list of pages at the left. Shows the pages that the signed-in user may open; wide with texts
/// or narrow with icons, by choice or because the window is narrow.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    Sidebar(Connection &connection, Preferences &preferences, QWidget *parent = nullptr);

    void setCurrent(const QString &pageId);
    /// 0: none. `description` is what a screen reader says: "3 running".
    void setBadge(const QString &pageId, int count, const QString &description);
    /// The window's width decides when the user has not.
    void setNarrowWindow(bool narrow);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void toggleCollapsed();
    /// The entries on screen, in order.
    [[nodiscard]] QStringList shownPages() const;
    void focusCurrent();

Q_SIGNALS:
    void pageChosen(const QString &pageId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPermitted();
    void applyCollapsed();
    void retranslate();

    Connection &m_connection;
    Preferences &m_preferences;
    QLabel *m_brand;
    QScrollArea *m_scroll;
    QButtonGroup m_group;
    QHash<QString, SidebarButton *> m_buttons;
    QHash<QString, QLabel *> m_sections; ///< by the group's source text
    QToolButton *m_toggle;
    QString m_current; ///< the page on screen
    bool m_collapsed = false;
    bool m_narrowWindow = false;
    bool m_openedByHand = false; ///< although the window is narrow
};

} // namespace testum::gui
