#pragma once

#include "gui/banner.h"
#include "gui/bulkbar.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/searchedit.h"
#include "gui/tablecolumns.h"
#include "gui/tablefilter.h"
#include "gui/tableview.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QTime>
#include <QTimer>
#include <QToolButton>

namespace testum::gui {

/// The widgets and the state behind a DataTable: a card of toolbar, banner, rows and footer.
struct DataTable::Private
{
    Private(DataTable *table, Preferences &preferences, const QString &layoutKey);

    void buildToolbar(QVBoxLayout *column);
    void buildContent(QVBoxLayout *column);
    void connectModel();
    void followResets();
    void watchView(QAbstractItemView *watchedView);
    void retranslate();

    [[nodiscard]] QAbstractItemView *shownView() const;
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int sourceRowCount() const;
    [[nodiscard]] bool isFiltered() const;

    void searchFor(const QString &text);
    void changeFilter(const std::function<void()> &change);
    void setChips(const QList<FilterChip> &newChips);
    void dropFilters();
    void openFilters();
    void openColumns(const QPoint &at);
    void openMenu(const QPoint &at);
    void copyRows() const;
    void showTooltip(const QPoint &at, const QPoint &globalAt) const;
    void stepBack();
    void holdOrder();

    void noteSelection(const QItemSelection &selected, const QItemSelection &deselected);
    void captureAnchor();
    void restoreSelection(const QString &wantedCurrent);
    void restoreAnchor();
    void selectionChanged();
    void clearSelection();
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] QStringList selectedIds() const;

    void updateState();
    void updateSecondRow();
    void updateFooter();

    DataTable *q;
    Preferences &preferences;
    QAbstractItemModel *source = nullptr; ///< not owned
    TableFilter *filter = nullptr;
    bool isStoreSide = false;
    bool isLoading = false;
    bool hasRowFilter = false;
    bool areCardsShown = false;
    bool isRestoring = false;
    bool isChangingRows = false;
    qint64 total = -1; ///< store-side
    QString error;
    QString searchText;
    QTime updatedAt;
    QList<FilterChip> chips;
    QList<QAction *> rowActions;
    std::function<QWidget *(QWidget *)> makePopover;

    QSet<QString> remembered; ///< ids selected, also those the filter hides now
    QString anchorCurrent;
    QString anchorTop;
    QString topBeforeSearch;

    QFrame *card = nullptr;
    QHBoxLayout *firstRow = nullptr;
    SearchEdit *search = nullptr;
    QPushButton *filterButton = nullptr;
    QToolButton *columnsButton = nullptr;
    QStackedWidget *secondRow = nullptr;
    QWidget *chipRow = nullptr;
    BulkBar *bulk = nullptr;
    QWidget *bannerRow = nullptr;
    Banner *banner = nullptr;
    QStackedWidget *content = nullptr;
    TableView *view = nullptr;
    QAbstractItemView *cards = nullptr;
    EmptyState *empty = nullptr;
    EmptyState *nothingFound = nullptr;
    EmptyState *failed = nullptr;
    QLabel *countLabel = nullptr;
    QLabel *updatedLabel = nullptr;
    QAction *retry = nullptr;
    QAction *clearFilters = nullptr;
    TableColumns *columns = nullptr;
    QMetaObject::Connection resets;
    QTimer skeletonDelay;
    QTimer orderHold;
    QTimer restoreSoon;
};

} // namespace testum::gui
