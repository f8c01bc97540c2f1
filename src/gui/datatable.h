#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAction>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QTableView>
#include <QWidget>

#include <functional>
#include <memory>

namespace testum::gui {

class EmptyState;
class Preferences;
class SearchEdit;

/// Roles of the models that DataTable shows, beside Qt's. Display text is plain.
namespace TableRole {
constexpr int kId = Qt::UserRole + 1;     ///< QString, in any column: the row's object
constexpr int kSort = Qt::UserRole + 2;   ///< raw value to sort by; absent: the display text
constexpr int kChip = Qt::UserRole + 3;   ///< StatusChip: painted as a chip
constexpr int kSearch = Qt::UserRole + 4; ///< QString folded by searchKey(): what search looks at
constexpr int kMono = Qt::UserRole + 5;   ///< bool: fixed-width font, elided in the middle
constexpr int kMuted = Qt::UserRole + 6;  ///< bool: textMuted
constexpr int kBar = Qt::UserRole + 7;    ///< QVariantList of ints: ok, failed, rest as a small bar
/// QString folded by searchKey(): what "COLUMNID:value" in the search looks at; absent: the display
/// text of that column.
constexpr int kOperator = Qt::UserRole + 8;
} // namespace TableRole

/// Roles of a model's headerData(section, Qt::Horizontal).
namespace HeaderRole {
constexpr int kColumnId = Qt::UserRole + 1; ///< QString, stable: for the remembered layout
constexpr int kPriority = Qt::UserRole + 2; ///< int, 1 is kept longest when the table is narrow
constexpr int kWidth = Qt::UserRole + 3;    ///< int, px at first
constexpr int kHidden = Qt::UserRole + 4;   ///< bool: hidden until chosen
constexpr int kSortedBy =
    Qt::UserRole + 5; ///< Qt::SortOrder: by this column at first; else the first
} // namespace HeaderRole

/// Lower case, ё as е: what search compares.
[[nodiscard]] QString searchKey(const QString &text);

/// A table with search, filters, column choice, sorting, selection, bulk actions, states and a
/// remembered layout: the only way a list is shown. Sorts and filters a model of up to 20,000 rows
/// itself; a store-side model (`setStoreSide`) does both and pages with fetchMore().
class DataTable : public QWidget
{
    Q_OBJECT

public:
    /// `layoutKey`: under which the layout is kept ("platforms"); empty: not at all.
    DataTable(Preferences &preferences, const QString &layoutKey, QWidget *parent = nullptr);
    ~DataTable() override;

    /// Not owned. Call once.
    void setModel(QAbstractItemModel *model);
    /// Search and sorting go out as signals instead of through the proxy.
    void setStoreSide(bool storeSide);
    [[nodiscard]] QTableView *view() const;
    [[nodiscard]] SearchEdit *search() const;
    void setSearchPlaceholder(const QString &text);

    /// Row filter beside the search; `description` chips, "Status: offline", each with what removes
    /// it, are shown in the second row of the toolbar.
    struct FilterChip
    {
        QString text;
        std::function<void()> remove;
    };
    void setRowFilter(std::function<bool(const QModelIndex &sourceRow)> accepts,
                      const QList<FilterChip> &chips);
    /// The "Filters" button opens what `makePopover` answers (a widget with Qt::Popup).
    void setFilterPopover(std::function<QWidget *(QWidget *parent)> makePopover);
    void refilter(); ///< the filter's inputs changed

    /// A second way to show the same rows (cards): shares filter, selection, keys and menu. Owned
    /// by the table; call after setModel().
    void setCardView(QAbstractItemView *cards);
    void showCards(bool cards);
    [[nodiscard]] bool showsCards() const;

    /// In the context menu, in this order; `bulk` also in the bar shown while rows are selected.
    /// Nullptr is a separator.
    void addRowAction(QAction *action, bool bulk = false);
    /// At the right of the toolbar's first row: view switches, "more".
    void addToolbarWidget(QWidget *widget);

    [[nodiscard]] QStringList selectedIds() const; ///< in shown order
    [[nodiscard]] QString currentId() const;
    void select(const QStringList &ids); ///< and makes the first current, scrolled into view
    [[nodiscard]] int shownRows() const;
    void setTotalRows(qint64 total); ///< store-side: for the footer

    /// What is shown instead of rows. `filtered` when rows exist but none matches is built in.
    [[nodiscard]] EmptyState *emptyState() const;
    /// Skeleton rows while nothing was ever loaded.
    void setLoading(bool loading);
    /// The error banner above the rows, or in place of them when there are none. Empty: none.
    void showError(const QString &sentence);
    void noteUpdated(); ///< "Updated 10:14:02"

Q_SIGNALS:
    void activated(const QString &id); ///< Enter or double click
    void selectionChanged();
    void retryRequested();
    void searchChanged(const QString &text);                        ///< after 300 ms without typing
    void sortChanged(const QString &columnId, Qt::SortOrder order); ///< store-side

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::gui
