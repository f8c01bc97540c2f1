#include "gui/windowactions.h"

#include "gui/pagetable.h"
#include "gui/themedicon.h"

#include <QMainWindow>

namespace testum::gui {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    palette = add("palette", "search", Qt::CTRL | Qt::Key_K);
    palette->setIcon(themedIcon(QStringLiteral("search"), QStringLiteral("text"), QString(), 6));
    commands = add("commands", "command", Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    for (const PageEntry &entry : pageEntries()) {
        QAction *page = add(entry.id, entry.icon, QKeySequence(QLatin1String(entry.shortcut)));
        page->setData(QLatin1String(entry.id));
        pages.append(page);
    }
    back = add("back", "arrow-left", Qt::ALT | Qt::Key_Left);
    forward = add("forward", "arrow-right", Qt::ALT | Qt::Key_Right);
    refresh = add("refresh", "refresh-cw", Qt::Key_F5);
    search = add("search", "text-search", Qt::CTRL | Qt::Key_F);
    nextRegion = add("nextRegion", "panel-right", Qt::Key_F6);
    previousRegion = add("previousRegion", "panel-left", Qt::SHIFT | Qt::Key_F6);
    sidebar = add("sidebar", "menu", Qt::CTRL | Qt::Key_B);
    bell = add("bell", "bell", {});
    bell->setCheckable(true);
    appearance = add("appearance", "contrast", {});
    shortcuts = add("shortcuts", "keyboard", Qt::Key_F1);
    about = add("about", "info", {});
    closeWindow = add("closeWindow", "x", Qt::CTRL | Qt::Key_W);
    quit = add("quit", "power", Qt::CTRL | Qt::Key_Q);
    retranslate();
}

QAction *WindowActions::add(const char *name, const char *icon, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name) + QStringLiteral("Action"));
    action->setIcon(
        themedIcon(QLatin1String(icon), QStringLiteral("text"), QStringLiteral("accent")));
    action->setProperty("iconName", QString(QLatin1String(icon)));
    action->setShortcut(shortcut);
    m_window->addAction(action);
    m_all.append(action);
    return action;
}

void WindowActions::retranslate()
{
    palette->setText(tr("Command palette"));
    palette->setIconText(palette->shortcut().toString(QKeySequence::NativeText));
    commands->setText(tr("Commands"));
    for (QAction *page : std::as_const(pages)) {
        if (const PageEntry *entry = findPage(page->data().toString()))
            page->setText(pageTitle(*entry));
    }
    back->setText(tr("Back"));
    forward->setText(tr("Forward"));
    refresh->setText(tr("Refresh"));
    search->setText(tr("Search on this page"));
    nextRegion->setText(tr("Next region"));
    previousRegion->setText(tr("Previous region"));
    sidebar->setText(tr("Collapse or expand the sidebar"));
    appearance->setText(tr("Theme"));
    shortcuts->setText(tr("Keyboard shortcuts"));
    about->setText(tr("About testum"));
    closeWindow->setText(tr("Close window"));
    quit->setText(tr("Quit"));
    setUnread(m_unread);
}

void WindowActions::setUnread(int count)
{
    m_unread = count;
    bell->setText(tr("Notifications"));
    bell->setToolTip(count > 0 ? tr("%n unread notification(s)", nullptr, count)
                               : tr("Notifications"));
    bell->setIcon(count > 0 ? themedIcon(QStringLiteral("bell-ring"), QStringLiteral("accent"))
                            : themedIcon(QStringLiteral("bell"), QStringLiteral("text"),
                                         QStringLiteral("accent")));
}

} // namespace testum::gui
