#include "gui/sidebarbutton.h"

#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kHeight = 36;
constexpr int kIcon = 18;
constexpr int kTextGap = 8; ///< in 1/16 of the icon
constexpr int kBadgeMargin = 10;
constexpr int kDot = 8;
constexpr int kMostShown = 999;

} // namespace

SidebarButton::SidebarButton(QWidget *parent)
    : QToolButton(parent)
{
    setCheckable(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void SidebarButton::setIconName(const QString &name)
{
    m_iconName = name;
    showIcon();
}

void SidebarButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    showIcon();
}

void SidebarButton::showIcon()
{
    // The room between icon and text is part of the picture, and gone with the text.
    const int pad = m_collapsed ? 0 : kTextGap;
    setIcon(themedIcon(m_iconName, QStringLiteral("sidebarText"),
                       QStringLiteral("sidebarActiveText"), pad));
    setIconSize(QSize(kIcon + kIcon * pad / 16, kIcon));
}

void SidebarButton::setBadge(int count, const QString &description)
{
    m_count = count;
    m_description = description;
    describe();
    update();
}

void SidebarButton::setTitle(const QString &title, const QString &shortcut)
{
    m_title = title;
    m_shortcut = shortcut;
    setText(title);
    describe();
}

void SidebarButton::describe()
{
    setAccessibleName(m_title);
    setAccessibleDescription(m_count > 0 ? m_description : QString());
    QString tip =
        m_shortcut.isEmpty() ? m_title : QStringLiteral("%1 (%2)").arg(m_title, m_shortcut);
    if (m_count > 0)
        tip += u'\n' + m_description;
    setToolTip(tip);
}

QSize SidebarButton::sizeHint() const
{
    return {QToolButton::sizeHint().width(), std::max(kHeight, fontMetrics().height() + 16)};
}

void SidebarButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_count <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (m_collapsed) {
        painter.setBrush(theme().color(QStringLiteral("sidebarIndicator")));
        painter.drawEllipse(QPoint(width() / 2 + kIcon / 2, height() / 2 - kIcon / 2), kDot / 2,
                            kDot / 2);
        return;
    }
    const QString text =
        m_count > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QLocale().toString(m_count);
    const int badgeHeight = fontMetrics().height() + 2;
    const int badgeWidth =
        std::max(badgeHeight, fontMetrics().horizontalAdvance(text) + badgeHeight / 2 + 4);
    const QRect rect(width() - badgeWidth - kBadgeMargin, (height() - badgeHeight) / 2, badgeWidth,
                     badgeHeight);
    painter.setBrush(theme().color(QStringLiteral("sidebarBadgeBg")));
    painter.drawRoundedRect(rect, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(theme().color(QStringLiteral("sidebarBadgeText")));
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace testum::gui
