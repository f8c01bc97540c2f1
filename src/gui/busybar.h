#pragma once

#include <QTimer>
#include <QWidget>

namespace testum::gui {

/// The thin bar under the header that says "something is on its way" without saying how much.
/// Appears only after 150 ms, so that quick answers do not flash; stands still where animations are
/// reduced.
class BusyBar : public QWidget
{
    Q_OBJECT

public:
    explicit BusyBar(QWidget *parent = nullptr);

    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setAnimated(bool animated) { m_animated = animated; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void step();

    QTimer m_delay;
    QTimer m_animation;
    qreal m_position = 0; ///< 0 … 1
    bool m_busy = false;
    bool m_shown = false;
    bool m_animated = true;
};

} // namespace testum::gui
