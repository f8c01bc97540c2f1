#include "gui/choicecard.h"

#include "gui/theme.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace testum::gui {

namespace {

constexpr int kPadding = 16;
constexpr int kGap = 8;
constexpr int kIconSize = 28;
constexpr int kWidth = 280;
constexpr int kRadius = 8;

} // namespace

ChoiceCard::ChoiceCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceCard::setContent(const QString &icon, const QString &title, const QString &sentence)
{
    m_icon = icon;
    m_sentence = sentence;
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

QSize ChoiceCard::sizeHint() const { return {kWidth, heightForWidth(kWidth)}; }

int ChoiceCard::heightForWidth(int width) const
{
    const int room = width - 2 * kPadding;
    const QRect title = QFontMetrics(fontOf(TextRole::Heading2))
                            .boundingRect(0, 0, room, 10'000, Qt::TextWordWrap, text());
    const QRect sentence =
        fontMetrics().boundingRect(0, 0, room, 10'000, Qt::TextWordWrap, m_sentence);
    return 2 * kPadding + kIconSize + 2 * kGap + title.height() + sentence.height();
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &colors = theme();
    const bool lit = isChecked() || underMouse() || isDown();
    const qreal pen = isChecked() ? 2 : 1;
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), kRadius,
                         kRadius);
    painter.fillPath(
        frame, colors.color(isDown() ? QStringLiteral("bgHover") : QStringLiteral("bgSurface")));
    painter.setPen(
        QPen(colors.color(lit ? QStringLiteral("accent") : QStringLiteral("borderControl")), pen));
    painter.drawPath(frame);

    const QString token = isEnabled() ? QStringLiteral("accent") : QStringLiteral("textDisabled");
    painter.drawPixmap(kPadding, kPadding,
                       themedPixmap(m_icon, token, kIconSize, devicePixelRatioF()));
    const int room = width() - 2 * kPadding;
    QRect line(kPadding, kPadding + kIconSize + kGap, room, height());
    QRect drawn;
    painter.setFont(fontOf(TextRole::Heading2));
    painter.setPen(
        colors.color(isEnabled() ? QStringLiteral("text") : QStringLiteral("textDisabled")));
    painter.drawText(line, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text(), &drawn);
    line.setTop(drawn.bottom() + kGap);
    painter.setFont(font());
    painter.setPen(
        colors.color(isEnabled() ? QStringLiteral("textMuted") : QStringLiteral("textDisabled")));
    painter.drawText(line, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, m_sentence);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace testum::gui
