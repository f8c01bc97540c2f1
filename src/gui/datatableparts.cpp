#include "gui/datatableparts.h"

#include "gui/chipbutton.h"
#include "gui/preferences.h"
#include "gui/tabledelegate.h"
#include "gui/tablekeys.h"
#include "gui/themedicon.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

/// Ticking boxes in a menu does not close it.
class TickingMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->position().toPoint());
        if (action != nullptr && action->isCheckable() && action->isEnabled())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        QAction *action = activeAction();
        if (event->key() == Qt::Key_Space && action != nullptr && action->isCheckable())
            action->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};

} // namespace

DataTable::Private::Private(DataTable *table, Preferences &somePreferences,
                            const QString &layoutKey)
    : q(table)
    , preferences(somePreferences)
{
    filter = new TableFilter(q);
    card = new QFrame(q);
    card->setProperty("card", true);
    auto *outer = new QVBoxLayout(q);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    auto *column = new QVBoxLayout(card);
    // Square corners of the table would cover the card's round ones.
    column->setContentsMargins(1, 0, 1, 8);
    column->setSpacing(0);
    buildToolbar(column);
    buildContent(column);
    columns =
        new TableColumns(view->horizontalHeader(), preferences,
                         layoutKey.isEmpty() ? QString() : layoutKey + QStringLiteral("/table"), q);
    skeletonDelay.setSingleShot(true);
    skeletonDelay.setInterval(150ms);
    QObject::connect(&skeletonDelay, &QTimer::timeout, q, [this] { updateState(); });
    orderHold.setSingleShot(true);
    orderHold.setInterval(2s);
    QObject::connect(&orderHold, &QTimer::timeout, q, [this] {
        filter->setDynamicSortFilter(true);
        if (filter->sortColumn() >= 0)
            filter->sort(filter->sortColumn(), filter->sortOrder());
        // Rows that changed meanwhile were neither moved nor filtered.
        if (isFiltered() || hasRowFilter)
            q->refilter();
    });
    restoreSoon.setSingleShot(true);
    restoreSoon.setInterval(0);
    QObject::connect(&restoreSoon, &QTimer::timeout, q, [this] {
        restoreSelection(QString());
        selectionChanged();
    });
    retry = new QAction(q);
    retry->setObjectName(QStringLiteral("retryAction"));
    clearFilters = new QAction(q);
    clearFilters->setObjectName(QStringLiteral("clearFiltersAction"));
    nothingFound->setPrimaryAction(clearFilters);
    failed->setPrimaryAction(retry);
}

void DataTable::Private::buildToolbar(QVBoxLayout *column)
{
    firstRow = new QHBoxLayout;
    firstRow->setContentsMargins(16, 12, 16, 4);
    firstRow->setSpacing(8);
    search = new SearchEdit(card);
    search->setObjectName(QStringLiteral("searchLineEdit"));
    search->setMinimumWidth(220);
    search->setMaximumWidth(420);
    filterButton = new QPushButton(card);
    filterButton->setObjectName(QStringLiteral("filterPushButton"));
    filterButton->setIcon(buttonIcon(QStringLiteral("list-filter")));
    filterButton->setIconSize(QSize(20, 16));
    filterButton->setAutoDefault(false);
    filterButton->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    filterButton->hide();
    columnsButton = new QToolButton(card);
    columnsButton->setObjectName(QStringLiteral("columnsToolButton"));
    columnsButton->setProperty("kind", QStringLiteral("tool"));
    columnsButton->setIcon(themedIcon(QStringLiteral("columns-3")));
    columnsButton->setIconSize(QSize(18, 18));
    columnsButton->setFocusPolicy(Qt::StrongFocus);
    firstRow->addWidget(search, 1);
    firstRow->addWidget(filterButton);
    firstRow->addStretch(1);
    firstRow->addWidget(columnsButton);
    column->addLayout(firstRow);

    secondRow = new QStackedWidget(card);
    secondRow->setFixedHeight(44);
    secondRow->setContentsMargins(16, 4, 16, 8);
    chipRow = new QWidget(secondRow);
    auto *chipLine = new QHBoxLayout(chipRow);
    chipLine->setContentsMargins(0, 0, 0, 0);
    chipLine->setSpacing(8);
    chipLine->addStretch();
    bulk = new BulkBar(secondRow);
    secondRow->addWidget(chipRow);
    secondRow->addWidget(bulk);
    secondRow->hide();
    column->addWidget(secondRow);
}

void DataTable::Private::buildContent(QVBoxLayout *column)
{
    bannerRow = new QWidget(card);
    auto *bannerLine = new QHBoxLayout(bannerRow);
    bannerLine->setContentsMargins(16, 4, 16, 8);
    banner = new Banner(bannerRow);
    bannerLine->addWidget(banner);
    bannerRow->hide();
    column->addWidget(bannerRow);
    content = new QStackedWidget(card);
    view = new TableView(content);
    view->setObjectName(QStringLiteral("tableView"));
    view->setItemDelegate(new TableDelegate(view));
    empty = new EmptyState(content);
    nothingFound = new EmptyState(content);
    failed = new EmptyState(content);
    for (QWidget *page : {static_cast<QWidget *>(view), static_cast<QWidget *>(empty),
                          static_cast<QWidget *>(nothingFound), static_cast<QWidget *>(failed)})
        content->addWidget(page);
    column->addWidget(content, 1);

    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(16, 8, 16, 2);
    countLabel = new QLabel(card);
    countLabel->setObjectName(QStringLiteral("countLabel"));
    updatedLabel = new QLabel(card);
    updatedLabel->setObjectName(QStringLiteral("updatedLabel"));
    for (QLabel *label : {countLabel, updatedLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("role", QStringLiteral("muted"));
    }
    footer->addWidget(countLabel, 1);
    footer->addWidget(updatedLabel);
    column->addLayout(footer);
}

void DataTable::Private::connectModel()
{
    QAbstractItemModel *shown = source;
    if (!isStoreSide) {
        filter->setSourceModel(source);
        shown = filter;
    }
    // Rows that go because of a filter are still selected when they come back.
    QObject::connect(shown, &QAbstractItemModel::rowsAboutToBeRemoved, q,
                     [this] { isChangingRows = true; });
    QObject::connect(shown, &QAbstractItemModel::modelAboutToBeReset, q, [this] {
        captureAnchor();
        isChangingRows = true;
    });
    view->setModel(shown);
    QObject::connect(shown, &QAbstractItemModel::rowsRemoved, q, [this] {
        isChangingRows = false;
        restoreSoon.start();
        updateState();
    });
    QObject::connect(shown, &QAbstractItemModel::rowsInserted, q, [this] {
        if (!remembered.isEmpty())
            restoreSoon.start();
        updateState();
    });
    followResets();
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, q,
                     [this](const QItemSelection &selected, const QItemSelection &deselected) {
                         noteSelection(selected, deselected);
                     });
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this] {
        view->viewport()->update(); // the frame is around the whole row
        if (!isRestoring)
            Q_EMIT q->selectionChanged();
    });
    columns->start(source);
    view->horizontalHeader()->setSortIndicatorShown(true);
    if (!isStoreSide) // else the page asks the store for the order, see sortChanged()
        view->setSortingEnabled(true);
    updateState();
}

void DataTable::Private::followResets()
{
    // After every view has done its own: each of them clears the selection they share.
    QObject::disconnect(resets);
    resets = QObject::connect(view->model(), &QAbstractItemModel::modelReset, q, [this] {
        isChangingRows = false;
        restoreSelection(anchorCurrent);
        restoreAnchor();
        columns->fit();
        updateState();
        selectionChanged();
    });
}

void DataTable::Private::watchView(QAbstractItemView *watchedView)
{
    auto *keys = new TableKeys(watchedView);
    QObject::connect(keys, &TableKeys::opened, q, [this](const QModelIndex &row) {
        Q_EMIT q->activated(row.data(TableRole::kId).toString());
    });
    QObject::connect(keys, &TableKeys::copied, q, [this] { copyRows(); });
    QObject::connect(keys, &TableKeys::steppedBack, q, [this] { stepBack(); });
    QObject::connect(keys, &TableKeys::menuWanted, q, [this](const QPoint &at) { openMenu(at); });
    QObject::connect(keys, &TableKeys::navigated, q, [this] { holdOrder(); });
}

void DataTable::Private::retranslate()
{
    filterButton->setText(chips.isEmpty() ? DataTable::tr("Filters")
                                          : DataTable::tr("Filters: %1").arg(chips.size()));
    filterButton->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    filterButton->setToolTip(QStringLiteral("%1 (%2)").arg(
        DataTable::tr("Filters"), filterButton->shortcut().toString(QKeySequence::NativeText)));
    columnsButton->setToolTip(DataTable::tr("Columns and sorting"));
    columnsButton->setAccessibleName(DataTable::tr("Columns and sorting"));
    retry->setText(DataTable::tr("Retry"));
    clearFilters->setText(DataTable::tr("Clear filters"));
    nothingFound->setContent(QStringLiteral("search"), DataTable::tr("Nothing found"), QString());
    if (view->accessibleName().isEmpty())
        view->setAccessibleName(DataTable::tr("Table"));
    updateState();
}

QAbstractItemView *DataTable::Private::shownView() const
{
    return areCardsShown ? cards : static_cast<QAbstractItemView *>(view);
}

int DataTable::Private::rowCount() const
{
    return view->model() == nullptr ? 0 : view->model()->rowCount();
}

int DataTable::Private::sourceRowCount() const
{
    if (isStoreSide)
        return int(std::max<qint64>(total, rowCount()));
    return source == nullptr ? 0 : source->rowCount();
}

bool DataTable::Private::isFiltered() const { return !searchText.isEmpty() || !chips.isEmpty(); }

void DataTable::Private::searchFor(const QString &text)
{
    const bool begins = searchText.isEmpty() && !text.isEmpty();
    const bool ends = !searchText.isEmpty() && text.isEmpty();
    if (begins) {
        captureAnchor();
        topBeforeSearch = anchorTop;
    }
    searchText = text;
    if (!isStoreSide)
        changeFilter([this, &text] { filter->setSearch(text); });
    if (ends && !topBeforeSearch.isEmpty()) {
        anchorTop = topBeforeSearch;
        restoreAnchor();
    }
    updateState();
}

void DataTable::Private::changeFilter(const std::function<void()> &change)
{
    captureAnchor();
    isRestoring = true;
    // Taking rows out of a large selection one range at a time takes seconds. It is remembered.
    if (view->selectionModel() != nullptr)
        view->selectionModel()->clearSelection();
    change();
    isRestoring = false;
    restoreSelection(anchorCurrent);
    updateState();
    selectionChanged();
}

void DataTable::Private::setChips(const QList<FilterChip> &newChips)
{
    chips = newChips;
    auto *line = static_cast<QHBoxLayout *>(chipRow->layout());
    while (line->count() > 1) {
        QLayoutItem *item = line->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was pressed
        delete item;
    }
    for (int i = 0; i < chips.size(); ++i) {
        auto *button = new ChipButton(chips.at(i).text, chipRow);
        button->setObjectName(QStringLiteral("filter%1ChipButton").arg(i));
        button->setAccessibleName(DataTable::tr("Remove filter %1").arg(chips.at(i).text));
        QObject::connect(button, &ChipButton::clicked, q,
                         [remove = chips.at(i).remove] { remove(); });
        line->insertWidget(i, button);
    }
    retranslate();
}

void DataTable::Private::dropFilters()
{
    search->clear();
    const QList<FilterChip> dropped = chips;
    for (const FilterChip &chip : dropped)
        chip.remove();
    shownView()->setFocus(Qt::OtherFocusReason);
}

void DataTable::Private::openFilters()
{
    if (!makePopover)
        return;
    QWidget *popover = makePopover(q);
    popover->adjustSize();
    popover->move(filterButton->mapToGlobal(QPoint(0, filterButton->height() + 4)));
    popover->show();
    popover->setFocus(Qt::PopupFocusReason);
}

void DataTable::Private::openColumns(const QPoint &at)
{
    auto *menu = new TickingMenu(q);
    menu->setObjectName(QStringLiteral("columnsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    columns->fillMenu(menu);
    menu->addSeparator();
    auto *sorting = menu->addMenu(DataTable::tr("Sort by"));
    QHeaderView *header = view->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        if (!columns->isChosen(section))
            continue;
        const bool isSorted = header->sortIndicatorSection() == section;
        const bool descending = isSorted && header->sortIndicatorOrder() == Qt::DescendingOrder;
        QString name = source->headerData(section, Qt::Horizontal).toString();
        if (isSorted)
            name += descending ? QStringLiteral(" ↓") : QStringLiteral(" ↑");
        QAction *action = sorting->addAction(name);
        QObject::connect(action, &QAction::triggered, q, [header, section, isSorted, descending] {
            header->setSortIndicator(section, isSorted && !descending ? Qt::DescendingOrder
                                                                      : Qt::AscendingOrder);
        });
    }
    QAction *defaults = menu->addAction(DataTable::tr("Default columns"));
    QObject::connect(defaults, &QAction::triggered, q, [this] { columns->reset(); });
    menu->popup(at);
}

void DataTable::Private::openMenu(const QPoint &at)
{
    if (QApplication::activePopupWidget() != nullptr)
        return; // the same key came twice, see TableKeys
    auto *menu = new QMenu(q);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    bool copyIsTaken = false;
    for (QAction *action : std::as_const(rowActions)) {
        if (action == nullptr) {
            menu->addSeparator();
            continue;
        }
        menu->addAction(action);
        copyIsTaken = copyIsTaken || action->shortcut() == QKeySequence(QKeySequence::Copy);
    }
    menu->addSeparator();
    const qsizetype count = selectedRows().size();
    QString text = DataTable::tr("Copy %n row(s)", nullptr, int(std::max<qsizetype>(count, 1)));
    if (!copyIsTaken)
        text +=
            QLatin1Char('\t') + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText);
    QAction *copy = menu->addAction(themedIcon(QStringLiteral("copy")), text);
    copy->setEnabled(count > 0 || view->currentIndex().isValid());
    QObject::connect(copy, &QAction::triggered, q, [this] { copyRows(); });
    menu->popup(at);
}

void DataTable::Private::copyRows() const
{
    QList<int> rows = selectedRows();
    if (rows.isEmpty() && view->currentIndex().isValid())
        rows.append(view->currentIndex().row());
    if (rows.isEmpty())
        return;
    QList<int> sections;
    for (int visual = 0; visual < view->horizontalHeader()->count(); ++visual) {
        const int section = view->horizontalHeader()->logicalIndex(visual);
        if (columns->isChosen(section))
            sections.append(section);
    }
    QStringList lines;
    lines.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (const int section : std::as_const(sections)) {
            QString text = view->model()->index(row, section).data().toString();
            cells.append(text.replace(QLatin1Char('\t'), QLatin1Char(' '))
                             .replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void DataTable::Private::showTooltip(const QPoint &at, const QPoint &globalAt) const
{
    const QModelIndex index = view->indexAt(at);
    QStringList lines;
    if (index.isValid()) {
        QStyleOptionViewItem option;
        option.initFrom(view);
        option.rect = view->visualRect(index);
        const QString own = index.data(Qt::ToolTipRole).toString();
        if (!own.isEmpty())
            lines.append(own);
        else if (TableDelegate::isElided(option, index))
            lines.append(index.data().toString());
        const QHeaderView *header = view->horizontalHeader();
        const bool isFirst =
            header->sectionViewportPosition(index.column()) + header->offset() == 0;
        for (const int section : isFirst ? columns->dropped() : QList<int>()) {
            const QString text = index.siblingAtColumn(section).data().toString();
            if (!text.isEmpty())
                lines.append(
                    DataTable::tr("%1: %2", "a hidden column and its value")
                        .arg(source->headerData(section, Qt::Horizontal).toString(), text));
        }
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(
            globalAt, Qt::convertFromPlainText(lines.join(QLatin1Char('\n')), Qt::WhiteSpaceNormal),
            view->viewport(), view->visualRect(index));
}

void DataTable::Private::stepBack()
{
    if (!search->text().isEmpty())
        search->clear();
    else
        clearSelection();
}

void DataTable::Private::holdOrder()
{
    if (isStoreSide)
        return;
    if (filter->dynamicSortFilter())
        filter->setDynamicSortFilter(false);
    orderHold.start();
}

} // namespace testum::gui
