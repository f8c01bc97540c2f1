#include "gui/palettemodel.h"

namespace testum::gui {

void PaletteModel::show(std::shared_ptr<const PaletteEntries> entries, QList<PaletteMatch> matches)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_matches = std::move(matches);
    endResetModel();
}

const PaletteEntry *PaletteModel::entryAt(int row) const
{
    if (row < 0 || row >= m_matches.size())
        return nullptr;
    return &m_entries->at(m_matches.at(row).index);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return entry->title;
    case Qt::AccessibleTextRole:
        return entry->detail.isEmpty() ? entry->title
                                       : QStringLiteral("%1, %2").arg(entry->title, entry->detail);
    case IconRole:
        return entry->icon;
    case DetailRole:
        return entry->detail;
    case ShortcutRole:
        return entry->shortcut;
    case EnabledRole:
        return entry->isEnabled;
    case LettersRole: {
        QVariantList letters;
        for (const int letter : m_matches.at(index.row()).letters)
            letters.append(letter);
        return letters;
    }
    default:
        return {};
    }
}

} // namespace testum::gui
