#pragma once

#include "gui/notifications.h"

#include <QList>
#include <QWidget>

namespace testum::gui {

class Toast;

/// Shows what is posted as toasts above the lower right corner of its parent, at most three and
/// those that can still be undone, the newest below. Takes no room where there is no toast.
class ToastArea : public QWidget
{
    Q_OBJECT

public:
    ToastArea(Notifications &notifications, QWidget *parent);

    /// Free room below: the status bar's height.
    void setBottomMargin(int pixels);
    void clear(); ///< but for those that can still be undone
    [[nodiscard]] QList<Toast *> toasts() const { return m_toasts; } ///< oldest first

Q_SIGNALS:
    void pathChosen(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void add(const Notification &notification);
    void remove(Toast *toast);
    void place();

    QList<Toast *> m_toasts;
    int m_bottomMargin = 0;
};

} // namespace testum::gui
