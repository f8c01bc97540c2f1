#include "gui/datatableparts.h"

#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace testum::gui {

void DataTable::Private::noteSelection(const QItemSelection &selected,
                                       const QItemSelection &deselected)
{
    if (isRestoring || isChangingRows)
        return;
    const auto eachId = [this](const QItemSelection &selection, auto &&use) {
        for (const QItemSelectionRange &range : selection) {
            for (int row = range.top(); row <= range.bottom(); ++row)
                use(view->model()->index(row, 0).data(TableRole::kId).toString());
        }
    };
    eachId(deselected, [this](const QString &id) { remembered.remove(id); });
    eachId(selected, [this](const QString &id) { remembered.insert(id); });
    selectionChanged();
}

void DataTable::Private::captureAnchor()
{
    anchorCurrent = view->currentIndex().data(TableRole::kId).toString();
    anchorTop = view->indexAt(QPoint(1, 1)).data(TableRole::kId).toString();
}

void DataTable::Private::restoreSelection(const QString &wantedCurrent)
{
    if (view->model() == nullptr)
        return;
    const QScopedValueRollback guard(isRestoring, true);
    QItemSelectionModel *model = view->selectionModel();
    const bool keepsCurrent = wantedCurrent.isEmpty() ||
                              view->currentIndex().data(TableRole::kId).toString() == wantedCurrent;
    if (remembered.isEmpty() && !model->hasSelection() && keepsCurrent)
        return;
    const int rows = rowCount();
    const int lastColumn = view->model()->columnCount() - 1;
    QItemSelection selection;
    QModelIndex current;
    int begin = -1;
    for (int row = 0; row <= rows; ++row) {
        const QString id =
            row < rows ? view->model()->index(row, 0).data(TableRole::kId).toString() : QString();
        const bool isSelected = row < rows && remembered.contains(id);
        if (isSelected && begin < 0)
            begin = row;
        if (!isSelected && begin >= 0) {
            selection.append(QItemSelectionRange(view->model()->index(begin, 0),
                                                 view->model()->index(row - 1, lastColumn)));
            begin = -1;
        }
        if (row < rows && !wantedCurrent.isEmpty() && id == wantedCurrent)
            current = view->model()->index(row, 0);
    }
    model->clearSelection(); // merging into an empty selection is quick
    if (current.isValid() && !keepsCurrent)
        model->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (!selection.isEmpty())
        model->select(selection, QItemSelectionModel::Select);
}

void DataTable::Private::restoreAnchor()
{
    if (anchorTop.isEmpty())
        return;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (index.data(TableRole::kId).toString() != anchorTop)
            continue;
        view->scrollTo(index, QAbstractItemView::PositionAtTop);
        return;
    }
}

void DataTable::Private::selectionChanged()
{
    updateSecondRow();
    updateFooter();
    Q_EMIT q->selectionChanged();
}

void DataTable::Private::clearSelection()
{
    remembered.clear();
    if (view->selectionModel() != nullptr)
        view->selectionModel()->clearSelection();
    selectionChanged();
}

QList<int> DataTable::Private::selectedRows() const
{
    QList<int> rows;
    if (view->selectionModel() == nullptr)
        return rows;
    // selectedRows() of the selection model asks every range for every row.
    const QItemSelection selection = view->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QStringList DataTable::Private::selectedIds() const
{
    QStringList ids;
    for (const int row : selectedRows())
        ids.append(view->model()->index(row, 0).data(TableRole::kId).toString());
    return ids;
}

void DataTable::Private::updateState()
{
    const bool hasRows = rowCount() > 0;
    QWidget *page = shownView();
    bool skeleton = false;
    if (!hasRows) {
        if (isLoading)
            skeleton = !skeletonDelay.isActive();
        else if (!error.isEmpty())
            page = failed;
        else if (isFiltered() && (isStoreSide || sourceRowCount() > 0))
            page = nothingFound;
        else
            page = empty;
    }
    if (skeleton)
        page = view;
    view->setSkeleton(skeleton);
    if (content->currentWidget() != page) {
        const bool hadFocus = content->currentWidget()->hasFocus();
        content->setCurrentWidget(page);
        if (hadFocus)
            page->setFocus(Qt::OtherFocusReason);
    }
    if (!error.isEmpty()) {
        failed->setContent(QStringLiteral("circle-alert"), error, QString());
        if (hasRows)
            banner->showMessage(Tone::Danger, error, DataTable::tr("Retry"));
    }
    if (error.isEmpty() || !hasRows)
        banner->dismiss();
    bannerRow->setVisible(!banner->isHidden());
    updateSecondRow();
    updateFooter();
}

void DataTable::Private::updateSecondRow()
{
    const bool isUsed = makePopover != nullptr || !bulk->isEmpty() || !chips.isEmpty();
    secondRow->setVisible(isUsed);
    const qsizetype selected = bulk->isEmpty() ? 0 : selectedRows().size();
    bulk->setCount(int(selected));
    QWidget *page = selected > 0 ? static_cast<QWidget *>(bulk) : chipRow;
    if (secondRow->currentWidget() != page)
        secondRow->setCurrentWidget(page);
}

void DataTable::Private::updateFooter()
{
    const QLocale locale;
    const qsizetype selected = selectedRows().size();
    const int shown = rowCount();
    const int all = sourceRowCount();
    if (selected > 0)
        countLabel->setText(DataTable::tr("Selected: %1 of %2")
                                .arg(locale.toString(selected), locale.toString(shown)));
    else if (!isStoreSide && shown != all)
        countLabel->setText(
            DataTable::tr("Shown: %1 of %2").arg(locale.toString(shown), locale.toString(all)));
    else
        countLabel->setText(DataTable::tr("Rows: %1").arg(locale.toString(all)));
    updatedLabel->setText(updatedAt.isValid()
                              ? DataTable::tr("Updated %1")
                                    .arg(locale.toString(updatedAt, QStringLiteral("HH:mm:ss")))
                              : QString());
}

} // namespace testum::gui
