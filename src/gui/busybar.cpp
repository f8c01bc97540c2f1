#include "gui/busybar.h"

#include "gui/theme.h"

#include <QPainter>

namespace testum::gui {

namespace {

constexpr int kHeight = 3;
constexpr int kDelayMs = 150;
constexpr int kFrameMs = 33;
constexpr qreal kStep = 0.022;
constexpr qreal kPart = 0.3;

} // namespace

BusyBar::BusyBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("busyBar"));
    setFixedHeight(kHeight);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    m_animation.setInterval(kFrameMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_shown = true;
        setAccessibleName(tr("Loading…"));
        if (m_animated)
            m_animation.start();
        update();
    });
    connect(&m_animation, &QTimer::timeout, this, &BusyBar::step);
}

void BusyBar::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    if (busy) {
        m_delay.start();
        return;
    }
    m_delay.stop();
    m_animation.stop();
    m_shown = false;
    setAccessibleName(QString());
    update();
}

void BusyBar::step()
{
    m_position += kStep;
    if (m_position > 1)
        m_position = -kPart;
    update();
}

void BusyBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (!m_shown)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(QStringLiteral("neutralSubtle")));
    const QRectF part =
        m_animated ? QRectF(m_position * width(), 0, kPart * width(), height()) : QRectF(rect());
    painter.fillRect(part, theme().color(QStringLiteral("accent")));
}

} // namespace testum::gui
