#pragma once

#include "gui/status.h"

#include <QStyledItemDelegate>

namespace testum::gui {

/// Paints the cells of a DataTable by TableRole: text, muted or fixed-width text, chips, small
/// bars. Colours are the theme's at the time of painting. Tooltips of the models are plain text.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    /// Is the cell's text longer than its place?
    [[nodiscard]] static bool isElided(const QStyleOptionViewItem &option,
                                       const QModelIndex &index);
};

/// The chip as painted in tables and cards, left and vertically centred in `rect`; its width.
int paintChip(QPainter *painter, const QRect &rect, const StatusChip &chip,
              const QFontMetrics &metrics);
[[nodiscard]] int chipWidth(const StatusChip &chip, const QFontMetrics &metrics);

} // namespace testum::gui
