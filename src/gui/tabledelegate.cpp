#include "gui/tabledelegate.h"

#include "gui/datatable.h"
#include "gui/tableview.h"
#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QAbstractItemView>
#include <QFontDatabase>
#include <QHeaderView>
#include <QHelpEvent>
#include <QIcon>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kLeft = 12;
constexpr int kRight = 8;
constexpr int kIcon = 16;
constexpr int kIconGap = 8;
constexpr int kBarWidth = 72;
constexpr int kBarHeight = 8;

QFont fontFor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!index.data(TableRole::kMono).toBool())
        return option.font;
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(option.font.pointSizeF());
    return mono;
}

QIcon iconOf(const QModelIndex &index)
{
    return qvariant_cast<QIcon>(index.data(Qt::DecorationRole));
}

int leadWidth(const QModelIndex &index)
{
    int width = kLeft;
    if (!iconOf(index).isNull())
        width += kIcon + kIconGap;
    if (index.data(TableRole::kBar).isValid())
        width += kBarWidth + kIconGap;
    return width;
}

void paintBar(QPainter *painter, const QRect &rect, const QVariantList &parts)
{
    const int total =
        std::max(1, parts.value(0).toInt() + parts.value(1).toInt() + parts.value(2).toInt());
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().color(QStringLiteral("neutralSubtle")));
    painter->drawRect(rect);
    const int good = rect.width() * parts.value(0).toInt() / total;
    int bad = rect.width() * parts.value(1).toInt() / total;
    if (parts.value(1).toInt() > 0)
        bad = std::max(bad, 3); // one failure among a thousand is still seen
    const QRect goodRect(rect.left(), rect.top(), good, rect.height());
    const QRect badRect(std::min(rect.left() + good, rect.right() + 1 - bad), rect.top(), bad,
                        rect.height());
    painter->setBrush(theme().color(QStringLiteral("chart2")));
    painter->drawRect(goodRect);
    painter->setBrush(theme().color(QStringLiteral("chart4")));
    painter->drawRect(badRect);
    painter->setBrush(QBrush(theme().color(QStringLiteral("bgSurface")), Qt::BDiagPattern));
    painter->drawRect(badRect); // never by colour alone
    painter->setBrush(Qt::NoBrush);
    painter->setPen(theme().color(QStringLiteral("borderControl")));
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index)
{
    const auto *view = qobject_cast<const TableView *>(option.widget);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool active = (option.state & QStyle::State_Active) != 0;
    QString token = QStringLiteral("bgSurface");
    if (selected)
        token = active ? QStringLiteral("selectionBg") : QStringLiteral("selectionInactiveBg");
    else if (view != nullptr && view->hoveredRow() == index.row())
        token = QStringLiteral("bgHover");
    painter->fillRect(option.rect, theme().color(token));
    const QRect &rect = option.rect;
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      theme().color(QStringLiteral("rowSeparator")));
    if (view == nullptr || !view->showsFocus() || view->currentIndex().row() != index.row())
        return;
    const QColor ring = theme().color(QStringLiteral("focusRing"));
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), ring);
    painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), ring);
    const QHeaderView *header = view->horizontalHeader();
    const int position = header->sectionViewportPosition(index.column()) + header->offset();
    if (position == 0)
        painter->fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), ring);
    if (position + header->sectionSize(index.column()) >= header->length())
        painter->fillRect(QRect(rect.right() - 1, rect.top(), 2, rect.height()), ring);
}

QString textToken(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if ((option.state & QStyle::State_Enabled) == 0)
        return QStringLiteral("textDisabled");
    if ((option.state & QStyle::State_Selected) != 0)
        return (option.state & QStyle::State_Active) != 0 ? QStringLiteral("selectionText")
                                                          : QStringLiteral("text");
    return index.data(TableRole::kMuted).toBool() ? QStringLiteral("textMuted")
                                                  : QStringLiteral("text");
}

} // namespace

int chipWidth(const StatusChip &chip, const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(chip.text) + (chip.icon.isEmpty() ? 20 : 36);
}

int paintChip(QPainter *painter, const QRect &rect, const StatusChip &chip,
              const QFontMetrics &metrics)
{
    const int height = metrics.height() + 6;
    const int width = std::min(chipWidth(chip, metrics), rect.width());
    if (width < height)
        return 0;
    const int top = rect.top() + (rect.height() - height) / 2; // whole pixels: sharp edges
    const QRectF shape(rect.left() + 0.5, top + 0.5, width - 1, height - 1);
    const QColor ink = theme().color(onSubtleToken(chip.tone));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme().isHighContrast() ? QPen(ink, 1.5) : QPen(Qt::NoPen));
    painter->setBrush(theme().color(subtleToken(chip.tone)));
    painter->drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    int x = rect.left() + 10;
    if (!chip.icon.isEmpty()) {
        const qreal dpr = painter->device()->devicePixelRatioF();
        painter->drawPixmap(x - 2, rect.top() + (rect.height() - 14) / 2,
                            themedPixmap(chip.icon, onSubtleToken(chip.tone), 14, dpr));
        x += 16;
    }
    const QRect area(x, rect.top(), rect.left() + width - 8 - x, rect.height());
    painter->setPen(ink);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(chip.text, Qt::ElideRight, area.width() + 2));
    painter->restore();
    return width;
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(painter, option, index);
    QRect area = option.rect.adjusted(kLeft, 0, -kRight, 0);
    const QVariant chip = index.data(TableRole::kChip);
    if (chip.canConvert<StatusChip>()) {
        painter->setFont(option.font);
        paintChip(painter, area.adjusted(-4, 0, 0, -1), chip.value<StatusChip>(),
                  option.fontMetrics);
        painter->restore();
        return;
    }
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool active = (option.state & QStyle::State_Active) != 0;
    if (const QIcon icon = iconOf(index); !icon.isNull()) {
        icon.paint(painter, QRect(area.left(), area.center().y() - kIcon / 2, kIcon, kIcon),
                   Qt::AlignCenter, selected && active ? QIcon::Selected : QIcon::Normal);
        area.setLeft(area.left() + kIcon + kIconGap);
    }
    if (const QVariant bar = index.data(TableRole::kBar); bar.isValid()) {
        const int width = std::min(kBarWidth, area.width());
        paintBar(painter, QRect(area.left(), area.center().y() - kBarHeight / 2, width, kBarHeight),
                 bar.toList());
        area.setLeft(area.left() + width + kIconGap);
    }
    const QFont font = fontFor(option, index);
    painter->setFont(font);
    painter->setPen(theme().color(textToken(option, index)));
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int flags = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft);
    const Qt::TextElideMode mode =
        index.data(TableRole::kMono).toBool() ? Qt::ElideMiddle : Qt::ElideRight;
    QString text = index.data(Qt::DisplayRole).toString();
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    painter->drawText(
        area, int((flags & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, mode, area.width()));
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant chip = index.data(TableRole::kChip);
    int width = kLeft + kRight;
    if (chip.canConvert<StatusChip>()) {
        width += chipWidth(chip.value<StatusChip>(), option.fontMetrics);
    } else {
        width = leadWidth(index) + kRight +
                QFontMetrics(fontFor(option, index))
                    .horizontalAdvance(index.data(Qt::DisplayRole).toString());
    }
    return {width + 2, option.fontMetrics.height() + 8};
}

bool TableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data(Qt::ToolTipRole).toString();
    if (event->type() != QEvent::ToolTip || text.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // A command or an answer of a host may look like markup, which Qt would guess.
    QToolTip::showText(event->globalPos(), Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal),
                       view->viewport(), option.rect);
    return true;
}

bool TableDelegate::isElided(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant chip = index.data(TableRole::kChip);
    if (chip.canConvert<StatusChip>())
        return chipWidth(chip.value<StatusChip>(), option.fontMetrics) >
               option.rect.width() - kLeft - kRight + 4;
    const int room = option.rect.width() - leadWidth(index) - kRight;
    return QFontMetrics(fontFor(option, index))
               .horizontalAdvance(index.data(Qt::DisplayRole).toString()) > room;
}

} // namespace testum::gui
