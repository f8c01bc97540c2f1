#pragma once

#include "gui/connection.h"
#include "gui/hostrunmodel.h"
#include "gui/outputpane.h"
#include "gui/page.h"
#include "gui/taskfeed.h"
#include "gui/taskoutput.h"

#include <QJsonObject>
#include <QTimer>

#include <list>
#include <memory>
#include <optional>

namespace Ui {
class TaskPage;
}

namespace testum::gui {

class DataTable;
class OutputExport;
class RunOutputLoader;

/// One task: how far it is, its hosts, their output, live or stored. A task that runs, and an ended
/// one with little output, is followed by its feed, which tells times and the order between hosts;
/// the output of larger ended tasks is fetched for the host that is looked at.
class TaskPage : public Page
{
    Q_OBJECT

public:
    TaskPage(PageContext &context, QWidget *parent);
    ~TaskPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QPair<QString, QString>> breadcrumbs() const override;
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;
    void focusSearch() override;

    [[nodiscard]] HostRunModel &model() const { return *m_model; }
    [[nodiscard]] OutputPane &pane() const;
    [[nodiscard]] DataTable &table() const { return *m_table; }

protected:
    void retranslate() override;

private:
    struct Snapshot
    {
        QJsonObject task;
        QList<HostRun> runs;
    };
    enum class Filter { All, Failed, Running };
    struct Saving
    {
        QString file;
        QString runId; ///< empty: all hosts
    };

    void buildTable();
    void buildActions();
    void beginTask(const QString &taskId);
    void fetch();
    void take(const Snapshot &snapshot);
    void follow();
    void followAgain();
    void stopFeed();
    void takeNews(const TaskFeedBatch &batch);
    void noteStart(const TaskFeedBatch &batch);
    void tick();
    void takeFeedState(TaskFeed::State state);
    void loadShownRun();

    void showSummary();
    void showFilterTabs();
    void applyFilter();
    void showSelectedRun();
    void showOutput();
    void updateActions();
    void stepHost(int step, bool onlyFailed);
    [[nodiscard]] const HostRun *shownRun() const;
    [[nodiscard]] bool isTaskFinished() const;
    [[nodiscard]] qint64 storedBytes() const;

    void askToCancel();
    void askToRunAgain(const QStringList &platforms);
    void startAgain(const QJsonObject &body);
    void askWhereToSave();
    void save(const QString &file, const QString &runId);
    void saveWhatIsHere();
    void giveUpSaving(const QString &reason, const std::optional<QString> &runId = {});
    void tellNotSaved(const QString &file, const QString &reason);
    [[nodiscard]] static QString otherTaskSentence();
    [[nodiscard]] std::shared_ptr<const OutputLines> linesOf(const QString &runId) const;
    [[nodiscard]] bool isAllHere(const QString &runId) const;
    void zoom(int steps);

    std::unique_ptr<Ui::TaskPage> m_ui;
    HostRunModel *m_model;
    DataTable *m_table;
    QString m_taskId;
    QJsonObject m_task;
    bool m_isShown = false;
    bool m_isLoaded = false;
    QString m_shownRunId;
    std::shared_ptr<TaskOutput> m_output;
    bool m_isFed = false; ///< the output comes from the feed, not from the loader
    std::unique_ptr<TaskFeed> m_feed;
    std::list<std::unique_ptr<TaskFeed>> m_endingFeeds; ///< their threads still run
    std::unique_ptr<RunOutputLoader> m_loader;
    qint64 m_lastSeq = 0; ///< where the feed goes on after the page was left
    bool m_feedHasEnded = false;
    bool m_feedHasFailed = false;
    QString m_fetchedId; ///< the task that a fetch() on its way asks about
    OutputExport *m_export;
    QList<Saving> m_savings; ///< asked for; their output is still on its way
    QTimer m_clock;
    int m_secondsToFetch = 0;

    QAction *m_cancel = nullptr;
    QAction *m_again = nullptr;
    QAction *m_againFailed = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_copyCommand = nullptr;
    QAction *m_nextHost = nullptr;
    QAction *m_previousHost = nullptr;
    QAction *m_nextFailed = nullptr;
    QAction *m_openPlatform = nullptr;
    QAction *m_againHere = nullptr;
    QAction *m_copyOutput = nullptr;
};

} // namespace testum::gui
