#include "gui/focusrings.h"

#include "gui/theme.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QPainter>

namespace testum::gui {

namespace {

constexpr int kOutside = 4;
constexpr int kRing = 2;
constexpr int kInner = 1;

bool isKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

/// The control that a focused part of it belongs to.
QWidget *controlOf(QWidget *widget)
{
    QWidget *parent = widget->parentWidget();
    if (qobject_cast<QComboBox *>(parent) || qobject_cast<QAbstractSpinBox *>(parent))
        return parent;
    return widget;
}

/// What of the window the viewports around the widget leave visible.
QRect visibleArea(const QWidget *widget)
{
    const QWidget *window = widget->window();
    QRect area = window->rect();
    for (const QWidget *at = widget->parentWidget(); at && at != window; at = at->parentWidget()) {
        const auto *scroll = qobject_cast<const QAbstractScrollArea *>(at->parentWidget());
        if (scroll && scroll->viewport() == at)
            area &= QRect(at->mapTo(window, QPoint()), at->size());
    }
    return area;
}

bool isInSidebar(const QWidget *widget)
{
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (at->objectName() == QLatin1String("Sidebar"))
            return true;
    }
    return false;
}

} // namespace

/// Its mask is the band of the ring only, so that scrolling beneath stays cheap.
class FocusRings::Ring final : public QWidget
{
public:
    explicit Ring(QWidget *window)
        : QWidget(window)
    {
        setObjectName(QStringLiteral("FocusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }
    void surround(const QRect &ring, const QRect &visible, bool inSidebar)
    {
        m_inSidebar = inSidebar;
        setGeometry(ring);
        const QRect all = rect();
        constexpr int kBand = kRing + kInner;
        setMask((QRegion(all) - QRegion(all.adjusted(kBand, kBand, -kBand, -kBand))) &
                visible.translated(-ring.topLeft()));
        raise();
        show();
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        const QColor outer = theme().color(m_inSidebar ? QStringLiteral("sidebarFocus")
                                                       : QStringLiteral("focusRing"));
        const QColor inner = theme().color(m_inSidebar ? QStringLiteral("bgSidebar")
                                                       : QStringLiteral("focusRingInner"));
        painter.fillRect(rect(), outer);
        painter.fillRect(rect().adjusted(kRing, kRing, -kRing, -kRing), inner);
    }

private:
    bool m_inSidebar = false;
};

FocusRings::FocusRings(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

FocusRings::~FocusRings() { delete m_ring; }

QRect FocusRings::visibleRing() const
{
    return m_ring && m_ring->isVisible() ? m_ring->geometry() : QRect();
}

bool FocusRings::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        if (auto *widget = qobject_cast<QWidget *>(watched)) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            // Focus that the program moves follows the hand the user has used last.
            if (isKeyboard(reason) || (reason != Qt::MouseFocusReason && m_byKeyboard))
                follow(widget);
            else if (reason == Qt::MouseFocusReason)
                hideRing();
        }
        break;
    case QEvent::KeyPress:
        m_byKeyboard = true;
        break;
    case QEvent::FocusOut:
        if (m_target && watched == m_target &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            hideRing();
        break;
    case QEvent::MouseButtonPress:
        m_byKeyboard = false;
        hideRing();
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
        if (m_target && !m_placing && watched->isWidgetType()) {
            auto *widget = static_cast<QWidget *>(watched);
            if (widget == m_target || widget->isAncestorOf(m_target))
                place();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRings::follow(QWidget *widget)
{
    m_target = widget;
    place();
}

void FocusRings::hideRing()
{
    m_target = nullptr;
    if (m_ring)
        m_ring->hide();
}

void FocusRings::place()
{
    const QWidget *control = m_target ? controlOf(m_target) : nullptr;
    if (!control || !control->isVisible() || control->isWindow()) {
        if (m_ring)
            m_ring->hide();
        return;
    }
    m_placing = true;
    QWidget *window = control->window();
    if (!m_ring || m_ring->parentWidget() != window) {
        delete m_ring;
        m_ring = new Ring(window);
    }
    const QRect rect(control->mapTo(window, QPoint()), control->size());
    m_ring->surround(rect.adjusted(-kOutside, -kOutside, kOutside, kOutside), visibleArea(control),
                     isInSidebar(control));
    m_placing = false;
}

} // namespace testum::gui
