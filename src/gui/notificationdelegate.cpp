#include "gui/notificationdelegate.h"

#include "gui/notificationmodel.h"
#include "gui/theme.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kMargin = 12;
constexpr int kIcon = 18;
constexpr int kGap = 10;
constexpr int kDot = 6;
constexpr int kTextFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere | Qt::TextWordWrap;

int textWidth(const QWidget *view)
{
    const auto *list = qobject_cast<const QAbstractItemView *>(view);
    const int width = list ? list->viewport()->width() : 340;
    return std::max(80, width - 2 * kMargin - kIcon - kGap - kDot - 4);
}

} // namespace

void NotificationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->save();
    const QString text = index.data().toString();
    const QRect rect = option.rect.adjusted(kMargin, 8, -kMargin, -8);
    if (index.data(NotificationModel::HeadingRole).toBool()) {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme().color(QStringLiteral("textMuted")));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignBottom, text);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered)
        painter->fillRect(option.rect, theme().color(selected ? QStringLiteral("selectionBg")
                                                              : QStringLiteral("bgHover")));
    const auto tone = static_cast<Tone>(index.data(NotificationModel::ToneRole).toInt());
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect.topLeft(),
                        themedPixmap(toneIcon(tone),
                                     selected ? QStringLiteral("selectionText") : toneToken(tone),
                                     kIcon, ratio));
    const QRect textRect(rect.left() + kIcon + kGap, rect.top(), textWidth(option.widget),
                         rect.height());
    painter->setFont(option.font);
    painter->setPen(
        theme().color(selected ? QStringLiteral("selectionText") : QStringLiteral("text")));
    QRect used;
    painter->drawText(textRect, kTextFlags, text, &used);
    painter->setFont(fontOf(TextRole::Caption));
    painter->setPen(
        theme().color(selected ? QStringLiteral("selectionText") : QStringLiteral("textMuted")));
    painter->drawText(QRect(textRect.left(), used.bottom() + 2, textRect.width(), rect.height()),
                      Qt::AlignLeft | Qt::AlignTop,
                      index.data(NotificationModel::TimeRole).toString());
    if (index.data(NotificationModel::UnreadRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            theme().color(selected ? QStringLiteral("selectionText") : QStringLiteral("accent")));
        painter->drawEllipse(QRect(rect.right() - kDot, rect.top() + 6, kDot, kDot));
    }
    painter->restore();
}

QSize NotificationDelegate::sizeHint(const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    if (index.data(NotificationModel::HeadingRole).toBool())
        return {100, metrics.height() + 20};
    const QRect text = metrics.boundingRect(QRect(0, 0, textWidth(option.widget), 10'000),
                                            kTextFlags, index.data().toString());
    return {100, text.height() + QFontMetrics(fontOf(TextRole::Caption)).height() + 2 + 16};
}

} // namespace testum::gui
