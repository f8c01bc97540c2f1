#pragma once

#include <QPlainTextEdit>

namespace testum::gui {

/// An editor for commands: fixed width, line numbers, the shell's words coloured. Tab leaves it, so
/// that the keyboard is never caught.
class CodeEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget *parent = nullptr);

    /// Of the line numbers, for a window that lays itself out by it.
    [[nodiscard]] int marginWidth() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class LineNumbers;
    void paintNumbers(QPaintEvent *event);
    void placeNumbers();

    QWidget *m_numbers;
};

} // namespace testum::gui
