// What a user does with a task: TaskPage's actions.

#include "gui/confirmdialog.h"
#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/outputexport.h"
#include "gui/outputview.h"
#include "gui/preferences.h"
#include "gui/runoutputloader.h"
#include "gui/securitypreferences.h"
#include "gui/taskmodel.h"
#include "gui/taskpage.h"
#include "gui/taskrerun.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QTableView>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr double kNormalPoints = 10;
constexpr double kLeastPoints = 8;
constexpr double kMostPoints = 24;

/// Two hundred characters of a command, for a question.
QString shortened(const QString &command)
{
    return command.size() <= 200 ? command : command.left(200) + u'\u2026';
}

/// A name that every system takes.
QString fileNameOf(const QString &host)
{
    QString name = host;
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_')
            c = u'_';
    }
    return name;
}

} // namespace

void TaskPage::buildActions()
{
    const QString run = QStringLiteral("tasks.run");
    m_cancel = addPageAction(QStringLiteral("cancelTaskAction"), QStringLiteral("circle-stop"),
                             QKeySequence(), QStringLiteral("tasks.cancel"));
    m_cancel->setProperty("kind", QStringLiteral("danger-outline"));
    m_again = addPageAction(QStringLiteral("runAgainAction"), QStringLiteral("rotate-ccw"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), run);
    m_againFailed =
        addPageAction(QStringLiteral("rerunFailedAction"), QStringLiteral("list-restart"),
                      QKeySequence(Qt::CTRL | Qt::Key_R), run);
    m_edit = addPageAction(QStringLiteral("editAndRunAction"), QStringLiteral("pencil"),
                           QKeySequence(), run);
    m_copyCommand = addPageAction(QStringLiteral("copyCommandAction"), QStringLiteral("copy"),
                                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_nextHost = addPageAction(QStringLiteral("nextHostAction"), QStringLiteral("arrow-down"),
                               QKeySequence(Qt::CTRL | Qt::Key_Down));
    m_previousHost = addPageAction(QStringLiteral("previousHostAction"), QStringLiteral("arrow-up"),
                                   QKeySequence(Qt::CTRL | Qt::Key_Up));
    m_nextFailed = addPageAction(QStringLiteral("nextFailedHostAction"), QStringLiteral("circle-x"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down));
    m_openPlatform = addPageAction(QStringLiteral("openPlatformAction"), QStringLiteral("server"),
                                   QKeySequence());
    m_againHere = addPageAction(QStringLiteral("runAgainHereAction"), QStringLiteral("rotate-ccw"),
                                QKeySequence(), run);
    m_copyOutput =
        addPageAction(QStringLiteral("copyOutputAction"), QStringLiteral("copy"), QKeySequence());
    // The pane's actions stand in the palette and the shortcut sheet too.
    for (QAction *action : pane().actions())
        addAction(action);

    connect(m_cancel, &QAction::triggered, this, &TaskPage::askToCancel);
    connect(m_again, &QAction::triggered, this,
            [this] { askToRunAgain(rerunPlatforms(m_model->runs(), false)); });
    connect(m_againFailed, &QAction::triggered, this,
            [this] { askToRunAgain(rerunPlatforms(m_model->runs(), true)); });
    connect(m_againHere, &QAction::triggered, this, [this] {
        QList<HostRun> chosen;
        for (const QString &id : m_table->selectedIds()) {
            if (const HostRun *each = m_model->run(id))
                chosen.append(*each);
        }
        askToRunAgain(rerunPlatforms(chosen, false));
    });
    connect(m_edit, &QAction::triggered, this,
            [this] { context().open(QStringLiteral("run?task=") + m_taskId); });
    connect(m_copyCommand, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(m_task.value(QLatin1String("spec"))
                                                  .toObject()
                                                  .value(QLatin1String("command"))
                                                  .toString());
        context().notifications.info(tr("Copied"));
    });
    connect(m_nextHost, &QAction::triggered, this, [this] { stepHost(1, false); });
    connect(m_previousHost, &QAction::triggered, this, [this] { stepHost(-1, false); });
    connect(m_nextFailed, &QAction::triggered, this, [this] { stepHost(1, true); });
    connect(m_openPlatform, &QAction::triggered, this, [this] {
        if (const HostRun *each = shownRun())
            context().open(QStringLiteral("platforms/") + each->platformId);
    });
    connect(m_copyOutput, &QAction::triggered, this, [this] { pane().copyAll(); });
    connect(pane().saveAction(), &QAction::triggered, this, &TaskPage::askWhereToSave);
    m_table->addRowAction(m_againHere, true);
    m_table->addRowAction(m_openPlatform);
    m_table->addRowAction(nullptr);
    m_table->addRowAction(m_copyOutput);
    m_table->addRowAction(pane().saveAction());
    m_table->addRowAction(nullptr);
    m_table->addRowAction(m_edit);
    m_table->addRowAction(m_copyCommand);
}

void TaskPage::updateActions()
{
    const Connection &connection = context().connection;
    const bool mayRun = connection.may(QStringLiteral("tasks.run"));
    const bool isCommand = m_task.value(QLatin1String("type")) == QLatin1String("run_command");
    const HostRun *shown = shownRun();
    m_cancel->setEnabled(connection.may(QStringLiteral("tasks.cancel")) && m_isLoaded &&
                         !isTaskFinished());
    m_again->setEnabled(mayRun && !rerunPlatforms(m_model->runs(), false).isEmpty());
    m_againFailed->setEnabled(mayRun && !rerunPlatforms(m_model->runs(), true).isEmpty());
    m_againHere->setEnabled(mayRun && !m_table->selectedIds().isEmpty());
    m_edit->setEnabled(mayRun && isCommand);
    m_copyCommand->setEnabled(isCommand);
    m_openPlatform->setEnabled(shown && !shown->platformId.isEmpty());
    m_copyOutput->setEnabled(shown != nullptr);

    QList<QAction *> header;
    if (m_isLoaded && m_model->counts().failed > 0)
        header.append(m_againFailed);
    if (m_isLoaded)
        header.append(isTaskFinished() ? m_again : m_cancel);
    if (header != headerActions())
        setHeaderActions(header);
}

void TaskPage::stepHost(int step, bool onlyFailed)
{
    QTableView *view = m_table->view();
    const QAbstractItemModel *rows = view->model();
    const int count = rows->rowCount();
    int row = view->currentIndex().row();
    for (int tried = 0; tried < count; ++tried) {
        row = (row + step + count) % count;
        const HostRun *run = m_model->run(rows->index(row, 0).data(TableRole::kId).toString());
        if (!onlyFailed || (run && run->isFailed())) {
            view->setCurrentIndex(rows->index(row, 0));
            return;
        }
    }
}

void TaskPage::askToCancel()
{
    const HostRunCounts counts = m_model->counts();
    ConfirmQuestion question;
    question.title = tr("Cancel this task?");
    question.text =
        tr("What runs on %n host(s) is stopped.", nullptr, counts.pending + counts.running);
    question.details = taskName(m_task);
    question.confirmText = tr("Cancel task");
    question.keepText = tr("Keep running");
    // The task that is asked about: another one may be on screen when it is answered.
    ConfirmDialog::ask(this, question, [this, taskId = m_taskId] {
        beginBusy();
        context().connection.call<QJsonObject>(
            this,
            [taskId](client::ApiClient &client) {
                return client.post(QStringLiteral("/api/v1/tasks/%1/cancel").arg(taskId), {});
            },
            [this](const Result<QJsonObject> &answer) {
                endBusy();
                if (!answer && !answer.error().is("task.already_finished"))
                    context().notifications.error(tr("The task could not be cancelled: %1")
                                                      .arg(errorSentence(answer.error())));
                fetch();
            });
    });
}

void TaskPage::askToRunAgain(const QStringList &platforms)
{
    if (platforms.isEmpty())
        return;
    const auto count = static_cast<int>(platforms.size());
    ConfirmQuestion question;
    question.title = tr("Run again on %n host(s)?", nullptr, count);
    question.text = tr("The same is started as a new task.");
    question.details = shortened(
        m_task.value(QLatin1String("spec")).toObject().value(QLatin1String("command")).toString());
    question.confirmText = tr("Run again");
    question.typedCount = count > confirmThreshold(context().preferences) ? count : 0;
    question.isDangerous = false;
    ConfirmDialog::ask(this, question,
                       [this, body = rerunBody(m_task, platforms)] { startAgain(body); });
}

void TaskPage::startAgain(const QJsonObject &body)
{
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [body](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/tasks"), body);
        },
        [this](const Result<QJsonObject> &task) {
            endBusy();
            if (task)
                context().open(QStringLiteral("tasks/") +
                               task->value(QLatin1String("id")).toString());
            else
                context().notifications.error(
                    tr("The task could not be started: %1").arg(errorSentence(task.error())));
        });
}

void TaskPage::askWhereToSave()
{
    const HostRun *run = shownRun();
    const bool isAll = pane().source() == OutputPane::Source::All;
    if (!run && !isAll)
        return;
    auto *dialog = new QFileDialog(this, tr("Save output"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveOutputDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.log)"), tr("Text with colours (*.ansi)"),
                            tr("Web page (*.html)"), tr("JSON, a line each (*.jsonl)")});
    dialog->setDefaultSuffix(QStringLiteral("log"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    dialog->selectFile(isAll ? QStringLiteral("task-") + m_taskId.left(8)
                             : fileNameOf(run->platformName));
    // What was on screen when it was asked for, whatever is when the name is chosen.
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this, taskId = m_taskId, runId = isAll ? QString() : m_shownRunId](const QString &file) {
            if (taskId == m_taskId)
                save(file, runId);
            else
                tellNotSaved(file, otherTaskSentence());
        });
    dialog->open();
}

void TaskPage::save(const QString &file, const QString &runId)
{
    if (!linesOf(runId))
        return;
    beginBusy();
    m_savings.append({file, runId});
    saveWhatIsHere();
    if (m_savings.isEmpty())
        return;
    if (m_isFed && !m_feed)
        followAgain();
    loadShownRun();
}

std::shared_ptr<const OutputLines> TaskPage::linesOf(const QString &runId) const
{
    if (!m_output)
        return nullptr;
    return runId.isEmpty() ? std::shared_ptr<const OutputLines>(m_output->merged())
                           : m_output->buffer(runId);
}

/// Of a task that runs, what has come so far is all there is.
bool TaskPage::isAllHere(const QString &runId) const
{
    if (m_isFed)
        return m_feedHasEnded || !isTaskFinished();
    return m_loader && m_loader->isComplete(runId);
}

void TaskPage::saveWhatIsHere()
{
    const QList<Saving> savings = std::exchange(m_savings, {});
    for (const Saving &saving : savings) {
        if (isAllHere(saving.runId))
            m_export->start(linesOf(saving.runId), saving.file, taskName(m_task));
        else
            m_savings.append(saving);
    }
}

QString TaskPage::otherTaskSentence()
{
    return tr("Another task was opened before all of it was here");
}

/// Of one run, or of all there are.
void TaskPage::giveUpSaving(const QString &reason, const std::optional<QString> &runId)
{
    const QList<Saving> savings = std::exchange(m_savings, {});
    for (const Saving &saving : savings) {
        if (runId && saving.runId != *runId) {
            m_savings.append(saving);
            continue;
        }
        endBusy();
        tellNotSaved(saving.file, reason);
    }
}

void TaskPage::tellNotSaved(const QString &file, const QString &reason)
{
    context().notifications.error(tr("The output could not be saved to %1: %2").arg(file, reason));
}

void TaskPage::zoom(int steps)
{
    Preferences &preferences = context().preferences;
    preferences.setOutputFontSize(
        steps == 0 ? kNormalPoints
                   : std::clamp(preferences.outputFontSize() + steps, kLeastPoints, kMostPoints));
    pane().reloadFont();
}

} // namespace testum::gui
