#pragma once

#include <QAbstractTableModel>
#include <QString>

namespace testum::gui {

/// What each role may do: a permission a row, a role a column. Read only.
class RoleMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate(); ///< the language changed
};

/// "platforms.write" → "Add, change and delete platforms".
[[nodiscard]] QString permissionText(const QString &permission);

} // namespace testum::gui
