#pragma once

#include <QAbstractButton>

namespace testum::gui {

/// A rounded button with a cross behind its text: an active filter, a tag. Click, Space, Delete or
/// Backspace: clicked().
class ChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChipButton(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace testum::gui
