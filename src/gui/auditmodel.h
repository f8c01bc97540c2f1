#pragma once

#include "gui/pagedmodel.h"

namespace testum::gui {

/// The records of GET /api/v1/audit as rows.
class AuditModel : public PagedModel
{
    Q_OBJECT

public:
    enum Column { Time, User, Action, ObjectType, Object, Address, Details };

    using PagedModel::PagedModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate(); ///< the language changed
    /// Id → name of objects that exist: a record of a change tells the id only.
    void setNames(const QHash<QString, QString> &names);

private:
    [[nodiscard]] QString text(const QJsonObject &record, int column) const;

    QHash<QString, QString> m_names;
};

} // namespace testum::gui
