#include "gui/taskpage.h"

#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/outputexport.h"
#include "gui/outputview.h"
#include "gui/preferences.h"
#include "gui/runoutputloader.h"
#include "gui/taskmodel.h"
#include "gui/taskrerun.h"
#include "gui/timetext.h"
#include "gui/typography.h"

#include "ui_taskpage.h"

#include <QDateTime>
#include <QItemSelectionModel>
#include <QTableView>

#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

/// An ended task with no more output than this is replayed by its feed: that tells the order
/// between streams and hosts, and the times, which the stored bytes of a run do not.
constexpr qint64 kReplayedBytes = 32LL * 1024 * 1024;
constexpr int kFetchSeconds = 3; ///< how often an unfinished task without a feed is asked about

QString taskPath(const QString &taskId) { return QStringLiteral("/api/v1/tasks/") + taskId; }

} // namespace

TaskPage::TaskPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("task"), context, parent)
    , m_ui(std::make_unique<Ui::TaskPage>())
    , m_model(new HostRunModel(this))
    , m_table(new DataTable(context.preferences, QStringLiteral("task-hosts"), this))
    , m_export(new OutputExport(this))
{
    const QString name = objectName();
    m_ui->setupUi(this);
    setObjectName(name);
    buildTable();
    buildActions();

    connect(m_model, &HostRunModel::countsChanged, this, [this] {
        showSummary();
        showFilterTabs();
        updateActions();
    });
    connect(m_ui->outputPane, &OutputPane::sourceChanged, this, &TaskPage::showOutput);
    connect(m_ui->outputPane, &OutputPane::zoomRequested, this, &TaskPage::zoom);
    connect(m_ui->outputPane, &OutputPane::copyRefused, this, [this] {
        this->context().notifications.warning(
            tr("The selection is too large for the clipboard. Save the output to a file instead."));
    });
    connect(&context.preferences, &Preferences::changed, this, [this](const QString &what) {
        if (what == QLatin1String("outputFontSize")) {
            setOutputFontSize(this->context().preferences.outputFontSize());
            m_ui->outputPane->reloadFont();
        }
    });
    connect(m_ui->feedBanner, &Banner::actionTriggered, this, &TaskPage::followAgain);
    connect(&context.connection, &Connection::meChanged, this, &TaskPage::updateActions);
    connect(&context.connection, &Connection::restored, this, [this] {
        m_feedHasFailed = false;
        if (m_isShown)
            fetch();
    });
    connect(&context.connection, &Connection::stateChanged, this, [this](Connection::State state) {
        if (state != Connection::State::Closed && state != Connection::State::SignedOut)
            return;
        stopFeed();
        giveUpSaving(errorSentence(Error{ErrorCode::Unavailable, "client.server_unreachable"}));
    });
    connect(m_export, &OutputExport::succeeded, this, [this](const QString &file) {
        endBusy();
        this->context().notifications.success(tr("The output was saved to %1").arg(file));
    });
    connect(m_export, &OutputExport::failed, this, [this](const QString &file, const QString &why) {
        endBusy();
        tellNotSaved(file, why);
    });
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &TaskPage::tick);
    TaskPage::retranslate();
    updateActions();
}

TaskPage::~TaskPage()
{
    // All are asked to end before any is waited for.
    stopFeed();
}

void TaskPage::buildTable()
{
    m_ui->hostsLayout->addWidget(m_table);
    m_ui->hostsLayout->setStretch(1, 1);
    m_ui->filterTabBar->setDrawBase(false);
    m_ui->filterTabBar->setExpanding(false);
    for (int i = 0; i < 3; ++i)
        m_ui->filterTabBar->addTab(QString());
    m_table->setModel(m_model);
    m_table->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_ui->panesSplitter->setStretchFactor(0, 0);
    m_ui->panesSplitter->setStretchFactor(1, 1);
    m_ui->panesSplitter->setSizes({430, 566});
    const QByteArray kept =
        context().preferences.value(QStringLiteral("task/splitter")).toByteArray();
    if (!kept.isEmpty())
        m_ui->panesSplitter->restoreState(kept);
    connect(m_ui->panesSplitter, &QSplitter::splitterMoved, this, [this] {
        context().preferences.setValue(QStringLiteral("task/splitter"),
                                       m_ui->panesSplitter->saveState());
    });
    connect(m_ui->filterTabBar, &QTabBar::currentChanged, this, &TaskPage::applyFilter);
    connect(m_table->view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TaskPage::showSelectedRun);
    connect(m_table, &DataTable::selectionChanged, this, &TaskPage::updateActions);
    connect(m_table, &DataTable::activated, this, [this] {
        m_ui->outputPane->setSource(OutputPane::Source::Host);
        m_ui->outputPane->view()->setFocus();
    });
    connect(m_table, &DataTable::retryRequested, this, &TaskPage::fetch);
}

OutputPane &TaskPage::pane() const { return *m_ui->outputPane; }

QString TaskPage::title() const { return m_task.isEmpty() ? tr("Task") : taskName(m_task); }

QList<QPair<QString, QString>> TaskPage::breadcrumbs() const
{
    return {{tr("Tasks"), QStringLiteral("tasks")}};
}

void TaskPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    const QString taskId = subPath.section(u'/', 0, 0);
    if (taskId != m_taskId)
        beginTask(taskId);
    m_isShown = true;
    m_clock.start();
    fetch();
}

void TaskPage::leave()
{
    m_isShown = false;
    m_clock.stop();
    // What is to be saved goes on coming.
    if (m_savings.isEmpty())
        stopFeed();
}

void TaskPage::refresh() { fetch(); }

void TaskPage::focusSearch() { m_ui->outputPane->focusSearch(); }

void TaskPage::beginTask(const QString &taskId)
{
    stopFeed();
    giveUpSaving(otherTaskSentence());
    m_loader.reset();
    m_taskId = taskId;
    m_task = {};
    m_isLoaded = false;
    m_isFed = false;
    m_feedHasEnded = false;
    m_feedHasFailed = false;
    m_lastSeq = 0;
    m_shownRunId.clear();
    m_output = std::make_shared<TaskOutput>();
    m_ui->feedBanner->dismiss();
    m_model->setRuns({});
    m_table->showError(QString());
    m_table->setLoading(true);
    m_ui->filterTabBar->setCurrentIndex(0);
    m_ui->outputPane->setSource(OutputPane::Source::Host);
    m_ui->outputPane->view()->setFollowing(true);
    showOutput();
    showSummary();
    updateActions();
    Q_EMIT titleChanged();
}

void TaskPage::tick()
{
    if (m_isLoaded && isTaskFinished())
        return;
    m_model->tick();
    showSummary();
    m_ui->outputPane->showRun(shownRun());
    // A feed that works tells everything itself.
    const bool isLive = m_feed && m_feed->state() == TaskFeed::State::Live;
    if (!isLive && --m_secondsToFetch <= 0)
        fetch();
}

void TaskPage::fetch()
{
    m_secondsToFetch = kFetchSeconds;
    if (m_taskId.isEmpty() || m_fetchedId == m_taskId)
        return;
    m_fetchedId = m_taskId;
    const bool isFirst = !m_isLoaded;
    if (isFirst)
        beginBusy();
    context().connection.call<Snapshot>(
        this,
        [taskId = m_taskId](client::ApiClient &client) -> Result<Snapshot> {
            Snapshot snapshot;
            TESTUM_TRY(snapshot.task, client.get(taskPath(taskId)));
            QUrlQuery query;
            query.addQueryItem(QStringLiteral("sort"), QStringLiteral("platform_name"));
            TESTUM_TRY(const QJsonArray runs,
                       client.listAll(taskPath(taskId) + QStringLiteral("/runs"), query));
            snapshot.runs.reserve(runs.size());
            for (const QJsonValue &run : runs)
                snapshot.runs.append(HostRun::fromJson(run.toObject()));
            return snapshot;
        },
        [this, isFirst, taskId = m_taskId](const Result<Snapshot> &snapshot) {
            if (isFirst)
                endBusy();
            if (m_fetchedId == taskId)
                m_fetchedId.clear();
            if (taskId != m_taskId)
                return;
            m_table->setLoading(false);
            if (snapshot)
                take(*snapshot);
            else if (!m_isLoaded)
                m_table->showError(
                    tr("The task could not be loaded: %1").arg(errorSentence(snapshot.error())));
        });
}

void TaskPage::take(const Snapshot &snapshot)
{
    m_table->showError(QString());
    m_task = snapshot.task;
    if (!m_isLoaded) {
        m_isLoaded = true;
        m_model->setRuns(snapshot.runs);
        for (const HostRun &run : snapshot.runs)
            m_output->addRun(run.id, run.platformName);
        m_isFed = !isTaskFinished() || storedBytes() <= kReplayedBytes;
        if (m_table->shownRows() > 0)
            m_table->view()->setCurrentIndex(m_table->view()->model()->index(0, 0));
        Q_EMIT titleChanged();
    } else {
        m_model->updateRuns(snapshot.runs);
    }
    m_table->noteUpdated();
    if (m_isFed && !m_feed && !m_feedHasEnded && !m_feedHasFailed && m_isShown)
        follow();
    showSummary();
    showFilterTabs();
    showSelectedRun();
    updateActions();
}

void TaskPage::follow()
{
    stopFeed();
    m_isFed = true;
    m_feed = std::make_unique<TaskFeed>(context().connection.transportFactory(), m_taskId, m_output,
                                        m_lastSeq);
    connect(m_feed.get(), &TaskFeed::news, this, &TaskPage::takeNews);
    connect(m_feed.get(), &TaskFeed::stateChanged, this, &TaskPage::takeFeedState);
    if (!m_endingFeeds.empty())
        m_feed->goOnAfter(*m_endingFeeds.back());
    m_feed->start();
}

void TaskPage::followAgain()
{
    m_ui->feedBanner->dismiss();
    context().connection.retryNow();
    stopFeed();
    m_feedHasFailed = false;
    fetch();
}

void TaskPage::stopFeed()
{
    if (!m_feed)
        return;
    m_feed->disconnect(this);
    m_feed->stop();
    m_lastSeq = m_feed->lastSeq();
    // Its thread may be in the middle of a message; it is gone when it says so.
    TaskFeed *ending = m_feed.get();
    m_endingFeeds.push_back(std::move(m_feed));
    connect(
        ending, &TaskFeed::stopped, this,
        [this, ending] {
            m_endingFeeds.remove_if([ending](const auto &feed) { return feed.get() == ending; });
        },
        Qt::QueuedConnection);
}

void TaskPage::takeNews(const TaskFeedBatch &batch)
{
    m_model->apply(batch, [this](const QString &runId) {
        const auto buffer = m_output->buffer(runId);
        return buffer ? buffer->lineCount() : qint64(-1);
    });
    if (!batch.taskStatus.isEmpty())
        m_task.insert(QStringLiteral("status"), batch.taskStatus);
    else if (!batch.changes.isEmpty())
        noteStart(batch);
    if (batch.changes.contains(m_shownRunId))
        showSelectedRun();
    else
        m_ui->outputPane->refresh();
    if (!batch.taskStatus.isEmpty()) {
        showSummary();
        updateActions();
    }
}

/// The first run that starts is the start of the task.
void TaskPage::noteStart(const TaskFeedBatch &batch)
{
    if (m_task.value(QLatin1String("started_at")).isString())
        return;
    for (const TaskFeedBatch::Change &change : batch.changes) {
        if (change.status != QLatin1String("running"))
            continue;
        m_task.insert(QStringLiteral("status"), change.status);
        m_task.insert(
            QStringLiteral("started_at"),
            QDateTime::fromMSecsSinceEpoch(change.atMs, Qt::UTC).toString(Qt::ISODateWithMs));
        showSummary();
        return;
    }
}

void TaskPage::takeFeedState(TaskFeed::State state)
{
    switch (state) {
    case TaskFeed::State::Idle:
        break;
    case TaskFeed::State::Live:
        m_ui->feedBanner->dismiss();
        break;
    case TaskFeed::State::Retrying:
        m_ui->feedBanner->showMessage(Tone::Warning, tr("Live output is paused, reconnecting…"),
                                      tr("Try now"), errorSentence(*m_feed->error()));
        break;
    case TaskFeed::State::Ended: {
        m_feedHasEnded = true;
        stopFeed();
        for (const HostRun &run : m_model->runs())
            m_output->finish(run.id);
        m_ui->feedBanner->dismiss();
        m_ui->outputPane->refresh();
        saveWhatIsHere();
        fetch(); // durations and bytes as they are stored
        break;
    }
    case TaskFeed::State::Failed:
        m_ui->feedBanner->showMessage(
            Tone::Danger,
            tr("The live output ended with an error: %1").arg(errorSentence(*m_feed->error())),
            tr("Retry"));
        m_feedHasFailed = true;
        giveUpSaving(errorSentence(*m_feed->error()));
        stopFeed();
        break;
    }
}

void TaskPage::loadShownRun()
{
    if (m_isFed)
        return;
    const HostRun *run = shownRun();
    // The one on screen first, then what is to be saved.
    if (!m_savings.isEmpty() && (!run || (m_loader && m_loader->isComplete(run->id))))
        run = m_model->run(m_savings.first().runId);
    if (!run)
        return;
    if (!m_loader) {
        m_loader =
            std::make_unique<RunOutputLoader>(context().connection, m_taskId, m_output, nullptr);
        const auto onGrown = [this](const QString &runId) {
            if (runId == m_shownRunId)
                showOutput();
        };
        connect(m_loader.get(), &RunOutputLoader::grown, this, onGrown);
        connect(m_loader.get(), &RunOutputLoader::completed, this,
                [this, onGrown](const QString &id) {
                    onGrown(id);
                    saveWhatIsHere();
                    if (!m_savings.isEmpty())
                        loadShownRun();
                });
        connect(m_loader.get(), &RunOutputLoader::failed, this,
                [this](const QString &runId, const Error &error) {
                    if (runId == m_shownRunId)
                        m_ui->feedBanner->showMessage(
                            Tone::Danger,
                            tr("The output could not be loaded: %1").arg(errorSentence(error)),
                            tr("Retry"));
                    giveUpSaving(errorSentence(error), runId);
                    const HostRun *next =
                        m_savings.isEmpty() ? nullptr : m_model->run(m_savings.first().runId);
                    if (next)
                        m_loader->load(*next);
                });
    }
    m_loader->load(*run);
}

bool TaskPage::isTaskFinished() const { return !m_task.isEmpty() && isFinishedTask(m_task); }

qint64 TaskPage::storedBytes() const
{
    qint64 bytes = 0;
    for (const HostRun &run : m_model->runs())
        bytes += run.stdoutBytes + run.stderrBytes;
    return bytes;
}

const HostRun *TaskPage::shownRun() const { return m_model->run(m_shownRunId); }

void TaskPage::showSummary()
{
    const HostRunCounts counts = m_model->counts();
    m_ui->runProgressBar->setCounts(counts);
    m_ui->taskChipLabel->setVisible(!m_task.isEmpty());
    m_ui->progressLabel->setVisible(!m_task.isEmpty());
    m_ui->startedLabel->setVisible(!m_task.isEmpty());
    if (m_task.isEmpty())
        return;
    m_ui->taskChipLabel->setChip(
        taskChip(m_task.value(QLatin1String("status")).toString(), counts.failed, counts.total));
    const qint64 started = epochMs(m_task.value(QLatin1String("started_at")));
    const qint64 finished = epochMs(m_task.value(QLatin1String("finished_at")));
    QString progress = counts.failed > 0
                           ? tr("%1 of %n host(s) · %2 failed", nullptr, counts.total)
                                 .arg(counts.done())
                                 .arg(counts.failed)
                           : tr("%1 of %n host(s)", nullptr, counts.total).arg(counts.done());
    if (started > 0)
        progress +=
            QStringLiteral(" · ") +
            durationText((finished > 0 ? finished : QDateTime::currentMSecsSinceEpoch()) - started);
    m_ui->progressLabel->setText(progress);
    const QString by = m_task.value(QLatin1String("created_by")).toString();
    const qint64 created = epochMs(m_task.value(QLatin1String("created_at")));
    m_ui->startedLabel->setText(by.isEmpty() ? tr("Started %1").arg(momentText(created))
                                             : tr("Started %1 by %2").arg(momentText(created), by));
    m_ui->startedLabel->setToolTip(exactMomentText(created));
}

void TaskPage::showFilterTabs()
{
    const HostRunCounts counts = m_model->counts();
    m_ui->filterTabBar->setTabText(0, tr("All %1", "hosts").arg(counts.total));
    m_ui->filterTabBar->setTabText(1, tr("Failed %1", "hosts").arg(counts.failed));
    m_ui->filterTabBar->setTabText(2, tr("Running %1", "hosts").arg(counts.running));
    if (m_ui->filterTabBar->currentIndex() != 0)
        m_table->refilter();
}

void TaskPage::applyFilter()
{
    const auto filter = static_cast<Filter>(m_ui->filterTabBar->currentIndex());
    if (filter == Filter::All) {
        m_table->setRowFilter(nullptr, {});
        return;
    }
    m_table->setRowFilter(
        [this, filter](const QModelIndex &row) {
            const HostRun &run = m_model->runAt(row.row());
            return filter == Filter::Failed ? run.isFailed()
                                            : run.status == QLatin1String("running");
        },
        {{filter == Filter::Failed ? tr("Failed") : tr("Running"),
          [this] { m_ui->filterTabBar->setCurrentIndex(0); }}});
}

void TaskPage::showSelectedRun()
{
    const QString id = m_table->currentId();
    // What the filter hides stays on screen until another host is chosen.
    if (!id.isEmpty())
        m_shownRunId = id;
    loadShownRun();
    showOutput();
    updateActions();
}

void TaskPage::showOutput()
{
    OutputPane &pane = *m_ui->outputPane;
    const HostRun *run = shownRun();
    pane.showRun(run);
    if (pane.source() == OutputPane::Source::All) {
        // The stored bytes of runs do not tell the order between hosts; the feed does.
        if (!m_isFed && m_isLoaded) {
            m_loader.reset();
            m_output = std::make_shared<TaskOutput>();
            for (const HostRun &each : m_model->runs())
                m_output->addRun(each.id, each.platformName);
            m_lastSeq = 0;
            follow();
        }
        pane.showLines(m_output ? m_output->merged() : nullptr,
                       m_feedHasEnded ? OutputPane::Emptiness::Ended
                                      : OutputPane::Emptiness::Running);
        return;
    }
    OutputPane::Emptiness emptiness = OutputPane::Emptiness::Nothing;
    if (run && run->status == QLatin1String("pending"))
        emptiness = OutputPane::Emptiness::Waiting;
    else if (run && !run->isFinal())
        emptiness = OutputPane::Emptiness::Running;
    else if (run)
        emptiness = run->stdoutBytes + run->stderrBytes > 0 && !m_feedHasEnded
                        ? OutputPane::Emptiness::Loading
                        : OutputPane::Emptiness::Ended;
    pane.showLines(run && m_output ? m_output->buffer(run->id) : nullptr, emptiness);
}

void TaskPage::retranslate()
{
    m_cancel->setText(tr("&Cancel task"));
    m_again->setText(tr("Run &again"));
    m_againFailed->setText(tr("Re-run &failed"));
    m_edit->setText(tr("&Edit and run…"));
    m_copyCommand->setText(tr("Co&py command"));
    m_nextHost->setText(tr("Next host"));
    m_previousHost->setText(tr("Previous host"));
    m_nextFailed->setText(tr("Next failed host"));
    m_openPlatform->setText(tr("Open p&latform"));
    m_againHere->setText(tr("Run again &here"));
    m_copyOutput->setText(tr("Copy &output"));
    m_table->setSearchPlaceholder(tr("Search hosts…"));
    m_table->view()->setAccessibleName(tr("Hosts"));
    m_ui->filterTabBar->setAccessibleName(tr("Which hosts"));
    m_model->retranslate();
    m_table->emptyState()->setContent(QStringLiteral("server"), tr("No hosts"), QString());
    showSummary();
    showFilterTabs();
}

} // namespace testum::gui
