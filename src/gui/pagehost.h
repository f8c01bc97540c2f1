#pragma once

#include "gui/navigation.h"
#include "gui/page.h"
#include "gui/pagefactory.h"

#include <QHash>
#include <QStackedWidget>

namespace testum::gui {

class EmptyState;

/// The place in the window where the pages are: makes each when it is first opened, shows one, and
/// knows the way back.
class PageHost : public QStackedWidget
{
    Q_OBJECT

public:
    PageHost(PageContext &context, PageFactories factories, QWidget *parent = nullptr);

    /// Stays where it is when the page on screen may not be left, or there is no such page.
    void openPath(const QString &path);
    /// Shows it whatever the page on screen says, and forgets every other one: their engine is
    /// gone.
    void openAlone(const QString &path);
    [[nodiscard]] bool has(const QString &pageId) const { return m_factories.contains(pageId); }
    void goBack();
    void goForward();
    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }

    [[nodiscard]] Page *currentPage() const { return m_page; } ///< nullptr: none, or no access
    [[nodiscard]] const PagePath &path() const { return m_path; }
    [[nodiscard]] QString title() const; ///< of what is on screen
    [[nodiscard]] bool mayLeave() const { return !m_page || m_page->mayLeave(); }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QList<Page *> pages() const { return m_pages.values(); }
    /// Deletes every page but the one on screen, and the way back: they show another engine.
    void dropOthers();
    /// Signing in, not one of the sidebar's pages.
    [[nodiscard]] bool isWelcome() const { return m_path.id == QLatin1String("welcome"); }

Q_SIGNALS:
    void pathChanged();
    void titleChanged(); ///< of the page on screen, or its actions
    void busyChanged(bool busy);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool show(const PagePath &path);
    void settle(); ///< after a step that was not one back or forward
    [[nodiscard]] bool isRefused(const PagePath &path) const;
    Page *pageOf(const QString &pageId);
    void showNoAccess();

    PageContext &m_context;
    PageFactories m_factories;
    QHash<QString, Page *> m_pages;
    Page *m_page = nullptr;
    EmptyState *m_noAccess = nullptr;
    PagePath m_path;
    NavigationHistory m_history;
};

} // namespace testum::gui
