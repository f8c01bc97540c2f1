#include "gui/barchart.h"

#include "gui/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace testum::gui {

namespace {

constexpr int kGap = 8;
constexpr int kLeastTop = 4;
constexpr double kBarShare = 0.62; ///< of a day's place
constexpr double kMostBar = 40;

QString shortDate(const QDate &date)
{
    //: day and month of an axis, as QDate::toString() takes it
    return QLocale().toString(date, BarChart::tr("MM/dd"));
}

} // namespace

BarChart::BarChart(QWidget *parent)
    : Chart(parent)
{
    setObjectName(QStringLiteral("barChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarChart::setDays(const QList<DayCount> &days)
{
    if (days == m_days)
        return;
    m_days = days;
    partsChanged();
}

QString BarChart::partText(int part) const
{
    const DayCount day = m_days.value(part);
    const QLocale locale;
    QString text = tr("%1: %2 successful, %3 failed", "a day's tasks")
                       .arg(locale.toString(day.date, QLocale::ShortFormat),
                            locale.toString(day.success), locale.toString(day.failed));
    if (day.cancelled > 0)
        text += tr(", %1 cancelled").arg(locale.toString(day.cancelled));
    if (day.interrupted > 0)
        text += tr(", %1 interrupted").arg(locale.toString(day.interrupted));
    return text;
}

QList<Chart::LegendEntry> BarChart::legend() const
{
    return {{QStringLiteral("chart2"), Qt::NoBrush, tr("Successful")},
            {QStringLiteral("chart4"), Qt::BDiagPattern, tr("Failed")},
            {QStringLiteral("chart6"), Qt::Dense6Pattern, tr("Cancelled")},
            {QStringLiteral("chart3"), Qt::FDiagPattern, tr("Interrupted")}};
}

QSize BarChart::minimumSizeHint() const { return {std::max(320, legendWidth(legend()) + 8), 200}; }

int BarChart::top() const
{
    int most = kLeastTop;
    for (const DayCount &day : m_days)
        most = std::max(most, day.total());
    // 4, 8, 20, 40, 80, 200 …: four even steps.
    int scale = 1;
    while (true) {
        for (const int factor : {1, 2, 5}) {
            if (4 * factor * scale >= most)
                return 4 * factor * scale;
        }
        scale *= 10;
    }
}

QRect BarChart::plot() const
{
    const int numbers = fontMetrics().horizontalAdvance(QLocale().toString(top())) + kGap;
    const int line = fontMetrics().height();
    return rect().adjusted(numbers, line + 2 * kGap, 0, -(line + kGap));
}

QRectF BarChart::slot(int day) const
{
    const QRect area = plot();
    const double width = double(area.width()) / std::max(1, partCount());
    return {area.left() + day * width, double(area.top()), width, double(area.height())};
}

int BarChart::partAt(const QPoint &position) const
{
    for (int day = 0; day < partCount(); ++day) {
        if (slot(day).contains(position))
            return day;
    }
    return -1;
}

void BarChart::paintScale(QPainter &painter) const
{
    const QRect area = plot();
    painter.setFont(font());
    for (int step = 0; step <= 4; ++step) {
        const int y = area.bottom() - area.height() * step / 4;
        painter.setPen(theme().color(QStringLiteral("rowSeparator")));
        painter.drawLine(area.left(), y, area.right(), y);
        painter.setPen(theme().color(QStringLiteral("textMuted")));
        painter.drawText(QRect(0, y - 10, area.left() - kGap, 20),
                         Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(top() * step / 4));
    }
}

void BarChart::paintDay(QPainter &painter, int day) const
{
    const DayCount &count = m_days.at(day);
    const QRectF place = slot(day);
    const double width = std::min(kMostBar, place.width() * kBarShare);
    const double left = place.center().x() - width / 2;
    const QList<LegendEntry> looks = legend();
    const std::array parts{count.success, count.failed, count.cancelled, count.interrupted};
    double bottom = place.bottom();
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts.at(i) == 0)
            continue;
        // One failure among a thousand is still seen.
        const double height = std::max(3.0, place.height() * parts.at(i) / top());
        QPainterPath path;
        path.addRect(QRectF(left, bottom - height, width, height));
        fillPart(painter, path, looks.at(qsizetype(i)));
        bottom -= height + 1;
    }
    if (!hasFocus() || day != current())
        return;
    painter.setPen(QPen(theme().color(QStringLiteral("focusRing")), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4);
}

void BarChart::paintDates(QPainter &painter) const
{
    const QRect area = plot();
    const int needed = fontMetrics().horizontalAdvance(QStringLiteral("00/00")) + 2 * kGap;
    const int every = std::max(1, int(std::ceil(needed / std::max(1.0, slot(0).width()))));
    painter.setPen(theme().color(QStringLiteral("textMuted")));
    // Counted from today, which is the last one.
    for (int day = partCount() - 1; day >= 0; day -= every) {
        const QRectF place = slot(day);
        QRectF text(place.center().x() - needed / 2.0, area.bottom() + kGap / 2.0, needed,
                    fontMetrics().height());
        if (text.right() > width())
            text.moveRight(width());
        painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop, shortDate(m_days.at(day).date));
    }
}

void BarChart::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter, QPoint(0, 0), legend());
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintScale(painter);
    for (int day = 0; day < partCount(); ++day)
        paintDay(painter, day);
    if (partCount() > 0)
        paintDates(painter);
}

void BarChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        partsChanged();
    Chart::changeEvent(event);
}

} // namespace testum::gui
