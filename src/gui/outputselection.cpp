#include "gui/outputselection.h"

#include <algorithm>

namespace testum::gui {

namespace {

/// Paths, addresses and options are words: that is what is copied out of output.
bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u"_-./:@~%+").contains(c) || c.isSurrogate();
}

} // namespace

std::pair<qsizetype, qsizetype> OutputSelection::partOf(qint64 line, qsizetype length) const
{
    const OutputPosition from = first();
    const OutputPosition to = last();
    if (isEmpty() || line < from.line || line > to.line)
        return {0, 0};
    return {line == from.line ? std::min(from.index, length) : 0,
            line == to.line ? std::min(to.index, length) : length};
}

std::optional<QString> selectedText(const OutputLines &lines, const OutputSelection &selection,
                                    qsizetype maxUnits)
{
    QString text;
    const qint64 end = std::min(selection.last().line, lines.lineCount() - 1);
    for (qint64 line = selection.first().line; line <= end; ++line) {
        const OutputLine content = lines.line(line);
        const auto [from, to] = selection.partOf(line, content.text.size());
        text += QStringView(content.text).mid(from, to - from);
        if (line < end && !content.is(LineFlag::kContinued))
            text += u'\n';
        if (text.size() > maxUnits)
            return std::nullopt;
    }
    return text;
}

OutputSelection wordAt(const OutputLines &lines, const OutputPosition &position)
{
    const QString text = lines.line(position.line).text;
    if (position.index >= text.size())
        return {position, position};
    const bool isWord = isWordChar(text.at(position.index));
    qsizetype from = position.index;
    while (from > 0 && isWordChar(text.at(from - 1)) == isWord)
        --from;
    qsizetype to = position.index;
    while (to < text.size() && isWordChar(text.at(to)) == isWord)
        ++to;
    return {{position.line, from}, {position.line, to}};
}

} // namespace testum::gui
