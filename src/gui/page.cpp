#include "gui/page.h"

#include "gui/accesstext.h"
#include "gui/connection.h"
#include "gui/themedicon.h"

#include <QEvent>

namespace testum::gui {

Page::Page(const QString &id, PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_context(context)
{
    setObjectName(id + QStringLiteral("Page"));
    connect(&context.connection, &Connection::meChanged, this, &Page::applyPermissions);
}

Page::~Page() = default;

QList<QAction *> Page::allActions() const
{
    QList<QAction *> all;
    for (QAction *action : actions()) {
        if (!action->isSeparator() && !action->text().isEmpty())
            all.append(action);
    }
    return all;
}

void Page::open(const QString &subPath, const QString &query)
{
    Q_UNUSED(query)
    setSubPath(subPath);
}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        applyPermissions();
        Q_EMIT titleChanged();
    }
    QWidget::changeEvent(event);
}

QAction *Page::addPageAction(const QString &objectName, const QString &icon,
                             const QKeySequence &shortcut, const QString &permission)
{
    auto *action = new QAction(this);
    action->setObjectName(objectName);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setProperty("iconName", icon);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setProperty("permission", permission);
    addAction(action);
    applyPermission(action);
    return action;
}

void Page::applyPermission(QAction *action)
{
    const QString permission = action->property("permission").toString();
    if (permission.isEmpty())
        return;
    const bool may = m_context.connection.may(permission);
    // Only what the permission took is given back: a page disables actions for its own reasons too.
    if (!may) {
        action->setProperty("refused", true);
        action->setEnabled(false);
        action->setToolTip(roleNeeded(permission));
    } else if (action->property("refused").toBool()) {
        action->setProperty("refused", false);
        action->setEnabled(true);
        action->setToolTip(QString());
    }
}

void Page::applyPermissions()
{
    for (QAction *action : actions())
        applyPermission(action);
}

void Page::setHeaderActions(const QList<QAction *> &actions)
{
    m_headerActions = actions;
    Q_EMIT titleChanged();
}

void Page::beginBusy()
{
    if (m_busy++ == 0)
        Q_EMIT busyChanged(true);
}

void Page::endBusy()
{
    Q_ASSERT(m_busy > 0);
    if (--m_busy == 0)
        Q_EMIT busyChanged(false);
}

} // namespace testum::gui
