#pragma once

#include <QStyledItemDelegate>

namespace testum::gui {

/// Paints the rows of NotificationModel: icon, wrapped text, time; headings as such.
class NotificationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace testum::gui
