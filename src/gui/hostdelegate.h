#pragma once

#include <QStyledItemDelegate>

namespace testum::gui {

/// Rows of the host tree: boxes and names as the style paints them, states as chips.
class HostDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HostDelegate(int rowHeight, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    int m_rowHeight;
};

} // namespace testum::gui
