#pragma once

#include <QSyntaxHighlighter>

namespace testum::gui {

/// Colours of a shell's words: comments, strings, variables, keywords. By the theme in force.
class ShellHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit ShellHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace testum::gui
