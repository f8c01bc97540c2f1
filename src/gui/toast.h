#pragma once

#include "gui/notifications.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace testum::gui {

/// One notification at the lower right of the window. Goes by itself when its time is up; the time
/// stands still while the pointer or the focus is on it or another window is in front.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(const Notification &notification, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] quint64 undoId() const { return m_notification.undoId; } ///< 0: nothing to undo
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tick();
    void close();
    void retranslate();
    void paintIcon();

    Notification m_notification;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer m_timer;
    int m_remainingMs = 0;
};

} // namespace testum::gui
