#include "gui/datatable.h"

#include "gui/datatableparts.h"
#include "gui/preferences.h"
#include "gui/themedicon.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QTime>
#include <QToolTip>

#include <utility>

namespace testum::gui {

DataTable::DataTable(Preferences &preferences, const QString &layoutKey, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, preferences, layoutKey))
{
    setObjectName(QStringLiteral("DataTable"));
    setFocusProxy(d->view);
    d->view->viewport()->installEventFilter(this);
    d->watchView(d->view);
    connect(d->search, &SearchEdit::searched, this, [this](const QString &text) {
        d->searchFor(text);
        Q_EMIT searchChanged(text);
    });
    connect(d->search, &SearchEdit::movedDown, this,
            [this] { d->shownView()->setFocus(Qt::ShortcutFocusReason); });
    connect(d->filterButton, &QPushButton::clicked, this, [this] { d->openFilters(); });
    connect(d->columnsButton, &QToolButton::clicked, this, [this] {
        d->openColumns(d->columnsButton->mapToGlobal(QPoint(0, d->columnsButton->height())));
    });
    connect(d->view->horizontalHeader(), &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &at) {
                d->openColumns(d->view->horizontalHeader()->viewport()->mapToGlobal(at));
            });
    connect(d->view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) {
                if (d->isStoreSide && d->source != nullptr)
                    Q_EMIT sortChanged(d->columns->id(section), order);
            });
    connect(d->bulk, &BulkBar::cleared, this, [this] {
        d->clearSelection();
        d->shownView()->setFocus(Qt::OtherFocusReason);
    });
    connect(d->banner, &Banner::actionTriggered, this, &DataTable::retryRequested);
    connect(d->retry, &QAction::triggered, this, &DataTable::retryRequested);
    connect(d->clearFilters, &QAction::triggered, this, [this] { d->dropFilters(); });
    connect(&preferences, &Preferences::changed, this, [this](const QString &what) {
        if (what == QLatin1String("density"))
            d->view->setCompact(d->preferences.isCompact());
    });
    d->view->setCompact(preferences.isCompact());
    d->retranslate();
    d->updateState();
}

DataTable::~DataTable() = default;

void DataTable::setModel(QAbstractItemModel *model)
{
    Q_ASSERT(d->source == nullptr && model != nullptr);
    d->source = model;
    d->connectModel();
}

void DataTable::setStoreSide(bool storeSide)
{
    Q_ASSERT(d->source == nullptr);
    d->isStoreSide = storeSide;
}

QTableView *DataTable::view() const { return d->view; }

SearchEdit *DataTable::search() const { return d->search; }

void DataTable::setSearchPlaceholder(const QString &text) { d->search->setPlaceholderText(text); }

void DataTable::setRowFilter(std::function<bool(const QModelIndex &)> accepts,
                             const QList<FilterChip> &chips)
{
    d->hasRowFilter = accepts != nullptr;
    d->setChips(chips);
    if (!d->isStoreSide)
        d->changeFilter([this, &accepts] { d->filter->setRowFilter(std::move(accepts)); });
    d->updateState();
}

void DataTable::setFilterPopover(std::function<QWidget *(QWidget *)> makePopover)
{
    d->makePopover = std::move(makePopover);
    d->filterButton->setVisible(d->makePopover != nullptr);
    d->updateSecondRow();
}

void DataTable::refilter()
{
    if (!d->isStoreSide)
        d->changeFilter([this] { d->filter->refilter(); });
}

void DataTable::setCardView(QAbstractItemView *cards)
{
    Q_ASSERT(d->source != nullptr && d->cards == nullptr);
    d->cards = cards;
    cards->setModel(d->view->model());
    cards->setSelectionModel(d->view->selectionModel());
    d->followResets();
    d->content->addWidget(cards);
    d->watchView(cards);
}

void DataTable::showCards(bool cards)
{
    const bool hadFocus = d->shownView()->hasFocus();
    d->areCardsShown = cards && d->cards != nullptr;
    d->columnsButton->setVisible(!d->areCardsShown);
    d->updateState();
    if (hadFocus)
        d->shownView()->setFocus();
}

bool DataTable::showsCards() const { return d->areCardsShown; }

void DataTable::addRowAction(QAction *action, bool bulk)
{
    d->rowActions.append(action);
    if (bulk && action != nullptr)
        d->bulk->addBulkAction(action);
    d->updateSecondRow();
}

void DataTable::addToolbarWidget(QWidget *widget)
{
    d->firstRow->insertWidget(d->firstRow->indexOf(d->columnsButton), widget);
}

QStringList DataTable::selectedIds() const { return d->selectedIds(); }

QString DataTable::currentId() const
{
    const QModelIndex current = d->view->currentIndex();
    return current.data(TableRole::kId).toString();
}

void DataTable::select(const QStringList &ids)
{
    d->remembered = QSet<QString>(ids.begin(), ids.end());
    d->restoreSelection(ids.value(0));
    if (!ids.isEmpty())
        d->shownView()->scrollTo(d->view->currentIndex(), QAbstractItemView::PositionAtCenter);
    d->selectionChanged();
}

int DataTable::shownRows() const { return d->rowCount(); }

void DataTable::setTotalRows(qint64 total)
{
    d->total = total;
    d->updateState();
}

EmptyState *DataTable::emptyState() const { return d->empty; }

void DataTable::setLoading(bool loading)
{
    d->isLoading = loading;
    // What answers at once needs no skeleton.
    if (loading)
        d->skeletonDelay.start();
    else
        d->skeletonDelay.stop();
    d->updateState();
}

void DataTable::showError(const QString &sentence)
{
    d->error = sentence;
    d->updateState();
}

void DataTable::noteUpdated()
{
    d->updatedAt = QTime::currentTime();
    d->updateFooter();
}

void DataTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        d->retranslate();
        d->columns->fit();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        d->columns->fit();
    }
    QWidget::changeEvent(event);
}

void DataTable::resizeEvent(QResizeEvent *event) { QWidget::resizeEvent(event); }

bool DataTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == d->view->viewport()) {
        if (event->type() == QEvent::Resize)
            d->columns->fit();
        if (event->type() == QEvent::ToolTip) {
            const auto *help = static_cast<QHelpEvent *>(event);
            d->showTooltip(help->pos(), help->globalPos());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace testum::gui
