#include "gui/hostdelegate.h"

#include "gui/datatable.h"
#include "gui/tabledelegate.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

HostDelegate::HostDelegate(int rowHeight, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
{}

void HostDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QVariant chip = index.data(TableRole::kChip);
    if (!chip.canConvert<StatusChip>()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    paintChip(painter, option.rect.adjusted(2, 0, -2, 0), chip.value<StatusChip>(),
              option.fontMetrics);
    painter->restore();
}

QSize HostDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(m_rowHeight, option.fontMetrics.height() + 8));
    return size;
}

} // namespace testum::gui
