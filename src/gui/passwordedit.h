#pragma once

#include <QAction>
#include <QLineEdit>

namespace testum::gui {

/// A line for a secret: hidden, with a button to show it, never copied out, no undo history after
/// takeText(). Never prefilled: a stored secret is a placeholder.
class PasswordEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent = nullptr);

    /// The text, and the line is empty and hidden again.
    [[nodiscard]] QString takeText();
    void forget(); ///< empty and hidden again
    void setRevealed(bool revealed);
    [[nodiscard]] bool isRevealed() const { return echoMode() == QLineEdit::Normal; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QAction *m_reveal;
};

} // namespace testum::gui
