#pragma once

#include "gui/auditrecord.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace testum::gui {

/// The changes of an audit record as lines: a field's name, what it was, what it is.
class AuditDiffModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Kind { Field, Removed, Added };
    static constexpr int kKindRole = Qt::UserRole + 1;

    using QAbstractListModel::QAbstractListModel;

    void setChanges(const QList<AuditChange> &changes);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Line
    {
        Kind kind;
        QString text;
    };
    QList<Line> m_lines;
};

/// Paints those lines: wrapped, in the colours of a diff, with − and + before them.
class AuditDiffDelegate : public QStyledItemDelegate
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
