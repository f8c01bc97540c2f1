#include "gui/toggleswitch.h"

#include "gui/theme.h"

#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kTrackWidth = 36;
constexpr int kTrackHeight = 20;
constexpr int kGap = 8;

QString withoutAccessKey(QString text) { return text.remove(QLatin1Char('&')); }

} // namespace

ToggleSwitch::ToggleSwitch(QWidget *parent)
    : ToggleSwitch(QString(), parent)
{}

ToggleSwitch::ToggleSwitch(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ToggleSwitch::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    int width = kTrackWidth;
    if (!text().isEmpty())
        width += kGap + metrics.horizontalAdvance(withoutAccessKey(text()));
    return {width + 2, std::max(kTrackHeight, metrics.height()) + 4};
}

void ToggleSwitch::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    QColor track = theme().color(on ? QStringLiteral("accentFill") : QStringLiteral("bgInput"));
    QColor edge =
        theme().color(on ? QStringLiteral("accentFill") : QStringLiteral("borderControl"));
    QColor knob =
        theme().color(on ? QStringLiteral("onAccentFill") : QStringLiteral("borderControl"));
    QColor label = theme().color(QStringLiteral("text"));
    if (!isEnabled()) {
        track = theme().color(QStringLiteral("bgSurface"));
        edge = knob = label = theme().color(QStringLiteral("textDisabled"));
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF rect(mirrored ? width() - kTrackWidth - 1 : 1, (height() - kTrackHeight) / 2.0,
                      kTrackWidth, kTrackHeight);
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(track);
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), kTrackHeight / 2.0,
                            kTrackHeight / 2.0);
    const double radius = kTrackHeight / 2.0 - 4;
    const double x = (on != mirrored) ? rect.right() - radius - 4 : rect.left() + radius + 4;
    painter.setPen(Qt::NoPen);
    painter.setBrush(knob);
    painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius);
    if (on) { // a bar inside the knob: state is never told by colour and place alone
        painter.setPen(QPen(track, 1.5));
        painter.drawLine(QPointF(x, rect.center().y() - 2.5), QPointF(x, rect.center().y() + 2.5));
    }
    if (text().isEmpty())
        return;
    painter.setPen(label);
    const QRect area = mirrored ? QRect(0, 0, int(rect.left()) - kGap, height())
                                : QRect(int(rect.right()) + kGap, 0, width(), height());
    painter.drawText(
        area, Qt::TextShowMnemonic | Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
        text());
}

bool ToggleSwitch::hitButton(const QPoint &position) const { return rect().contains(position); }

} // namespace testum::gui
