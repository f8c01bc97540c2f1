#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMainWindow;

namespace testum::gui {

/// What the window itself can do, as QActions: the shortcut sheet, the palette and the header show
/// the same objects. Owned by the window.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    QAction *palette;  ///< Ctrl+K
    QAction *commands; ///< Ctrl+Shift+P
    QAction *back;
    QAction *forward;
    QAction *refresh;
    QAction *search;
    QAction *nextRegion;
    QAction *previousRegion;
    QAction *sidebar;
    QAction *bell;
    QAction *appearance; ///< opens the choice of themes
    QAction *shortcuts;
    QAction *about;
    QAction *closeWindow;
    QAction *quit;
    QList<QAction *> pages; ///< one a sidebar entry; data() is its path

    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    void retranslate();
    /// For the bell: how much was not read yet.
    void setUnread(int count);

private:
    QAction *add(const char *name, const char *icon, const QKeySequence &shortcut);

    QMainWindow *m_window;
    QList<QAction *> m_all;
    int m_unread = 0;
};

} // namespace testum::gui
