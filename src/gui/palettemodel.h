#pragma once

#include "gui/paletteranking.h"

#include <QAbstractListModel>

#include <memory>

namespace testum::gui {

/// What the palette's list shows: the ranked entries.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IconRole = Qt::UserRole + 1, ///< lucide's name
        DetailRole,
        ShortcutRole,
        LettersRole, ///< QVariantList of int: matched positions of the title
        EnabledRole
    };

    using QAbstractListModel::QAbstractListModel;

    void show(std::shared_ptr<const PaletteEntries> entries, QList<PaletteMatch> matches);
    [[nodiscard]] const PaletteEntry *entryAt(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::shared_ptr<const PaletteEntries> m_entries;
    QList<PaletteMatch> m_matches;
};

} // namespace testum::gui
