#include "gui/paletteranking.h"

#include "gui/datatable.h"

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kExact = 1000;
constexpr int kPrefix = 800;
constexpr int kWordStart = 600;
constexpr int kInside = 400;
constexpr int kSubsequence = 200;
constexpr int kMostRecent = 40; ///< what the latest choice adds
constexpr int kDisabled = 150;  ///< what a disabled command loses

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

void addLetters(QList<int> *letters, qsizetype from, qsizetype count)
{
    if (!letters)
        return;
    for (qsizetype i = 0; i < count; ++i)
        letters->append(static_cast<int>(from + i));
}

/// How many words begin between the first and the last of the letters found.
qsizetype wordsBetween(const QString &hay, const QList<int> &found)
{
    qsizetype words = 0;
    for (int at = found.first(); at <= found.last(); ++at)
        words += hay.at(at).isLetterOrNumber() && startsWord(hay, at) ? 1 : 0;
    return words;
}

/// Letters in order, each at the start of a word where possible ("dk" in "deploy keys").
int subsequenceScore(const QString &hay, const QString &needle, QList<int> *letters)
{
    QList<int> found;
    qsizetype at = 0;
    int starts = 0;
    for (const QChar wanted : needle) {
        if (wanted.isSpace())
            continue;
        const qsizetype here = hay.indexOf(wanted, at);
        if (here < 0)
            return 0;
        starts += startsWord(hay, here) ? 1 : 0;
        found.append(static_cast<int>(here));
        at = here + 1;
    }
    if (found.isEmpty())
        return 0;
    // Letters strewn over a long text are an accident, unless they begin words next to each other.
    constexpr int kWidest = 6;
    const int span = found.last() - found.first() + 1;
    const bool isStrewn = span > kWidest * needle.size();
    if (isStrewn && (starts < found.size() || wordsBetween(hay, found) > found.size()))
        return 0;
    if (letters)
        *letters = found;
    return kSubsequence + std::min(starts, 10) * 5 - std::min(span, 99);
}

/// The best of an entry's keys.
PaletteMatch matchOf(const PaletteEntry &entry, const QString &needle)
{
    PaletteMatch best;
    for (qsizetype i = 0; i < entry.searchKeys.size(); ++i) {
        QList<int> letters;
        int score = matchScore(entry.searchKeys.at(i), needle, &letters);
        // The first key is the title as shown: only its letters can be marked, and it wins.
        if (i > 0 && score > 0)
            score -= 10;
        if (score > best.score) {
            best.score = score;
            best.letters = i == 0 ? letters : QList<int>();
        }
    }
    return best;
}

QList<PaletteMatch> ranked(const PaletteEntries &entries, const PaletteQuery &query,
                           const QHash<QString, int> &recent, int limit)
{
    QList<PaletteMatch> matches;
    for (int i = 0; i < entries.size(); ++i) {
        const PaletteEntry &entry = entries.at(i);
        if (!query.admits(entry.kind))
            continue;
        PaletteMatch match;
        if (query.text.isEmpty())
            match.score = 1;
        else
            match = matchOf(entry, query.text);
        if (match.score == 0)
            continue;
        match.index = i;
        if (const int order = recent.value(entry.key); order > 0)
            match.score += std::max(1, kMostRecent - order);
        if (!entry.isEnabled)
            match.score -= kDisabled;
        matches.append(std::move(match));
    }
    const auto isBetter = [](const PaletteMatch &a, const PaletteMatch &b) {
        return a.score != b.score ? a.score > b.score : a.index < b.index;
    };
    const qsizetype kept = std::min<qsizetype>(limit, matches.size());
    std::partial_sort(matches.begin(), matches.begin() + kept, matches.end(), isBetter);
    matches.resize(kept);
    return matches;
}

} // namespace

PaletteQuery PaletteQuery::parse(const QString &typed)
{
    PaletteQuery query;
    QString text = typed.trimmed();
    if (!text.isEmpty() && QStringLiteral(">@#:?").contains(text.front())) {
        query.mode = text.front();
        text = text.mid(1).trimmed();
    }
    query.text = searchKey(text);
    return query;
}

bool PaletteQuery::admits(PaletteEntry::Kind kind) const
{
    if (mode == u'>')
        return kind == PaletteEntry::Kind::Command;
    if (mode == u'@')
        return kind == PaletteEntry::Kind::Platform;
    if (mode == u'#')
        return kind == PaletteEntry::Kind::Task;
    if (mode == u':')
        return kind == PaletteEntry::Kind::Setting;
    if (mode == u'?')
        return kind == PaletteEntry::Kind::Mode;
    return kind != PaletteEntry::Kind::Mode;
}

int matchScore(const QString &hay, const QString &needle, QList<int> *letters)
{
    if (needle.isEmpty())
        return 0;
    if (hay == needle) {
        addLetters(letters, 0, needle.size());
        return kExact;
    }
    const qsizetype first = hay.indexOf(needle);
    if (first == 0) {
        addLetters(letters, 0, needle.size());
        return kPrefix - static_cast<int>(std::min<qsizetype>(hay.size() - needle.size(), 100));
    }
    for (qsizetype at = first; at > 0; at = hay.indexOf(needle, at + 1)) {
        if (startsWord(hay, at)) {
            addLetters(letters, at, needle.size());
            return kWordStart - static_cast<int>(std::min<qsizetype>(at, 100));
        }
    }
    if (first > 0) {
        addLetters(letters, first, needle.size());
        return kInside - static_cast<int>(std::min<qsizetype>(first, 100));
    }
    return subsequenceScore(hay, needle, letters);
}

QString swappedLayout(const QString &text)
{
    static const QString latin = QStringLiteral("qwertyuiop[]asdfghjkl;'zxcvbnm,.`");
    static const QString russian = QStringLiteral("йцукенгшщзхъфывапролджэячсмитьбюё");
    QString swapped = text.toLower();
    for (QChar &letter : swapped) {
        if (const qsizetype at = latin.indexOf(letter); at >= 0)
            letter = russian.at(at);
        else if (const qsizetype back = russian.indexOf(letter); back >= 0)
            letter = latin.at(back);
    }
    return swapped;
}

QList<PaletteMatch> rankEntries(const PaletteEntries &entries, const PaletteQuery &query,
                                const QHash<QString, int> &recent, int limit)
{
    QList<PaletteMatch> matches = ranked(entries, query, recent, limit);
    if (!matches.isEmpty() || query.text.isEmpty())
        return matches;
    PaletteQuery other = query;
    other.text = searchKey(swappedLayout(query.text));
    return ranked(entries, other, recent, limit);
}

} // namespace testum::gui
