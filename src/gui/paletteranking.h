#pragma once

#include "gui/paletteentry.h"

#include <QHash>

namespace testum::gui {

/// An entry that a query finds.
struct PaletteMatch
{
    int index = 0; ///< in the entries
    int score = 0;
    QList<int> letters{}; ///< positions in the title that matched; empty when another key did
};

/// What the user typed, taken apart: the first letter may narrow to one kind.
struct PaletteQuery
{
    QString text; ///< folded, without the prefix
    QChar mode;   ///< '>', '@', '#', ':', '?', or null

    [[nodiscard]] static PaletteQuery parse(const QString &typed);
    [[nodiscard]] bool admits(PaletteEntry::Kind kind) const;
};

/// How well `needle` fits `hay`, both folded: exact > prefix > start of a word > inside > letters
/// in order; 0 when it does not.
[[nodiscard]] int matchScore(const QString &hay, const QString &needle, QList<int> *letters = {});
/// The text as if typed with the other keyboard layout (ЙЦУКЕН and QWERTY): "здфе" → "plat".
[[nodiscard]] QString swappedLayout(const QString &text);
/// The best `limit`, best first. Without a text: the recent ones first. A query that finds nothing
/// is tried again with the keyboard layout swapped. `recent`: key → 1 for the latest. Any thread.
[[nodiscard]] QList<PaletteMatch> rankEntries(const PaletteEntries &entries,
                                              const PaletteQuery &query,
                                              const QHash<QString, int> &recent, int limit);

} // namespace testum::gui
