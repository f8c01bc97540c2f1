#pragma once

#include "gui/page.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSet>

namespace testum::gui {

class DataTable;
class KeyImportDialog;
class KeyModel;
struct KeyRow;

/// The SSH keys: generate, add, copy, rename, delete. Public keys can be dropped onto it.
class KeysPage : public Page
{
    Q_OBJECT

public:
    explicit KeysPage(PageContext &context, QWidget *parent = nullptr);
    ~KeysPage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;
    void refresh() override;
    void focusSearch() override;

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildActions();
    void buildTable();
    void connectUp();
    void updateActions();
    void applyFilters();
    [[nodiscard]] QWidget *makePopover(QWidget *parent);
    [[nodiscard]] bool accepts(const KeyRow &row) const;
    [[nodiscard]] QStringList targets() const;

    void load();
    void generate();
    [[nodiscard]] KeyImportDialog *openImport();
    void take(const QJsonObject &key, const QString &sentence);
    void copyPublicKeys();
    void exportPublicKeys();
    void rename(const QString &id);
    void noteChange();
    void removeTargets();
    void tellInUse(const KeyRow &row);

    KeyModel *m_model;
    DataTable *m_table = nullptr;
    QAction *m_generate = nullptr;
    QAction *m_import = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_export = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
    QSet<QString> m_types; ///< shown ones; empty: all
    QSet<QString> m_parts; ///< "stored", "public"
    QSet<QString> m_marks; ///< "unused", "weak"
    QElapsedTimer m_loadedAt;
    QString m_wanted;
    bool m_isLoading = false;
    bool m_loadAgain = false; ///< the answer on its way is older than what is wanted
};

} // namespace testum::gui
