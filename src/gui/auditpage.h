#pragma once

#include "gui/page.h"

namespace testum::gui {

class AuditDetails;
class AuditModel;
class DataTable;
class ExportBar;
class PagedList;
class PagedTable;

/// Who did what, newest first, read only: filter, look at a record's changes, export.
class AuditPage : public Page
{
    Q_OBJECT

public:
    explicit AuditPage(PageContext &context, QWidget *parent = nullptr);
    ~AuditPage() override;

    [[nodiscard]] QString title() const override;
    /// `query`: "object=ID&type=platform&user=NAME&action=task.create".
    void open(const QString &subPath, const QString &query) override;
    void refresh() override;
    void focusSearch() override;

    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] AuditDetails *details() const { return m_details; }
    /// Writes what the filter shows, oldest first; ".csv" by the name, else JSON Lines.
    void exportTo(const QString &fileName);

protected:
    void retranslate() override;

private:
    /// What the list is narrowed to; empty: not by that.
    struct Filters
    {
        QString period; ///< days back: "1", "7", "30"; "range": from and to; empty: all
        qint64 fromMs = 0;
        qint64 toMs = 0;
        QString user;
        QString action;
        QString objectType;
        QString objectId;
    };

    void buildActions();
    QWidget *makeFilterForm(QWidget *parent);
    void addPeriodChoices(class FilterForm *form);
    void applyFilters();
    void showChips();
    void showCurrent();
    void askWhereToExport();
    [[nodiscard]] QString periodText() const;

    Filters m_filters;
    AuditModel *m_model;
    PagedList *m_list;
    DataTable *m_table;
    PagedTable *m_paged;
    ExportBar *m_export;
    AuditDetails *m_details;
    QAction *m_exportAction = nullptr;
    QAction *m_showDetails = nullptr;
    QAction *m_openObject = nullptr;
    QAction *m_sameObject = nullptr;
};

} // namespace testum::gui
