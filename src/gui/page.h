#pragma once

#include <QAction>
#include <QIcon>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace testum::gui {

class Connection;
class Notifications;
class Preferences;
struct EngineAccess;

/// What every page works with. References outlive the pages.
struct PageContext
{
    Connection &connection;
    Notifications &notifications;
    Preferences &preferences;
    const EngineAccess &engine;
    /// Opens a page by its path: "platforms", "tasks/ID", "run?platforms=ID,ID".
    std::function<void(const QString &path)> open;
};

/// One screen of the window, made when it is first opened. Subclasses build their widgets from a
/// form in ui/ (or in code where all is one view) and set every text in retranslate().
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `id` is the first part of its path: "platforms".
    Page(const QString &id, PageContext &context, QWidget *parent = nullptr);
    ~Page() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] virtual QString title() const = 0;
    /// Parts before the title, each with the path it opens: {"Tasks", "tasks"}.
    [[nodiscard]] virtual QList<QPair<QString, QString>> breadcrumbs() const { return {}; }
    /// Shown at the right of the header; the one with property "primary" is filled. They are also
    /// in the command palette and the shortcut sheet.
    [[nodiscard]] QList<QAction *> headerActions() const { return m_headerActions; }
    /// Every action of the page, for palette and sheet: all QActions added to it.
    [[nodiscard]] QList<QAction *> allActions() const;
    /// The path behind the id, as opened last ("ID"): for history, restart and "copy link".
    [[nodiscard]] QString subPath() const { return m_subPath; }

    /// The page is now on screen, at `subPath` ("" when opened from the sidebar) with the `query`
    /// behind "?". Fetch here what is not fresh.
    virtual void open(const QString &subPath, const QString &query);
    /// Another page is on screen: stop timers and polling here.
    virtual void leave() {}
    /// Fetch again: F5, and after the connection came back.
    virtual void refresh() {}
    /// Ctrl+F.
    virtual void focusSearch() {}
    /// False keeps the user here (unsaved changes were found and he chose to go on editing).
    [[nodiscard]] virtual bool mayLeave() { return true; }

Q_SIGNALS:
    void titleChanged();         ///< title, breadcrumbs or header actions
    void busyChanged(bool busy); ///< the thin bar under the header
    /// What the query asked for is done: the way back leads to the page without it. Not from
    /// within open().
    void querySpent();

protected:
    [[nodiscard]] PageContext &context() { return m_context; }
    /// Sets every text that is not data. Called by the constructor of the last subclass, and on a
    /// change of language.
    virtual void retranslate() {}
    void changeEvent(QEvent *event) override;
    /// Makes an action of this page (WidgetWithChildrenShortcut) with the permission it needs
    /// ("" for none): without it, it is disabled and its tooltip says which role has it.
    QAction *addPageAction(const QString &objectName, const QString &icon,
                           const QKeySequence &shortcut, const QString &permission = QString());
    void setHeaderActions(const QList<QAction *> &actions);
    void setSubPath(const QString &subPath) { m_subPath = subPath; }
    /// Counts calls on their way; the bar shows while there is one.
    void beginBusy();
    void endBusy();
    [[nodiscard]] bool isOpen() const { return m_open; }

private:
    friend class PageHost;
    void applyPermission(QAction *action);
    void applyPermissions();

    QString m_id;
    PageContext &m_context;
    QList<QAction *> m_headerActions;
    QString m_subPath;
    int m_busy = 0;
    bool m_open = false;
};

} // namespace testum::gui
