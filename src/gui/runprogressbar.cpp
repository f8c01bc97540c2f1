#include "gui/runprogressbar.h"

#include "gui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace testum::gui {

RunProgressBar::RunProgressBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void RunProgressBar::setCounts(const HostRunCounts &counts)
{
    m_counts = counts;
    describe();
    update();
}

void RunProgressBar::describe()
{
    setAccessibleName(tr("Progress"));
    const QString text = tr("Success %1, failed %2, cancelled %3, running %4, queued %5")
                             .arg(m_counts.success)
                             .arg(m_counts.failed)
                             .arg(m_counts.cancelled)
                             .arg(m_counts.running)
                             .arg(m_counts.pending);
    setAccessibleDescription(text);
    setToolTip(text);
}

void RunProgressBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

void RunProgressBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    struct Part
    {
        int count;
        const char *token;
        Qt::BrushStyle hatch;
    };
    const Part parts[] = {{m_counts.success, "chart2", Qt::NoBrush},
                          {m_counts.failed, "chart4", Qt::BDiagPattern},
                          {m_counts.cancelled, "textDisabled", Qt::Dense4Pattern},
                          {m_counts.running, "chart1", Qt::NoBrush}};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(bar, 4, 4);
    painter.fillPath(outline, theme().color(QStringLiteral("neutralSubtle")));
    painter.setClipPath(outline);
    qreal left = bar.left();
    for (const Part &part : parts) {
        if (part.count == 0 || m_counts.total == 0)
            continue;
        // One of ten thousand is seen too.
        const qreal width = std::max(3.0, bar.width() * part.count / m_counts.total);
        const QRectF piece(left, bar.top(), width, bar.height());
        painter.fillRect(piece, theme().color(QLatin1String(part.token)));
        if (part.hatch != Qt::NoBrush)
            painter.fillRect(piece, QBrush(theme().color(QStringLiteral("bgSurface")), part.hatch));
        left += width;
    }
    painter.setClipping(false);
    painter.setPen(theme().color(QStringLiteral("borderSubtle")));
    painter.drawPath(outline);
}

} // namespace testum::gui
