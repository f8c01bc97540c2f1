#include "gui/auditdiffmodel.h"

#include "gui/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextOption>

namespace testum::gui {

namespace {

constexpr int kSide = 8;
constexpr int kSign = 16;
constexpr int kAbove = 4;

struct Look
{
    const char *background;
    const char *text;
    QString sign;
};

Look lookOf(int kind)
{
    switch (kind) {
    case AuditDiffModel::Removed:
        return {"diffDelBg", "diffDelText", QStringLiteral("−")};
    case AuditDiffModel::Added:
        return {"diffAddBg", "diffAddText", QStringLiteral("+")};
    default:
        return {"bgSurface", "textMuted", QString()};
    }
}

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

int indentOf(int kind) { return kind == AuditDiffModel::Field ? kSide : kSide + kSign; }

} // namespace

void AuditDiffModel::setChanges(const QList<AuditChange> &changes)
{
    beginResetModel();
    m_lines.clear();
    for (const AuditChange &change : changes) {
        m_lines.append({Field, change.field});
        if (change.wasThere())
            m_lines.append({Removed, change.before});
        if (change.isThere())
            m_lines.append({Added, change.after});
    }
    endResetModel();
}

int AuditDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant AuditDiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        if (line.kind == Removed)
            return tr("before: %1").arg(line.text);
        return line.kind == Added ? tr("after: %1").arg(line.text) : line.text;
    case kKindRole:
        return int(line.kind);
    default:
        return {};
    }
}

void AuditDiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const int kind = index.data(AuditDiffModel::kKindRole).toInt();
    const Look look = lookOf(kind);
    QRect rect = option.rect;
    if (kind == AuditDiffModel::Field)
        rect.adjust(0, kAbove, 0, 0);
    painter->save();
    painter->fillRect(option.rect, theme().color(QStringLiteral("bgSurface")));
    painter->fillRect(rect, theme().color(QString::fromLatin1(look.background)));
    painter->setPen(theme().color(QString::fromLatin1(look.text)));
    painter->setFont(option.font);
    if (!look.sign.isEmpty())
        painter->drawText(rect.adjusted(kSide, 2, 0, 0), Qt::AlignLeft | Qt::AlignTop, look.sign);
    painter->drawText(QRectF(rect.adjusted(indentOf(kind), 2, -kSide, 0)), index.data().toString(),
                      wrapping());
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(QPen(theme().color(QStringLiteral("focusRing")), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize AuditDiffDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : 300;
    const int kind = index.data(AuditDiffModel::kKindRole).toInt();
    const QRect text = option.fontMetrics.boundingRect(
        QRect(0, 0, width - indentOf(kind) - kSide, 100'000),
        Qt::TextWrapAnywhere | Qt::TextWordWrap, index.data().toString());
    return {width, std::max(text.height(), option.fontMetrics.height()) + 4 +
                       (kind == AuditDiffModel::Field ? kAbove : 0)};
}

} // namespace testum::gui
