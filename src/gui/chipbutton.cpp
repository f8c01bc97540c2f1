#include "gui/chipbutton.h"

#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>

namespace testum::gui {

namespace {

constexpr int kPadding = 8;
constexpr int kCross = 12;
constexpr int kGap = 4;
constexpr int kMaxTextWidth = 260;

} // namespace

ChipButton::ChipButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setToolTip(Qt::convertFromPlainText(text));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ChipButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    // Advances are rounded; without the two pixels a text may be elided that would just fit.
    return {qMin(metrics.horizontalAdvance(text()) + 2, kMaxTextWidth) + 2 * kPadding + kGap +
                kCross,
            metrics.height() + 6};
}

void ChipButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || hasFocus();
    const QRectF rect = QRectF(this->rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(
        QPen(theme().color(lit ? QStringLiteral("accent") : QStringLiteral("borderSubtle")),
             theme().isHighContrast() ? 1.5 : 1.0));
    painter.setBrush(theme().color(QStringLiteral("accentSubtle")));
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setPen(theme().color(QStringLiteral("text")));
    const QRect area(kPadding, 0, width() - 2 * kPadding - kGap - kCross, height());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
    const QPixmap cross =
        themedPixmap(QStringLiteral("x"), QStringLiteral("text"), kCross, devicePixelRatioF());
    painter.drawPixmap(width() - kPadding - kCross + 2, (height() - kCross) / 2, cross);
}

void ChipButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        event->accept();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace testum::gui
