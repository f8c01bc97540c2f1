#pragma once

#include "gui/chart.h"

namespace testum::gui {

/// Parts of a whole as a ring, with the whole in its middle and the parts named beside it.
class DonutChart : public Chart
{
    Q_OBJECT

public:
    struct Slice
    {
        QString id;
        QString text; ///< translated
        QString token;
        Qt::BrushStyle pattern = Qt::NoBrush;
        int value = 0;
    };

    explicit DonutChart(QWidget *parent = nullptr);

    void setSlices(const QList<Slice> &slices);
    [[nodiscard]] const QList<Slice> &slices() const { return m_slices; }

    [[nodiscard]] int partCount() const override { return int(m_slices.size()); }
    [[nodiscard]] QString partText(int part) const override;
    [[nodiscard]] QSize sizeHint() const override { return {340, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int partAt(const QPoint &position) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int total() const;
    [[nodiscard]] int legendTextWidth() const;
    [[nodiscard]] QRectF ring() const;
    [[nodiscard]] QRect legendRow(int part) const;
    void paintRing(QPainter &painter) const;

    QList<Slice> m_slices;
};

} // namespace testum::gui
