#pragma once

#include <QBrush>
#include <QList>
#include <QString>
#include <QPainterPath>
#include <QWidget>

namespace testum::gui {

/// What the charts of the home page have in common: parts (bars, slices) of which one is the
/// current one. Arrows, Home and End move it, Enter activates it, the pointer shows what it says.
/// Nothing is told by colour alone: there are patterns and a legend.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int part);
    [[nodiscard]] virtual int partCount() const = 0;
    /// All that a part says, in words: tooltip and accessible description.
    [[nodiscard]] virtual QString partText(int part) const = 0;

Q_SIGNALS:
    void activated(int part);

protected:
    [[nodiscard]] virtual int partAt(const QPoint &position) const = 0;
    void partsChanged(); ///< other numbers, or another language

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    struct LegendEntry
    {
        QString token; ///< of the colour
        Qt::BrushStyle pattern;
        QString text;
    };
    /// A small square in colour and pattern.
    static void paintSwatch(QPainter &painter, const QRectF &rect, const LegendEntry &entry);
    static void fillPart(QPainter &painter, const QPainterPath &path, const LegendEntry &entry);
    /// In a line; answers its width.
    int paintLegend(QPainter &painter, const QPoint &topLeft,
                    const QList<LegendEntry> &entries) const;
    [[nodiscard]] int legendWidth(const QList<LegendEntry> &entries) const;

private:
    void describe();

    int m_current = -1;
};

} // namespace testum::gui
