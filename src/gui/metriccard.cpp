#include "gui/metriccard.h"

#include "gui/theme.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kSide = 16;
constexpr int kTop = 14;
constexpr int kIcon = 28;
constexpr int kBadge = 48;
constexpr int kGap = 14;
constexpr int kRadius = 8;

} // namespace

MetricCard::MetricCard(const QString &icon, const QString &token, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_token(token)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MetricCard::setTitle(const QString &title)
{
    m_title = title;
    describe();
}

void MetricCard::setValue(const QString &value, const QString &detail)
{
    m_value = value;
    m_detail = detail;
    describe();
}

void MetricCard::describe()
{
    setAccessibleName(m_title + QStringLiteral(": ") +
                      (m_value.isEmpty() ? QStringLiteral("–") : m_value));
    setAccessibleDescription(m_detail);
    updateGeometry();
    update();
}

QSize MetricCard::sizeHint() const
{
    const int height = QFontMetrics(font()).height() +
                       QFontMetrics(fontOf(TextRole::Metric)).height() +
                       QFontMetrics(fontOf(TextRole::Caption)).height() + 8 + 2 * kTop;
    return {260, std::max(height, kBadge + 2 * kTop)};
}

QSize MetricCard::minimumSizeHint() const
{
    const int text = std::max({QFontMetrics(font()).horizontalAdvance(m_title),
                               QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(m_detail),
                               QFontMetrics(fontOf(TextRole::Metric)).horizontalAdvance(m_value)});
    return {text + kBadge + kGap + 2 * kSide + 4, sizeHint().height()};
}

void MetricCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void MetricCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto color = [](const char *token) { return theme().color(QString::fromLatin1(token)); };
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(color(underMouse() ? "accent" : "borderSubtle"));
    painter.setBrush(color(isDown() ? "bgPressed" : "bgSurface"));
    painter.drawRoundedRect(card, kRadius, kRadius);

    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int badgeX = rightToLeft ? width() - kSide - kBadge : kSide;
    const QRect badge(badgeX, (height() - kBadge) / 2, kBadge, kBadge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color("bgSurfaceAlt"));
    painter.drawEllipse(badge);
    const QPixmap icon = themedPixmap(m_icon, m_token, kIcon, devicePixelRatioF());
    painter.drawPixmap(badge.center().x() - kIcon / 2 + 1, badge.center().y() - kIcon / 2 + 1,
                       icon);

    QRect text = rect().adjusted(kSide, kTop, -kSide, -kTop);
    if (rightToLeft)
        text.setRight(badge.left() - kGap);
    else
        text.setLeft(badge.right() + kGap);
    const auto line = [&](const QFont &lineFont, const QColor &ink, const QString &words) {
        painter.setFont(lineFont);
        painter.setPen(ink);
        const QFontMetrics metrics(lineFont);
        painter.drawText(QRect(text.left(), text.top(), text.width(), metrics.height()),
                         Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(words, Qt::ElideRight, text.width()));
        text.setTop(text.top() + metrics.height() + 4);
    };
    line(font(), color("textMuted"), m_title);
    line(fontOf(TextRole::Metric), color("text"),
         m_value.isEmpty() ? QStringLiteral("–") : m_value);
    line(fontOf(TextRole::Caption), color("textMuted"), m_detail);
}

} // namespace testum::gui
