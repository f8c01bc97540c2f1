#include "gui/cardview.h"

#include "gui/theme.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace testum::gui {

CardView::CardView(QWidget *parent)
    : QListView(parent)
{
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setLayoutMode(QListView::Batched);
    setBatchSize(2000);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the width depends on the height
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(&theme(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void CardView::resizeEvent(QResizeEvent *event)
{
    fitGrid();
    QListView::resizeEvent(event);
}

void CardView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitGrid();
    QListView::changeEvent(event);
}

void CardView::fitGrid()
{
    if (itemDelegate() == nullptr)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QSize card = itemDelegate()->sizeHint(option, {});
    if (card.width() <= 0)
        return;
    const int width = viewport()->width() - 1; // a card that ends at the edge counts as too wide
    const int columns = std::max(1, width / card.width());
    const QSize grid(std::max(width / columns, 1), card.height());
    if (grid != gridSize())
        setGridSize(grid);
}

} // namespace testum::gui
