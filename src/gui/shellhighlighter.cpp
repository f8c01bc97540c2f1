#include "gui/shellhighlighter.h"

#include "gui/theme.h"

#include <QRegularExpression>
#include <QTextCharFormat>
#include <QTextDocument>

namespace testum::gui {

namespace {

constexpr int kMostCharacters = 200'000; ///< beyond it colours would cost more than they are worth

/// Strings and comments first: what is inside of them is nothing else. A string that goes on in
/// the next line is coloured to the end of its own only.
const QRegularExpression &words()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<string>'[^']*'?|\"(?:\\\\.|[^\"\\\\])*\"?)"
                       "|(?<comment>(?:^|(?<=\\s))#.*$)"
                       "|(?<variable>\\$\\{[^}]*\\}?|\\$\\w+|\\$[?#@*!$-])"
                       "|\\b(?<keyword>if|then|elif|else|fi|for|in|do|done|while|until|case|esac"
                       "|function|return|exit|export|local|set)\\b"));
    return pattern;
}

} // namespace

ShellHighlighter::ShellHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    connect(&theme(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void ShellHighlighter::highlightBlock(const QString &text)
{
    if (document()->characterCount() > kMostCharacters)
        return;
    QRegularExpressionMatchIterator matches = words().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const char *token = "accent";
        if (match.hasCaptured(QStringLiteral("string")))
            token = "success";
        else if (match.hasCaptured(QStringLiteral("comment")))
            token = "textMuted";
        else if (match.hasCaptured(QStringLiteral("variable")))
            token = "info";
        QTextCharFormat format;
        format.setForeground(theme().color(QString::fromLatin1(token)));
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    }
}

} // namespace testum::gui
