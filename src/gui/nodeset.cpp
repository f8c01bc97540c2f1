#include "gui/nodeset.h"

#include <QSet>

namespace testum::gui {

namespace {

/// Splits at separators that are not inside brackets.
QStringList words(const QString &text)
{
    QStringList found;
    QString word;
    bool inBrackets = false;
    bool inComment = false;
    for (const QChar c : text) {
        const bool endsLine = c == QLatin1Char('\n') || c == QLatin1Char('\r');
        if (endsLine)
            inComment = inBrackets = false;
        if (c == QLatin1Char('#') && word.isEmpty())
            inComment = true;
        if (inComment)
            continue;
        if (c == QLatin1Char('['))
            inBrackets = true;
        if (c == QLatin1Char(']'))
            inBrackets = false;
        const bool separates =
            c.isSpace() || c == QLatin1Char(';') || (c == QLatin1Char(',') && !inBrackets);
        if (!separates) {
            word.append(c);
        } else if (!word.isEmpty()) {
            found.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        found.append(word);
    return found;
}

/// "001-003" → 001 002 003; "7" → 7. Empty: it is no range of numbers.
QStringList rangeOf(const QString &part, int most)
{
    const qsizetype dash = part.indexOf(QLatin1Char('-'));
    const QString first = dash < 0 ? part : part.left(dash);
    const QString last = dash < 0 ? part : part.mid(dash + 1);
    bool firstOk = false;
    bool lastOk = false;
    const qint64 from = first.toLongLong(&firstOk);
    const qint64 to = last.toLongLong(&lastOk);
    if (!firstOk || !lastOk || from < 0 || to < from)
        return {};
    QStringList numbers;
    // Leading zeros give the width.
    const int width = first.startsWith(QLatin1Char('0')) ? int(first.size()) : 0;
    for (qint64 number = from; number <= to && numbers.size() < most; ++number)
        numbers.append(QString::number(number).rightJustified(width, QLatin1Char('0')));
    return numbers;
}

QStringList expandWord(const QString &word, int most)
{
    const qsizetype open = word.indexOf(QLatin1Char('['));
    const qsizetype close = word.indexOf(QLatin1Char(']'), open);
    if (open < 0 || close < 0)
        return {word};
    QStringList numbers;
    const QStringList parts = word.mid(open + 1, close - open - 1).split(QLatin1Char(','));
    for (const QString &part : parts) {
        const QStringList some = rangeOf(part.trimmed(), most);
        if (some.isEmpty())
            return {word};
        numbers += some;
    }
    QStringList names;
    const QStringList tails = expandWord(word.mid(close + 1), most); // a second pair of brackets
    for (const QString &number : std::as_const(numbers)) {
        for (const QString &tail : tails) {
            if (names.size() >= most)
                return names;
            names.append(word.left(open) + number + tail);
        }
    }
    return names;
}

} // namespace

QStringList expandNodeSet(const QString &text, int most)
{
    QStringList names;
    QSet<QString> seen;
    const QStringList all = words(text);
    for (const QString &word : all) {
        const QStringList some = expandWord(word, most);
        for (const QString &name : some) {
            if (names.size() >= most)
                return names;
            if (seen.contains(name))
                continue;
            seen.insert(name);
            names.append(name);
        }
    }
    return names;
}

} // namespace testum::gui
