#include "gui/palettedelegate.h"

#include "gui/palettemodel.h"
#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kMargin = 12;
constexpr int kIcon = 16;
constexpr int kGap = 10;

/// Draws the title letter run by letter run, bold where it matched; answers where it ends.
int drawTitle(QPainter *painter, const QRect &rect, const QFont &font, const QString &title,
              const QVariantList &letters)
{
    QFont bold = font;
    bold.setBold(true);
    int x = rect.left();
    qsizetype at = 0;
    const auto isMarked = [&letters](qsizetype i) { return letters.contains(static_cast<int>(i)); };
    while (at < title.size() && x < rect.right()) {
        const bool marked = isMarked(at);
        qsizetype end = at + 1;
        while (end < title.size() && isMarked(end) == marked)
            ++end;
        const QFont &used = marked ? bold : font;
        const QFontMetrics metrics(used);
        const int room = rect.right() - x;
        const QString run = metrics.elidedText(title.mid(at, end - at), Qt::ElideRight, room);
        painter->setFont(used);
        painter->drawText(QRect(x, rect.top(), room, rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, run);
        x += metrics.horizontalAdvance(run);
        at = end;
    }
    return x;
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    const QString textToken = selected  ? QStringLiteral("selectionText")
                              : enabled ? QStringLiteral("text")
                                        : QStringLiteral("textDisabled");
    const QString mutedToken =
        selected ? QStringLiteral("selectionText") : QStringLiteral("textMuted");
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            theme().color(selected ? QStringLiteral("selectionBg") : QStringLiteral("bgHover")));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
    }
    QRect rect = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString icon = index.data(PaletteModel::IconRole).toString();
    if (!icon.isEmpty())
        painter->drawPixmap(
            rect.left(), rect.center().y() - kIcon / 2,
            themedPixmap(icon, textToken, kIcon, painter->device()->devicePixelRatio()));
    rect.setLeft(rect.left() + kIcon + kGap);

    const QFontMetrics metrics(option.font);
    const QString shortcut = index.data(PaletteModel::ShortcutRole).toString();
    painter->setFont(option.font);
    painter->setPen(theme().color(mutedToken));
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    if (!shortcut.isEmpty())
        rect.setRight(rect.right() - metrics.horizontalAdvance(shortcut) - kGap);

    painter->setPen(theme().color(textToken));
    const int end = drawTitle(painter, rect, option.font, index.data().toString(),
                              index.data(PaletteModel::LettersRole).toList());
    rect.setLeft(end + kGap);
    painter->setFont(option.font);
    painter->setPen(theme().color(mutedToken));
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(detail, Qt::ElideRight, std::max(0, rect.width())));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {200, std::max(34, QFontMetrics(option.font).height() + 14)};
}

} // namespace testum::gui
