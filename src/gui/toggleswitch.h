#pragma once

#include <QCheckBox>

namespace testum::gui {

/// A check box that looks like a switch: for what takes effect at once (in forms with a Save button
/// a check box is right). Keyboard and accessibility are the check box's.
class ToggleSwitch : public QCheckBox
{
    Q_OBJECT

public:
    explicit ToggleSwitch(QWidget *parent = nullptr);
    explicit ToggleSwitch(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override;
};

} // namespace testum::gui
