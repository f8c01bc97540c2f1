#include "gui/runpage.h"

#include "gui/confirmdialog.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/hostpicker.h"
#include "gui/preferences.h"
#include "gui/securitypreferences.h"
#include "gui/themedicon.h"
#include "gui/typography.h"
#include "ui_runpage.h"

#include <QLocale>
#include <QUrlQuery>

#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

constexpr int kMenuCharacters = 80;

/// The platforms with what is known of their ports, of one answer each.
Result<QList<PlatformRow>> fetchPlatforms(client::ApiClient &client)
{
    TESTUM_TRY(const QJsonArray platforms, client.listAll(QStringLiteral("/api/v1/platforms")));
    TESTUM_TRY(const QJsonObject reached,
               client.get(QStringLiteral("/api/v1/platforms/reachability")));
    QHash<QString, Reachability> reachability;
    for (const QJsonValue &item : reached.value(QLatin1String("items")).toArray()) {
        const QJsonObject one = item.toObject();
        reachability.insert(one.value(QLatin1String("platform_id")).toString(),
                            reachabilityFrom(one));
    }
    QList<PlatformRow> rows = platformRows(platforms);
    for (PlatformRow &row : rows)
        row.reach = reachability.value(row.id);
    return rows;
}

struct EarlierTask
{
    QJsonObject task;
    QStringList platforms;
};

Result<EarlierTask> fetchTask(client::ApiClient &client, const QString &taskId, bool onlyFailed)
{
    const QString path = QStringLiteral("/api/v1/tasks/") + taskId;
    EarlierTask earlier;
    TESTUM_TRY(earlier.task, client.get(path));
    QUrlQuery query;
    if (onlyFailed)
        query.addQueryItem(QStringLiteral("status"), QStringLiteral("failed"));
    TESTUM_TRY(const QJsonArray runs, client.listAll(path + QStringLiteral("/runs"), query));
    for (const QJsonValue &run : runs) {
        const QJsonValue id = run.toObject().value(QLatin1String("platform_id"));
        if (id.isString()) // deleted ones have none
            earlier.platforms.append(id.toString());
    }
    return earlier;
}

} // namespace

RunPage::RunPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("run"), context, parent)
    , m_ui(std::make_unique<Ui::RunPage>())
    , m_history(new QMenu(this))
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("runPage"));
    applyTextRole(m_ui->commandLabel, TextRole::Heading2);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->historyToolButton->setIcon(themedIcon(QStringLiteral("history")));
    m_history->setObjectName(QStringLiteral("historyMenu"));
    m_ui->historyToolButton->setMenu(m_history);
    connect(m_history, &QMenu::aboutToShow, this, &RunPage::fillHistory);
    buildActions();
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &RunPage::saveDraft);
    watchEdits();
    RunPage::retranslate();
    setFocusProxy(m_ui->commandCodeEdit);
}

RunPage::~RunPage()
{
    if (m_saveSoon.isActive())
        saveDraft();
}

void RunPage::buildActions()
{
    m_run = addPageAction(QStringLiteral("runAction"), QStringLiteral("play"),
                          QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("tasks.run"));
    m_run->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_run->setIcon(buttonIcon(QStringLiteral("play"), QStringLiteral("onAccentFill")));
    m_ui->runButton->setKind(QStringLiteral("primary"));
    m_ui->runButton->setAction(m_run);
    m_showHistory = addPageAction(QStringLiteral("showHistoryAction"), QStringLiteral("history"),
                                  QKeySequence(Qt::CTRL | Qt::Key_Space));
    m_addPlatforms = addPageAction(QStringLiteral("addPlatformsAction"), QStringLiteral("server"),
                                   QKeySequence());
    connect(m_run, &QAction::triggered, this, &RunPage::askAndRun);
    connect(m_showHistory, &QAction::triggered, m_ui->historyToolButton, &QToolButton::showMenu);
    connect(m_addPlatforms, &QAction::triggered, this,
            [this] { context().open(QStringLiteral("platforms")); });
    m_ui->hostPicker->setEmptyAction(m_addPlatforms);
    connect(&context().connection, &Connection::meChanged, this, &RunPage::update);
}

void RunPage::watchEdits()
{
    const auto edited = [this] {
        if (m_isShowing)
            return;
        if (dropTask()) // what is typed counts, now and on the way back
            Q_EMIT querySpent();
        m_saveSoon.start();
        update();
    };
    connect(m_ui->commandCodeEdit, &QPlainTextEdit::textChanged, this, edited);
    connect(&hosts(), &HostTreeModel::chosenChanged, this, edited);
    for (QSpinBox *box : {m_ui->timeoutSpinBox, m_ui->widthSpinBox, m_ui->connectTimeoutSpinBox,
                          m_ui->retriesSpinBox, m_ui->outputCapSpinBox})
        connect(box, &QSpinBox::valueChanged, this, edited);
}

QString RunPage::title() const { return tr("Run"); }

HostTreeModel &RunPage::hosts() const { return m_ui->hostPicker->hosts(); }

QString RunPage::key(const char *name)
{
    return QStringLiteral("run/%1/%2").arg(context().connection.profile().id, QLatin1String(name));
}

void RunPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    static_cast<void>(dropTask()); // opened later, whatever it is, counts
    m_ui->banner->dismiss();
    const QString server = context().connection.profile().id;
    if (m_draftServer != server || server.isEmpty()) {
        m_draftServer = server;
        show(RunRequest::fromVariant(context().preferences.value(key("draft")).toMap()));
    }
    const QUrlQuery wanted(query);
    const QString platforms =
        wanted.queryItemValue(QStringLiteral("platforms"), QUrl::FullyDecoded);
    if (!platforms.isEmpty())
        hosts().chooseOnly(platforms.split(QLatin1Char(','), Qt::SkipEmptyParts));
    loadPlatforms();
    const QString task = wanted.queryItemValue(QStringLiteral("task"));
    if (!task.isEmpty())
        loadTask(task, wanted.queryItemValue(QStringLiteral("only")) == QLatin1String("failed"));
}

void RunPage::leave()
{
    static_cast<void>(dropTask());
    m_saveSoon.stop();
    saveDraft();
}

void RunPage::refresh() { loadPlatforms(); }

void RunPage::focusSearch() { m_ui->hostPicker->focusSearch(); }

RunRequest RunPage::request() const
{
    RunRequest request;
    request.command = m_ui->commandCodeEdit->toPlainText();
    request.platforms = hosts().chosen();
    request.timeoutS = m_ui->timeoutSpinBox->value();
    request.width = m_ui->widthSpinBox->value();
    request.connectTimeoutS = m_ui->connectTimeoutSpinBox->value();
    request.connectRetries = m_ui->retriesSpinBox->value();
    request.outputCapMiB = m_ui->outputCapSpinBox->value();
    return request;
}

void RunPage::show(const RunRequest &request)
{
    m_isShowing = true;
    m_ui->commandCodeEdit->setPlainText(request.command);
    m_ui->commandCodeEdit->moveCursor(QTextCursor::End);
    hosts().chooseOnly(request.platforms);
    m_ui->timeoutSpinBox->setValue(request.timeoutS);
    m_ui->widthSpinBox->setValue(request.width);
    m_ui->connectTimeoutSpinBox->setValue(request.connectTimeoutS);
    m_ui->retriesSpinBox->setValue(request.connectRetries);
    m_ui->outputCapSpinBox->setValue(request.outputCapMiB);
    m_isShowing = false;
    update();
}

void RunPage::loadPlatforms()
{
    beginBusy();
    context().connection.call<QList<PlatformRow>>(
        this, fetchPlatforms, [this](const Result<QList<PlatformRow>> &platforms) {
            endBusy();
            if (!platforms) {
                m_ui->banner->showMessage(Tone::Danger, tr("The platforms could not be loaded: %1")
                                                            .arg(errorSentence(platforms.error())));
                return;
            }
            m_isShowing = true; // nobody has edited anything
            hosts().setPlatforms(*platforms);
            m_isShowing = false;
            m_hasPlatforms = true;
            update();
        });
}

void RunPage::loadTask(const QString &taskId, bool onlyFailed)
{
    beginBusy();
    m_task = context().connection.call<EarlierTask>(
        this,
        [taskId, onlyFailed](client::ApiClient &client) {
            return fetchTask(client, taskId, onlyFailed);
        },
        [this](const Result<EarlierTask> &earlier) {
            m_task.reset();
            endBusy();
            if (!earlier) {
                m_ui->banner->showMessage(
                    Tone::Danger,
                    tr("The task could not be loaded: %1").arg(errorSentence(earlier.error())));
                return;
            }
            show(RunRequest::fromTask(earlier->task, earlier->platforms));
            m_saveSoon.start();
            Q_EMIT querySpent();
        });
}

/// Its answer would overwrite what is there by then. False: none was on its way.
bool RunPage::dropTask()
{
    if (!m_task)
        return false;
    m_task->cancel();
    m_task.reset();
    endBusy();
    return true;
}

QString RunPage::summary() const
{
    const int chosen = hosts().chosenCount();
    const qsizetype length = m_ui->commandCodeEdit->document()->characterCount() - 1;
    if (length > RunRequest::kMostCharacters)
        return tr("The command is too long: %1 of at most %2 characters. Put it into a script on "
                  "the hosts and run that.")
            .arg(QLocale().toString(length), QLocale().toString(RunRequest::kMostCharacters));
    if (chosen == 0)
        return tr("Select at least one host");
    if (m_ui->commandCodeEdit->toPlainText().trimmed().isEmpty())
        return tr("Enter a command");
    QString text = tr("%n host(s)", nullptr, chosen);
    if (const int offline = hosts().chosenOffline(); offline > 0)
        text += QStringLiteral(" · ") + tr("%n offline at the last check", nullptr, offline);
    return text;
}

void RunPage::update()
{
    const int chosen = hosts().chosenCount();
    const qsizetype length = m_ui->commandCodeEdit->document()->characterCount() - 1;
    const bool ready = chosen > 0 && length <= RunRequest::kMostCharacters &&
                       !m_ui->commandCodeEdit->toPlainText().trimmed().isEmpty();
    m_ui->summaryLabel->setText(summary());
    m_run->setText(m_isStarting ? tr("Starting…")
                   : chosen > 0 ? tr("&Run on %n host(s)", nullptr, chosen)
                                : tr("&Run"));
    if (!m_run->property("refused").toBool())
        m_run->setEnabled(ready && !m_isStarting);
}

void RunPage::askAndRun()
{
    const RunRequest wanted = request();
    const int count = int(wanted.platforms.size());
    if (m_isStarting || count == 0)
        return;
    if (count <= confirmThreshold(context().preferences)) {
        run(wanted);
        return;
    }
    ConfirmQuestion question;
    question.title = tr("Run on %n host(s)?", nullptr, count);
    question.text = tr("The command runs on all of them at once or in turn. It cannot be undone.");
    question.details = wanted.command;
    question.confirmText = tr("Run on %n host(s)", nullptr, count);
    question.typedCount = count;
    ConfirmDialog::ask(this, question, [this, wanted] { run(wanted); });
}

void RunPage::run(const RunRequest &request)
{
    m_isStarting = true;
    m_ui->banner->dismiss();
    update();
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [body = request.toJson()](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/tasks"), body);
        },
        [this, request](const Result<QJsonObject> &task) {
            endBusy();
            m_isStarting = false;
            update();
            if (!task) {
                m_ui->banner->showMessage(
                    Tone::Danger,
                    tr("The task could not be started: %1").arg(errorSentence(task.error())));
                return;
            }
            const QStringList history = context().preferences.value(key("history")).toStringList();
            context().preferences.setValue(key("history"), historyWith(history, request.command));
            context().open(QStringLiteral("tasks/") + task->value(QLatin1String("id")).toString());
        });
}

void RunPage::fillHistory()
{
    m_history->clear();
    const QStringList history = context().preferences.value(key("history")).toStringList();
    for (const QString &command : history) {
        QString text = command.simplified();
        if (text.size() > kMenuCharacters)
            text = text.left(kMenuCharacters) + QStringLiteral("…");
        QAction *action =
            m_history->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, command] {
            m_ui->commandCodeEdit->selectAll();
            m_ui->commandCodeEdit->insertPlainText(command); // Ctrl+Z brings back what was there
            m_ui->commandCodeEdit->setFocus(Qt::OtherFocusReason);
        });
    }
    if (history.isEmpty()) {
        m_history->addAction(tr("Nothing was run from here yet"))->setEnabled(false);
        return;
    }
    m_history->addSeparator();
    QAction *clear = m_history->addAction(tr("Clear the history"));
    connect(clear, &QAction::triggered, this,
            [this] { context().preferences.remove(key("history")); });
}

void RunPage::saveDraft()
{
    // Until the platforms are here nothing of what is chosen counts as chosen.
    if (!m_draftServer.isEmpty() && m_hasPlatforms)
        context().preferences.setValue(QStringLiteral("run/%1/draft").arg(m_draftServer),
                                       request().toVariant());
}

void RunPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_showHistory->setText(tr("Command &history"));
    m_addPlatforms->setText(tr("Add &platforms"));
    m_ui->historyToolButton->setText(tr("History"));
    m_ui->historyToolButton->setToolTip(
        tr("Commands run from here (%1)")
            .arg(m_showHistory->shortcut().toString(QKeySequence::NativeText)));
    m_ui->commandCodeEdit->setPlaceholderText(tr("systemctl restart nginx"));
    const QString seconds = tr(" s", "seconds, behind a number");
    const QString asSet = tr("as in the settings");
    m_ui->timeoutSpinBox->setSuffix(seconds);
    m_ui->timeoutSpinBox->setSpecialValueText(tr("no limit"));
    m_ui->connectTimeoutSpinBox->setSuffix(seconds);
    m_ui->connectTimeoutSpinBox->setSpecialValueText(asSet);
    m_ui->widthSpinBox->setSpecialValueText(asSet);
    m_ui->retriesSpinBox->setSpecialValueText(asSet);
    m_ui->outputCapSpinBox->setSuffix(tr(" MiB", "behind a number"));
    m_ui->outputCapSpinBox->setSpecialValueText(asSet);
    update();
}

} // namespace testum::gui
