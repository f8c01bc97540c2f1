#include "gui/chart.h"

#include "gui/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kSwatch = 12;
constexpr int kSwatchGap = 6;
constexpr int kEntryGap = 16;

} // namespace

Chart::Chart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chart::setCurrent(int part)
{
    const int wanted = partCount() == 0 ? -1 : std::clamp(part, 0, partCount() - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    describe();
    update();
}

void Chart::partsChanged()
{
    m_current = partCount() == 0 ? -1 : std::min(m_current, partCount() - 1);
    describe();
    update();
}

void Chart::describe()
{
    const QString text = m_current < 0 ? QString() : partText(m_current);
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool Chart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int part = partAt(help->pos());
        if (part < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(partText(part)), this);
        return true;
    }
    return QWidget::event(event);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(partCount() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    const int part = partAt(event->position().toPoint());
    if (part >= 0) {
        setCurrent(part);
        Q_EMIT activated(part);
    }
}

void Chart::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        setCurrent(partCount() - 1);
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void Chart::fillPart(QPainter &painter, const QPainterPath &path, const LegendEntry &entry)
{
    painter.fillPath(path, theme().color(entry.token));
    if (entry.pattern != Qt::NoBrush)
        painter.fillPath(path, QBrush(theme().color(QStringLiteral("bgSurface")), entry.pattern));
}

void Chart::paintSwatch(QPainter &painter, const QRectF &rect, const LegendEntry &entry)
{
    QPainterPath path;
    path.addRoundedRect(rect, 2, 2);
    fillPart(painter, path, entry);
}

int Chart::legendWidth(const QList<LegendEntry> &entries) const
{
    int width = 0;
    for (const LegendEntry &entry : entries)
        width += kSwatch + kSwatchGap + fontMetrics().horizontalAdvance(entry.text) + kEntryGap;
    return std::max(0, width - kEntryGap);
}

int Chart::paintLegend(QPainter &painter, const QPoint &topLeft,
                       const QList<LegendEntry> &entries) const
{
    int x = topLeft.x();
    const int height = fontMetrics().height();
    painter.setFont(font());
    for (const LegendEntry &entry : entries) {
        paintSwatch(painter, QRectF(x, topLeft.y() + (height - kSwatch) / 2.0, kSwatch, kSwatch),
                    entry);
        x += kSwatch + kSwatchGap;
        const int text = fontMetrics().horizontalAdvance(entry.text);
        painter.setPen(theme().color(QStringLiteral("text")));
        painter.drawText(QRect(x, topLeft.y(), text + 2, height), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
        x += text + kEntryGap;
    }
    return x - topLeft.x();
}

} // namespace testum::gui
