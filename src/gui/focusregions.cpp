#include "gui/focusregions.h"

#include <QApplication>

namespace testum::gui {

namespace {

void focusFirst(const QWidget *region)
{
    for (QWidget *child : region->findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace

void focusNextRegion(QList<FocusRegion> regions, int step)
{
    regions.removeIf([](const FocusRegion &region) { return !region.widget->isVisible(); });
    if (regions.isEmpty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    qsizetype current = -1;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        const QWidget *region = regions.at(i).widget;
        if (focus && (region == focus || region->isAncestorOf(focus)))
            current = i;
    }
    // Without a focus the first or the last one is next.
    if (current < 0 && step < 0)
        current = 0;
    const FocusRegion &next = regions.at((current + step + regions.size()) % regions.size());
    if (next.focus)
        next.focus();
    else
        focusFirst(next.widget);
}

} // namespace testum::gui
