#include "gui/donutchart.h"

#include "gui/theme.h"
#include "gui/typography.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace testum::gui {

namespace {

constexpr int kGap = 20;
constexpr int kSwatch = 12;
constexpr int kRowGap = 10;
constexpr double kMostRing = 200;
constexpr double kHole = 0.64; ///< of the ring's width

} // namespace

DonutChart::DonutChart(QWidget *parent)
    : Chart(parent)
{
    setObjectName(QStringLiteral("donutChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DonutChart::setSlices(const QList<Slice> &slices)
{
    m_slices = slices;
    partsChanged();
    updateGeometry();
}

QString DonutChart::partText(int part) const
{
    const Slice slice = m_slices.value(part);
    const QLocale locale;
    const int percent = total() == 0 ? 0 : qRound(100.0 * slice.value / total());
    return tr("%1: %2 of %3 (%4 %)", "a part, its number, the whole, per cent")
        .arg(slice.text, locale.toString(slice.value), locale.toString(total()),
             locale.toString(percent));
}

int DonutChart::total() const
{
    int sum = 0;
    for (const Slice &slice : m_slices)
        sum += slice.value;
    return sum;
}

int DonutChart::legendTextWidth() const
{
    int width = 0;
    for (const Slice &slice : m_slices)
        width = std::max(width, fontMetrics().horizontalAdvance(slice.text + QStringLiteral("  ") +
                                                                QLocale().toString(slice.value)));
    return width + kSwatch + 12;
}

QSize DonutChart::minimumSizeHint() const { return {legendTextWidth() + kGap + 120, 160}; }

QRectF DonutChart::ring() const
{
    const double room = std::min<double>(width() - legendTextWidth() - kGap - 4, height() - 4);
    const double side = std::clamp(room, 80.0, kMostRing);
    const double left = (width() - side - kGap - legendTextWidth()) / 2;
    return {std::max(2.0, left), (height() - side) / 2, side, side};
}

QRect DonutChart::legendRow(int part) const
{
    const int row = fontMetrics().height() + kRowGap;
    const int top = (height() - row * partCount()) / 2;
    const int left = int(ring().right()) + kGap;
    return {left, top + part * row, std::min(width() - left, legendTextWidth() + 8), row};
}

int DonutChart::partAt(const QPoint &position) const
{
    for (int part = 0; part < partCount(); ++part) {
        if (legendRow(part).contains(position))
            return part;
    }
    const QPointF way = QPointF(position) - ring().center();
    const double distance = std::hypot(way.x(), way.y());
    const double outer = ring().width() / 2;
    if (distance > outer || distance < outer * kHole || total() == 0)
        return -1;
    // From twelve o'clock on, clockwise.
    double turn = std::atan2(way.x(), -way.y()) / (2 * M_PI);
    if (turn < 0)
        turn += 1;
    double end = 0;
    for (int part = 0; part < partCount(); ++part) {
        end += double(m_slices.at(part).value) / total();
        if (turn < end)
            return part;
    }
    return -1;
}

void DonutChart::paintRing(QPainter &painter) const
{
    const QRectF outer = ring();
    const double margin = outer.width() * (1 - kHole) / 2;
    const QRectF inner = outer.adjusted(margin, margin, -margin, -margin);
    double start = 90;
    const auto segment = [&](double span) {
        QPainterPath path;
        path.arcMoveTo(outer, start);
        path.arcTo(outer, start, span);
        path.arcTo(inner, start + span, -span);
        path.closeSubpath();
        return path;
    };
    if (total() == 0)
        painter.fillPath(segment(-359.99), theme().color(QStringLiteral("neutralSubtle")));
    for (int part = 0; part < partCount(); ++part) {
        const Slice &slice = m_slices.at(part);
        if (slice.value == 0)
            continue;
        const double span = -359.99 * slice.value / total();
        const QPainterPath path = segment(span);
        fillPart(painter, path, {slice.token, slice.pattern, {}});
        if (slice.value < total()) { // the only one has no neighbour
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme().color(QStringLiteral("bgSurface")), 2));
            painter.drawPath(path);
        }
        start += span;
    }
    painter.setPen(theme().color(QStringLiteral("text")));
    painter.setFont(fontOf(TextRole::Metric));
    painter.drawText(inner, Qt::AlignCenter, QLocale().toString(total()));
}

void DonutChart::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRing(painter);
    painter.setFont(font());
    for (int part = 0; part < partCount(); ++part) {
        const Slice &slice = m_slices.at(part);
        const QRect row = legendRow(part);
        paintSwatch(painter,
                    QRectF(row.left() + 4, row.center().y() - kSwatch / 2.0, kSwatch, kSwatch),
                    {slice.token, slice.pattern, {}});
        const QRect text = row.adjusted(kSwatch + 12, 0, 0, 0);
        painter.setPen(theme().color(QStringLiteral("text")));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         slice.text + QStringLiteral("  ") + QLocale().toString(slice.value));
        if (hasFocus() && part == current()) {
            painter.setPen(QPen(theme().color(QStringLiteral("focusRing")), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 4, 4);
        }
    }
}

} // namespace testum::gui
