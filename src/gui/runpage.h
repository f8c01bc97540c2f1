#pragma once

#include "gui/connection.h"
#include "gui/page.h"
#include "gui/runrequest.h"

#include <QJsonArray>
#include <QMenu>
#include <QTimer>

#include <memory>
#include <optional>

namespace Ui {
class RunPage;
}

namespace testum::gui {

class HostTreeModel;

/// Runs a command on many hosts: an editor, the hosts, options. What was being written survives a
/// restart; what was run is in the history.
class RunPage : public Page
{
    Q_OBJECT

public:
    explicit RunPage(PageContext &context, QWidget *parent = nullptr);
    ~RunPage() override;

    [[nodiscard]] QString title() const override;
    /// `query`: "platforms=ID,ID" chooses those; "task=ID" is that task again, with "&only=failed"
    /// on the hosts that failed.
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;
    void focusSearch() override;

    [[nodiscard]] RunRequest request() const;
    [[nodiscard]] HostTreeModel &hosts() const;

protected:
    void retranslate() override;

private:
    void buildActions();
    void watchEdits();
    void show(const RunRequest &request);
    void loadPlatforms();
    void loadTask(const QString &taskId, bool onlyFailed);
    [[nodiscard]] bool dropTask();
    void update();
    [[nodiscard]] QString summary() const;
    void askAndRun();
    void run(const RunRequest &request);
    void fillHistory();
    void saveDraft();
    [[nodiscard]] QString key(const char *name); ///< of this server, in the preferences

    std::unique_ptr<Ui::RunPage> m_ui;
    QMenu *m_history;
    QTimer m_saveSoon;
    QAction *m_run = nullptr;
    QAction *m_showHistory = nullptr;
    QAction *m_addPlatforms = nullptr;
    QString m_draftServer;             ///< whose draft is shown
    std::optional<PendingCall> m_task; ///< the earlier task that is asked for
    bool m_hasPlatforms = false;
    bool m_isStarting = false;
    bool m_isShowing = false;
};

} // namespace testum::gui
