#include "gui/outputmatcher.h"

#include <algorithm>
#include <cstring>

namespace testum::gui {

namespace {

bool isWordChar(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

/// UTF-16 units of valid UTF-8.
qsizetype unitsOf(QByteArrayView utf8)
{
    qsizetype units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<uchar>(c);
        units += (byte & 0xc0) == 0x80 ? 0 : byte >= 0xf0 ? 2 : 1;
    }
    return units;
}

} // namespace

OutputMatcher::OutputMatcher(const OutputPattern &pattern)
    : m_pattern(pattern)
{
    if (pattern.isRegex) {
        QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
        if (!pattern.isCaseSensitive)
            options |= QRegularExpression::CaseInsensitiveOption;
        m_regex.setPattern(pattern.wholeWords ? QStringLiteral("\\b(?:%1)\\b").arg(pattern.text)
                                              : pattern.text);
        m_regex.setPatternOptions(options);
        m_regex.optimize();
        return;
    }
    m_isAscii = std::all_of(pattern.text.begin(), pattern.text.end(),
                            [](QChar c) { return c.unicode() < 0x80; });
    for (std::size_t i = 0; i < m_fold.size(); ++i) {
        const bool upper = i >= 'A' && i <= 'Z' && !pattern.isCaseSensitive;
        m_fold[i] = static_cast<uchar>(upper ? i + 32 : i);
    }
    m_needle = pattern.text.toUtf8();
    for (char &c : m_needle)
        c = static_cast<char>(m_fold[static_cast<uchar>(c)]);
    m_skip.fill(m_needle.size());
    for (qsizetype i = 0; i + 1 < m_needle.size(); ++i)
        m_skip[static_cast<uchar>(m_needle.at(i))] = m_needle.size() - 1 - i;
}

QString OutputMatcher::error() const
{
    return m_pattern.isRegex && !m_regex.isValid() ? m_regex.errorString() : QString();
}

qint64 OutputMatcher::find(const OutputLines &lines, qint64 line,
                           std::vector<OutputHit> &hits) const
{
    const OutputSlice slice = lines.slice(line);
    for (qsizetype i = 0; i < slice.count; ++i) {
        const OutputSegment &segment = *slice.segment;
        const OutputSegment::Entry &entry = segment.entry(slice.first + i);
        const bool isStyled = (entry.flags & LineFlag::kStyled) != 0;
        const bool isUnicode = (entry.flags & LineFlag::kUnicode) != 0;
        if ((entry.flags & LineFlag::kContinued) != 0 && !m_pattern.isRegex) {
            const QString text = segment.decode(slice.first + i).text;
            findInText(text, line + i, hits);
            findAcross(text, lines.line(line + i + 1).text, line + i, hits);
        } else if (m_isAscii && !isStyled) {
            findInBytes(segment.textOf(slice.first + i), isUnicode, line + i, hits);
        } else if (m_isAscii || isUnicode || m_pattern.isRegex) {
            findInText(segment.decode(slice.first + i).text, line + i, hits);
        }
    }
    return slice.count;
}

qsizetype OutputMatcher::nextInBytes(QByteArrayView text, qsizetype from) const
{
    const qsizetype last = m_needle.size() - 1;
    const auto *bytes = reinterpret_cast<const uchar *>(text.data());
    for (qsizetype at = from; at + last < text.size();) {
        const uchar end = m_fold[bytes[at + last]];
        if (end == static_cast<uchar>(m_needle.at(last))) {
            qsizetype i = 0;
            while (i < last && m_fold[bytes[at + i]] == static_cast<uchar>(m_needle.at(i)))
                ++i;
            if (i == last)
                return at;
        }
        at += m_skip[end];
    }
    return -1;
}

void OutputMatcher::findInBytes(QByteArrayView text, bool isUnicode, qint64 line,
                                std::vector<OutputHit> &hits) const
{
    if (m_needle.isEmpty())
        return;
    QString decoded;
    for (qsizetype at = nextInBytes(text, 0); at >= 0;
         at = nextInBytes(text, at + m_needle.size())) {
        const qsizetype start = isUnicode ? unitsOf(text.first(at)) : at;
        if (m_pattern.wholeWords) {
            if (decoded.isEmpty())
                decoded = QString::fromUtf8(text);
            if (!isWord(decoded, start, m_needle.size()))
                continue;
        }
        hits.push_back({line, start, m_needle.size()});
    }
}

void OutputMatcher::findInText(const QString &text, qint64 line, std::vector<OutputHit> &hits) const
{
    if (m_pattern.isRegex) {
        auto matches = m_regex.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedLength() > 0)
                hits.push_back({line, match.capturedStart(), match.capturedLength()});
        }
        return;
    }
    const qsizetype length = m_pattern.text.size();
    const auto caseSensitivity =
        m_pattern.isCaseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (length == 0)
        return;
    for (qsizetype at = text.indexOf(m_pattern.text, 0, caseSensitivity); at >= 0;
         at = text.indexOf(m_pattern.text, at + length, caseSensitivity)) {
        if (isWord(text, at, length))
            hits.push_back({line, at, length});
    }
}

void OutputMatcher::findAcross(const QString &text, const QString &next, qint64 line,
                               std::vector<OutputHit> &hits) const
{
    const qsizetype reach = m_pattern.text.size() - 1;
    // What was found in the line itself is not found again.
    const qsizetype taken =
        !hits.empty() && hits.back().line == line ? hits.back().start + hits.back().length : 0;
    const qsizetype from = std::max({taken, text.size() - reach, qsizetype(0)});
    if (reach <= 0 || from >= text.size())
        return;
    const QString seam = text.mid(from) + next.left(reach);
    const auto caseSensitivity =
        m_pattern.isCaseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const qsizetype at = seam.indexOf(m_pattern.text, 0, caseSensitivity);
    if (at >= 0 && from + at < text.size())
        hits.push_back({line, from + at, m_pattern.text.size()});
}

bool OutputMatcher::isWord(const QString &text, qsizetype start, qsizetype length) const
{
    if (!m_pattern.wholeWords)
        return true;
    const bool opens = start == 0 || !isWordChar(text.at(start - 1));
    const qsizetype end = start + length;
    return opens && (end >= text.size() || !isWordChar(text.at(end)));
}

} // namespace testum::gui
