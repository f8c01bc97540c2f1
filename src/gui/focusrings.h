#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace testum::gui {

/// Draws the two-coloured ring around what has the keyboard focus, in every window and dialog,
/// after it was moved by keyboard. One object, made in main(); main thread.
class FocusRings : public QObject
{
    Q_OBJECT

public:
    explicit FocusRings(QObject *parent = nullptr);
    ~FocusRings() override;

    /// The ring on screen, in the coordinates of its window; empty: none. For tests.
    [[nodiscard]] QRect visibleRing() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Ring;
    void follow(QWidget *widget);
    void hideRing();
    void place();

    QPointer<QWidget> m_target;
    QPointer<Ring> m_ring;
    bool m_placing = false;
    bool m_byKeyboard = false;
};

} // namespace testum::gui
