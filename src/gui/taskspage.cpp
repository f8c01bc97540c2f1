#include "gui/taskspage.h"

#include "gui/confirmdialog.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/exportbar.h"
#include "gui/filterform.h"
#include "gui/listexport.h"
#include "gui/notifications.h"
#include "gui/pagedlist.h"
#include "gui/pagedtable.h"
#include "gui/preferences.h"
#include "gui/searchedit.h"
#include "gui/taskmodel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

constexpr int kLookBusySeconds = 2;
constexpr int kLookIdleSeconds = 10;
const QString kPath = QStringLiteral("/api/v1/tasks");

QStringList csvCells(const QJsonObject &task)
{
    const QJsonObject totals = task.value(QLatin1String("totals")).toObject();
    const auto text = [&task](const char *field) {
        return task.value(QLatin1String(field)).toString();
    };
    const auto number = [&totals](const char *field) {
        return QString::number(totals.value(QLatin1String(field)).toInt());
    };
    return {text("id"),
            text("type"),
            task.value(QLatin1String("spec")).toObject().value(QLatin1String("command")).toString(),
            text("status"),
            number("total"),
            number("success"),
            number("failed"),
            number("cancelled"),
            number("interrupted"),
            text("created_by"),
            text("created_at"),
            text("started_at"),
            text("finished_at")};
}

QStringList csvColumns()
{
    return QStringLiteral("id,type,command,status,hosts,success,failed,cancelled,interrupted,"
                          "created_by,created_at,started_at,finished_at")
        .split(QLatin1Char(','));
}

} // namespace

TasksPage::TasksPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("tasks"), context, parent)
    , m_model(new TaskModel(this))
    , m_list(new PagedList(context.connection, *m_model, kPath, this))
    , m_table(new DataTable(context.preferences, QStringLiteral("tasks"), this))
    , m_paged(new PagedTable(*m_table, *m_model, *m_list,
                             {{QStringLiteral("status"), QStringLiteral("status")},
                              {QStringLiteral("type"), QStringLiteral("type")},
                              {QStringLiteral("created"), QStringLiteral("created_at")},
                              {QStringLiteral("started"), QStringLiteral("started_at")},
                              {QStringLiteral("finished"), QStringLiteral("finished_at")}},
                             this))
    , m_export(new ExportBar(context.notifications, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(m_export);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);
    buildActions();
    connectTable();
    m_look.setInterval(1s);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_model->tick();
        if (--m_secondsToLook > 0)
            return;
        m_secondsToLook = m_model->hasUnfinished() ? kLookBusySeconds : kLookIdleSeconds;
        m_list->update();
    });
    loadFilters();
    TasksPage::retranslate();
    updateActions();
}

TasksPage::~TasksPage() = default;

void TasksPage::buildActions()
{
    m_newRun = addPageAction(QStringLiteral("newRunAction"), QStringLiteral("play"),
                             QKeySequence(Qt::CTRL | Qt::Key_N), QStringLiteral("tasks.run"));
    m_newRun->setProperty("primary", true);
    m_exportAction = addPageAction(QStringLiteral("exportAction"), QStringLiteral("file-down"),
                                   QKeySequence(Qt::CTRL | Qt::Key_E));
    m_openAction = addPageAction(QStringLiteral("openAction"), QStringLiteral("square-terminal"),
                                 QKeySequence());
    m_again =
        addPageAction(QStringLiteral("runAgainAction"), QStringLiteral("rotate-ccw"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), QStringLiteral("tasks.run"));
    m_againFailed =
        addPageAction(QStringLiteral("rerunFailedAction"), QStringLiteral("list-restart"),
                      QKeySequence(Qt::CTRL | Qt::Key_R), QStringLiteral("tasks.run"));
    m_cancel = addPageAction(QStringLiteral("cancelTaskAction"), QStringLiteral("circle-stop"),
                             QKeySequence(), QStringLiteral("tasks.cancel"));
    m_cancel->setProperty("kind", QStringLiteral("danger-outline"));
    m_copy = addPageAction(QStringLiteral("copyCommandAction"), QStringLiteral("copy"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_newRun, &QAction::triggered, this, [this] { context().open(QStringLiteral("run")); });
    connect(m_exportAction, &QAction::triggered, this, &TasksPage::askWhereToExport);
    connect(m_openAction, &QAction::triggered, this, [this] { openTask(m_table->currentId()); });
    connect(m_again, &QAction::triggered, this, [this] { runAgain(false); });
    connect(m_againFailed, &QAction::triggered, this, [this] { runAgain(true); });
    connect(m_cancel, &QAction::triggered, this, &TasksPage::askToCancel);
    connect(m_copy, &QAction::triggered, this, &TasksPage::copyCommand);
    setHeaderActions({m_exportAction, m_newRun});
    m_table->addRowAction(m_openAction);
    m_table->addRowAction(m_again, true);
    m_table->addRowAction(m_againFailed, true);
    m_table->addRowAction(m_cancel, true);
    m_table->addRowAction(nullptr);
    m_table->addRowAction(m_copy);
    m_table->emptyState()->setPrimaryAction(m_newRun);
    connect(&context().connection, &Connection::meChanged, this, &TasksPage::updateActions);
}

void TasksPage::connectTable()
{
    m_paged->setFailureSentence([](const Error &error) {
        return tr("The list could not be loaded: %1").arg(errorSentence(error));
    });
    m_table->setFilterPopover([this](QWidget *owner) { return makeFilterForm(owner); });
    connect(m_table, &DataTable::activated, this, &TasksPage::openTask);
    connect(m_table, &DataTable::selectionChanged, this, &TasksPage::updateActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TasksPage::updateActions);
    connect(m_list, &PagedList::loaded, this, &TasksPage::updateActions);
    connect(m_list, &PagedList::busyChanged, this, [this](bool busy) {
        if (busy)
            beginBusy();
        else
            endBusy();
    });
}

QString TasksPage::title() const { return tr("Tasks"); }

void TasksPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    if (!query.isEmpty()) {
        const QUrlQuery wanted(query);
        const auto value = [&wanted](const char *name) {
            return wanted.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        m_filters = {value("status"), value("type"), value("user"), value("platform"), QString()};
        m_table->search()->clear();
    }
    if (!m_list->isEverLoaded() || !query.isEmpty())
        applyFilters();
    else
        m_list->update();
    m_secondsToLook = kLookBusySeconds;
    m_look.start();
}

void TasksPage::leave() { m_look.stop(); }

void TasksPage::refresh() { m_list->refresh(); }

void TasksPage::focusSearch() { m_table->search()->setFocus(Qt::ShortcutFocusReason); }

QWidget *TasksPage::makeFilterForm(QWidget *parent)
{
    auto *form = new FilterForm(parent);
    QList<QPair<QString, QString>> statuses;
    for (const char *status :
         {"pending", "running", "success", "failed", "cancelled", "interrupted"}) {
        const QString name = QString::fromLatin1(status);
        statuses.append({name, taskChip(name, 0, 0).text});
    }
    form->addChoice(QStringLiteral("status"), tr("&Status"), statuses, m_filters.status,
                    [this](const QString &status) {
                        m_filters.status = status;
                        applyFilters();
                    });
    form->addChoice(
        QStringLiteral("type"), tr("&Type"),
        {{QStringLiteral("run_command"), taskTypeText(QStringLiteral("run_command"))},
         {QStringLiteral("test_connection"), taskTypeText(QStringLiteral("test_connection"))}},
        m_filters.type, [this](const QString &type) {
            m_filters.type = type;
            applyFilters();
        });
    form->addText(QStringLiteral("user"), tr("&User"), m_filters.user, [this](const QString &user) {
        m_filters.user = user;
        applyFilters();
    });
    form->addText(QStringLiteral("platform"), tr("&Platform"), m_filters.platformName,
                  [this](const QString &name) { filterByPlatform(name); });
    form->setReset([this] {
        m_filters = {};
        applyFilters();
    });
    return form;
}

void TasksPage::applyFilters()
{
    QList<QPair<QString, QString>> filters;
    const auto add = [&filters](const char *field, const QString &value) {
        if (!value.isEmpty())
            filters.append({QString::fromLatin1(field), value});
    };
    add("status", m_filters.status);
    add("type", m_filters.type);
    add("created_by", m_filters.user);
    add("platform_id", m_filters.platformId);
    context().preferences.setValue(filtersKey(),
                                   QVariantMap{{QStringLiteral("status"), m_filters.status},
                                               {QStringLiteral("type"), m_filters.type},
                                               {QStringLiteral("user"), m_filters.user},
                                               {QStringLiteral("platform"), m_filters.platformId}});
    showChips();
    m_paged->setFilters(filters);
    if (!m_filters.platformId.isEmpty() && m_filters.platformName.isEmpty())
        nameThePlatform();
}

void TasksPage::showChips()
{
    QList<DataTable::FilterChip> chips;
    const auto add = [this, &chips](const QString &text, QString Filters::*field) {
        chips.append({text, [this, field] {
                          m_filters.*field = QString();
                          applyFilters();
                      }});
    };
    if (!m_filters.status.isEmpty())
        add(tr("Status: %1").arg(taskChip(m_filters.status, 0, 0).text), &Filters::status);
    if (!m_filters.type.isEmpty())
        add(tr("Type: %1").arg(taskTypeText(m_filters.type)), &Filters::type);
    if (!m_filters.user.isEmpty())
        add(tr("User: %1").arg(m_filters.user), &Filters::user);
    if (!m_filters.platformId.isEmpty()) {
        const QString name =
            m_filters.platformName.isEmpty() ? m_filters.platformId : m_filters.platformName;
        chips.append({tr("Platform: %1").arg(name), [this] {
                          m_filters.platformId.clear();
                          m_filters.platformName.clear();
                          applyFilters();
                      }});
    }
    m_table->setRowFilter(nullptr, chips);
}

/// Users and platforms are those of one server.
QString TasksPage::filtersKey()
{
    return QStringLiteral("tasks/%1/filters").arg(context().connection.profile().id);
}

void TasksPage::loadFilters()
{
    const QVariantMap kept = context().preferences.value(filtersKey()).toMap();
    m_filters.status = kept.value(QStringLiteral("status")).toString();
    m_filters.type = kept.value(QStringLiteral("type")).toString();
    m_filters.user = kept.value(QStringLiteral("user")).toString();
    m_filters.platformId = kept.value(QStringLiteral("platform")).toString();
}

void TasksPage::filterByPlatform(const QString &name)
{
    if (name.isEmpty()) {
        m_filters.platformId.clear();
        m_filters.platformName.clear();
        applyFilters();
        return;
    }
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [name](client::ApiClient &client) {
            return client.get(QStringLiteral("/api/v1/platforms/") + name);
        },
        [this, name](const Result<QJsonObject> &platform) {
            endBusy();
            if (!platform) {
                context().notifications.error(tr("Tasks on %1 cannot be shown: %2")
                                                  .arg(name, errorSentence(platform.error())));
                return;
            }
            m_filters.platformId = platform->value(QLatin1String("id")).toString();
            m_filters.platformName = platform->value(QLatin1String("name")).toString();
            applyFilters();
        });
}

void TasksPage::nameThePlatform()
{
    context().connection.call<QJsonObject>(
        this,
        [id = m_filters.platformId](client::ApiClient &client) {
            return client.get(QStringLiteral("/api/v1/platforms/") + id);
        },
        [this, id = m_filters.platformId](const Result<QJsonObject> &platform) {
            if (!platform || id != m_filters.platformId)
                return;
            m_filters.platformName = platform->value(QLatin1String("name")).toString();
            showChips();
        });
}

QList<QJsonObject> TasksPage::selected() const
{
    QStringList ids = m_table->selectedIds();
    if (ids.isEmpty() && !m_table->currentId().isEmpty())
        ids.append(m_table->currentId());
    QList<QJsonObject> tasks;
    for (const QString &id : ids) {
        if (const int row = m_model->rowOf(id); row >= 0)
            tasks.append(m_model->object(row));
    }
    return tasks;
}

void TasksPage::updateActions()
{
    const QList<QJsonObject> tasks = selected();
    const auto enable = [](QAction *action, bool wanted) {
        action->setEnabled(wanted && !action->property("refused").toBool());
    };
    bool unfinished = false;
    for (const QJsonObject &task : tasks)
        unfinished = unfinished || !isFinishedTask(task);
    const QJsonObject first = tasks.value(0);
    const bool single = tasks.size() == 1;
    const int failed =
        first.value(QLatin1String("totals")).toObject().value(QLatin1String("failed")).toInt();
    enable(m_openAction, single);
    enable(m_again, single);
    enable(m_againFailed, single && isFinishedTask(first) && failed > 0);
    enable(m_cancel, unfinished);
    enable(m_copy, single && first.value(QLatin1String("type")) == QLatin1String("run_command"));
}

void TasksPage::openTask(const QString &id)
{
    if (!id.isEmpty())
        context().open(QStringLiteral("tasks/") + id);
}

void TasksPage::runAgain(bool onlyFailed)
{
    const QList<QJsonObject> tasks = selected();
    if (tasks.size() != 1)
        return;
    const QString id = tasks.first().value(QLatin1String("id")).toString();
    if (tasks.first().value(QLatin1String("type")) == QLatin1String("test_connection"))
        testAgain(id, onlyFailed);
    else
        context().open(QStringLiteral("run?task=%1%2")
                           .arg(id, onlyFailed ? QStringLiteral("&only=failed") : QString()));
}

void TasksPage::testAgain(const QString &taskId, bool onlyFailed)
{
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [taskId, onlyFailed](client::ApiClient &client) -> Result<QJsonObject> {
            QUrlQuery query;
            if (onlyFailed)
                query.addQueryItem(QStringLiteral("status"), QStringLiteral("failed"));
            TESTUM_TRY(
                const QJsonArray runs,
                client.listAll(kPath + QLatin1Char('/') + taskId + QStringLiteral("/runs"), query));
            QJsonArray platforms;
            for (const QJsonValue &run : runs) {
                const QJsonValue id = run.toObject().value(QLatin1String("platform_id"));
                if (id.isString()) // deleted ones have none
                    platforms.append(id);
            }
            return client.post(kPath, {{QStringLiteral("type"), QStringLiteral("test_connection")},
                                       {QStringLiteral("platforms"), platforms}});
        },
        [this](const Result<QJsonObject> &task) {
            endBusy();
            if (task)
                openTask(task->value(QLatin1String("id")).toString());
            else
                context().notifications.error(
                    tr("The task could not be started: %1").arg(errorSentence(task.error())));
        });
}

void TasksPage::askToCancel()
{
    QStringList ids;
    QStringList names;
    int hosts = 0;
    for (const QJsonObject &task : selected()) {
        if (isFinishedTask(task))
            continue;
        ids.append(task.value(QLatin1String("id")).toString());
        names.append(taskName(task));
        const QJsonObject totals = task.value(QLatin1String("totals")).toObject();
        hosts += totals.value(QLatin1String("pending")).toInt() +
                 totals.value(QLatin1String("running")).toInt();
    }
    if (ids.isEmpty())
        return;
    ConfirmQuestion question;
    question.title = tr("Cancel %n task(s)?", nullptr, int(ids.size()));
    question.text = tr("What runs on %n host(s) is stopped.", nullptr, hosts);
    question.details = names.join(QLatin1Char('\n'));
    question.confirmText = tr("Cancel task");
    question.keepText = tr("Keep running");
    ConfirmDialog::ask(this, question, [this, ids] { cancelTasks(ids); });
}

void TasksPage::cancelTasks(const QStringList &ids)
{
    beginBusy();
    context().connection.call<void>(
        this,
        [ids](client::ApiClient &client) -> Result<void> {
            for (const QString &id : ids) {
                const auto asked =
                    client.post(kPath + QLatin1Char('/') + id + QStringLiteral("/cancel"), {});
                if (!asked && !asked.error().is("task.already_finished"))
                    return asked.error();
            }
            return {};
        },
        [this](const Result<void> &asked) {
            endBusy();
            if (!asked)
                context().notifications.error(
                    tr("The task could not be cancelled: %1").arg(errorSentence(asked.error())));
            m_list->update();
        });
}

void TasksPage::copyCommand()
{
    const QList<QJsonObject> tasks = selected();
    if (tasks.size() != 1)
        return;
    QGuiApplication::clipboard()->setText(tasks.first()
                                              .value(QLatin1String("spec"))
                                              .toObject()
                                              .value(QLatin1String("command"))
                                              .toString());
    context().notifications.info(tr("Copied"));
}

void TasksPage::askWhereToExport()
{
    auto *dialog = new QFileDialog(this, tr("Export tasks"));
    dialog->setObjectName(QStringLiteral("exportFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("JSON (*.json)")});
    dialog->selectFile(QStringLiteral("testum-tasks.csv"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.json")) ? QStringLiteral("json")
                                                                          : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &TasksPage::exportTo);
    dialog->open();
}

void TasksPage::exportTo(const QString &fileName)
{
    const bool isJson = fileName.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    QUrlQuery query = m_paged->filterQuery();
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("created_at"));
    m_export->run(new ListExport(context().connection, kPath, query, fileName,
                                 isJson ? jsonArrayFormat() : csvFormat(csvColumns(), csvCells),
                                 this));
}

void TasksPage::retranslate()
{
    m_newRun->setText(tr("&Run…"));
    m_exportAction->setText(tr("&Export…"));
    m_openAction->setText(tr("&Open"));
    m_again->setText(tr("Run &again"));
    m_againFailed->setText(tr("Re-run &failed"));
    m_cancel->setText(tr("&Cancel task"));
    m_copy->setText(tr("Co&py command"));
    m_table->setSearchPlaceholder(tr("Search commands…"));
    m_table->view()->setAccessibleName(tr("Tasks"));
    m_table->emptyState()->setContent(QStringLiteral("list-checks"), tr("No tasks yet"),
                                      tr("Run a command to see it here."));
    m_model->retranslate();
    showChips();
}

} // namespace testum::gui
