#include "gui/toastarea.h"

#include "gui/toast.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kMost = 3;
constexpr int kMargin = 16;

} // namespace

ToastArea::ToastArea(Notifications &notifications, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("ToastArea"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    // Its size is that of the toasts, whatever they ask for.
    column->setSizeConstraint(QLayout::SetFixedSize);
    parent->installEventFilter(this);
    connect(&notifications, &Notifications::posted, this, &ToastArea::add);
    connect(&notifications, &Notifications::undoableOver, this, [this](quint64 undoId) {
        for (Toast *toast : toasts()) {
            if (toast->undoId() == undoId)
                remove(toast);
        }
    });
    hide();
}

void ToastArea::setBottomMargin(int pixels)
{
    m_bottomMargin = pixels;
    place();
}

bool ToastArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

bool ToastArea::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        place();
    return handled;
}

void ToastArea::add(const Notification &notification)
{
    // "Undo" is on no other place than its toast.
    const auto mayGo = [](const Toast *toast) { return toast->undoId() == 0; };
    while (m_toasts.size() >= kMost) {
        const auto oldest = std::find_if(m_toasts.cbegin(), m_toasts.cend(), mayGo);
        if (oldest == m_toasts.cend())
            break;
        remove(*oldest);
    }
    auto *toast = new Toast(notification, this);
    m_toasts.append(toast);
    layout()->addWidget(toast);
    connect(toast, &Toast::closed, this, [this, toast] { remove(toast); });
    connect(toast, &Toast::actionTriggered, this, [this, notification] {
        if (notification.action)
            notification.action();
        if (!notification.actionPath.isEmpty())
            Q_EMIT pathChosen(notification.actionPath);
    });
    show();
    toast->show();
    raise();
    place();
}

void ToastArea::clear()
{
    for (Toast *toast : toasts()) {
        if (toast->undoId() == 0)
            remove(toast);
    }
}

void ToastArea::remove(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    layout()->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    if (m_toasts.isEmpty())
        hide();
    place();
}

void ToastArea::place()
{
    const QWidget *window = parentWidget();
    move(window->width() - width() - kMargin,
         window->height() - height() - m_bottomMargin - kMargin);
}

} // namespace testum::gui
