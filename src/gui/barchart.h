#pragma once

#include "gui/chart.h"
#include "gui/homestats.h"

namespace testum::gui {

/// How the tasks of the last days ended, a bar a day.
class BarChart : public Chart
{
    Q_OBJECT

public:
    explicit BarChart(QWidget *parent = nullptr);

    void setDays(const QList<DayCount> &days);
    [[nodiscard]] const QList<DayCount> &days() const { return m_days; }

    [[nodiscard]] int partCount() const override { return int(m_days.size()); }
    [[nodiscard]] QString partText(int part) const override;
    [[nodiscard]] QSize sizeHint() const override { return {520, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int partAt(const QPoint &position) const override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRectF slot(int day) const;
    [[nodiscard]] int top() const; ///< of the scale
    [[nodiscard]] QList<LegendEntry> legend() const;
    void paintScale(QPainter &painter) const;
    void paintDay(QPainter &painter, int day) const;
    void paintDates(QPainter &painter) const;

    QList<DayCount> m_days;
};

} // namespace testum::gui
