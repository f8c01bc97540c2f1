#pragma once

#include "gui/page.h"

#include <QJsonObject>
#include <QTimer>

#include <memory>

namespace testum::gui {

class DataTable;
class ExportBar;
class PagedList;
class PagedTable;
class TaskModel;

/// All tasks, newest first: filter, open, run again, cancel, export. Looks again by itself while it
/// is open.
class TasksPage : public Page
{
    Q_OBJECT

public:
    explicit TasksPage(PageContext &context, QWidget *parent = nullptr);
    ~TasksPage() override;

    [[nodiscard]] QString title() const override;
    /// `query`: "status=failed&type=run_command&user=NAME&platform=ID".
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;
    void focusSearch() override;

    [[nodiscard]] DataTable *table() const { return m_table; }
    /// Writes what the filter shows; ".json" by the name, else CSV.
    void exportTo(const QString &fileName);

protected:
    void retranslate() override;

private:
    /// What the list is narrowed to; empty: not by that.
    struct Filters
    {
        QString status;
        QString type;
        QString user;
        QString platformId;
        QString platformName; ///< of platformId
    };

    void buildActions();
    void connectTable();
    QWidget *makeFilterForm(QWidget *parent);
    void applyFilters();
    void showChips();
    void loadFilters();
    [[nodiscard]] QString filtersKey();
    void filterByPlatform(const QString &name);
    void nameThePlatform();
    void updateActions();
    [[nodiscard]] QList<QJsonObject> selected() const;
    void openTask(const QString &id);
    void runAgain(bool onlyFailed);
    void testAgain(const QString &taskId, bool onlyFailed);
    void askToCancel();
    void cancelTasks(const QStringList &ids);
    void copyCommand();
    void askWhereToExport();

    Filters m_filters;
    TaskModel *m_model;
    PagedList *m_list;
    DataTable *m_table;
    PagedTable *m_paged;
    ExportBar *m_export;
    QTimer m_look;
    int m_secondsToLook = 0;
    QAction *m_newRun = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_openAction = nullptr;
    QAction *m_again = nullptr;
    QAction *m_againFailed = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_copy = nullptr;
};

} // namespace testum::gui
