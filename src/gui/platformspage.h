#pragma once

#include "gui/page.h"
#include "gui/platformrow.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QListView>
#include <QSet>
#include <QTimer>
#include <QToolButton>

namespace testum::gui {

class DataTable;
class PlatformDrawer;
class PlatformFilters;
class PlatformModel;

/// The platforms as a table or as cards, with filters, details beside them, and what can be done
/// with one or many. Knows which of them answer on their port while it is on screen.
class PlatformsPage : public Page
{
    Q_OBJECT

public:
    explicit PlatformsPage(PageContext &context, QWidget *parent = nullptr);
    ~PlatformsPage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;
    void focusSearch() override;

protected:
    void retranslate() override;

private:
    void buildTable();
    void buildCards();
    void buildActions();
    void connectUp();
    void updateActions();
    void updateDrawer();
    void showDrawer(bool shown);
    void showCards(bool cards);
    void selectWanted();

    void load();
    void pollReachability();
    void checkReachability(const QStringList &ids); ///< empty: all
    void takeReachability(const QJsonObject &answer);
    void watchTask(const QString &taskId);
    void pollTasks();

    [[nodiscard]] QStringList targets() const; ///< selected, else the current one
    [[nodiscard]] QStringList targetNames(const QStringList &ids) const;
    void add();
    void addAsked(); ///< "?new=1"
    void edit(const QString &id, bool copy, const QString &tab = QString());
    void openEditor(const QJsonObject &platform, bool copy, const QString &tab);
    void run();
    void test(const QStringList &ids);
    void reviewHostKey(const QString &id);
    void pinHostKey(const QString &id, const QString &publicKey);
    void removeTargets();
    void chooseGroup();
    void chooseTags();
    void changeAll(const QHash<QString, QJsonObject> &changes);
    void exportCsv();
    void writeCsv(const QString &path);
    void copyText(bool asCommand);

    PlatformModel *m_model;
    PlatformFilters *m_filters;
    DataTable *m_table = nullptr;
    QListView *m_cards = nullptr;
    PlatformDrawer *m_drawer = nullptr;
    QToolButton *m_cardsButton = nullptr;
    QToolButton *m_tableButton = nullptr;
    QToolButton *m_drawerButton = nullptr;

    QAction *m_add = nullptr;
    QAction *m_open = nullptr;
    QAction *m_run = nullptr;
    QAction *m_test = nullptr;
    QAction *m_check = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_hostKey = nullptr;
    QAction *m_group = nullptr;
    QAction *m_tags = nullptr;
    QAction *m_copyAddress = nullptr;
    QAction *m_copySsh = nullptr;
    QAction *m_export = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_details = nullptr;

    QTimer m_poll;     ///< while on screen
    QTimer m_taskPoll; ///< while tests run
    QTimer m_drawerSoon;
    QElapsedTimer m_loadedAt;
    QElapsedTimer m_checkedAt;
    QSet<QString> m_watchedTasks;
    QString m_wanted; ///< id to select when loaded
    bool m_isLoading = false;
    bool m_isPolling = false;
    qsizetype m_taskAnswers = 0; ///< of pollTasks(), still to come
};

} // namespace testum::gui
