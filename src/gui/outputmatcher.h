#pragma once

#include "gui/outputlines.h"

#include <QRegularExpression>
#include <QString>

#include <array>
#include <vector>

namespace testum::gui {

/// What is looked for in output.
struct OutputPattern
{
    QString text;
    bool isCaseSensitive = false;
    bool wholeWords = false;
    bool isRegex = false;

    friend bool operator==(const OutputPattern &, const OutputPattern &) = default;
};

/// A place where a pattern was found, in UTF-16 units of the line as drawn. It reaches into the
/// next line where a line was too long for one.
struct OutputHit
{
    qint64 line = 0;
    qsizetype start = 0;
    qsizetype length = 0;
};

/// Finds a pattern in lines; plain ASCII text on the stored bytes, without making strings. One
/// thread.
class OutputMatcher
{
public:
    explicit OutputMatcher(const OutputPattern &pattern);

    [[nodiscard]] QString error() const; ///< of the regular expression, empty: none
    /// Appends the hits of finished line `line` and those after it which lie in one slice; how many
    /// lines that was. 0 at the end.
    [[nodiscard]] qint64 find(const OutputLines &lines, qint64 line,
                              std::vector<OutputHit> &hits) const;

private:
    void findInBytes(QByteArrayView text, bool isUnicode, qint64 line,
                     std::vector<OutputHit> &hits) const;
    void findInText(const QString &text, qint64 line, std::vector<OutputHit> &hits) const;
    void findAcross(const QString &text, const QString &next, qint64 line,
                    std::vector<OutputHit> &hits) const;
    [[nodiscard]] qsizetype nextInBytes(QByteArrayView text, qsizetype from) const;
    [[nodiscard]] bool isWord(const QString &text, qsizetype start, qsizetype length) const;

    OutputPattern m_pattern;
    QRegularExpression m_regex;
    QByteArray m_needle; ///< folded, when the pattern is plain ASCII
    bool m_isAscii = false;
    std::array<uchar, 256> m_fold;
    std::array<qsizetype, 256> m_skip; ///< Horspool's, by folded byte
};

} // namespace testum::gui
