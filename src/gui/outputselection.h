#pragma once

#include "gui/outputlines.h"

#include <QString>

#include <optional>

namespace testum::gui {

/// A place in output, before UTF-16 unit `index` of a line.
struct OutputPosition
{
    qint64 line = 0;
    qsizetype index = 0;

    friend auto operator<=>(const OutputPosition &, const OutputPosition &) = default;
};

/// From where the selection was begun to where it ends, either of which may come first.
struct OutputSelection
{
    OutputPosition anchor;
    OutputPosition caret;

    [[nodiscard]] bool isEmpty() const { return anchor == caret; }
    [[nodiscard]] OutputPosition first() const { return std::min(anchor, caret); }
    [[nodiscard]] OutputPosition last() const { return std::max(anchor, caret); }
    /// The selected units of a line of `length`: [first, second). Equal: none.
    [[nodiscard]] std::pair<qsizetype, qsizetype> partOf(qint64 line, qsizetype length) const;
};

/// The selected text, lines that were too long for one put together again. Nothing when it has more
/// than `maxUnits`. Any thread.
[[nodiscard]] std::optional<QString>
selectedText(const OutputLines &lines, const OutputSelection &selection, qsizetype maxUnits);
/// The word around a place, or the run of other characters.
[[nodiscard]] OutputSelection wordAt(const OutputLines &lines, const OutputPosition &position);

} // namespace testum::gui
