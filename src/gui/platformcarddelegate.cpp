#include "gui/platformcarddelegate.h"

#include "gui/datatable.h"
#include "gui/platformmodel.h"
#include "gui/tabledelegate.h"
#include "gui/theme.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kWidth = 320;
constexpr int kGap = 6; ///< on every side, so 12 between two cards
constexpr int kPadding = 12;
constexpr int kIcon = 18;

QString cell(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void PlatformCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool hovered = (option.state & QStyle::State_MouseOver) != 0;
    const bool current = view != nullptr && view->hasFocus() && view->currentIndex() == index;
    const QRect card = option.rect.adjusted(kGap, kGap, -kGap, -kGap);
    QString edge = hovered ? QStringLiteral("accent") : QStringLiteral("borderSubtle");
    if (current)
        edge = QStringLiteral("focusRing");
    painter->setPen(QPen(theme().color(edge), current ? 2 : 1));
    painter->setBrush(
        theme().color(selected ? QStringLiteral("selectionBg") : QStringLiteral("bgSurfaceAlt")));
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);

    const QString ink = selected ? QStringLiteral("selectionText") : QStringLiteral("text");
    const QString faint = selected ? QStringLiteral("selectionText") : QStringLiteral("textMuted");
    const QRect inner = card.adjusted(kPadding, kPadding - 2, -kPadding, -kPadding + 2);
    const QFontMetrics metrics = option.fontMetrics;
    const int line = std::max(metrics.height() + 6, inner.height() / 4);

    const auto chip =
        index.siblingAtColumn(PlatformModel::Status).data(TableRole::kChip).value<StatusChip>();
    const int chipRoom = std::min(chipWidth(chip, metrics), inner.width() / 2);
    painter->setFont(option.font);
    paintChip(painter, QRect(inner.right() + 1 - chipRoom, inner.top(), chipRoom, line), chip,
              metrics);
    qvariant_cast<QIcon>(index.siblingAtColumn(PlatformModel::Name).data(Qt::DecorationRole))
        .paint(painter, QRect(inner.left(), inner.top() + (line - kIcon) / 2, kIcon, kIcon),
               Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(theme().color(ink));
    const int nameLeft = inner.left() + kIcon + 8;
    const QRect nameArea(nameLeft, inner.top(), inner.right() - chipRoom - 8 - nameLeft, line);
    painter->drawText(nameArea, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(cell(index, PlatformModel::Name),
                                                    Qt::ElideMiddle, nameArea.width()));

    painter->setFont(option.font);
    const QStringList lines{
        joined({index.data(PlatformModel::kLoginRole).toString(), cell(index, PlatformModel::Os)}),
        joined({cell(index, PlatformModel::Group), cell(index, PlatformModel::Tags)}),
        joined({index.data(PlatformModel::kCpusRole).toString(), cell(index, PlatformModel::Memory),
                cell(index, PlatformModel::Uptime), cell(index, PlatformModel::Checked)})};
    for (int i = 0; i < lines.size(); ++i) {
        painter->setPen(theme().color(i == 0 ? ink : faint));
        const QRect area(inner.left(), inner.top() + (i + 1) * line, inner.width(), line);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          metrics.elidedText(lines.at(i), Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize PlatformCardDelegate::sizeHint(const QStyleOptionViewItem &option,
                                     const QModelIndex & /*index*/) const
{
    const int lines = 4 * (option.fontMetrics.height() + 6) + 2 * kPadding - 4;
    return {kWidth + 2 * kGap, std::max(132, lines) + 2 * kGap};
}

} // namespace testum::gui
