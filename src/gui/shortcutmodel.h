#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

class QAction;

namespace testum::gui {

/// Action and keys, one row each.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Those without a name or without keys are left out, and what appears twice is shown once.
    void setActions(const QList<QAction *> &actions);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        QString name;
        QString keys;
    };
    QList<Row> m_rows;
};

} // namespace testum::gui
