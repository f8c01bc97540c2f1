#pragma once

#include <QStyledItemDelegate>

namespace testum::gui {

/// Paints a platform of PlatformModel as a card: name and state, user and address, group and tags,
/// facts. No widget a card.
class PlatformCardDelegate : public QStyledItemDelegate
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
