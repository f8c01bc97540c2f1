#pragma once

#include "gui/homestats.h"

#include <QAbstractTableModel>

namespace testum::gui {

/// Platforms that need somebody to look at them, for a table of the home page.
class AttentionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Problem, Since };

    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<AttentionItem> &items);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate(); ///< the language changed

private:
    QList<AttentionItem> m_items;
};

} // namespace testum::gui
