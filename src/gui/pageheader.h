#pragma once

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QList>
#include <QToolButton>
#include <QWidget>

namespace testum::gui {

class BusyBar;
class Page;

/// Above the page: where it is, its title and actions, and at the right what belongs to the window
/// (palette, theme, bell, user).
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    /// Shows the page's title, breadcrumbs and actions; again after its titleChanged().
    void showPage(const Page &page, const QString &group);
    /// Without a page: only a title.
    void showTitle(const QString &title);
    /// A button of the window, shown as `action` says, at the right of the first row.
    QToolButton *addWindowButton(QAction *action);
    /// A button with text and a menu: who is signed in.
    [[nodiscard]] QToolButton *userButton() const { return m_user; }
    [[nodiscard]] BusyBar *busyBar() const { return m_busy; }
    [[nodiscard]] QString title() const { return m_title->text(); }
    /// Puts the focus on the first thing that takes it.
    void focusFirst();

Q_SIGNALS:
    void pathChosen(const QString &path);
    void userMenuRequested();

private:
    void addCrumb(const QString &text, const QString &path);

    QHBoxLayout *m_crumbs;
    QLabel *m_title;
    QHBoxLayout *m_windowButtons;
    QHBoxLayout *m_actions;
    QToolButton *m_user;
    BusyBar *m_busy;
    QList<QWidget *> m_crumbWidgets;
    QList<QWidget *> m_actionButtons;
};

} // namespace testum::gui
