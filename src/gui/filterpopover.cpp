#include "gui/filterpopover.h"

#include "gui/typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kMostRows = 7;
constexpr int kGroupsBeside = 2;

} // namespace

FilterPopover::FilterPopover(QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("FilterPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("popover", true);
    setAccessibleName(tr("Filters"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(16, 12, 16, 12);
    m_column->setSpacing(12);
    auto *resetButton = new QPushButton(tr("Reset"), this);
    resetButton->setObjectName(QStringLiteral("resetFiltersPushButton"));
    resetButton->setAutoDefault(false);
    connect(resetButton, &QPushButton::clicked, this, &FilterPopover::reset);
    m_column->addWidget(resetButton, 0, Qt::AlignRight);
}

void FilterPopover::addGroup(const QString &title, const QList<Choice> &choices,
                             const QSet<QString> &ticked,
                             std::function<void(const QSet<QString> &)> changed)
{
    if (choices.isEmpty())
        return;
    auto *group = new QVBoxLayout;
    group->setSpacing(4);
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setProperty("role", QStringLiteral("muted"));
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("filter%1ListWidget").arg(m_lists.size()));
    list->setAccessibleName(title);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setMinimumWidth(220);
    list->setSpacing(3);
    for (const Choice &choice : choices) {
        auto *item =
            new QListWidgetItem(tr("%1 (%2)", "a filter's choice and how many rows it stands for")
                                    .arg(choice.text, QLocale().toString(choice.count)),
                                list);
        item->setData(kIdRole, choice.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(ticked.contains(choice.id) ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(Qt::convertFromPlainText(choice.text));
    }
    list->setCurrentRow(0);
    const int rows = std::min(int(choices.size()), kMostRows);
    list->setFixedHeight(rows * std::max(list->sizeHintForRow(0) + 6, 22) + 8);
    connect(list, &QListWidget::itemChanged, this, [list, changed = std::move(changed)] {
        QSet<QString> now;
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->checkState() == Qt::Checked)
                now.insert(list->item(row)->data(kIdRole).toString());
        }
        changed(now);
    });
    // A click beside the box counts too.
    connect(list, &QListWidget::itemClicked, this, [list](QListWidgetItem *item) {
        const QRect row = list->visualItemRect(item);
        if (list->viewport()->mapFromGlobal(QCursor::pos()).x() > row.left() + 24)
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    group->addWidget(heading);
    group->addWidget(list);
    group->addStretch();
    const int index = int(m_lists.size());
    if (index % kGroupsBeside == 0) {
        auto *line = new QHBoxLayout;
        line->setSpacing(16);
        line->addLayout(group);
        m_column->insertLayout(m_column->count() - 1, line);
    } else {
        static_cast<QHBoxLayout *>(m_column->itemAt(m_column->count() - 2)->layout())
            ->addLayout(group);
    }
    m_lists.append(list);
    if (index == 0)
        setFocusProxy(list);
}

void FilterPopover::reset()
{
    for (QListWidget *list : std::as_const(m_lists)) {
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setCheckState(Qt::Unchecked);
    }
}

} // namespace testum::gui
